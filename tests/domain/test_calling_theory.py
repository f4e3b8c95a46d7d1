"""The calling rule against theory: mean waits by class under random load.

Kleinrock (Naval Research Logistics Quarterly 11, 1964) gives the mean wait of each class where
priority accumulates at a rate of its own and nobody is interrupted; with several alike counters it
holds as well, since all are busy while anybody waits (Stanford, Taylor and Ziedins, Queueing
Systems 77, 2014). The simulation asks the rule itself whom to call.
"""

import heapq
import math
import random
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import fmean, stdev

import pytest

from reception.domain.calling import Caller, Line, chosen
from reception.domain.ticket import Visit
from reception.domain.unit import PriorityClass
from tests.support.arrivals import arrived

OPENED = datetime(2026, 11, 25, 8, tzinfo=UTC)
SERVICE = "signature"
CALLER = Caller(counter=1, clerk="clerk1", lines=(Line(service=SERVICE),))
VISITORS = 150_000
BATCHES = 30
# Student's t of 29 degrees of freedom, 99.9 % both sides; the seed is fixed, so that the interval
# either holds or does not.
T_999 = 3.659


@dataclass(frozen=True, kw_only=True)
class Load:
    """How visitors come and are served; time in minutes."""

    rates: Sequence[float]
    """By class, how fast priority accumulates, the slowest first."""
    arrivals: Sequence[float]
    """By class, how many come in a minute."""
    counters: int
    service: float = 1.0
    """How many one counter serves in a minute."""

    @property
    def loads(self) -> list[float]:
        return [one / (self.counters * self.service) for one in self.arrivals]

    @property
    def mean_wait(self) -> float:
        """Return the mean wait in the order of coming (Erlang C)."""
        offered = sum(self.arrivals) / self.service
        busy = offered**self.counters / math.factorial(self.counters)
        busy /= 1 - offered / self.counters
        idle = sum(offered**n / math.factorial(n) for n in range(self.counters))
        waits = busy / (idle + busy)
        return waits / (self.counters * self.service - sum(self.arrivals))

    def mean_waits(self) -> list[float]:
        """Return Kleinrock's mean wait of each class."""
        waits: list[float] = []
        for own, rate in enumerate(self.rates):
            slower = sum(
                self.loads[one] * waits[one] * (1 - self.rates[one] / rate) for one in range(own)
            )
            faster = sum(
                load * (1 - rate / other)
                for load, other in zip(self.loads[own + 1 :], self.rates[own + 1 :], strict=True)
            )
            waits.append((self.mean_wait - slower) / (1 - faster))
        return waits


def simulated(load: Load, seed: int) -> list[list[float]]:
    """Return the waits of each class, in minutes, by letting the rule choose whom to call."""
    chance = random.Random(seed)  # noqa: S311 - the same visitors every time, no secret
    classes = [
        PriorityClass(code=f"{one}", names={}, rate=rate) for one, rate in enumerate(load.rates)
    ]
    lines: list[deque[Visit]] = [deque() for _ in classes]
    waits: list[list[float]] = [[] for _ in classes]
    busy_until: list[float] = []
    now = 0.0

    def call(at: float) -> None:
        instant = OPENED + timedelta(minutes=at)
        heads = [(line[0], accrual) for line, accrual in zip(lines, classes, strict=True) if line]
        visit = chosen(heads, CALLER, instant)
        assert visit
        own = int(visit.leg.priority)
        lines[own].popleft()
        waits[own].append((instant - visit.leg.waiting_since) / timedelta(minutes=1))
        heapq.heappush(busy_until, at + chance.expovariate(load.service))

    for number in range(VISITORS):
        now += chance.expovariate(sum(load.arrivals))
        while busy_until and busy_until[0] <= now:
            done = heapq.heappop(busy_until)
            if any(lines):
                call(done)
        own = chance.choices(range(len(classes)), load.arrivals)[0]
        at = OPENED + timedelta(minutes=now)
        lines[own].append(arrived(number, at, service=SERVICE, priority=f"{own}"))
        if len(busy_until) < load.counters:
            call(now)
    return waits


def interval(values: list[float]) -> tuple[float, float]:
    """Return the mean, and half the width of its confidence interval by batch means."""
    size = len(values) // BATCHES
    means = [fmean(values[one * size : (one + 1) * size]) for one in range(BATCHES)]
    return fmean(means), T_999 * stdev(means) / math.sqrt(BATCHES)


@pytest.mark.parametrize(
    "load",
    [
        Load(rates=(1, 1.5, 2), arrivals=(0.5, 0.2, 0.1), counters=1),
        Load(rates=(1, 4), arrivals=(0.4, 0.35), counters=1),
        Load(rates=(1, 1.5, 2), arrivals=(1.6, 0.6, 0.3), counters=3),
    ],
    ids=["M/M/1, three classes", "M/M/1, two classes", "M/M/3, three classes"],
)
def test_mean_waits_are_those_of_theory(load: Load) -> None:
    waits = simulated(load, seed=11)
    for own, expected in enumerate(load.mean_waits()):
        mean, half = interval(waits[own])
        assert abs(mean - expected) <= half, f"class {own}: {mean:.3f} ± {half:.3f}, {expected:.3f}"
        assert half < expected / 4, "the interval says something"
    everybody = sum(map(sum, waits)) / sum(map(len, waits))
    assert everybody == pytest.approx(load.mean_wait, rel=0.1)


def test_the_theory_would_find_another_rule() -> None:
    load = Load(rates=(1, 4), arrivals=(0.4, 0.35), counters=1)
    first_come = simulated(Load(rates=(1, 1), arrivals=load.arrivals, counters=1), seed=11)
    found = [interval(waits) for waits in first_come]
    assert all(
        abs(mean - expected) > half
        for (mean, half), expected in zip(found, load.mean_waits(), strict=True)
    )
