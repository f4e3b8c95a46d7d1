"""Exact order statistics of many groups at once, without sorting ten million durations.

Each group's durations are counted in coarse buckets first. The buckets tell in which of them each
wanted duration stands; only what is in those is read then, and sorted. Whole numbers all the way:
nothing is rounded before the last microsecond.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reception.domain.metrics import LEAST_FOR_P90, Spread

type Whole = NDArray[np.int64]

_MICROSECOND = timedelta(microseconds=1)
BUCKETS = 65536
"""A bucket of a group is written ``group * 65536 + bucket``."""
_WHOLE = 2**63
_MEDIAN = 50
_P90 = 90


@dataclass(frozen=True, slots=True)
class Counts:
    """How many durations each bucket of each group holds, by group and bucket."""

    groups: Whole
    buckets: Whole
    counts: Whole


def counts_of(table: Whole) -> Counts:
    """Return counts of a table: a row for each group, a column for each bucket."""
    groups, buckets = np.nonzero(table)
    return Counts(groups, buckets, table[groups, buckets])


def wanted(counts: Counts) -> Whole:
    """Return which buckets have to be read, as ``group * 65536 + bucket``, in order."""
    return np.unique(_places(counts)[0])


def spreads(
    counts: Counts, sums: Mapping[int, int], read: Whole, durations: Whole
) -> dict[int, Spread]:
    """Return how the durations of each group are spread.

    Args:
        counts: how many stand in which bucket.
        sums: of each group the sum of all.
        read: of each duration that was read its ``group * 65536 + bucket``.
        durations: those durations, of all buckets that are wanted.
    """
    if not len(counts.groups):
        return {}
    read, durations = _in_order(read, durations)
    keys, within = _places(counts)
    found = {}
    groups, n, _ = _groups(counts)
    ranked = durations[np.searchsorted(read, keys) + within].reshape(len(groups), -1)
    for group, count, places in zip(groups.tolist(), n.tolist(), ranked.tolist(), strict=True):
        found[group] = _spread(count, sums[group], places)
    return found


def sorted_spreads(groups: NDArray[Any], durations: Whole) -> dict[int, Spread]:
    """Return how the durations of each group are spread, of not too many durations."""
    groups, durations = _in_order(groups, durations)
    found: dict[int, Spread] = {}
    starts = _beginnings(groups)
    numbers, n = groups[starts], np.diff(starts, append=len(groups))
    if not len(starts):
        return found
    sums = np.add.reduceat(durations, starts)
    ranked = durations[starts[:, None] + _ranks(n)]
    for group, count, total, places in zip(
        numbers.tolist(), n.tolist(), sums.tolist(), ranked.tolist(), strict=True
    ):
        found[group] = _spread(count, total, places)
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


def _in_order(groups: NDArray[Any], durations: Whole) -> tuple[Whole, Whole]:
    """Return the durations in order of their groups, then of their length."""
    if not len(durations):
        return groups.astype(np.int64), durations
    width = int(durations.max()) + 1
    if (int(groups.max()) + 1) * width < _WHOLE:
        # One number for both is sorted many times faster than two.
        keys = np.sort(groups.astype(np.int64) * width + durations)
        return np.divmod(keys, width)
    order = np.lexsort((durations, groups))
    return groups[order].astype(np.int64), durations[order]


def _beginnings(ordered: Whole) -> Whole:
    """Return where each new number begins."""
    if not len(ordered):
        return ordered
    return np.concatenate([[0], np.flatnonzero(ordered[1:] != ordered[:-1]) + 1])


def _between(low: int, high: int, n: int, percent: int) -> timedelta:
    """Return the type 7 percentile of ``n`` durations that lies between these two neighbours."""
    hundredths = (n - 1) * percent % 100
    # timedelta divides in whole numbers, so there is no rounding before the last microsecond.
    return (low * (100 - hundredths) + high * hundredths) * _MICROSECOND / 100


def _groups(counts: Counts) -> tuple[Whole, Whole, Whole]:
    """Return the groups, how many durations each has, and where its buckets begin."""
    groups, starts = np.unique(counts.groups, return_index=True)
    return groups, np.add.reduceat(counts.counts, starts), starts


def _places(counts: Counts) -> tuple[Whole, Whole]:
    """Return where the durations stand that count: the bucket, and the place within it."""
    if not len(counts.groups):
        return counts.groups, counts.groups
    _, n, starts = _groups(counts)
    before = np.cumsum(counts.counts) - counts.counts
    absolute = (_ranks(n) + before[starts][:, None]).ravel()
    rows = np.searchsorted(before, absolute, side="right") - 1
    return counts.groups[rows] * BUCKETS + counts.buckets[rows], absolute - before[rows]
