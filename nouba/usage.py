"""A command that was typed wrongly."""


class WrongUsageError(Exception):
    """Something that a command needs was not said, or not in its form."""
