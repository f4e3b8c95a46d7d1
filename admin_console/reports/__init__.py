"""The figures: one page for each report, what stands in it, and the way down to single visits."""
