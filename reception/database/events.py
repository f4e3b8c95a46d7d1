"""Writing what happens to visits: the event, and the legs as it leaves them."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import update

from reception.database.run import (
    Run,
    Statement,
    Value,
    given,
    instant,
    microseconds_or_none,
    row_of,
)
from reception.database.schema import queue
from reception.domain.ticket import BEGINNING, Event, EventKind, Leg, Visit
from reception.domain.wait import ExpectedWait

INSERT_EVENT = Statement(row_of(queue.event, "seq"))
INSERT_LEG = Statement(row_of(queue.leg, "callable_from"))
_OF_EVENT = (
    *("kind", "at", "counter", "clerk", "service", "priority", "outcome", "ranked_since"),
    *("kept_counter", "kept_clerk", "note"),
)
# The others are as they were when the leg began.
_CHANGING = (
    *("state", "waiting_since", "ranked_since", "kept_counter", "kept_clerk", "calls"),
    *("first_called_at", "last_called_at", "started_at", "ended_at", "counter", "clerk"),
    *("outcome", "note"),
)
_OF_LEG = ("service", "priority", "parked_at", *_CHANGING)
_THIS_LEG = queue.leg.c.leg == given(queue.leg.c.leg)
_SET_LEG = (
    update(queue.leg)
    .values({one: given(queue.leg.c[one]) for one in _CHANGING})
    .where(queue.leg.c.ticket == given(queue.leg.c.ticket), _THIS_LEG)
)
# Only a leg that has not ended is changed; the row is locked since it was read, so that its
# state is still the one the act was judged by.
_UPDATE_LEG = Statement(_SET_LEG.where(queue.leg.c.ended_at.is_(None)))
_RESTORE_LEG = Statement(_SET_LEG)
_DELETE_LATER_LEGS = Statement("DELETE FROM leg WHERE ticket = :ticket AND leg > :leg")
_GIVE_PLACE_BACK = Statement("""
    UPDATE day_service SET taken = taken - 1
    WHERE unit = :unit AND service_day = :day AND service = :service
""")


def record_step(run: Run, visit: Visit, event: Event, operation: UUID, step: int) -> None:
    """Write an event and the visit it led to; a cancelled one's place is free again."""
    _write_event(run, visit, event, operation, step)
    present = visit.leg
    begun = event.kind in BEGINNING
    # A missed leg ended long before its visitor was readmitted, and stays as it is.
    if event.kind is not EventKind.READMITTED:
        before = visit.legs[-2] if begun else present
        if run.change(_UPDATE_LEG, **leg_values(visit, before)) != 1:
            raise RuntimeError(f"ticket {visit.ticket.label} changed under its lock")
    if begun:
        run.change(INSERT_LEG, **leg_values(visit, present))
    if event.kind is EventKind.CANCELLED:
        run.change(
            _GIVE_PLACE_BACK,
            unit=visit.ticket.unit,
            day=visit.ticket.service_day.isoformat(),
            service=visit.legs[0].service,
        )


def take_step_back(run: Run, before: Visit, event: Event, operation: UUID, step: int) -> None:
    """Write that the last event is undone, and the visit as it was before that."""
    _write_event(run, before, event, operation, step)
    run.change(_DELETE_LATER_LEGS, ticket=str(before.ticket.id), leg=before.leg.index)
    run.change(_RESTORE_LEG, **leg_values(before, before.leg))


def _write_event(run: Run, visit: Visit, event: Event, operation: UUID, step: int) -> None:
    run.change(INSERT_EVENT, **event_values(visit, event, operation, step))


def event_values(visit: Visit, event: Event, operation: UUID, step: int) -> dict[str, Value]:
    """Return a visit's event as its row."""
    return {
        **_written(event, _OF_EVENT),
        **quoted_values(event.quoted),
        "ticket": str(visit.ticket.id),
        "operation": str(operation),
        "step": step,
    }


def leg_values(visit: Visit, leg: Leg) -> dict[str, Value]:
    """Return a visit's leg as its row."""
    ticket = visit.ticket
    return {
        **_written(leg, _OF_LEG),
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
