"""What a day's closing slip needs to know: the numbers given, and the head of the day's chain."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, kw_only=True, slots=True)
class DayHead:
    """How far a day's chain has come."""

    day: date
    events: int
    seal: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundHead:
    """Where a head is in a day's chain."""

    events: int
    """So many had happened."""
    later: int
    """So many have happened since."""
    next_at: datetime | None
    """When the first of those happened."""
    is_reduced: bool
    """The day's visits were since reduced to figures: how they led there is no longer known."""


class Why(StrEnum):
    """Why a number between the first and the last has no ticket."""

    LEFT_OUT = "left_out"
    """A backup was put back: it may stand on paper."""
    VOID = "void"
    """Somebody has said so; ``detail`` is why."""
    REPLACED = "replaced"
    """A kiosk that stood alone gave its visitor another one, which is ``detail``."""
    PARKED = "parked"
    """A kiosk that stood alone gave it, and what becomes of it is still to be decided."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Missing:
    """Numbers of a series, the first and the last included, that have no ticket."""

    first: int
    last: int
    why: Why
    detail: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SeriesNumbers:
    """The numbers of a series that were given on a day."""

    series: str
    first: int
    last: int
    tickets: int
    missing: tuple[Missing, ...]


class DaySlipStore(Protocol):
    """Knows the chains, and the numbers of a day."""

    def numbers(self, unit: str, day: date) -> tuple[SeriesNumbers, ...]:
        """Return the numbers of every series that was given on a day."""
        ...

    def head(self, unit: str, day: date) -> DayHead | None:
        """Return the head of a day's chain; None when nothing happened."""
        ...

    def find(self, unit: str, day: date, digits: str) -> FoundHead | None:
        """Return where a head begins with these hexadecimal digits; None: nowhere in that day."""
        ...

    def is_reduced(self, unit: str, day: date) -> bool:
        """Return whether a day's visits were reduced to figures."""
        ...
