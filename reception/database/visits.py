"""Reading visits and events: the columns, and what they become."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from uuid import UUID

from reception.database.run import Row, Statement, moment, moment_or_none, span
from reception.domain.language import Language
from reception.domain.paper import PrintJob, PrintState
from reception.domain.ticket import Event, EventKind, Leg, Recorded, Ticket, TicketState, Visit
from reception.domain.wait import ExpectedWait

# A visit's legs in order; every statement that reads visits selects exactly these.
VISIT_COLUMNS = """ticket.id, ticket.unit, ticket.service_day, ticket.series, ticket.number,
    ticket.label, ticket.language, ticket.issued_at, ticket.appointment_at,
    leg.leg, leg.service, leg.priority, leg.state, leg.waiting_since,
    leg.ranked_since, leg.kept_counter, leg.kept_clerk, leg.parked_at, leg.calls,
    leg.first_called_at, leg.last_called_at, leg.started_at, leg.ended_at, leg.counter,
    leg.clerk, leg.outcome, leg.note, leg.quoted_low_us, leg.quoted_high_us, leg.callable_from"""
TICKET_COLUMNS = 9

EVENT_COLUMNS = """ticket, kind, at, counter, clerk, service, priority, outcome, ranked_since,
    kept_counter, kept_clerk, note, quoted_low_us, quoted_high_us, operation"""


def ticket_of(row: Row) -> Ticket:
    """Return the ticket of a row of ``VISIT_COLUMNS``."""
    return Ticket(
        id=UUID(row[0]),
        unit=row[1],
        service_day=date.fromisoformat(row[2]),
        series=row[3],
        number=row[4],
        label=row[5],
        language=Language(row[6]),
        issued_at=moment(row[7]),
        appointment_at=moment_or_none(row[8]),
    )


def leg_of(row: Row) -> Leg:
    """Return the leg of a row of ``VISIT_COLUMNS``."""
    (
        index,
        service,
        priority,
        state,
        waiting_since,
        ranked_since,
        kept_counter,
        kept_clerk,
        parked_at,
        calls,
        first_called_at,
        last_called_at,
        started_at,
        ended_at,
        counter,
        clerk,
        outcome,
        note,
        quoted_low,
        quoted_high,
        callable_from,
    ) = row[TICKET_COLUMNS:]
    return Leg(
        index=index,
        service=service,
        priority=priority,
        state=TicketState(state),
        waiting_since=moment(waiting_since),
        ranked_since=moment(ranked_since),
        kept_counter=kept_counter,
        kept_clerk=kept_clerk,
        parked_at=moment_or_none(parked_at),
        calls=calls,
        first_called_at=moment_or_none(first_called_at),
        last_called_at=moment_or_none(last_called_at),
        started_at=moment_or_none(started_at),
        ended_at=moment_or_none(ended_at),
        counter=counter,
        clerk=clerk,
        outcome=outcome,
        note=note,
        quoted=quoted_of(quoted_low, quoted_high),
        callable_from=moment_or_none(callable_from),
    )


def quoted_of(low: int | None, high: int | None) -> ExpectedWait | None:
    """Return the range of two columns of microseconds; None when no wait was announced."""
    return None if low is None or high is None else ExpectedWait(low=span(low), high=span(high))


def visits_of(rows: Iterable[Row]) -> Iterator[Visit]:
    """Yield the visits of rows in which each ticket's legs stand together, in order."""
    for _, legs in groupby(rows, key=lambda row: row[0]):
        first, *others = legs
        yield Visit(ticket=ticket_of(first), legs=tuple(leg_of(row) for row in (first, *others)))


def visit_of(rows: Iterable[Row]) -> Visit | None:
    """Return the one visit of these rows; None when there are none."""
    return next(visits_of(rows), None)


def recorded_of(row: Row) -> Recorded:
    """Return the event of a row of ``EVENT_COLUMNS``."""
    (
        ticket,
        kind,
        at,
        counter,
        clerk,
        service,
        priority,
        outcome,
        ranked_since,
        kept_counter,
        kept_clerk,
        note,
        quoted_low,
        quoted_high,
        operation,
    ) = row
    return Recorded(
        ticket=UUID(ticket),
        event=Event(
            kind=EventKind.read(kind),
            at=moment(at),
            counter=counter,
            clerk=clerk,
            service=service,
            priority=priority,
            outcome=outcome,
            ranked_since=moment_or_none(ranked_since),
            kept_counter=kept_counter,
            kept_clerk=kept_clerk,
            note=note,
            quoted=quoted_of(quoted_low, quoted_high),
        ),
        operation=UUID(operation),
    )


JOB_COLUMNS = "ticket, sheet, station, state, queued_at, changed_at, request"


def job_of(row: Row) -> PrintJob:
    """Return the sheet of a row of ``JOB_COLUMNS``."""
    ticket, sheet, station, state, queued_at, changed_at, request = row
    return PrintJob(
        ticket=UUID(ticket),
        sheet=sheet,
        station=station,
        state=PrintState(state),
        queued_at=moment(queued_at),
        changed_at=moment(changed_at),
        asked_for=request is not None,
    )


SESSIONS = Statement("""
    SELECT clerk, counter, opened_at, closed_at, profile FROM counter_session
    WHERE unit = :unit AND opened_at < :end AND (closed_at IS NULL OR closed_at > :start)
    ORDER BY opened_at, id
""")
BREAKS = Statement("""
    SELECT clerk, counter, began_at, ended_at FROM clerk_break
    WHERE unit = :unit AND began_at < :end AND (ended_at IS NULL OR ended_at > :start)
    ORDER BY began_at, id
""")
