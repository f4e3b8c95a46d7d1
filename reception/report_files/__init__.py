"""Reports as files: what a report's pages hold, and the same as a workbook; no Qt."""
