"""The waiting room's screens."""
