"""The expected wait of a visitor who arrives now, as a range, or nothing.

The visitor waits until every ticket ahead has been called and a counter is free: with ``n``
tickets ahead and every counter busy that is ``n + 1`` completions (Kleinrock, Queueing Systems
vol. 1, 1975, M/M/m; Ibrahim and Whitt, MSOM 11, 2009, the "QL" predictor). Their sum is matched
by a gamma distribution, whose quantiles give the range.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

# 80 % of waits should fall between these two quantiles (10 % and 90 %) of the standard normal.
_LOW, _HIGH = -1.2815515655446004, 1.2815515655446004
_STEP = timedelta(minutes=5)
# Weight of the unit's own figure against measured service times, in services.
_PRIOR_SERVICES = 5
_LONGEST = 5
# Times at the counter, from the call to the end, are taken as exponential: as wide as their mean.
_SPREAD = 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class ExpectedWait:
    """A range that four waits of five should fall into, in whole steps of five minutes."""

    low: timedelta
    high: timedelta


@dataclass(frozen=True, kw_only=True, slots=True)
class QueueAhead:
    """Tickets of one service that will be called by the same counters before this visitor."""

    tickets: int
    share: float
    """Part of those tickets that falls to this visitor's counters, 0 to 1."""
    service_time: timedelta


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
) -> ExpectedWait | None:
    """Return the range of the wait of somebody who arrives now; None when no counter is open.

    Args:
        ahead: what waits for the same counters, by service.
        open_counters: counters open now that give the visitor's service.
        free_counters: those of them that hold no ticket.
        service_time: the mean time a counter needs for one visitor of this service.
    """
    if open_counters <= 0:
        return None
    queues = tuple(ahead)
    tickets = sum(queue.tickets * queue.share for queue in queues)
    if tickets < free_counters:
        return ExpectedWait(low=timedelta(0), high=_STEP)
    busy = sum((queue.tickets * queue.share * queue.service_time for queue in queues), timedelta())
    mean_s = ((busy + service_time) / open_counters).total_seconds()
    shape = (tickets + 1) / _SPREAD**2
    return ExpectedWait(
        low=_rounded_down(_gamma_quantile(mean_s, shape, _LOW)),
        high=_rounded_up(_gamma_quantile(mean_s, shape, _HIGH)),
    )


def _gamma_quantile(mean_s: float, shape: float, normal: float) -> float:
    """Return the quantile of a gamma variable by Wilson and Hilferty's cube (1931), in seconds."""
    cube = 1 - 1 / (9 * shape) + normal / (3 * math.sqrt(shape))
    return max(0.0, mean_s * cube**3)


def _rounded_down(seconds: float) -> timedelta:
    return math.floor(seconds / _STEP.total_seconds()) * _STEP


def _rounded_up(seconds: float) -> timedelta:
    return max(1, math.ceil(seconds / _STEP.total_seconds())) * _STEP
