"""What keeps the answers of visitors to how it went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID


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


class RatingStore(Protocol):
    """Keeps what visitors say of their visits."""

    def rated(self, operation: UUID) -> Rated | None:
        """Return what the operation has written; None when it is new."""
        ...

    def add(self, rating: Rating) -> bool:
        """Write a rating; return False when its operation or its ticket has one already."""
        ...

    def counts(self, unit: str, first: date, last: date) -> Sequence[RatingCount]:
        """Return how often each score was given, for each service and reason."""
        ...
