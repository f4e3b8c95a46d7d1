"""Alerts in the console: watched over every page, told by banner and chime, kept in a log."""
