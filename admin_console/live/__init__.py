"""The live view: the hall as it is, on one page."""
