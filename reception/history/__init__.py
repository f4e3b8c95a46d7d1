"""The past: brought in from files, and forgotten in time."""
