"""How one duration of very many stays is spread: counted in buckets, then read where it matters."""

from dataclasses import dataclass

import numpy as np

from reception.domain.metrics import Spread
from reception.storage.book.columns import NO_BUCKET, NONE, buckets
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

_WANTED = "wanted_bucket"


@dataclass(frozen=True, slots=True)
class SpanSpreads:
    """How a duration is spread: of everything, as the group 0, and of each group."""

    total: dict[int, Spread]
    groups: dict[int, Spread]


def spreads_by_buckets(
    pages: Pages,
    group: str,
    name: str,
    where: str,
    *,
    of_groups: tuple[Whole, Whole] | None = None,
    of_all: Whole | None = None,
) -> SpanSpreads:
    """Return how the duration called ``name`` is spread.

    Args:
        pages: the stays.
        group: the SQL of the number of a stay's group.
        name: the column of the duration.
        where: the SQL of which stays count.
        of_groups: further durations, each with its group.
        of_all: those that count further for everything.
    """
    source = f"""(SELECT {group} AS g, {name}_bucket AS b, {name} AS span FROM {pages.stays}
        WHERE {name}_bucket <> {NO_BUCKET} AND {where})"""
    found = pages.arrays(f"""
        SELECT g, b, count(*) AS n, sum(span)::BIGINT AS total, max(span) AS greatest
        FROM {source} GROUP BY g, b
    """)
    groups = found["g"].astype(np.int64)
    counts = counts_of(groups, found["b"], found["n"])
    all_counts = counts.of_all()
    sums = sums_of(groups, found["total"], found["greatest"])
    all_sums = sums_of(np.zeros_like(groups), found["total"], found["greatest"])
    more, more_of_all = _known(of_groups), _known(_of_all(of_all))
    if more:
        counts, sums = counts.plus(more[0], _buckets(more[1])), sums.plus(*more)
    if more_of_all:
        all_counts = all_counts.plus(more_of_all[0], _buckets(more_of_all[1]))
        all_sums = all_sums.plus(*more_of_all)
    pages.set_aside(_WANTED, {"k": wanted(counts)})
    listed = ", ".join(map(str, wanted(all_counts).tolist())) or "NULL"
    read = pages.arrays(f"""
        SELECT g::BIGINT * {BUCKETS} + b AS k, b, span FROM {source}
        WHERE b IN ({listed}) OR (g::BIGINT * {BUCKETS} + b) IN (SELECT k FROM {_WANTED})
    """)
    return SpanSpreads(
        _spreads(all_counts, all_sums, read["b"].astype(np.int64), read["span"], more_of_all),
        _spreads(counts, sums, read["k"], read["span"], more),
    )


def _spreads(
    counts: Counts, sums: Sums, read: Whole, durations: Whole, more: tuple[Whole, Whole] | None
) -> dict[int, Spread]:
    if more:
        read = np.concatenate([read, more[0] * BUCKETS + _buckets(more[1])])
        durations = np.concatenate([durations, more[1]])
    here = np.isin(read, wanted(counts))
    return spreads(counts, sums, read[here], durations[here])


def _buckets(durations: Whole) -> Whole:
    return buckets(durations).astype(np.int64)


def _of_all(durations: Whole | None) -> tuple[Whole, Whole] | None:
    return None if durations is None else (np.zeros_like(durations), durations)


def _known(durations: tuple[Whole, Whole] | None) -> tuple[Whole, Whole] | None:
    """Return the durations that are known, each with its group; None when there are none."""
    if durations is None:
        return None
    there = durations[1] != NONE
    return durations[0][there].astype(np.int64), durations[1][there]
