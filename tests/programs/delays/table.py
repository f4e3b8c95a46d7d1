"""The squared error of each way of telling a wait, in one simulated line."""

import heapq
from dataclasses import dataclass

import numpy as np

from reception.domain.expected_wait import (
    Joining,
    QueuePosition,
    gamma_bounds,
    mean_wait,
    with_overtakers,
)
from reception.waits.days import Floats, LearnedDay, WholeNumbers
from tests.programs.delays.lines import Line, day_of_line


@dataclass(frozen=True, kw_only=True, slots=True)
class Errors:
    """Mean squared errors against the wait of those who waited, in mean services squared."""

    waits: int
    ours: float
    """By what the desk would measure: mean service, and how many leave."""
    coverage_pct: float
    """Of our 80 % range."""
    ql: float
    qlm: float
    les: float
    hol: float
    no_information: float


def errors_of(line: Line, *, arrivals: int, seed: int) -> Errors:
    """Return the errors in a line that so many join; the first fifth is not counted."""
    day = day_of_line(line, arrivals=arrivals, seed=seed)
    after = float(day.joined[len(day) // 5])
    seen = day.joined < after
    served = seen & np.isfinite(day.called) & (day.ended <= after)
    # What the desk knows by then.
    service = float((day.ended[served] - day.called[served]).mean())
    waited = float((np.minimum(day.left, after) - day.joined)[seen].sum())
    leaving = float((seen & ~np.isfinite(day.called) & (day.left <= after)).sum()) / waited
    true_leaving = 1 / line.patience if line.patience else 0.0
    states = _states(day, line)
    those = np.array([i for i in np.flatnonzero(day.counted) if day.joined[i] >= after])
    wait = day.waits[those]
    ahead, les, hol = (states[those, column] for column in range(3))
    pace = line.counters / service
    first = _first(day, line, after, those, ahead, pace, leaving)
    ours = np.array([mean_wait(n, pace, leaving)[0] for n in first])
    bounds = np.array([gamma_bounds(n, pace, leaving) for n in first])
    return Errors(
        waits=len(those),
        ours=_squared(ours, wait),
        coverage_pct=100 * float(((bounds[:, 0] <= wait) & (wait <= bounds[:, 1])).mean()),
        ql=_squared((ahead + 1) / line.counters, wait),
        qlm=_squared(np.array([mean_wait(n, line.counters, true_leaving)[0] for n in ahead]), wait),
        les=_squared(les, wait),
        hol=_squared(hol, wait),
        no_information=_squared(np.full(len(wait), wait.mean()), wait),
    )


def _first(
    day: LearnedDay,
    line: Line,
    after: float,
    those: WholeNumbers,
    ahead: Floats,
    pace: float,
    leaving: float,
) -> list[float]:
    """Return how many come first, as the desk tells it: with those who will overtake."""
    joined = np.bincount(day.priority[day.joined < after], minlength=len(line.classes)) / after
    joining = tuple(
        Joining(a_second=a_second, head_start_s=head, rate=rate)
        for a_second, (_, head, rate) in zip(joined.tolist(), line.classes, strict=True)
    )
    standings = [
        QueuePosition(height_s=head, rate=rate, joining=joining) for _, head, rate in line.classes
    ]
    return [
        with_overtakers(float(n), pace, leaving, standings[day.priority[index]])
        for n, index in zip(ahead, those, strict=True)
    ]


def _states(day: LearnedDay, line: Line) -> Floats:
    """Return, at each arrival: how many stand ahead, the last wait that ended, the oldest wait."""
    rows = np.zeros((len(day), 3))
    heads = np.array([head for _, head, _ in line.classes])
    rates = np.array([rate for _, _, rate in line.classes])
    leaving: list[tuple[float, int]] = []
    waiting: dict[int, None] = {}
    last = 0.0
    for index in range(len(day)):
        now = day.joined[index]
        while leaving and leaving[0][0] <= now:
            _, gone = heapq.heappop(leaving)
            waiting.pop(gone, None)
            if np.isfinite(day.called[gone]):
                last = day.called[gone] - day.joined[gone]
        there = np.fromiter(waiting, np.int64, len(waiting))
        heights = heads[day.priority[there]] + rates[day.priority[there]] * (
            now - day.joined[there]
        )
        rows[index] = (
            int((heights >= heads[day.priority[index]]).sum()),
            last,
            now - day.joined[there[0]] if there.size else 0.0,
        )
        waiting[index] = None
        heapq.heappush(leaving, (day.left[index], index))
    return rows


def _squared(said: Floats, wait: Floats) -> float:
    return float(((said - wait) ** 2).mean())
