"""What the past needs of a store: bringing visits in, and forgetting them in time."""

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from reception.domain.ticket import Event, Visit


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """What the visits of a unit may name."""

    services: frozenset[str]
    counters: frozenset[int]
    people: frozenset[str]
    priorities: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitImport:
    """A file of visits that was brought in, as far as it came."""

    id: int
    source: str
    file: str
    made_by: str
    began_at: datetime
    ended_at: datetime | None
    """None of one that was broken off."""
    visits: int
    legs: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PastVisit:
    """A visit to be written with everything that led to it, under one operation."""

    visit: Visit
    events: Sequence[Event]
    operation: UUID


class HistoryWork(Protocol):
    """One transaction; nobody else brings visits in meanwhile."""

    def named(self, unit: str) -> Named:
        """Return what visits may name."""
        ...

    def keep_retired(self, unit: str, names: Named) -> None:
        """Let visits name what the unit's description does not have."""
        ...

    def present(self, tickets: Collection[UUID]) -> dict[UUID, int]:
        """Return how many legs those of these visits have that are there."""
        ...

    def numbers(self, unit: str, day: date) -> set[tuple[str, int]]:
        """Return the series and numbers of the past that a day has."""
        ...

    def forgotten(self, unit: str, days: Collection[date]) -> frozenset[date]:
        """Return which of these days have no single visits any more."""
        ...

    def write(self, run: int, unit: str, visits: Sequence[PastVisit]) -> None:
        """Write visits as an import's, and whose people are to be forgotten again."""
        ...


class HistoryStore(Protocol):
    """Brings visits in."""

    def work(self, *, write: bool) -> AbstractContextManager[HistoryWork]:
        """Give a transaction; without ``write`` nothing is locked and nothing may be written."""
        ...

    def begin_import(self, unit: str, *, source: str, file: str, by: str, at: datetime) -> int:
        """Write that an import has begun; return its number."""
        ...

    def end_import(self, run: int, at: datetime) -> None:
        """Write that an import has come to its end, and announce what it changed."""
        ...

    def imports(self, unit: str, most: int) -> tuple[VisitImport, ...]:
        """Return the imports, the newest first."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class RetentionRun:
    """What a run has forgotten, as far as it came."""

    id: int
    made_by: str
    began_at: datetime
    ended_at: datetime | None
    """None of one that was broken off; the next one goes on where it stopped."""
    people_before: date
    """Who served on days before this one is no longer known."""
    tickets_before: date
    """Single tickets of days before this one are no longer told apart."""
    people_days: int
    ticket_days: int
    tickets: int
    sessions: int
    left_open: int
    """Visits that never ended, and were left as they are."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Forgotten:
    """What was forgotten in one step."""

    people_days: int = 0
    ticket_days: int = 0
    tickets: int = 0
    left_open: int = 0


class What(StrEnum):
    """What of a day is forgotten."""

    PEOPLE = "people"
    """Who served whom."""
    TICKETS = "tickets"
    """Which visit was whose."""
