"""A visit's life: the ticket, its legs, the events, and which step is legal from where."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from reception.domain.errors import WrongStateError
from reception.domain.language import Language


class TicketState(StrEnum):
    """Where a visit stands; every second of it belongs to exactly one of these."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    SERVED = "served"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    UNSERVED = "unserved"


OPEN_STATES = frozenset({TicketState.WAITING, TicketState.CALLED, TicketState.SERVING})
HELD_STATES = frozenset({TicketState.CALLED, TicketState.SERVING})


class EventKind(StrEnum):
    """What can happen to a visit."""

    ISSUED = "issued"
    CALLED = "called"
    RECALLED = "recalled"
    STARTED = "started"
    FINISHED = "finished"
    MISSED = "missed"
    CANCELLED = "cancelled"
    CLOSED = "closed"


# The whole life of a visit: from which state an event leads to which.
TRANSITIONS: Mapping[tuple[TicketState, EventKind], TicketState] = {
    (TicketState.WAITING, EventKind.CALLED): TicketState.CALLED,
    (TicketState.CALLED, EventKind.RECALLED): TicketState.CALLED,
    (TicketState.CALLED, EventKind.STARTED): TicketState.SERVING,
    (TicketState.SERVING, EventKind.FINISHED): TicketState.SERVED,
    (TicketState.CALLED, EventKind.MISSED): TicketState.NO_SHOW,
    (TicketState.WAITING, EventKind.CANCELLED): TicketState.CANCELLED,
    (TicketState.WAITING, EventKind.CLOSED): TicketState.UNSERVED,
    (TicketState.CALLED, EventKind.CLOSED): TicketState.UNSERVED,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Ticket:
    """What is fixed when the number is given, and never changes."""

    id: UUID
    unit: str
    service_day: date
    series: str
    number: int
    label: str
    language: Language
    issued_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Leg:
    """One queue entry of a visit, from its waiting to its outcome."""

    index: int
    service: str
    priority: str
    state: TicketState
    waiting_since: datetime
    calls: int = 0
    first_called_at: datetime | None = None
    last_called_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    counter: int | None = None
    clerk: str | None = None
    outcome: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """One thing that happened to a visit: who, what, when, where."""

    kind: EventKind
    at: datetime
    counter: int | None = None
    clerk: str | None = None
    service: str | None = None
    priority: str | None = None
    outcome: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """A ticket and the legs it has gone through so far, the present one last."""

    ticket: Ticket
    legs: tuple[Leg, ...]

    @property
    def leg(self) -> Leg:
        """Return the present leg."""
        return self.legs[-1]

    @property
    def state(self) -> TicketState:
        """Return where the visit stands now."""
        return self.leg.state


def label(prefix: str, number: int) -> str:
    """Return what is printed and called, such as ``A042``."""
    return f"{prefix}{number:03d}"


def begin(ticket: Ticket, issued: Event) -> Visit:
    """Return the visit that its first event starts."""
    if issued.kind is not EventKind.ISSUED or not issued.service or not issued.priority:
        raise ValueError(f"a visit starts with a complete {EventKind.ISSUED} event")
    first = Leg(
        index=1,
        service=issued.service,
        priority=issued.priority,
        state=TicketState.WAITING,
        waiting_since=issued.at,
    )
    return Visit(ticket=ticket, legs=(first,))


def apply(visit: Visit, event: Event) -> Visit:
    """Return the visit after ``event``.

    Raises:
        WrongStateError: the event is not legal from the visit's present state.
    """
    state = TRANSITIONS.get((visit.state, event.kind))
    if state is None:
        raise WrongStateError(visit.ticket.label, visit.state, event.kind)
    return replace(visit, legs=(*visit.legs[:-1], _advance(visit.leg, state, event)))


def _advance(leg: Leg, state: TicketState, event: Event) -> Leg:
    match event.kind:
        case EventKind.CALLED | EventKind.RECALLED:
            return replace(
                leg,
                state=state,
                calls=leg.calls + 1,
                first_called_at=leg.first_called_at or event.at,
                last_called_at=event.at,
                counter=event.counter,
                clerk=event.clerk,
            )
        case EventKind.STARTED:
            return replace(leg, state=state, started_at=event.at)
        case _:
            return replace(leg, state=state, ended_at=event.at, outcome=event.outcome or state)


def fold(ticket: Ticket, events: Iterable[Event]) -> Visit:
    """Return the visit that ``events``, in order, lead to; the proof behind ``nouba verify``."""
    history = iter(events)
    visit = begin(ticket, next(history))
    for event in history:
        visit = apply(visit, event)
    return visit


_LABEL = re.compile(r"([A-Z]{1,2})([0-9]{1,6})")


def label_parts(label: str) -> tuple[str, int] | None:
    """Return the series and the number of a label as people write it; None when it is none."""
    found = _LABEL.fullmatch("".join(label.split()).upper())
    return (found[1], int(found[2])) if found else None
