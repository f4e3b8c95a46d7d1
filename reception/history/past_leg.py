"""One leg of a past visit as a file tells it, and a line that tells none."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from reception.domain.estimate import ExpectedWait
from reception.domain.ticket import TicketState


@dataclass(frozen=True, kw_only=True, slots=True)
class PastLeg:
    """One stay in a queue that is over, from one line of a file."""

    line: int
    visit: UUID
    """The same for the same visit in the same file, however often it is read."""
    leg: int
    label: str | None
    """None: the visit is numbered when it is brought in."""
    unit: str | None
    """The unit that the line names; None when the file names none."""
    service_day: date
    service: str
    language: str
    priority: str
    waiting_since: datetime
    first_called_at: datetime | None
    last_called_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    counter: int | None
    clerk: str | None
    outcome: str | None
    state: TicketState
    quoted: ExpectedWait | None = None
    """The wait that was announced with the number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BadLine:
    """A line that cannot be brought in, and why."""

    line: int
    reason: str
    visit: UUID | None = None
    """Of which visit it would have been; None when the line does not even tell that."""
