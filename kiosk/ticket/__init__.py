"""A ticket or a sheet from the touch to the paper, and what the screen says of it."""
