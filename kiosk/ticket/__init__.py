"""A ticket from the touch to the paper, and what the screen says of it."""
