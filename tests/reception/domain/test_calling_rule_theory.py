"""The calling rule against theory: mean waits by class under random load.

The theory is ``tests.support.kleinrock``; the simulation asks the rule itself whom to call.
"""

import heapq
import random
from collections import deque
from datetime import UTC, datetime, timedelta

import pytest

from reception.domain.calling_rule import Caller, PriorityClass, QueueLine, chosen
from reception.domain.ticket import Visit
from tests.support.arrivals import arrived
from tests.support.kleinrock import Load, interval

OPENED = datetime(2026, 11, 25, 8, tzinfo=UTC)
SERVICE = "signature"
CALLER = Caller(counter=1, clerk="clerk1", lines=(QueueLine(service=SERVICE),))
VISITORS = 150_000


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


@pytest.mark.parametrize(
    "load",
    [
        pytest.param(
            Load(rates=(1, 1.5, 2), arrivals=(0.5, 0.2, 0.1), counters=1), id="M/M/1, three classes"
        ),
        pytest.param(
            Load(rates=(1, 4), arrivals=(0.4, 0.35), counters=1),
            id="M/M/1, two classes",
            marks=pytest.mark.deep,
        ),
        pytest.param(
            Load(rates=(1, 1.5, 2), arrivals=(1.6, 0.6, 0.3), counters=3),
            id="M/M/3, three classes",
            marks=pytest.mark.deep,
        ),
    ],
)
def test_mean_waits_are_those_of_theory(load: Load) -> None:
    waits = simulated(load, seed=11)
    for own, expected in enumerate(load.mean_waits()):
        mean, half = interval(waits[own])
        assert abs(mean - expected) <= half, f"class {own}: {mean:.3f} ± {half:.3f}, {expected:.3f}"
        assert half < expected / 4, "the interval says something"
    everybody = sum(map(sum, waits)) / sum(map(len, waits))
    assert everybody == pytest.approx(load.mean_wait, rel=0.1)


@pytest.mark.deep
def test_the_theory_would_find_another_rule() -> None:
    load = Load(rates=(1, 4), arrivals=(0.4, 0.35), counters=1)
    first_come = simulated(Load(rates=(1, 1), arrivals=load.arrivals, counters=1), seed=11)
    found = [interval(waits) for waits in first_come]
    assert all(
        abs(mean - expected) > half
        for (mean, half), expected in zip(found, load.mean_waits(), strict=True)
    )
