"""The head of a day's chain of events, as the core asks for it."""

from dataclasses import dataclass
from datetime import date, datetime
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


class ChainStore(Protocol):
    """Knows the chains."""

    def head(self, unit: str, day: date) -> DayHead | None:
        """Return the head of a day's chain; None when nothing happened."""
        ...

    def find(self, unit: str, day: date, digits: str) -> FoundHead | None:
        """Return where a head begins with these hexadecimal digits; None: nowhere in that day."""
        ...
