"""What the database refused, for those who can do something about it."""


class UniqueViolationError(Exception):
    """A constraint refused a second row; names it."""

    def __init__(self, constraint: str) -> None:
        self.constraint = constraint
        super().__init__(constraint)
