"""Single visits: as the export has them, as pages of a list, and the story of one."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from reception.domain.errors import Refusal
from reception.domain.metrics import Measured
from reception.domain.paper import PrintJob
from reception.domain.ticket import Leg, Ticket, Visit
from reception.ports import Recorded


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitRow:
    """One leg of a visit as the export has it; the fields are its columns, in order."""

    ticket_id: UUID
    label: str
    unit: str
    service_day: date
    service: str
    leg: int
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
    state: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Stay:
    """One stay of a visitor in a queue, as a list shows it: what the figures count one by one."""

    ticket: Ticket
    leg: Leg
    measured: Measured


@dataclass(frozen=True, kw_only=True, slots=True)
class StaysPage:
    """A page of single stays; as many pages as there are hold as many stays as ``arrived`` says."""

    stays: tuple[Stay, ...]
    after: str | None
    """Where the next page begins; None when this is the last one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """Everything that is known of one visit."""

    visit: Visit
    stays: tuple[Measured, ...]
    """What each of its legs adds to the figures, in their order."""
    wait: timedelta | None
    """Of all its stays together; None when it was never called."""
    events: tuple[Recorded, ...]
    """In the order in which they happened."""
    papers: tuple[PrintJob, ...]
    """The sheets that were wanted for it."""


class UnknownVisitError(Refusal):
    """There is no such visit, or nothing is kept of it any more."""

    def __init__(self, ticket: UUID) -> None:
        super().__init__(f"There is no visit {ticket} here")


class PlaceInListError(Refusal):
    """What should say where the next page begins says nothing."""

    def __init__(self, after: str) -> None:
        super().__init__(f"'{after}' is no place in a list of visits; start from its beginning")


def visit_row(ticket: Ticket, leg: Leg) -> VisitRow:
    """Return a leg as the export has it."""
    return VisitRow(
        ticket_id=ticket.id,
        label=ticket.label,
        unit=ticket.unit,
        service_day=ticket.service_day,
        service=leg.service,
        leg=leg.index,
        language=ticket.language.value,
        priority=leg.priority,
        waiting_since=leg.waiting_since,
        first_called_at=leg.first_called_at,
        last_called_at=leg.last_called_at,
        started_at=leg.started_at,
        ended_at=leg.ended_at,
        counter=leg.counter,
        clerk=leg.clerk,
        outcome=leg.outcome,
        state=leg.state.value,
    )
