"""The expected wait of a visitor who arrives now, as a range, or nothing.

The visitor waits until every ticket ahead has been called and a counter is free: with ``n``
tickets ahead and every counter busy that is ``n + 1`` completions (Kleinrock, Queueing Systems
vol. 1, 1975, M/M/m; Ibrahim and Whitt, MSOM 11, 2009, the "QL" predictor). Where some of those
ahead lose patience and leave, each step is faster by as many as still wait (the same, Management
Science 55, 2009, "QLm"). Mean and variance of the sum are matched by a gamma distribution, whose
quantiles give the range.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

# 80 % of waits should fall between these two quantiles (10 % and 90 %) of the standard normal.
_LOW, _HIGH = -1.2815515655446004, 1.2815515655446004
_STEP_MINUTES = 5
_STEP = timedelta(minutes=_STEP_MINUTES)
# Two hours further apart than this tell no more than the later one.
_WIDEST = timedelta(minutes=20)
# Weight of the unit's own figure against measured service times, in services.
_PRIOR_SERVICES = 5
_LONGEST = 5
# From here on the series of the digamma and trigamma functions are exact to nine digits.
_SERIES_FROM = 8.0
# A longer wait lets more overtake, which makes it longer: it settles after few rounds, and where it
# does not, more are served first than the house can serve at all.
_ROUNDS = 6
_MOST_OVERTAKE = 2.0
_SETTLED = 0.05


@dataclass(frozen=True, kw_only=True, slots=True)
class ExpectedWait:
    """A range that four waits of five should fall into, in whole steps of five minutes."""

    low: timedelta
    high: timedelta


@dataclass(frozen=True, kw_only=True, slots=True)
class TurnHours:
    """When a turn comes by the clock, in whole steps of five minutes; never sooner than told."""

    after: datetime | None
    """None where the range is too wide to be of use, or begins at once."""
    before: datetime


def turn_hours(issued_at: datetime, wait: ExpectedWait) -> TurnHours:
    """Return between which hours the turn comes of who was told this wait then.

    The earlier one is rounded down and the later one up: to be called later than the later one
    says breaks a promise, to come a little sooner does not.
    """
    now = issued_at.astimezone(UTC)
    after, before = ((now + limit).astimezone(issued_at.tzinfo) for limit in (wait.low, wait.high))
    over = before - _step_before(before)
    before += _STEP - over if over else timedelta(0)
    is_told = wait.high - wait.low <= _WIDEST and _step_before(after) > issued_at
    return TurnHours(after=_step_before(after) if is_told else None, before=before)


def _step_before(at: datetime) -> datetime:
    return at - timedelta(
        minutes=at.minute % _STEP_MINUTES, seconds=at.second, microseconds=at.microsecond
    )


class QueueAhead(NamedTuple):
    """Tickets of one service that will be called by the same counters before this visitor."""

    tickets: int
    share: float
    """Part of those tickets that falls to this visitor's counters, 0 to 1."""
    service_time: timedelta


@dataclass(frozen=True, kw_only=True, slots=True)
class Joining:
    """Visitors of one class who will join the same counters' lines meanwhile."""

    a_second: float
    head_start_s: float
    rate: float


@dataclass(frozen=True, kw_only=True, slots=True)
class QueuePosition:
    """How high a visitor stands by the calling rule, and who may yet come before her."""

    height_s: float = 0.0
    """Her head start and her wait so far, at the rate of her class."""
    rate: float = 1.0
    joining: tuple[Joining, ...] = ()

    def overtaken_by(self, wait_s: float) -> float:
        """Return how many who have not joined yet stand higher than she does after such a wait."""
        height = self.height_s + self.rate * wait_s
        # Who joins so many seconds before the end stands as high as she does then.
        return sum(
            one.a_second * min(wait_s, max(0.0, wait_s - (height - one.head_start_s) / one.rate))
            for one in self.joining
        )


def blended_service_time(usual: timedelta, measured: Iterable[timedelta]) -> timedelta:
    """Return the mean service time: the unit's figure, giving way to what is measured.

    A service that somebody forgot to end counts at most so many times the unit's figure.
    """
    times = tuple(min(took, usual * _LONGEST) for took in measured)
    return (usual * _PRIOR_SERVICES + sum(times, timedelta())) / (_PRIOR_SERVICES + len(times))


def expected_wait(
    ahead: Iterable[QueueAhead],
    *,
    open_counters: int,
    free_counters: int,
    service_time: timedelta,
    leaving: float = 0.0,
    standing: QueuePosition | None = None,
) -> ExpectedWait | None:
    """Return the range of the wait of somebody who arrives now; None when no counter is open.

    Args:
        ahead: what waits for the same counters, by service.
        open_counters: counters open now that give the visitor's service.
        free_counters: those of them that hold no ticket.
        service_time: the mean time a counter needs for one visitor of this service.
        leaving: what part of those who wait leave in a second without having been called.
        standing: by which those who join later may overtake.
    """
    if open_counters <= 0:
        return None
    tickets, busy_s = 0.0, service_time.total_seconds()
    for queue in ahead:
        ours = queue.tickets * queue.share
        tickets += ours
        busy_s += ours * queue.service_time.total_seconds()
    if tickets < free_counters:
        return ExpectedWait(low=timedelta(0), high=_STEP)
    pace = open_counters * (tickets + 1) / busy_s
    if standing:
        tickets = with_overtakers(tickets, pace, leaving, standing)
    return announced(*gamma_bounds(tickets, pace, leaving))


def announced(low_s: float, high_s: float) -> ExpectedWait:
    """Return a range of seconds as it is told to visitors, in whole steps."""
    step = _STEP.total_seconds()
    first = math.floor(low_s / step)
    return _in_steps(first, max(math.ceil(high_s / step), first + 1))


@lru_cache(maxsize=512)
def _in_steps(first: int, last: int) -> ExpectedWait:
    """Return the range; a thousand who wait are told few different ones."""
    return ExpectedWait(low=first * _STEP, high=last * _STEP)


def mean_wait(ahead: float, pace: float, leaving: float) -> tuple[float, float]:
    """Return mean and variance of the wait, in seconds, until ``ahead`` and one more are done.

    Args:
        ahead: how many stand ahead; a part of one counts as a part.
        pace: completions a second while every counter is busy.
        leaving: what part of those who wait leave in a second.
    """
    if leaving <= pace * 1e-6:
        return (ahead + 1) / pace, (ahead + 1) / pace**2
    # The sums of 1 / (pace + k leaving) and of its square, for k from 0 to ``ahead``.
    first = pace / leaving
    mean = (_digamma(first + ahead + 1) - _digamma(first)) / leaving
    variance = (_trigamma(first) - _trigamma(first + ahead + 1)) / leaving**2
    return mean, variance


def with_overtakers(ahead: float, pace: float, leaving: float, standing: QueuePosition) -> float:
    """Return how many are called first, with those who have yet to join."""
    overtaking = 0.0
    for _ in range(_ROUNDS):
        wait, _variance = mean_wait(ahead + overtaking, pace, leaving)
        before = overtaking
        overtaking = min(standing.overtaken_by(wait), _MOST_OVERTAKE * (ahead + 1))
        if abs(overtaking - before) < _SETTLED:
            break
    return ahead + overtaking


def gamma_bounds(ahead: float, pace: float, leaving: float) -> tuple[float, float]:
    """Return the seconds between which four of five such waits lie."""
    mean, variance = mean_wait(ahead, pace, leaving)
    shape = mean**2 / variance
    return _gamma_quantile(mean, shape, _LOW), _gamma_quantile(mean, shape, _HIGH)


def _digamma(x: float) -> float:
    below = 0.0
    while x < _SERIES_FROM:
        below -= 1 / x
        x += 1
    square = 1 / x**2
    return below + math.log(x) - 0.5 / x - square * (1 / 12 - square * (1 / 120 - square / 252))


def _trigamma(x: float) -> float:
    below = 0.0
    while x < _SERIES_FROM:
        below += 1 / x**2
        x += 1
    square = 1 / x**2
    return below + 1 / x + square / 2 + square / x * (1 / 6 - square * (1 / 30 - square / 42))


def _gamma_quantile(mean_s: float, shape: float, normal: float) -> float:
    """Return the quantile of a gamma variable by Wilson and Hilferty's cube (1931), in seconds."""
    cube = 1 - 1 / (9 * shape) + normal / (3 * math.sqrt(shape))
    return max(0.0, mean_s * cube**3)


@dataclass(frozen=True, slots=True)
class WaitRange:
    """Waits to the first call from ``low`` on that are shorter than ``high``."""

    low: timedelta
    high: timedelta | None = None
    """None: however long."""

    def __contains__(self, wait: timedelta | None) -> bool:
        """Return whether a wait is meant; None, of who was never called, is in no range."""
        return wait is not None and self.low <= wait and (self.high is None or wait < self.high)
