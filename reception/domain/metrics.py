"""What every published figure of waiting means: counted once, in one place.

The unit of count is a leg: one stay in one queue, from joining it to its outcome. A percentile is
Hyndman and Fan's type 7 (The American Statistician 50, 1996), as spreadsheets and databases have
it. Figures of several groups are never averaged: a total is tallied from the legs themselves.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from reception.domain.ticket import Leg, TicketState

# The 90th percentile of a handful of values is little more than their maximum.
LEAST_FOR_P90 = 10
_ZERO = timedelta(0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """How a group of durations is spread, to the microsecond; None where too few say nothing."""

    n: int
    mean: timedelta | None
    median: timedelta | None
    p90: timedelta | None
    max: timedelta | None


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
    called: int
    wait: Spread
    walking: Spread
    service: Spread
    within_target: int
    judged: int
    clock_jumps: int
    open_wait_max: timedelta | None
    """How long the visitor waits who waits longest now; no wait of a call counts it yet."""

    @property
    def service_level_pct(self) -> float | None:
        """Return the share called within the target, in percent; None when nobody is judged."""
        return 100 * self.within_target / self.judged if self.judged else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """What one leg adds to the figures; a clock that was set back makes no duration negative."""

    state: TicketState
    wait: timedelta | None
    walking: timedelta | None
    service: timedelta | None
    open_wait: timedelta | None
    """Up to now, of a leg that still waits."""
    met_target: bool | None
    """None when the leg does not count for the service level."""
    clock_jumped: bool


def measure(leg: Leg, *, target: timedelta | None, now: datetime) -> Measured:
    """Return what a leg adds to the figures.

    Args:
        leg: the leg.
        target: how long a visitor of its service should wait at most; None: not judged.
        now: the instant up to which an open wait has lasted.
    """
    wait = _between(leg.waiting_since, leg.first_called_at)
    walking = _between(leg.last_called_at, leg.started_at)
    service = _between(leg.started_at, leg.ended_at)
    uncalled = None
    # Nobody waits who is parked, nor who is served straight on.
    if not (leg.first_called_at or leg.started_at or leg.state is TicketState.PARKED):
        uncalled = (leg.ended_at or now) - leg.waiting_since
    spans = (wait, walking, service, uncalled)
    return Measured(
        state=leg.state,
        wait=_not_negative(wait),
        walking=_not_negative(walking),
        service=_not_negative(service),
        open_wait=_not_negative(uncalled) if leg.state is TicketState.WAITING else None,
        met_target=_met_target(leg.state, wait, uncalled, target),
        clock_jumped=any(span is not None and span < _ZERO for span in spans),
    )


@dataclass(kw_only=True, slots=True)
class Tally:
    """Collects what legs add, one after the other, until the figures are asked for."""

    _states: Counter[TicketState] = field(default_factory=Counter)
    _waits: list[timedelta] = field(default_factory=list)
    _walks: list[timedelta] = field(default_factory=list)
    _services: list[timedelta] = field(default_factory=list)
    _within_target: int = 0
    _judged: int = 0
    _clock_jumps: int = 0
    _open_wait_max: timedelta | None = None

    def add(self, leg: Measured) -> None:
        """Count a leg."""
        self._states[leg.state] += 1
        self._clock_jumps += leg.clock_jumped
        if leg.wait is not None:
            self._waits.append(leg.wait)
        if leg.walking is not None:
            self._walks.append(leg.walking)
        if leg.service is not None:
            self._services.append(leg.service)
        if leg.open_wait is not None:
            self._open_wait_max = max(self._open_wait_max or _ZERO, leg.open_wait)
        if leg.met_target is not None:
            self._judged += 1
            self._within_target += leg.met_target

    def figures(self) -> Figures:
        """Return the figures of everything counted so far."""
        states = self._states
        return Figures(
            arrived=states.total(),
            still_waiting=states[TicketState.WAITING],
            being_called=states[TicketState.CALLED],
            being_served=states[TicketState.SERVING],
            parked=states[TicketState.PARKED],
            served=states[TicketState.SERVED],
            no_show=states[TicketState.NO_SHOW],
            continued=states[TicketState.CONTINUED],
            cancelled=states[TicketState.CANCELLED],
            unserved=states[TicketState.UNSERVED],
            called=len(self._waits),
            wait=spread(self._waits),
            walking=spread(self._walks),
            service=spread(self._services),
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
    for leg in legs:
        tally.add(measure(leg, target=None, now=now))
    figures = tally.figures()
    return ClerkDay(
        served=figures.served,
        no_show=figures.no_show,
        mean_wait=figures.wait.mean,
        mean_service=figures.service.mean,
    )


def spread(durations: Sequence[timedelta]) -> Spread:
    """Return how ``durations`` are spread."""
    ordered = sorted(durations)
    n = len(ordered)
    if not n:
        return Spread(n=0, mean=None, median=None, p90=None, max=None)
    return Spread(
        n=n,
        mean=sum(ordered, _ZERO) / n,
        median=percentile(ordered, 50),
        p90=percentile(ordered, 90) if n >= LEAST_FOR_P90 else None,
        max=ordered[-1],
    )


def percentile(ordered: Sequence[timedelta], percent: int) -> timedelta:
    """Return a percentile of durations in ascending order, at least one, by type 7."""
    below, hundredths = divmod((len(ordered) - 1) * percent, 100)
    low = ordered[below]
    if not hundredths:
        return low
    # timedelta divides in whole numbers, so there is no rounding before the last microsecond.
    return (low * (100 - hundredths) + ordered[below + 1] * hundredths) / 100


def _between(start: datetime | None, end: datetime | None) -> timedelta | None:
    return end - start if start and end else None


def _not_negative(span: timedelta | None) -> timedelta | None:
    return None if span is None else max(span, _ZERO)


def _met_target(
    state: TicketState,
    wait: timedelta | None,
    uncalled: timedelta | None,
    target: timedelta | None,
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
