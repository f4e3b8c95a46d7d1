"""What a day of the past was like: the demand, the people at the counters and their pauses.

Who called late though somebody waited, did so for a reason that rules do not change: the pause
stays with the visit before it. It begins when somebody waits for the counter, never earlier: what a
clerk did while nobody waited is not known. A pause beyond ``_LONG`` is an absence that nobody
pressed the key for, and keeps its hour. Every visitor keeps her own service time, wherever and
whenever she is called: two replays then differ by the rules alone (common random numbers).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from reception.domain.calling_rule import Caller, CallingRules, RankAfter, callable_since
from reception.domain.errors import UnknownCounterError
from reception.domain.ticket import EventKind, Leg, Ticket, TicketState, Visit
from reception.domain.unit import Unit

_NONE = timedelta(0)


type Pauses = tuple[timedelta, ...]
"""How long a counter calls nobody, each time that somebody begins to wait for it.

All but the last were in vain: another counter called first. Further ones are as the last.
"""


class Again(StrEnum):
    """Why a visitor waits again."""

    TRANSFERRED = "transferred"
    PUT_BACK = "put_back"
    READMITTED = "readmitted"
    RESUMED = "resumed"

    def place(self, rules: CallingRules) -> RankAfter:
        """Return where the house lets her stand."""
        match self:
            case Again.TRANSFERRED:
                return rules.transferred
            case Again.PUT_BACK:
                return rules.put_back
            case Again.READMITTED:
                return rules.readmitted
            case Again.RESUMED:
                return rules.resumed


@dataclass(frozen=True, kw_only=True, slots=True)
class LegDemand:
    """One wait of a visitor, and what happens once she is called."""

    leg: Leg
    """As it was recorded."""
    takes: timedelta | None
    """From the call to the end; None of who was never called: it is not known."""
    straight_on: tuple[Leg, ...] = ()
    """The services that followed at the same counter without a wait."""
    again: Again | None = None
    """None for the first wait of a visit."""
    gap: timedelta = _NONE
    """From the end of the leg before until she waits again."""
    patience: timedelta | None = None
    """After so long she leaves if she was not called; None: she stays to the end of the day."""
    pauses: Pauses = ()
    """Of the clerk, after her."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Coming:
    """A visitor: her ticket, her waits in order, and what of her visit the rules do not touch."""

    ticket: Ticket
    demands: tuple[LegDemand, ...]
    untouched: tuple[Leg, ...] = ()
    """Legs outside any queue, such as of who was parked and never came back."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """While somebody was at a counter and called visitors; half-open."""

    counter: int
    clerk: str | None
    opens: datetime
    closes: datetime
    profile: str | None = None
    """The last she called by in that time; no other one is kept."""
    pauses: Pauses = ()
    """Before the first call."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReplayedDay:
    """A service day to be replayed."""

    began: datetime
    ended: datetime
    """Whoever waits then is no longer served that day."""
    comings: tuple[Coming, ...]
    windows: tuple[Window, ...]


_LONG = timedelta(minutes=10)
_TICK = timedelta(microseconds=1)


@dataclass(eq=False, slots=True)
class _Span:
    """A counter held for a visitor: from her call to the end of what followed straight on."""

    demand: LegDemand
    counter: int
    clerk: str | None
    begins: datetime
    ends: datetime
    pauses: list[timedelta] = field(default_factory=list)


class _Waits:
    """Who waited in the day, by when they no longer did."""

    def __init__(self, legs: Iterable[Leg], now: datetime) -> None:
        known = ((_held(leg) or leg.ended_at or now, leg) for leg in legs)
        self._waits = sorted(known, key=lambda one: one[0])
        self._lefts = [left for left, _ in self._waits]

    def stretches(
        self, caller: Caller, ready: datetime, at: datetime
    ) -> list[tuple[datetime, datetime]]:
        """Return while somebody waited whom a caller could have called, between two instants."""
        found: list[tuple[datetime, datetime]] = []
        for left, leg in self._waits[bisect_left(self._lefts, ready) :]:
            if leg.waiting_since < at and (since := callable_since(leg, caller)) is not None:
                found.append((max(since, leg.waiting_since, ready), min(left, at)))
        joined: list[tuple[datetime, datetime]] = []
        for begins, ends in sorted(one for one in found if one[0] < one[1]):
            if joined and begins <= joined[-1][1]:
                earlier = joined.pop()
                joined.append((earlier[0], max(earlier[1], ends)))
            else:
                joined.append((begins, ends))
        return joined


def past_day(
    visits: Sequence[Visit], windows: Iterable[Window], unit: Unit, began: datetime, now: datetime
) -> ReplayedDay:
    """Return a day as it can be replayed.

    Args:
        visits: all visits of the service day.
        windows: while somebody was at a counter that day, without her breaks.
        unit: as it was described then.
        began: when the service day began.
        now: until when what still goes on has lasted.
    """
    comings = [_coming(visit, now) for visit in visits]
    spans = sorted(
        (span for one in comings for span in _spans(one)), key=lambda one: (one.begins, one.counter)
    )
    waits = _Waits((demand.leg for one in comings for demand in one.demands), now)
    open_windows: list[Window] = []
    for window in sorted(windows, key=lambda one: (one.opens, one.counter)):
        held = [
            one
            for one in spans
            if one.counter == window.counter
            and window.opens <= one.begins <= window.closes
            and one.clerk in {window.clerk, None}
        ]
        busy = max(
            (
                one.ends
                for one in spans
                if one.counter == window.counter and one.begins < window.opens
            ),
            default=window.opens,
        )
        open_windows.extend(_with_pauses(window, max(busy, window.opens), held, unit, waits))
    pauses = {id(one.demand): tuple(one.pauses) for one in spans}
    told = tuple(
        replace(
            one,
            demands=tuple(
                replace(demand, pauses=pauses.get(id(demand), demand.pauses))
                for demand in one.demands
            ),
        )
        for one in comings
    )
    ends = [leg.ended_at or now for visit in visits for leg in visit.legs]
    return ReplayedDay(
        began=began,
        ended=max((*ends, *(one.closes for one in open_windows)), default=began),
        comings=told,
        windows=tuple(open_windows),
    )


def _coming(visit: Visit, now: datetime) -> Coming:
    demands: list[LegDemand] = []
    untouched: list[Leg] = []
    before: Leg | None = None
    for leg in visit.legs:
        if before and demands and _follows(leg, before):
            last = demands[-1]
            done = replace(leg, ended_at=leg.ended_at or now)
            demands[-1] = replace(last, straight_on=(*last.straight_on, done))
        elif leg.state is TicketState.GIVEN_BACK or (
            leg.parked_at and not _held(leg) and leg.waiting_since == leg.parked_at
        ):
            # Nobody came with it; or parked to the end: the visitor left without waiting again.
            untouched.append(leg)
        else:
            demands.append(_demand(leg, before, now))
        before = leg
    return Coming(ticket=visit.ticket, demands=tuple(demands), untouched=tuple(untouched))


def _follows(leg: Leg, before: Leg) -> bool:
    """Return whether a service followed another at the same counter, without a wait."""
    return (
        not leg.calls
        and leg.started_at == before.ended_at
        and leg.counter == before.counter
        and leg.started_at is not None
    )


def _demand(leg: Leg, before: Leg | None, now: datetime) -> LegDemand:
    begins = _held(leg)
    takes = max((leg.ended_at or now) - begins, _NONE) if begins else None
    gave_up = leg.state is TicketState.CANCELLED and not begins and leg.ended_at
    return LegDemand(
        leg=leg,
        takes=takes,
        again=_again(leg, before) if before else None,
        gap=max(leg.waiting_since - (before.ended_at or leg.waiting_since), _NONE)
        if before
        else _NONE,
        patience=max(leg.ended_at - leg.waiting_since, _NONE) if gave_up and leg.ended_at else None,
    )


def _again(leg: Leg, before: Leg) -> Again:
    if leg.parked_at:
        return Again.RESUMED
    if before.state is TicketState.NO_SHOW:
        return Again.READMITTED
    if before.outcome == EventKind.PUT_BACK:
        return Again.PUT_BACK
    return Again.TRANSFERRED


def _held(leg: Leg) -> datetime | None:
    """Return from when a counter was held for a leg; None when it never was."""
    return leg.first_called_at or leg.started_at


def _spans(one: Coming) -> Iterator[_Span]:
    for demand in one.demands:
        begins = _held(demand.leg)
        if begins is None or demand.takes is None or demand.leg.counter is None:
            continue
        ends = begins + demand.takes
        if demand.straight_on:
            ends = max(ends, demand.straight_on[-1].ended_at or ends)
        yield _Span(demand, demand.leg.counter, demand.leg.clerk, begins, ends)


def _with_pauses(
    window: Window, ready: datetime, held: Sequence[_Span], unit: Unit, waits: _Waits
) -> Iterator[Window]:
    """Yield a window, cut where nobody was there, and note the pauses between its calls."""
    try:
        caller = unit.caller(window.counter, window.clerk, window.profile)
    except UnknownCounterError:
        return
    opens = window.opens
    first: list[timedelta] = []
    noted = first
    # The last pauses end where the window does.
    for span in (*held, None):
        at = span.begins if span else window.closes
        in_vain = waits.stretches(caller, ready, at)
        took = at - in_vain.pop()[0] if span and in_vain and in_vain[-1][1] == at else _NONE
        # Where another counter called first, this one would have taken longer: how much, no one
        # knows, but hardly less than it took for the visitor whom it did call.
        least = took if took <= _LONG else _NONE
        passed = [(begins, ends - begins + _TICK) for begins, ends in in_vain]
        for begins, pause in (*passed, (at - took, took)):
            if pause > _LONG:
                if opens < begins:
                    yield replace(window, opens=opens, closes=begins, pauses=tuple(first))
                opens, first = begins + pause, []
                noted = first
            else:
                noted.append(max(pause, least))
        if span:
            noted, ready = span.pauses, span.ends
    if opens < window.closes:
        yield replace(window, opens=opens, pauses=tuple(first))
