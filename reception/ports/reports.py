"""What the questions of managers need."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from reception.domain.paper import PrintJob
from reception.domain.ticket import Visit
from reception.ports.desk import Recorded


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkSpan:
    """While a person was at a counter, or on a break from it."""

    clerk: str
    counter: int
    began_at: datetime
    ended_at: datetime | None
    """None while it goes on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitRecord:
    """A visit with everything that is kept of it."""

    visit: Visit
    events: tuple[Recorded, ...]
    papers: tuple[PrintJob, ...]


class ReportStore(Protocol):
    """Answers the questions of managers."""

    def visits(self, unit: str, first: date, last: date) -> Iterator[Visit]:
        """Yield every visit of the service days ``first`` to ``last``, by day and number."""
        ...

    def record(self, unit: str, ticket: UUID) -> VisitRecord | None:
        """Return a visit with its events and papers; None when it is not known."""
        ...

    def sessions(self, unit: str, start: datetime, end: datetime) -> tuple[WorkSpan, ...]:
        """Return while who was at which counter, of every session that touches ``[start, end)``."""
        ...

    def breaks(self, unit: str, start: datetime, end: datetime) -> tuple[WorkSpan, ...]:
        """Return while who was away from which counter, likewise."""
        ...
