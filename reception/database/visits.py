"""Visits and events as rows: how they are read, and how what happens to a visit is written."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from sqlalchemy import update

from reception.database.heads import is_late, latest_of
from reception.database.run import (
    Row,
    Statement,
    Value,
    given,
    instant,
    microseconds_or_none,
    moment,
    moment_or_none,
    row_of,
    span,
)
from reception.database.schema import queue
from reception.domain.expected_wait import ExpectedWait
from reception.domain.language import Language
from reception.domain.paper import PrintJob, PrintState
from reception.domain.ticket import Event, EventKind, Leg, Recorded, Ticket, TicketState, Visit

TICKET_COLUMNS = """ticket.id, ticket.unit, ticket.service_day, ticket.series, ticket.number,
    ticket.label, ticket.language, ticket.issued_at, ticket.appointment_at"""
# A visit's legs in order; every statement that reads visits selects exactly these.
VISIT_COLUMNS = f"""{TICKET_COLUMNS},
    leg.leg, leg.service, leg.priority, leg.state, leg.waiting_since,
    leg.ranked_since, leg.kept_counter, leg.kept_clerk, leg.parked_at, leg.calls,
    leg.first_called_at, leg.last_called_at, leg.started_at, leg.ended_at, leg.counter,
    leg.clerk, leg.outcome, leg.note, leg.quoted_low_us, leg.quoted_high_us, leg.callable_from"""

VISITS = f"SELECT {VISIT_COLUMNS} FROM ticket JOIN leg ON leg.ticket = ticket.id"
"""Of each ticket every leg: whoever asks says which tickets, and in what order."""

EVENT_COLUMNS = """ticket, kind, at, counter, clerk, service, priority, outcome, ranked_since,
    kept_counter, kept_clerk, note, quoted_low_us, quoted_high_us, operation"""

# As visitors' screens read them: nobody's name, and no remark (docs/decisions/0043).
NAMELESS_VISIT_COLUMNS = re.sub(
    r"leg\.(kept_counter|kept_clerk|clerk|outcome|note)\b", "NULL", VISIT_COLUMNS
)
NAMELESS_VISITS = f"SELECT {NAMELESS_VISIT_COLUMNS} FROM ticket JOIN leg ON leg.ticket = ticket.id"
# As the line reads them, which tells a visitor how her visit ended.
TOLD_VISITS = VISITS.replace(
    VISIT_COLUMNS, re.sub(r"leg\.(kept_counter|kept_clerk|clerk|note)\b", "NULL", VISIT_COLUMNS)
)
NAMELESS_EVENT_COLUMNS = """ticket, kind, at, NULL, NULL, service, priority, NULL, ranked_since,
    NULL, NULL, NULL, quoted_low_us, quoted_high_us, operation"""

# The newest of these days who were called, who left, and who were served uncalled: an index has
# each in its order.
_STAY = """service_day, service, priority, waiting_since, {called}, ended_at, counter,
    quoted_low_us, quoted_high_us, {seen} AS seen_at, ranked_since,
    (SELECT after.service FROM leg AS after WHERE after.ticket = leg.ticket
        AND after.leg = leg.leg + 1 AND after.ranked_since < after.waiting_since
        AND (after.parked_at IS NULL OR after.parked_at < after.waiting_since)
        AND (after.started_at IS NULL OR after.started_at > after.waiting_since)) AS sent_to
    FROM leg
    WHERE unit = :unit AND service_day BETWEEN :from_day AND :to_day AND {those}
    ORDER BY service_day DESC, {seen} DESC LIMIT :limit"""
_CALLED_STAY = _STAY.format(
    called="coalesce(first_called_at, started_at)",
    seen="last_called_at",
    those="calls > 0 AND state <> 'waiting'",
)
# Who was parked and never came back has not left a line.
_LEFT_STAY = _STAY.format(
    called="CAST(NULL AS BIGINT)",
    seen="ended_at",
    those="state = 'cancelled' AND calls = 0 AND (parked_at IS NULL OR parked_at < waiting_since)",
)
# Served straight on, or without a ticket.
_UNCALLED_STAY = _STAY.format(
    called="started_at", seen="started_at", those="calls = 0 AND started_at IS NOT NULL"
)
PAST_STAYS = Statement(f"""
    SELECT * FROM (SELECT {_CALLED_STAY}) AS called UNION ALL
    SELECT * FROM (SELECT {_LEFT_STAY}) AS gone UNION ALL
    SELECT * FROM (SELECT {_UNCALLED_STAY}) AS uncalled
""")


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
    return Leg(
        index=row[9],
        service=row[10],
        priority=row[11],
        state=TicketState(row[12]),
        waiting_since=moment(row[13]),
        ranked_since=moment(row[14]),
        kept_counter=row[15],
        kept_clerk=row[16],
        parked_at=moment_or_none(row[17]),
        calls=row[18],
        first_called_at=moment_or_none(row[19]),
        last_called_at=moment_or_none(row[20]),
        started_at=moment_or_none(row[21]),
        ended_at=moment_or_none(row[22]),
        counter=row[23],
        clerk=row[24],
        outcome=row[25],
        note=row[26],
        quoted=quoted_of(row[27], row[28]),
        callable_from=moment_or_none(row[29]),
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
    return Recorded(
        ticket=UUID(row[0]),
        event=Event(
            kind=EventKind.read(row[1]),
            at=moment(row[2]),
            counter=row[3],
            clerk=row[4],
            service=row[5],
            priority=row[6],
            outcome=row[7],
            ranked_since=moment_or_none(row[8]),
            kept_counter=row[9],
            kept_clerk=row[10],
            note=row[11],
            quoted=quoted_of(row[12], row[13]),
        ),
        operation=UUID(row[14]),
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
    SELECT clerk, counter, opened_at, closed_at, profile, forgotten FROM counter_session
    WHERE unit = :unit AND opened_at < :end AND (closed_at IS NULL OR closed_at > :start)
    ORDER BY opened_at, id
""")
BREAKS = Statement("""
    SELECT clerk, counter, began_at, ended_at FROM clerk_break
    WHERE unit = :unit AND began_at < :end AND (ended_at IS NULL OR ended_at > :start)
    ORDER BY began_at, id
""")

_ITS_TICKET = queue.ticket.alias("its")
_OF_ITS_DAY = latest_of(_ITS_TICKET.c.unit, _ITS_TICKET.c.service_day)
INSERT_EVENT = Statement(
    row_of(
        queue.event,
        "seq",
        is_late=is_late(_OF_ITS_DAY.where(_ITS_TICKET.c.id == given(queue.event.c.ticket))),
    )
)
INSERT_LEG = Statement(row_of(queue.leg, "callable_from"))
OF_EVENT = (
    *("kind", "at", "counter", "clerk", "service", "priority", "outcome", "ranked_since"),
    *("kept_counter", "kept_clerk", "note"),
)
# The others are as they were when the leg began.
_CHANGING = (
    *("state", "waiting_since", "ranked_since", "kept_counter", "kept_clerk", "calls"),
    *("first_called_at", "last_called_at", "started_at", "ended_at", "counter", "clerk"),
    *("outcome", "note"),
)
OF_LEG = ("service", "priority", "parked_at", *_CHANGING)
QUOTED = ("quoted_low_us", "quoted_high_us")
_THIS_LEG = queue.leg.c.leg == given(queue.leg.c.leg)
_SET_LEG = (
    update(queue.leg)
    .values({one: given(queue.leg.c[one]) for one in (*_CHANGING, *QUOTED)})
    .where(queue.leg.c.ticket == given(queue.leg.c.ticket), _THIS_LEG)
)
# Only a leg that has not ended is changed; the row is locked since it was read, so that its
# state is still the one the act was judged by.
UPDATE_LEG = Statement(_SET_LEG.where(queue.leg.c.ended_at.is_(None)))
RESTORE_LEG = Statement(_SET_LEG)


def event_values(visit: Visit, event: Event, operation: UUID, step: int) -> dict[str, Value]:
    """Return a visit's event as its row."""
    return {
        **_written(event, OF_EVENT),
        **quoted_values(event.quoted),
        "ticket": str(visit.ticket.id),
        "operation": str(operation),
        "step": step,
    }


def leg_values(visit: Visit, leg: Leg) -> dict[str, Value]:
    """Return a visit's leg as its row."""
    ticket = visit.ticket
    return {
        **_written(leg, OF_LEG),
        **quoted_values(leg.quoted),
        "ticket": str(ticket.id),
        "leg": leg.index,
        "unit": ticket.unit,
        "service_day": ticket.service_day.isoformat(),
        "language": ticket.language,
    }


def _written(part: Event | Leg, columns: Iterable[str]) -> dict[str, Value]:
    values = ((one, getattr(part, one)) for one in columns)
    return {one: instant(it) if isinstance(it, datetime) else it for one, it in values}


def quoted_values(quoted: ExpectedWait | None) -> dict[str, Value]:
    """Return the values of the two columns that keep an announced wait."""
    return {
        "quoted_low_us": microseconds_or_none(quoted.low if quoted else None),
        "quoted_high_us": microseconds_or_none(quoted.high if quoted else None),
    }
