"""Watching the hall and its stations: what is going on, what alarms, and the log of it."""
