"""Speaks with one printer: prints, believes what it says, and listens when it is idle."""
