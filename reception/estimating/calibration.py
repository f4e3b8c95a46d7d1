"""Keeping the promise that four of five waits fall into their range.

Split-conformal prediction (Romano, Patterson, Candes 2019) widens or narrows both bounds by what
they missed before; adaptive conformal inference (Gibbs, Candes 2021) then watches, for each service
and each side, how often they miss now, and asks for more or less.
"""

from collections import deque
from dataclasses import dataclass, field

import numpy as np

from reception.estimating.days import Floats

_AIM = 0.1
_PACE = 0.01
_KEPT = 1500
FEWEST_OF_SERVICE = 150
_LEAST, _MOST = 0.005, 0.4


@dataclass(slots=True)
class _Side:
    """One bound of the ranges of one service."""

    level: float = _AIM
    misses: deque[float] = field(default_factory=lambda: deque(maxlen=_KEPT))


@dataclass(slots=True)
class Calibration:
    """By how much a range is moved outwards, told from what earlier ranges missed.

    A miss is the distance, of logarithms, by which a bound was beyond the wait: it grows with it.
    """

    sides: dict[tuple[int, int], _Side] = field(default_factory=dict)
    everybody: tuple[deque[float], deque[float]] = field(
        default_factory=lambda: (deque(maxlen=_KEPT), deque(maxlen=_KEPT))
    )

    def ranged(self, service: int, low: float, high: float) -> tuple[float, float]:
        """Return the range to announce for the one that was predicted."""
        low, high = max(0.0, min(low, high)), max(0.0, low, high)
        lower = np.log1p(low) - self._margin(service, 0)
        upper = np.log1p(high) + self._margin(service, 1)
        if lower > upper:
            lower = upper = (lower + upper) / 2
        return max(0.0, float(np.expm1(lower))), max(0.0, float(np.expm1(upper)))

    def seed(self, service: int, low: float, high: float, wait: float) -> None:
        """Take in what a range that was never announced would have missed."""
        for side, miss in enumerate(misses(low, high, wait)):
            self._side(service, side).misses.append(miss)
            self.everybody[side].append(miss)

    def heard(self, service: int, low: float, high: float, wait: float) -> None:
        """Take in how a predicted range, announced with the present margins, turned out."""
        for side, miss in enumerate(misses(low, high, wait)):
            mine = self._side(service, side)
            missed = miss > self._margin(service, side)
            mine.level = min(_MOST, max(_LEAST, mine.level + _PACE * (_AIM - missed)))
        self.seed(service, low, high, wait)

    def _side(self, service: int, side: int) -> _Side:
        return self.sides.setdefault((service, side), _Side())

    def _margin(self, service: int, side: int) -> float:
        mine = self._side(service, side)
        misses = mine.misses if len(mine.misses) >= FEWEST_OF_SERVICE else self.everybody[side]
        if not misses:
            return 0.0
        return float(np.quantile(np.fromiter(misses, float), 1 - mine.level))


def seeded(services: "list[int]", bounds: Floats, waits: Floats) -> Calibration:
    """Return the calibration that ranges which were never announced lead to."""
    made = Calibration()
    for service, (low, high), wait in zip(services, bounds, waits, strict=True):
        made.seed(service, float(low), float(high), float(wait))
    return made


def misses(low: float, high: float, wait: float) -> tuple[float, float]:
    """Return by how much, of logarithms, the bounds were beyond a wait; below zero: they held."""
    low, high = max(0.0, min(low, high)), max(0.0, low, high)
    return float(np.log1p(low) - np.log1p(wait)), float(np.log1p(wait) - np.log1p(high))
