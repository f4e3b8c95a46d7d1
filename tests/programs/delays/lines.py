"""A line before several counters, lived through event by event by the calling rule."""

import heapq
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from reception.waits.days import NEVER, LearnedDay

_ARRIVES, _ENDS, _LEAVES = range(3)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """Arrivals, services and patience are exponential; times are in mean services."""

    counters: int
    load: float
    """Arrivals in a mean service, for each counter."""
    patience: float | None = None
    """How long people wait at most, on average; None: for ever."""
    classes: tuple[tuple[float, float, float], ...] = ((1.0, 0.0, 1.0),)
    """Share, head start and rate of each class."""


def day_of_line(line: Line, *, arrivals: int, seed: int) -> LearnedDay:
    """Return a day on which so many arrive; time 1 is a mean service."""
    chance = random.Random(seed)  # noqa: S311 - a made-up past
    pace = line.load * line.counters
    shares = [share for share, _, _ in line.classes]
    came, now = [], 0.0
    for _ in range(arrivals):
        now += chance.expovariate(pace)
        came.append(now)
    classes = chance.choices(range(len(shares)), shares, k=arrivals)
    called, ended, left = ([NEVER] * arrivals for _ in range(3))
    desk = [-1] * arrivals
    free = list(range(line.counters))
    waiting: dict[int, None] = {}
    events = [(at, _ARRIVES, index) for index, at in enumerate(came)]
    heapq.heapify(events)
    while events:
        now, kind, index = heapq.heappop(events)
        if kind == _ARRIVES:
            waiting[index] = None
            if line.patience:
                heapq.heappush(
                    events, (now + chance.expovariate(1 / line.patience), _LEAVES, index)
                )
        elif kind == _ENDS:
            free.append(desk[index])
        elif index in waiting:
            del waiting[index]
            left[index] = now
        if free and waiting:
            best = _called_next(waiting, came, classes, line, now)
            del waiting[best]
            desk[best] = free.pop(0)
            called[best] = left[best] = now
            ended[best] = now + chance.expovariate(1.0)
            heapq.heappush(events, (ended[best], _ENDS, best))
    return LearnedDay(
        date=date(2026, 1, 5),
        service=np.zeros(arrivals, np.int64),
        priority=np.array(classes, np.int64),
        joined=np.array(came),
        ranked=np.array(came),
        called=np.array(called),
        left=np.array(left),
        ended=np.array(ended),
        desk=np.array(desk, np.int64),
        served=np.isfinite(np.array(called)),
    )


def _called_next(
    waiting: dict[int, None], came: list[float], classes: list[int], line: Line, now: float
) -> int:
    if len(line.classes) == 1:
        # Whoever came first stands first in the table too.
        return next(iter(waiting))

    def height(index: int) -> tuple[float, float]:
        _, head, rate = line.classes[classes[index]]
        return head + rate * (now - came[index]), -came[index]

    return max(waiting, key=height)


def delayed(day: LearnedDay, after: float) -> Iterator[int]:
    """Yield who waited and was called, of those who came after the line had filled."""
    yield from np.flatnonzero(day.counted & (day.joined >= after)).tolist()
