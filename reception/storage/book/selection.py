"""Exact order statistics of many groups at once, without sorting ten million durations.

Each group's durations are counted in coarse buckets first. The buckets tell in which of them each
wanted duration stands; only what is in those is read then, and sorted. Whole numbers all the way:
nothing is rounded before the last microsecond.
"""

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
_MEDIAN = 50
_P90 = 90


@dataclass(frozen=True, slots=True)
class Counts:
    """How many durations each bucket of each group holds, by group and bucket."""

    groups: Whole
    buckets: Whole
    counts: Whole

    def plus(self, groups: Whole, buckets: Whole) -> "Counts":
        """Return the counts with these durations more."""
        keys = np.concatenate([self._keys, groups * BUCKETS + buckets])
        counts = np.concatenate([self.counts, np.ones(len(groups), dtype=np.int64)])
        return _summed(keys, counts)

    def of_all(self) -> "Counts":
        """Return the counts of all groups together, as the group 0."""
        return _summed(self.buckets.astype(np.int64), self.counts)

    @property
    def _keys(self) -> Whole:
        return self.groups * BUCKETS + self.buckets


@dataclass(frozen=True, slots=True)
class Sums:
    """Of each group the sum of its durations, and the greatest of them."""

    total: dict[int, int]
    greatest: dict[int, int]

    def plus(self, groups: Whole, durations: Whole) -> "Sums":
        """Return the sums with these durations more."""
        more = sums_of(groups, durations, durations)
        everyone = {*self.total, *more.total}
        return Sums(
            {one: self.total.get(one, 0) + more.total.get(one, 0) for one in everyone},
            {one: max(self.greatest.get(one, 0), more.greatest.get(one, 0)) for one in everyone},
        )


def sums_of(groups: Whole, totals: NDArray[Any], greatest: NDArray[Any]) -> Sums:
    """Return the sums of rows that each have a sum and a greatest duration."""
    if not len(groups):
        return Sums({}, {})
    order = np.argsort(groups, kind="stable")
    numbers, starts = np.unique(groups[order], return_index=True)
    told = numbers.tolist()
    return Sums(
        dict(zip(told, np.add.reduceat(totals[order], starts).tolist(), strict=True)),
        dict(zip(told, np.maximum.reduceat(greatest[order], starts).tolist(), strict=True)),
    )


def counts_of(groups: NDArray[Any], buckets: NDArray[Any], counts: NDArray[Any]) -> Counts:
    """Return counts in the order they need; the rows may come in any."""
    keys = groups.astype(np.int64) * BUCKETS + buckets.astype(np.int64)
    return _summed(keys, counts.astype(np.int64))


def wanted(counts: Counts) -> Whole:
    """Return which buckets have to be read, as ``group * 65536 + bucket``, in order."""
    if not len(counts.groups):
        return counts.groups
    return np.unique(np.concatenate([_places(counts)[one][0] for one in ("low", "high")]))


def spreads(counts: Counts, sums: Sums, read: Whole, durations: Whole) -> dict[int, Spread]:
    """Return how the durations of each group are spread.

    Args:
        counts: how many stand in which bucket.
        sums: of each group.
        read: of each duration that was read its ``group * 65536 + bucket``.
        durations: those durations, of all buckets that are wanted.
    """
    if not len(counts.groups):
        return {}
    order = np.lexsort((durations, read))
    read, durations = read[order], durations[order]
    places = _places(counts)
    lows, highs = (
        durations[np.searchsorted(read, keys) + within]
        for keys, within in (places["low"], places["high"])
    )
    found = {}
    groups, n, _ = _groups(counts)
    for place, group in enumerate(groups.tolist()):
        median, p90 = (
            _between(int(lows[one]), int(highs[one]), int(n[place]), percent)
            for one, percent in ((2 * place, _MEDIAN), (2 * place + 1, _P90))
        )
        found[group] = Spread(
            n=int(n[place]),
            mean=sums.total[group] * _MICROSECOND / int(n[place]),
            median=median,
            p90=p90 if n[place] >= LEAST_FOR_P90 else None,
            max=sums.greatest[group] * _MICROSECOND,
        )
    return found


def sorted_spreads(groups: NDArray[Any], durations: Whole) -> dict[int, Spread]:
    """Return how the durations of each group are spread, of not too many durations."""
    order = np.lexsort((durations, groups))
    groups, durations = groups[order], durations[order]
    found = {}
    numbers, starts, n = np.unique(groups, return_index=True, return_counts=True)
    sums = np.add.reduceat(durations, starts) if len(starts) else durations
    for group, start, count, total in zip(
        numbers.tolist(), starts.tolist(), n.tolist(), sums.tolist(), strict=True
    ):
        median, p90 = (
            _between(
                int(durations[start + (count - 1) * percent // 100]),
                int(durations[start + min((count - 1) * percent // 100 + 1, count - 1)]),
                count,
                percent,
            )
            for percent in (_MEDIAN, _P90)
        )
        found[group] = Spread(
            n=count,
            mean=total * _MICROSECOND / count,
            median=median,
            p90=p90 if count >= LEAST_FOR_P90 else None,
            max=int(durations[start + count - 1]) * _MICROSECOND,
        )
    return found


def _between(low: int, high: int, n: int, percent: int) -> timedelta:
    """Return the type 7 percentile of ``n`` durations that lies between these two neighbours."""
    hundredths = (n - 1) * percent % 100
    # timedelta divides in whole numbers, so there is no rounding before the last microsecond.
    return (low * (100 - hundredths) + high * hundredths) * _MICROSECOND / 100


def _groups(counts: Counts) -> tuple[Whole, Whole, Whole]:
    """Return the groups, how many durations each has, and where its buckets begin."""
    groups, starts = np.unique(counts.groups, return_index=True)
    return groups, np.add.reduceat(counts.counts, starts), starts


def _places(counts: Counts) -> dict[str, tuple[Whole, Whole]]:
    """Return, of each group's median and 90th percentile, where both neighbours stand.

    That is the bucket as ``group * 65536 + bucket``, and the place within the bucket.
    """
    _, n, starts = _groups(counts)
    before = np.cumsum(counts.counts) - counts.counts
    told: dict[str, tuple[Whole, Whole]] = {}
    for name, further in (("low", 0), ("high", 1)):
        ranks = np.stack(
            [np.minimum((n - 1) * percent // 100 + further, n - 1) for percent in (_MEDIAN, _P90)],
            axis=1,
        )
        absolute = (ranks + before[starts][:, None]).ravel()
        rows = np.searchsorted(before, absolute, side="right") - 1
        keys = counts.groups[rows] * BUCKETS + counts.buckets[rows]
        told[name] = keys, absolute - before[rows]
    return told


def _summed(keys: Whole, counts: Whole) -> Counts:
    if not len(keys):
        return Counts(keys, keys, counts)
    order = np.argsort(keys, kind="stable")
    keys, counts = keys[order], counts[order]
    unique, starts = np.unique(keys, return_index=True)
    return Counts(unique // BUCKETS, unique % BUCKETS, np.add.reduceat(counts, starts))
