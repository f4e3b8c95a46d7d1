"""A whole day of a large hall through the real programs, and judges who were not there."""
