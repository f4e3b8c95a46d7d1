"""A report on paper: laid out once, drawn into a PDF, on a printer or on a picture."""
