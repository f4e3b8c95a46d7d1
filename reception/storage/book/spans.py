"""How the durations of very many stays are spread: counted in buckets, then read where it matters."""

from collections.abc import Iterator, Mapping
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
from reception.storage.book.selection import (
    BUCKETS,
    Counts,
    Sums,
    Whole,
    counts_of,
    spreads,
    sums_of,
    wanted,
)
from reception.storage.book.visits import UNSETTLED, Visits

_WANTED = "wanted_bucket"
# A visit of one stay is as long as that; who waits or is parked has none yet.
_ONCE = f"(legs = 1 AND state NOT IN {UNSETTLED})"


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
    sums: Sums
    further: tuple[Whole, Whole]
    """Durations that are no stay's but a visit's of several, each with its group."""

    def spreads(self, groups: Whole, places: Whole, durations: Whole) -> dict[int, Spread]:
        """Return how they are spread, of what was read of the stays."""
        read = np.concatenate([groups * BUCKETS + places, _keys(*self.further)])
        durations = np.concatenate([durations, self.further[1]])
        here = np.isin(read, wanted(self.counts))
        return spreads(self.counts, self.sums, read[here], durations[here])


def spreads_by_buckets(
    pages: Pages, group: str, several: Visits, several_of_all: Visits
) -> Iterator[SpanSpreads]:
    """Yield how each measure's durations are spread.

    Args:
        pages: the stays.
        group: the SQL of the number of a stay's group.
        several: what the stays of visits of several add up to, by group.
        several_of_all: what they add up to without groups.
    """
    sums = _sums(pages, group)
    for name in DURATIONS:
        measures = [one for one in Measure if SPANS[one] == name]
        source = f"""(SELECT {group} AS g, {name}_bucket AS b, {name} AS span, {_ONCE} AS once
            FROM {pages.stays} WHERE {name}_bucket <> {NO_BUCKET})"""
        found = pages.arrays(f"SELECT g, b, once, count(*) AS n FROM {source} GROUP BY g, b, once")
        halves = {one: _halves(one, found, sums, (several, several_of_all)) for one in measures}
        keys = np.unique(np.concatenate([_to_read(found, *of_one) for of_one in halves.values()]))
        pages.set_aside(_WANTED, {"k": keys})
        read = pages.arrays(f"""
            SELECT g, b, once, span FROM {source}
            SEMI JOIN {_WANTED} ON k = g::BIGINT * {BUCKETS} + b
        """)
        for measure, (of_all, of_groups) in halves.items():
            here = read["once"] if measure in OF_VISITS else np.ones(len(read["g"]), dtype=bool)
            groups, places, durations = (
                read[one][here].astype(np.int64) for one in ("g", "b", "span")
            )
            yield SpanSpreads(
                measure,
                of_all.spreads(np.zeros_like(groups), places, durations),
                of_groups.spreads(groups, places, durations),
            )


def _sums(pages: Pages, group: str) -> Mapping[str, NDArray[Any]]:
    """Return the sum and the greatest of every duration by group, and of visits of one stay."""
    told = [(name, name, f"{name} >= 0") for name in DURATIONS]
    told += [(f"once_{name}", name, f"{name} >= 0 AND {_ONCE}") for name in ("wait", "stay")]
    listed = ", ".join(
        f"coalesce(sum({name}) FILTER ({where}), 0)::BIGINT AS {called}_sum,"
        f" coalesce(max({name}) FILTER ({where}), -1) AS {called}_max"
        for called, name, where in told
    )
    return pages.arrays(f"""
        SELECT g, {listed} FROM (SELECT *, {group} AS g FROM {pages.stays}) GROUP BY g
    """)


def _halves(
    measure: Measure,
    found: Mapping[str, NDArray[Any]],
    sums: Mapping[str, NDArray[Any]],
    several: tuple[Visits, Visits],
) -> tuple[_Half, _Half]:
    name, of_visits = SPANS[measure], measure in OF_VISITS
    here = found["once"] if of_visits else np.ones(len(found["g"]), dtype=bool)
    counts = counts_of(found["g"][here], found["b"][here], found["n"][here])
    called = f"once_{name}" if of_visits else name
    total, greatest = sums[f"{called}_sum"], sums[f"{called}_max"]
    measured = greatest != NONE
    groups = sums["g"][measured].astype(np.int64)
    of_groups = sums_of(groups, total[measured], greatest[measured])
    of_all = sums_of(np.zeros_like(groups), total[measured], greatest[measured])
    by_group, without = several
    return (
        _with(counts.of_all(), of_all, without if of_visits else None, name),
        _with(counts, of_groups, by_group if of_visits else None, name),
    )


def _with(counts: Counts, sums: Sums, visits: Visits | None, name: str) -> _Half:
    none = np.zeros(0, dtype=np.int64)
    if visits is None:
        return _Half(counts, sums, (none, none))
    durations = visits.durations(name)
    there = durations != NONE
    further = visits.groups[there].astype(np.int64), durations[there]
    return _Half(counts.plus(further[0], _places(further[1])), sums.plus(*further), further)


def _to_read(found: Mapping[str, NDArray[Any]], of_all: _Half, of_groups: _Half) -> Whole:
    """Return which buckets of which groups matter to either half."""
    places = wanted(of_all.counts)
    everywhere = np.isin(found["b"], places)
    return np.concatenate(
        [
            wanted(of_groups.counts),
            found["g"][everywhere].astype(np.int64) * BUCKETS + found["b"][everywhere],
        ]
    )


def _keys(groups: Whole, durations: Whole) -> Whole:
    return groups * BUCKETS + _places(durations)


def _places(durations: Whole) -> Whole:
    return buckets(durations).astype(np.int64)
