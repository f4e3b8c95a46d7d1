"""How durations are spread in each of many groups, in whole microseconds to the last digit."""

from collections.abc import Sequence
from datetime import timedelta

import numpy as np

from reception.domain.figures import LEAST_FOR_P90, Spread, spread
from reception.reports.columns import NONE, Whole

_MICROSECOND = timedelta(microseconds=1)
_MEDIAN, _P90 = 50, 90
_NO_SPREAD = spread(())
_NARROW = 2**16


def spreads(groups: Whole, durations: Whole, size: int) -> list[Spread]:
    """Return how the durations of each of ``size`` groups are spread; -1 is none."""
    there = durations != NONE
    groups, durations = groups[there], durations[there]
    if size > 1:
        # Numbers this narrow are sorted in one pass.
        narrow = groups.astype(np.uint16) if size <= _NARROW else groups
        durations = durations[np.argsort(narrow, kind="stable")]
    every = np.bincount(groups, minlength=size)
    filled = np.flatnonzero(every)
    found = [_NO_SPREAD] * size
    if not len(filled):
        return found
    n, starts = every[filled], (np.cumsum(every) - every)[filled]
    ranks = _ranks(n)
    for start, count, some in zip(starts.tolist(), n.tolist(), ranks.tolist(), strict=True):
        # Only what stands at these ranks comes to its place.
        durations[start : start + count].partition(some)
    ranked = durations[starts[:, np.newaxis] + ranks]
    sums = np.add.reduceat(durations, starts)
    for group, count, total, some in zip(
        filled.tolist(), n.tolist(), sums.tolist(), ranked.tolist(), strict=True
    ):
        found[group] = _spread(count, total, some)
    return found


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
