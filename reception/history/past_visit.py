"""A past visit out of its legs: the events that lead to exactly what the file tells."""

from array import array
from collections.abc import Iterator, Sequence
from datetime import datetime

import numpy as np

from reception.domain.errors import WrongStateError
from reception.domain.ticket import OPEN_STATES, Event, EventKind, Ticket, TicketState, Visit, fold
from reception.history.columns import BadLine, PastLeg

_CALLED_OR_STARTED = (TicketState.SERVED, TicketState.NO_SHOW, TicketState.CONTINUED)
_TOLD = (
    "service",
    "priority",
    "state",
    "waiting_since",
    "first_called_at",
    "last_called_at",
    "started_at",
    "ended_at",
    "counter",
    "clerk",
)
_ENDS = {
    TicketState.SERVED: EventKind.FINISHED,
    TicketState.NO_SHOW: EventKind.MISSED,
    TicketState.CANCELLED: EventKind.CANCELLED,
    TicketState.UNSERVED: EventKind.CLOSED,
}


class PastVisitError(ValueError):
    """No visit can have gone so; the message is a sentence's end."""

    def __init__(self, line: int, reason: str) -> None:
        self.line = line
        super().__init__(reason)


def past_visit(
    ticket: Ticket, legs: Sequence[PastLeg], source: str
) -> tuple[Visit, tuple[Event, ...]]:
    """Return a visit and the events that lead to it.

    Raises:
        PastVisitError: no visit can have gone as these legs tell.
    """
    for index, leg in enumerate(legs):
        _require_whole(leg, index, last=leg is legs[-1])
    events = tuple(_events(legs, source))
    try:
        visit = fold(ticket, events)
    except WrongStateError:
        raise PastVisitError(legs[0].line, "no visit can go through these states") from None
    for told, become in zip(legs, visit.legs, strict=True):
        for name in _TOLD:
            if getattr(told, name) != getattr(become, name):
                raise PastVisitError(
                    told.line, f"{name} does not agree with the other cells of this visit"
                )
        if told.outcome is not None and told.outcome != become.outcome:
            raise PastVisitError(told.line, f"outcome and state '{told.state}' do not agree")
    return visit, events


def _require_whole(leg: PastLeg, index: int, *, last: bool) -> None:
    called = bool(leg.first_called_at or leg.started_at)
    # The first that is true is told.
    objections = (
        (
            leg.leg != index + 1,
            f"leg {index + 1} of this visit is missing, or stands elsewhere in the file",
        ),
        (
            leg.state in OPEN_STATES,
            f"this visit is not over ({leg.state}): its day was not closed",
        ),
        (leg.ended_at is None, "it does not say when the visit ended"),
        (
            leg.state is TicketState.SERVED and leg.started_at is None,
            "it does not say when the service began",
        ),
        (
            leg.state in _CALLED_OR_STARTED and not called,
            "it does not say when the visitor was called",
        ),
        (
            (leg.first_called_at is None) != (leg.last_called_at is None),
            "of the first and the last call it tells one alone",
        ),
        (
            (leg.counter is None) != (leg.clerk is None),
            "it names a counter or a clerk, and not both",
        ),
        (
            (leg.counter is not None) != called,
            "who was called has a counter and a clerk, and nobody else has",
        ),
        (
            leg.state is TicketState.CONTINUED and last,
            "the visit went on, but its next leg is missing",
        ),
        (
            not last and leg.state not in _CALLED_OR_STARTED,
            f"no leg follows one that ended as '{leg.state}'",
        ),
    )
    reason = next((says for objects, says in objections if objects), None)
    if reason:
        raise PastVisitError(leg.line, reason)


def _events(legs: Sequence[PastLeg], source: str) -> Iterator[Event]:
    first = legs[0]
    yield Event(
        kind=EventKind.IMPORTED,
        at=first.waiting_since,
        service=first.service,
        priority=first.priority,
        note=source,
        quoted=first.quoted,
    )
    followed = False
    for leg, after in zip(legs, (*legs[1:], None), strict=True):
        if leg.first_called_at and leg.last_called_at:
            yield _event(EventKind.CALLED, leg.first_called_at, leg)
            if leg.last_called_at != leg.first_called_at:
                yield _event(EventKind.RECALLED, leg.last_called_at, leg)
        if leg.started_at and not followed:
            yield _event(EventKind.STARTED, leg.started_at, leg)
        ended = leg.ended_at or leg.waiting_since
        if after is None:
            yield _event(_ENDS[leg.state], ended, leg, outcome=leg.outcome)
            return
        followed = _follows(leg, after)
        yield from _onward(leg, ended, after, followed=followed)


def _event(
    kind: EventKind,
    at: datetime,
    leg: PastLeg,
    *,
    after: PastLeg | None = None,
    outcome: str | None = None,
) -> Event:
    return Event(
        kind=kind,
        at=at,
        counter=leg.counter,
        clerk=leg.clerk,
        service=after.service if after else None,
        priority=after.priority if after else None,
        outcome=outcome,
    )


def _onward(leg: PastLeg, ended: datetime, after: PastLeg, *, followed: bool) -> Iterator[Event]:
    """Yield what ends a leg and begins the next one."""
    if leg.state is TicketState.NO_SHOW:
        yield _event(EventKind.MISSED, ended, leg, outcome=leg.outcome)
        yield _event(EventKind.READMITTED, after.waiting_since, leg, after=after)
    elif leg.state is TicketState.SERVED:
        kind = EventKind.FOLLOWED if followed else EventKind.TRANSFERRED
        outcome = leg.outcome or TicketState.SERVED
        yield _event(kind, ended, leg, after=after, outcome=outcome)
    elif leg.outcome == EventKind.PARKED:
        yield _event(EventKind.PARKED, ended, leg, after=after)
        if _resumed(leg.ended_at, after):
            yield _event(EventKind.RESUMED, after.waiting_since, leg)
    elif leg.outcome == EventKind.PUT_BACK:
        yield _event(EventKind.PUT_BACK, ended, leg, after=after)
    else:
        yield _event(EventKind.TRANSFERRED, ended, leg, after=after)


def _follows(leg: PastLeg, after: PastLeg) -> bool:
    """Return whether the next service began where this one ended, at the same counter."""
    return (
        leg.state is TicketState.SERVED
        and after.first_called_at is None
        and after.started_at == after.waiting_since == leg.ended_at
        and (after.counter, after.clerk) == (leg.counter, leg.clerk)
    )


def _resumed(parked_at: datetime | None, after: PastLeg) -> bool:
    """Return whether a parked visit came back to the queue before it ended."""
    return after.waiting_since != parked_at or bool(after.first_called_at or after.started_at)


class Seen:
    """Remembers 16 bytes a visit: half of its identifier, and its line."""

    def __init__(self) -> None:
        self._visits = array("Q")
        self._lines = array("Q")

    def add(self, visits: Sequence[Sequence[PastLeg]]) -> None:
        """Remember these visits."""
        # The later half: the earlier one of an identifier of ours is a time.
        self._visits.extend(legs[0].visit.int & (2**64 - 1) for legs in visits)
        self._lines.extend(legs[0].line for legs in visits)

    def scattered(self) -> Iterator[BadLine]:
        """Yield the lines that begin a visit a second time."""
        visits = np.asarray(self._visits)
        order = np.argsort(visits, kind="stable")
        twice = order[1:][visits[order[1:]] == visits[order[:-1]]]
        for index in sorted(int(one) for one in twice):
            yield BadLine(
                line=self._lines[index], reason="this visit has lines elsewhere in the file as well"
            )
