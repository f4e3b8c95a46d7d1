"""Why the office's administrator was refused something: one class each."""

from reception.domain.errors import Refusal

SHORTEST_PASSWORD = 8
SHORTEST_ADMINISTRATORS_PASSWORD = 15
"""Of an administrator without a second factor."""
LONGEST_PASSWORD = 128


class OtherUnitError(Refusal):
    """The database already belongs to another unit."""

    def __init__(self, present: str, asked: str) -> None:
        super().__init__(
            f"This database belongs to unit '{present}'; unit '{asked}' needs one of its own"
        )


class LastAdministratorError(Refusal):
    """Nobody would be left who may change the unit."""

    says = "The last administrator cannot be retired or given another role; name another one first"


class StillInUseError(Refusal):
    """Visitors of today need what would be retired."""

    def __init__(self, what: str, key: str, visitors: int) -> None:
        self.what = what
        """``service``, ``counter`` or ``person``."""
        self.key = key
        self.visitors = visitors
        super().__init__(
            f"The {what} '{key}' cannot be retired now: {visitors} of today's visitors need it;"
            " serve them or close the day first"
        )


class UnknownRevisionError(Refusal):
    """The unit never had this revision."""

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no revision {number} of this unit; see: nouba unit history")


class NothingBeforeError(Refusal):
    """There is no earlier description to go back to."""

    says = "This is the first description of the unit: nothing stands before it"


class WeakPasswordError(Refusal):
    """A password is too easily guessed."""

    def __init__(self, shortest: int = SHORTEST_PASSWORD) -> None:
        self.shortest = shortest
        super().__init__(
            f"Choose a password of {shortest} to {LONGEST_PASSWORD} characters that is not"
            " the old one and not one character again and again"
        )


class CommonPasswordError(Refusal):
    """A password is one that is tried first."""

    says = (
        "Many people have this password, or it is made of your login, the unit or the product:"
        " choose another, such as a sentence of your own"
    )
