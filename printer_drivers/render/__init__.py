"""Draws a whole ticket as one picture of black and white dots."""
