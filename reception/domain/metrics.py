"""What every published figure of waiting means: counted once, in one place.

The unit of count is a leg: one stay in one queue, from joining it to its outcome. A percentile is
Hyndman and Fan's type 7 (The American Statistician 50, 1996), as spreadsheets and databases have
it. Figures of several groups are never averaged: a total is tallied from the legs themselves.
"""

from collections import Counter
from collections.abc import Sequence
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
    """The figures of one group of legs; the seven outcomes are disjoint, their sum is arrived."""

    arrived: int
    still_waiting: int
    being_called: int
    being_served: int
    served: int
    no_show: int
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


@dataclass(kw_only=True, slots=True)
class Tally:
    """Collects legs, one after the other, until their figures are asked for."""

    _states: Counter[TicketState] = field(default_factory=Counter)
    _waits: list[timedelta] = field(default_factory=list)
    _walks: list[timedelta] = field(default_factory=list)
    _services: list[timedelta] = field(default_factory=list)
    _within_target: int = 0
    _judged: int = 0
    _clock_jumps: int = 0
    _open_wait_max: timedelta | None = None

    def add(self, leg: Leg, *, target: timedelta | None, now: datetime) -> None:
        """Count a leg.

        Args:
            leg: the leg.
            target: how long a visitor of its service should wait at most; None: not judged.
            now: the instant up to which an open wait has lasted.
        """
        spans = _Spans.of(leg, now)
        self._states[leg.state] += 1
        self._clock_jumps += spans.clock_jumped
        if spans.wait is not None:
            self._waits.append(spans.wait)
        if spans.walking is not None:
            self._walks.append(spans.walking)
        if spans.service is not None:
            self._services.append(spans.service)
        if leg.state is TicketState.WAITING and spans.uncalled is not None:
            self._open_wait_max = max(self._open_wait_max or _ZERO, spans.uncalled)
        within = _called_within(leg, spans, target)
        if within is not None:
            self._judged += 1
            self._within_target += within

    def figures(self) -> Figures:
        """Return the figures of everything counted so far."""
        states = self._states
        return Figures(
            arrived=states.total(),
            still_waiting=states[TicketState.WAITING],
            being_called=states[TicketState.CALLED],
            being_served=states[TicketState.SERVING],
            served=states[TicketState.SERVED],
            no_show=states[TicketState.NO_SHOW],
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


@dataclass(frozen=True, kw_only=True, slots=True)
class _Spans:
    """The durations of one leg; a clock that was set back makes none of them negative."""

    wait: timedelta | None
    walking: timedelta | None
    service: timedelta | None
    uncalled: timedelta | None
    """From joining the queue to leaving it without a call, or to now."""
    clock_jumped: bool

    @classmethod
    def of(cls, leg: Leg, now: datetime) -> "_Spans":
        called = leg.first_called_at is not None
        measured = (
            _between(leg.waiting_since, leg.first_called_at),
            _between(leg.last_called_at, leg.started_at),
            _between(leg.started_at, leg.ended_at),
            None if called else _between(leg.waiting_since, leg.ended_at or now),
        )
        wait, walking, service, uncalled = (
            None if span is None else max(span, _ZERO) for span in measured
        )
        return cls(
            wait=wait,
            walking=walking,
            service=service,
            uncalled=uncalled,
            clock_jumped=any(span is not None and span < _ZERO for span in measured),
        )


def _between(start: datetime | None, end: datetime | None) -> timedelta | None:
    return end - start if start and end else None


def _called_within(leg: Leg, spans: _Spans, target: timedelta | None) -> bool | None:
    """Return whether the leg met its target; None when it does not count for the service level."""
    if target is None:
        return None
    if spans.wait is not None:
        return spans.wait <= target
    forgiven = leg.state in {TicketState.WAITING, TicketState.CANCELLED}
    if forgiven and spans.uncalled is not None and spans.uncalled <= target:
        return None
    return False
