"""The waiting room's screen."""
