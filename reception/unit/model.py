"""What keeps the unit's description, and what is written down of who changed it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from reception.domain.unit import Unit


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """One saved state of the unit's description: who made it, when and why."""

    number: int
    made_at: datetime
    made_by: str
    why: str | None = None
    brings_back: int | None = None
    """The earlier revision that it repeats, where something was undone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NewRevision:
    """What a revision is written with."""

    unit: Unit
    made_by: str
    made_at: datetime
    why: str | None = None
    brings_back: int | None = None
    since: int | None = None
    """The revision it was made from; None for whichever is the present one."""
    day: date | None = None
    """The service day whose visitors may not be left without what is retired."""
    new_series: frozenset[str] = frozenset()
    """Letters of series that the unit had not before."""


class UnitChangedError(Exception):
    """Somebody saved another revision since the one that a change was made from."""


class StillNeededError(Exception):
    """Visitors of the day need what the new revision leaves out."""

    def __init__(self, what: str, key: str, visitors: int) -> None:
        self.what = what
        self.key = key
        self.visitors = visitors
        super().__init__(f"{what} {key}: {visitors}")


class LettersGivenError(Exception):
    """Letters of new series are a station's, which numbers with them while it stands alone."""

    def __init__(self, letters: frozenset[str]) -> None:
        self.letters = letters
        super().__init__(", ".join(sorted(letters)))


class UnitSource(Protocol):
    """Tells how the unit is described now."""

    def revision(self) -> tuple[str, int] | None:
        """Return the unit's code and present revision; None when none is set up."""
        ...

    def unit(self) -> tuple[int, Unit] | None:
        """Return the present revision and the unit; None when none is set up."""
        ...
