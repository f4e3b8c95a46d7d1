"""How durations are spread in each of many groups, in whole microseconds to the last digit."""

from collections.abc import Sequence
from datetime import timedelta

import numpy as np

from reception.domain.metrics import LEAST_FOR_P90, Spread, spread
from reception.reports.columns import NONE, Whole

_MICROSECOND = timedelta(microseconds=1)
_MEDIAN, _P90 = 50, 90
_NO_SPREAD = spread(())
_WHOLE = 2**63


def spreads(groups: Whole, durations: Whole, size: int) -> list[Spread]:
    """Return how the durations of each of ``size`` groups are spread; -1 is none."""
    there = durations != NONE
    ordered, numbers = _in_order(groups[there], durations[there], size)
    n = np.bincount(numbers, minlength=size)
    filled = np.flatnonzero(n)
    found = [_NO_SPREAD] * size
    if not len(filled):
        return found
    starts = (np.cumsum(n) - n)[filled]
    sums = np.add.reduceat(ordered, starts)
    ranked = ordered[starts[:, np.newaxis] + _ranks(n[filled])]
    for group, count, total, places in zip(
        filled.tolist(), n[filled].tolist(), sums.tolist(), ranked.tolist(), strict=True
    ):
        found[group] = _spread(count, total, places)
    return found


def _in_order(groups: Whole, durations: Whole, size: int) -> tuple[Whole, Whole]:
    """Return the durations in order of their groups, then of their length; and their groups."""
    if size == 1:
        return np.sort(durations), groups
    width = int(durations.max(initial=0)) + 1
    if size * width < _WHOLE:
        # One number for both is sorted many times faster than two.
        keys = np.sort(groups * width + durations)
        numbers = keys // width
        return keys - numbers * width, numbers
    order = np.lexsort((durations, groups))
    return durations[order], groups[order]


def _ranks(n: Whole) -> Whole:
    """Return which durations of each group count, by their places in order.

    They are both neighbours of the median, both of the 90th percentile, and the longest.
    """
    columns = [
        np.minimum((n - 1) * percent // 100 + further, n - 1)
        for percent in (_MEDIAN, _P90)
        for further in (0, 1)
    ]
    return np.stack([*columns, n - 1], axis=1)


def _spread(n: int, total: int, ranked: Sequence[int]) -> Spread:
    low, high, low_90, high_90, longest = ranked
    return Spread(
        n=n,
        mean=total * _MICROSECOND / n,
        median=_between(low, high, n, _MEDIAN),
        p90=_between(low_90, high_90, n, _P90) if n >= LEAST_FOR_P90 else None,
        max=longest * _MICROSECOND,
    )


def _between(low: int, high: int, n: int, percent: int) -> timedelta:
    """Return the type 7 percentile of ``n`` durations that lies between these two neighbours."""
    hundredths = (n - 1) * percent % 100
    # timedelta divides in whole numbers, so there is no rounding before the last microsecond.
    return (low * (100 - hundredths) + high * hundredths) * _MICROSECOND / 100
