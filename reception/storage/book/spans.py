"""How durations of very many stays are spread: counted in buckets, then read where it matters."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reception.domain.metrics import Measure, Spread
from reception.storage.book.columns import (
    DURATIONS,
    NO_BUCKET,
    NONE,
    OF_VISITS,
    SPANS,
    buckets,
)
from reception.storage.book.pages import Pages
from reception.storage.book.selection import BUCKETS, Counts, Whole, counts_of, spreads, wanted
from reception.storage.book.visits import Visits

_WANTED = "wanted_bucket"
# Where the buckets of all groups have room side by side, counting needs no sorting.
_MOST_CELLS = 2**25


@dataclass(frozen=True, slots=True)
class SpanSpreads:
    """How a duration is spread: of everything, as the group 0, and of each group."""

    measure: Measure
    total: dict[int, Spread]
    groups: dict[int, Spread]


@dataclass(frozen=True, slots=True)
class _Half:
    """The durations of one measure: of all groups together, or of each of them."""

    counts: Counts
    sums: Mapping[int, int]
    further: tuple[Whole, Whole]
    """Durations that are no stay's but a visit's of several, each with its group."""

    def spreads(self, groups: Whole, places: Whole, durations: Whole) -> dict[int, Spread]:
        """Return how they are spread, of what was read of the stays."""
        read = np.concatenate([groups * BUCKETS + places, _keys(*self.further)])
        durations = np.concatenate([durations, self.further[1]])
        here = np.isin(read, wanted(self.counts))
        return spreads(self.counts, self.sums, read[here], durations[here])


class Spans:
    """The durations of very many stays.

    Args:
        pages: the stays.
        group: the SQL of the number of a stay's group.
        measures: which durations are of interest.
        several: what the stays of visits of several add up to, by group, and of all together.
        stays: those stays, one by one.
    """

    def __init__(
        self,
        pages: Pages,
        group: str,
        measures: Sequence[Measure],
        several: tuple[Visits, Visits],
        stays: Mapping[str, NDArray[Any]],
    ) -> None:
        self._pages = pages
        self._group = group
        self._by_group, self._of_all = several
        self._measures = measures
        self._names = [one for one in DURATIONS if one in {SPANS[each] for each in measures}]
        listed = ", ".join(f"{name}_bucket" for name in self._names)
        if not self._names:
            return
        self._read = pages.arrays(f"SELECT {group} AS g, once, {listed} FROM {pages.stays}")
        listed = ", ".join(
            f"coalesce(sum(greatest({name}, 0)), 0)::BIGINT AS {name}" for name in self._names
        )
        sums = pages.arrays(
            f"SELECT g, {listed} FROM (SELECT *, {group} AS g FROM {pages.stays}) GROUP BY g"
        )
        self._groups = np.sort(sums["g"].astype(np.int64))
        self._sums = {
            name: Counter(dict(zip(sums["g"].tolist(), sums[name].tolist(), strict=True)))
            for name in self._names
        }
        self._sums_of_several = {
            SPANS[one]: _summed(stays["g"], np.maximum(stays[SPANS[one]], 0))
            for one in measures
            if one in OF_VISITS
        }
        self._index = _index_in(self._groups, self._read["g"])

    def __iter__(self) -> Iterator[SpanSpreads]:
        """Yield how each measure's durations are spread."""
        for name in self._names:
            measures = [one for one in self._measures if SPANS[one] == name]
            halves = {one: self._halves(one) for one in measures}
            keys = np.unique(
                np.concatenate([_to_read(of_stays, *both) for of_stays, *both in halves.values()])
            )
            self._pages.set_aside(_WANTED, {"k": keys})
            read = self._pages.arrays(f"""
                SELECT g, b, once, span FROM (
                    SELECT {self._group} AS g, {name}_bucket AS b, {name} AS span, once
                    FROM {self._pages.stays} WHERE {name}_bucket <> {NO_BUCKET}
                ) SEMI JOIN {_WANTED} ON k = g::BIGINT * {BUCKETS} + b
            """)
            for measure, (_, of_all, of_groups) in halves.items():
                here = read["once"] if measure in OF_VISITS else slice(None)
                groups, places, durations = (
                    read[one][here].astype(np.int64) for one in ("g", "b", "span")
                )
                yield SpanSpreads(
                    measure,
                    of_all.spreads(np.zeros_like(groups), places, durations),
                    of_groups.spreads(groups, places, durations),
                )

    def _halves(self, measure: Measure) -> tuple[Counts, _Half, _Half]:
        """Return how many stays are in which bucket, and what is counted with them."""
        name, of_visits = SPANS[measure], measure in OF_VISITS
        places = self._read[f"{name}_bucket"]
        here = places != NO_BUCKET
        if of_visits:
            here &= self._read["once"]
        counts = self._counted(self._index[here], places[here])
        sums = self._sums[name]
        if of_visits:
            sums = Counter(sums)
            sums.subtract(self._sums_of_several[name])
        of_all = Counter({0: sums.total()})
        return (
            counts,
            _with(counts.of_all(), of_all, self._of_all if of_visits else None, name),
            _with(counts, sums, self._by_group if of_visits else None, name),
        )

    def _counted(self, index: Whole, places: NDArray[Any]) -> Counts:
        if not len(index):
            return counts_of(index, index, index)
        width = int(places.max()) + 1
        keys = index * width + places
        if len(self._groups) * width <= _MOST_CELLS:
            n = np.bincount(keys)
            found = np.flatnonzero(n)
            n = n[found]
        else:
            found, n = np.unique(keys, return_counts=True)
        return counts_of(self._groups[found // width], found % width, n)


def _index_in(groups: Whole, numbers: NDArray[Any]) -> Whole:
    """Return the place of each number among the groups, which are in order."""
    if len(groups) and groups[-1] < _MOST_CELLS:
        places = np.zeros(int(groups[-1]) + 1, dtype=np.int64)
        places[groups] = np.arange(len(groups))
        return np.asarray(places[numbers], dtype=np.int64)
    return np.searchsorted(groups, numbers)


def _summed(groups: NDArray[Any], durations: Whole) -> Counter[int]:
    if not len(groups):
        return Counter()
    order = np.argsort(groups, kind="stable")
    numbers, starts = np.unique(groups[order], return_index=True)
    sums = np.add.reduceat(durations[order], starts)
    return Counter(dict(zip(numbers.tolist(), sums.tolist(), strict=True)))


def _with(counts: Counts, sums: Counter[int], visits: Visits | None, name: str) -> _Half:
    if visits is None:
        none = np.zeros(0, dtype=np.int64)
        return _Half(counts, sums, (none, none))
    durations = visits.durations(name)
    there = durations != NONE
    groups, durations = visits.groups[there].astype(np.int64), durations[there]
    all_sums = Counter(sums)
    all_sums.update(_summed(groups, durations))
    return _Half(counts.plus(groups, _places(durations)), all_sums, (groups, durations))


def _to_read(of_stays: Counts, of_all: _Half, of_groups: _Half) -> Whole:
    """Return which buckets of which groups matter to either half."""
    everywhere = np.isin(of_stays.buckets, wanted(of_all.counts))
    return np.concatenate(
        [
            wanted(of_groups.counts),
            of_stays.groups[everywhere] * BUCKETS + of_stays.buckets[everywhere],
        ]
    )


def _keys(groups: Whole, durations: Whole) -> Whole:
    return groups * BUCKETS + _places(durations)


def _places(durations: Whole) -> Whole:
    return buckets(durations).astype(np.int64)
