"""The past: visits that are brought in, and what is forgotten in time."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from reception.domain.ticket import Event, Visit

type Named = Mapping[str, Collection[str | int]]
"""What visits may name, by kind: services, counters, clerks and priority classes of a unit."""


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
