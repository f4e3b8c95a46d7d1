"""How content visitors are: scores from 1 to 5, and what a number of them comes to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

SCORES = (1, 2, 3, 4, 5)
"""From the saddest face to the happiest."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RatingScores:
    """How often each score was given."""

    counts: Mapping[int, int]

    @property
    def rated(self) -> int:
        """Return how many ratings there are."""
        return sum(self.counts.values())

    @property
    def mean(self) -> float | None:
        """Return the arithmetic mean; None when nobody has rated."""
        points = sum(score * times for score, times in self.counts.items())
        return points / self.rated if self.rated else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Rating:
    """What a visitor said, at a kiosk, of a visit; nothing of who she is."""

    unit: str
    service_day: date
    at: datetime
    score: int
    reason: str | None
    ticket: UUID | None
    service: str | None
    """The ticket's."""
    station: str
    operation: UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class Rated:
    """What an operation has written of a rating."""

    score: int
    reason: str | None
    label: str | None
    """Of the ticket."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RatingCount:
    """How often a score was given for a service and a reason."""

    service: str | None
    reason: str | None
    score: int
    times: int
