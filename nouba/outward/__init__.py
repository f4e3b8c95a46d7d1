"""The commands of what leaves an office, and of what receives it."""
