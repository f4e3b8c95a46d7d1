"""What the past is replayed from, besides the visits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from reception.domain.unit import Unit


@dataclass(frozen=True, kw_only=True, slots=True)
class Attendance:
    """While somebody was at a counter, her breaks left out."""

    counter: int
    clerk: str
    profile: str | None
    """The last she called by in that time; no other one is kept."""
    began_at: datetime
    ended_at: datetime | None
    """None while it goes on."""


class PastStore(Protocol):
    """Tells how the house was staffed and described."""

    def attendances(self, unit: str, start: datetime, end: datetime) -> Sequence[Attendance]:
        """Return every attendance that touches ``[start, end)``, in order of beginning."""
        ...

    def descriptions(
        self, unit: str, start: datetime, end: datetime
    ) -> Sequence[tuple[datetime, Unit]]:
        """Return the unit's descriptions in force in a time, and since when each was."""
        ...
