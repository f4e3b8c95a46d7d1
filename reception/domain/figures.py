"""What every published figure of waiting means: counted once, in one place.

The unit of count is a leg: one stay in one queue, from joining it to its outcome. Figures of
several groups are never averaged: a total is tallied from the legs themselves.

A number that was given back at the kiosk right away (``given_back``) is nobody's visit: whoever
took it came with the next number she took. It has not arrived, has no wait, is judged by no target
and is not among those who left; how many there were is told beside the others.

What a service day leaves open ends with it. Who is signed out by the day's close, or not at all on
that day, was *forgotten* at her counter: her time there ended when the doors
closed. A service that nobody ended on its own day has no length that anybody knows, nor
has its visit; who still waits does so until her day is over at most.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypedDict

from reception.domain.spread import CensoredSpread, Spread, censored_spread, spread
from reception.domain.ticket import Leg, TicketState

_ZERO = timedelta(0)


class Measure(StrEnum):
    """The durations of which a report tells the spread."""

    WAIT = "wait"
    """From joining the queue to the first call, of every leg that was called."""
    TO_SERVICE = "to_service"
    """From joining the queue to the start of the service, of every leg that was called."""
    WALKING = "walking"
    """From the last call to the start of the service."""
    SERVICE = "service"
    """From the start of the service to its end on the same service day; who is parked is not being
    served."""
    VISIT_WAIT = "visit_wait"
    """What a visitor waited in all her legs together; nobody waits who is parked."""
    VISIT_TIME = "visit_time"
    """From joining the first queue to the end of the last leg, all of them ended on their day."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """The figures of one group of legs; the nine outcomes are disjoint, their sum is arrived."""

    arrived: int
    still_waiting: int
    being_called: int
    being_served: int
    parked: int
    served: int
    no_show: int
    continued: int
    """Ended without an outcome of their own: the visit went on in the next leg."""
    cancelled: int
    unserved: int
    given_back: int
    """Numbers taken by mistake and given back at the kiosk: no other figure counts them."""
    called: int
    uncalled: int
    """Those that waited and were not called: who left, who was closed with the day, who waits."""
    visits: int
    """The visitors, however many legs they had; alone of the counts, it is less than the sum of
    its groups where a visitor was in several."""
    spreads: Mapping[Measure, Spread]
    wait_with_uncalled: CensoredSpread | None
    """The waits to the first call of the called and the uncalled together: of these it is known
    that they are longer than they lasted. None where waits were not asked for."""
    within_target: int
    judged: int
    clock_jumps: int
    open_wait_max: timedelta | None
    """How long the visitor waits who waits longest now; no wait of a call counts it yet."""

    @property
    def service_level_pct(self) -> float | None:
        """Return the share called within the target, in percent; None when nobody is judged."""
        return _percent(self.within_target, self.judged)

    @property
    def abandoned_pct(self) -> float | None:
        """Return the share of arrivals that gave up, in percent.

        None where no leaving was written down: whether nobody left then nobody knows.
        """
        return _percent(self.cancelled, self.arrived) if self.cancelled else None

    @property
    def no_show_pct(self) -> float | None:
        """Return the share of the called that did not come, in percent."""
        return _percent(self.no_show, self.called)

    @property
    def wait(self) -> Spread:
        """Return how the waits to the first call are spread."""
        return self.spreads[Measure.WAIT]

    @property
    def walking(self) -> Spread:
        """Return how the ways from the last call to the counter are spread."""
        return self.spreads[Measure.WALKING]

    @property
    def service(self) -> Spread:
        """Return how the service times are spread."""
        return self.spreads[Measure.SERVICE]


@dataclass(frozen=True, kw_only=True, slots=True)
class CounterFigures:
    """How counters were used: time at the counter, and what was done there."""

    open: timedelta
    """While somebody worked at the counter, her breaks among it."""
    away: timedelta
    """While she was on a break."""
    serving: timedelta
    """While she served somebody, with her counter open and no break."""
    served: int
    """Services that ended well there."""

    @property
    def occupancy_pct(self) -> float | None:
        """Return which share of the open time without breaks went into service, in percent."""
        manned = self.open - self.away
        return 100 * (self.serving / manned) if manned else None

    @property
    def served_per_open_hour(self) -> float | None:
        """Return how many were served in an hour of open time without breaks."""
        manned = self.open - self.away
        return self.served / (manned / timedelta(hours=1)) if manned else None


@dataclass(frozen=True, kw_only=True, slots=True)
class QuoteFigures:
    """How announced waits compare with the waits there were; both ends belong to the range."""

    n: int
    """Legs with an announced range that were called, or have waited past it without a call."""
    inside: int
    shorter: int
    """The wait was shorter than the range."""
    longer: int
    """The wait was longer than the range, or is already: the promise was broken."""
    mean_absolute_error: timedelta | None
    """Between the wait and the middle of the range, of those that were called."""
    mean_width: timedelta | None

    @property
    def inside_pct(self) -> float | None:
        """Return the share of waits inside their range, in percent."""
        return _percent(self.inside, self.n)


@dataclass(kw_only=True, slots=True)
class QuoteTally:
    """Collects announced ranges and the waits there were, until the figures are asked for."""

    inside: int = 0
    shorter: int = 0
    longer: int = 0
    uncalled: int = 0
    """Those of the longer ones whose wait is not known: nobody has called them."""
    twice_the_errors: timedelta = _ZERO
    """Twice, so that the middle of a range is whole."""
    widths: timedelta = _ZERO

    def add(self, low: timedelta, high: timedelta, leg: "Measured") -> None:
        """Count a leg whose range was announced; who waits within it is not judged yet."""
        if leg.wait is None:
            if leg.uncalled_wait is not None and leg.uncalled_wait > high:
                self.add_uncalled(low, high)
            return
        self.shorter += leg.wait < low
        self.longer += leg.wait > high
        self.inside += low <= leg.wait <= high
        self.twice_the_errors += abs(2 * leg.wait - (low + high))
        self.widths += high - low

    def add_uncalled(self, low: timedelta, high: timedelta) -> None:
        """Count a promise that was broken before any call: to leave it out would flatter."""
        self.longer += 1
        self.uncalled += 1
        self.widths += high - low

    def figures(self) -> QuoteFigures:
        """Return the figures of everything counted so far."""
        n = self.inside + self.shorter + self.longer
        called = n - self.uncalled
        return QuoteFigures(
            n=n,
            inside=self.inside,
            shorter=self.shorter,
            longer=self.longer,
            mean_absolute_error=self.twice_the_errors / (2 * called) if called else None,
            mean_width=self.widths / n if n else None,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """What one leg adds to the figures; a clock that was set back makes no duration negative."""

    state: TicketState
    since: datetime
    until: datetime | None
    """When it ended; None while it goes on, and where nobody ended it on its service day."""
    wait: timedelta | None
    to_service: timedelta | None
    walking: timedelta | None
    service: timedelta | None
    open_wait: timedelta | None
    """Up to now, of a leg that still waits."""
    uncalled_wait: timedelta | None
    """Up to its end, else to now or the end of its day, of a leg that waited and was not called."""
    met_target: bool | None
    """None when the leg does not count for the service level."""
    clock_jumped: bool


def measure(
    leg: Leg, *, target: timedelta | None, now: datetime, day_over: datetime | None = None
) -> Measured:
    """Return what a leg adds to the figures, whose open wait has lasted until now.

    Args:
        leg: which.
        target: how long its visitor should wait at most; None: that is not judged.
        now: up to when anything is known.
        day_over: when the service day after its own begins; None: it ended before that.
    """
    ended = leg.ended_at
    last = ended or (min(now, day_over) if day_over else now)
    if day_over and ended and ended >= day_over:
        ended = None
    wait = _between(leg.waiting_since, leg.first_called_at)
    to_service = _between(leg.waiting_since, leg.started_at)
    walking = _between(leg.last_called_at, leg.started_at)
    service = _between(leg.started_at, ended)
    uncalled = None
    # Nobody waits who is parked, nor who is served straight on, nor with a number given back.
    if not (leg.first_called_at or leg.started_at or leg.state in _NO_WAIT):
        uncalled = last - leg.waiting_since
    spans = (wait, walking, service, uncalled)
    return Measured(
        state=leg.state,
        since=leg.waiting_since,
        until=ended,
        wait=_not_negative(wait),
        # Who was served without having been called had no wait that anybody knows.
        to_service=_not_negative(to_service if leg.first_called_at else None),
        walking=_not_negative(walking),
        service=_not_negative(service),
        open_wait=_not_negative(uncalled) if leg.state is TicketState.WAITING else None,
        uncalled_wait=_not_negative(uncalled),
        met_target=_met_target(leg.state, wait, uncalled, target),
        clock_jumped=any(span is not None and span < _ZERO for span in spans),
    )


@dataclass(kw_only=True, slots=True)
class _VisitSum:
    """What the legs of one visit add up to."""

    since: datetime
    until: datetime | None
    """None while one of them goes on, or where nobody ended it on its day."""
    wait: timedelta | None = None
    settled: bool = True
    """Nobody of them waits or is parked any more: the wait is known in full."""

    def add(self, leg: Measured) -> None:
        """Take in a leg."""
        self.since = min(self.since, leg.since)
        self.until = max(self.until, leg.until) if self.until and leg.until else None
        if leg.wait is not None:
            self.wait = (self.wait or _ZERO) + leg.wait
        self.settled = self.settled and leg.state not in _UNSETTLED


_NO_WAIT = frozenset({TicketState.PARKED, TicketState.GIVEN_BACK})
_UNSETTLED = frozenset({TicketState.WAITING, TicketState.PARKED})


class InStates(TypedDict):
    """How many legs stand in each state, under the names of their figures."""

    arrived: int
    still_waiting: int
    being_called: int
    being_served: int
    parked: int
    served: int
    no_show: int
    continued: int
    cancelled: int
    unserved: int
    given_back: int


def in_states(states: Mapping[TicketState, int]) -> InStates:
    """Return how many legs stand in each state; whoever arrived is in one of them but the last."""
    given_back = states[TicketState.GIVEN_BACK]
    return InStates(
        arrived=sum(states.values()) - given_back,
        still_waiting=states[TicketState.WAITING],
        being_called=states[TicketState.CALLED],
        being_served=states[TicketState.SERVING],
        parked=states[TicketState.PARKED],
        served=states[TicketState.SERVED],
        no_show=states[TicketState.NO_SHOW],
        continued=states[TicketState.CONTINUED],
        cancelled=states[TicketState.CANCELLED],
        unserved=states[TicketState.UNSERVED],
        given_back=given_back,
    )


@dataclass(kw_only=True, slots=True)
class Tally:
    """Collects what legs add, one after the other, until the figures are asked for."""

    _states: Counter[TicketState] = field(default_factory=Counter)
    _waits: list[timedelta] = field(default_factory=list)
    _uncalled_waits: list[timedelta] = field(default_factory=list)
    _ways_to_service: list[timedelta] = field(default_factory=list)
    _walks: list[timedelta] = field(default_factory=list)
    _services: list[timedelta] = field(default_factory=list)
    _visits: dict[Hashable, _VisitSum] = field(default_factory=dict)
    _within_target: int = 0
    _judged: int = 0
    _clock_jumps: int = 0
    _open_wait_max: timedelta | None = None

    def add(self, leg: Measured, visit: Hashable) -> None:
        """Count a leg of a visit, of which nothing but the identity matters."""
        self._states[leg.state] += 1
        if leg.state is TicketState.GIVEN_BACK:
            return
        self._clock_jumps += leg.clock_jumped
        for durations, one in (
            (self._waits, leg.wait),
            (self._uncalled_waits, leg.uncalled_wait),
            (self._ways_to_service, leg.to_service),
            (self._walks, leg.walking),
            (self._services, leg.service),
        ):
            if one is not None:
                durations.append(one)
        if leg.open_wait is not None:
            self._open_wait_max = max(self._open_wait_max or _ZERO, leg.open_wait)
        if leg.met_target is not None:
            self._judged += 1
            self._within_target += leg.met_target
        if visit not in self._visits:
            self._visits[visit] = _VisitSum(since=leg.since, until=leg.until)
        self._visits[visit].add(leg)

    def durations(self, measure: Measure) -> Sequence[timedelta]:
        """Return every duration that was counted, in no order."""
        match measure:
            case Measure.WAIT:
                return self._waits
            case Measure.TO_SERVICE:
                return self._ways_to_service
            case Measure.WALKING:
                return self._walks
            case Measure.SERVICE:
                return self._services
            case Measure.VISIT_WAIT:
                visits = self._visits.values()
                return [one.wait for one in visits if one.settled and one.wait is not None]
            case Measure.VISIT_TIME:
                visits = self._visits.values()
                return [max(one.until - one.since, _ZERO) for one in visits if one.until]

    def figures(self, measures: Iterable[Measure] = Measure) -> Figures:
        """Return the figures of everything counted so far, with the spread of these durations."""
        spreads = {one: spread(self.durations(one)) for one in measures}
        with_uncalled = None
        if Measure.WAIT in spreads:
            with_uncalled = censored_spread(self._waits, self._uncalled_waits)
        return Figures(
            **in_states(self._states),
            called=len(self._waits),
            uncalled=len(self._uncalled_waits),
            visits=len(self._visits),
            spreads=spreads,
            wait_with_uncalled=with_uncalled,
            within_target=self._within_target,
            judged=self._judged,
            clock_jumps=self._clock_jumps,
            open_wait_max=self._open_wait_max,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class ClerkDay:
    """What one clerk has done in a day: the legs that ended with her, served or missed."""

    served: int
    no_show: int
    mean_wait: timedelta | None
    """Of everybody she called, who came or not; who was never called adds nothing."""
    mean_service: timedelta | None


def clerk_day(legs: Iterable[Leg], *, now: datetime) -> ClerkDay:
    """Return what the legs say that ended with a clerk; no leg that goes on counts yet."""
    tally = Tally()
    for index, leg in enumerate(legs):
        tally.add(measure(leg, target=None, now=now), index)
    figures = tally.figures()
    return ClerkDay(
        served=figures.served,
        no_show=figures.no_show,
        mean_wait=figures.wait.mean,
        mean_service=figures.service.mean,
    )


def _percent(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None


def _between(start: datetime | None, end: datetime | None) -> timedelta | None:
    return end - start if start and end else None


def _not_negative(span: timedelta | None) -> timedelta | None:
    return None if span is None else max(span, _ZERO)


def _met_target(
    state: TicketState, wait: timedelta | None, uncalled: timedelta | None, target: timedelta | None
) -> bool | None:
    """Return whether a leg met its target; who waits or left within it is not judged."""
    if target is None:
        return None
    if wait is not None:
        return wait <= target
    if uncalled is None:
        return None
    forgiven = state in {TicketState.WAITING, TicketState.CANCELLED}
    if forgiven and uncalled <= target:
        return None
    return False
