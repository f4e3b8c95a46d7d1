"""What the database refused, for those who can do something about it."""


class ConstraintError(Exception):
    """A constraint refused what was to be written; names it."""

    def __init__(self, constraint: str) -> None:
        self.constraint = constraint
        super().__init__(constraint)
