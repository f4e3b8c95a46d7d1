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
    median, p90, last = (n - 1) * _MEDIAN // 100, (n - 1) * _P90 // 100, n - 1
    ranks = [median, min(median + 1, last), p90, min(p90 + 1, last), last]
    # Only what stands at these ranks comes to its place.
    durations.partition(ranks)
    low, high, low_90, high_90, longest = durations[ranks].tolist()
    return Spread(
        n=n,
        mean=int(durations.sum()) * _MICROSECOND / n,
        median=_between(low, high, n, _MEDIAN),
        p90=_between(low_90, high_90, n, _P90) if n >= LEAST_FOR_P90 else None,
        max=longest * _MICROSECOND,
    )


def _between(low: int, high: int, n: int, percent: int) -> timedelta:
    """Return the type 7 percentile of ``n`` durations that lies between these two neighbours."""
    hundredths = (n - 1) * percent % 100
    # timedelta divides in whole numbers, so there is no rounding before the last microsecond.
    return (low * (100 - hundredths) + high * hundredths) * _MICROSECOND / 100
