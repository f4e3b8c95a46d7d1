"""What ships for trials, demonstrations and tests, and nothing below imports."""
