"""How durations are spread in each of many groups, in whole microseconds to the last digit."""

from datetime import timedelta

import numpy as np

from reception.domain.metrics import LEAST_FOR_P90, Spread, spread
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
    ends = np.cumsum(np.bincount(groups, minlength=size)).tolist()
    return [
        _spread(durations[start:end]) if start < end else _NO_SPREAD
        for start, end in zip([0, *ends], ends, strict=False)
    ]


def _spread(durations: Whole) -> Spread:
    """Return how durations are spread, at least one, whose order is of no more use."""
    n = len(durations)
    ranks = sorted({rank for percent in (_MEDIAN, _P90) for rank in _neighbours(n, percent)})
    # Only what stands at these ranks comes to its place.
    durations.partition([*ranks, n - 1])
    return Spread(
        n=n,
        mean=int(durations.sum()) * _MICROSECOND / n,
        median=_percentile(durations, _MEDIAN),
        p90=_percentile(durations, _P90) if n >= LEAST_FOR_P90 else None,
        max=int(durations[-1]) * _MICROSECOND,
    )


def _neighbours(n: int, percent: int) -> tuple[int, int]:
    """Return between which ranks of ``n`` durations a percentile lies."""
    below = (n - 1) * percent // 100
    return below, min(below + 1, n - 1)


def _percentile(durations: Whole, percent: int) -> timedelta:
    """Return a percentile by type 7 of durations whose ranks beside it are at their places."""
    low, high = (int(durations[rank]) for rank in _neighbours(len(durations), percent))
    hundredths = (len(durations) - 1) * percent % 100
    # timedelta divides in whole numbers, so there is no rounding before the last microsecond.
    return (low * (100 - hundredths) + high * hundredths) * _MICROSECOND / 100
