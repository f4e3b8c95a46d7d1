"""Why a unit's description was not changed."""

from reception.domain.errors import Refusal
from reception.domain.unit import Unit
from reception.unit_changes import Change


class OtherUnitError(Refusal):
    """The database already belongs to another unit."""

    def __init__(self, present: str, asked: str) -> None:
        super().__init__(
            f"This database belongs to unit '{present}'; unit '{asked}' needs one of its own"
        )


class ChangedMeanwhileError(Refusal):
    """Somebody else saved a change since this one was begun; both can be kept."""

    def __init__(self, by: str, revision: int, unit: Unit, changes: tuple[Change, ...]) -> None:
        self.by = by
        """Who saved last."""
        self.revision = revision
        self.unit = unit
        """The unit as it is now."""
        self.changes = changes
        """What the others changed since."""
        super().__init__(
            f"'{by}' changed the unit meanwhile ({len(changes)} changes); look at them,"
            " then save yours again"
        )


class LastAdministratorError(Refusal):
    """Nobody would be left who may change the unit."""

    def __init__(self) -> None:
        super().__init__(
            "The last administrator cannot be retired or given another role; name another one first"
        )


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
        self.number = number
        super().__init__(f"There is no revision {number} of this unit; see: nouba unit history")


class NothingBeforeError(Refusal):
    """There is no earlier description to go back to."""

    def __init__(self) -> None:
        super().__init__("This is the first description of the unit: nothing stands before it")
