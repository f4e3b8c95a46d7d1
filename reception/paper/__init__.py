"""The life of a sheet of paper: wanted, begun, known."""
