"""The baselines of reports: every question answered by plain NumPy, over the same legs in a file.

Nothing is checked there, no day is open, nobody is named, and no wait has a target: it is what the
question costs at least. Each question has its own.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reception.domain.figures import Measure
from reception.reports.columns import HOUR_US, NUMBERS, STATES, TIMES, Columns
from reception.reports.question import Dimension, ReportQuestion

type Array = NDArray[Any]

_MINUTE_US = 60_000_000
_DAY_US = 24 * HOUR_US
_EPOCH_DAY = 719_163
_PAGE = 50


@dataclass(frozen=True, slots=True)
class PlainSpread:
    """How the durations of one group are spread, in microseconds."""

    n: int
    mean: float
    median: int
    p90: int
    max: int


class PlainReports:
    """Answers questions about the legs of a file, which is read once for each of these."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._legs: dict[str, Array] = {}

    @classmethod
    def write(cls, folder: Path, legs: Columns) -> None:
        """Write the file."""
        np.save(folder / "times.npy", legs.times)
        np.save(folder / "numbers.npy", legs.numbers)

    def waits(self, asked: ReportQuestion) -> dict[int, dict[Measure, PlainSpread]]:
        """Return how each duration is spread in each group, of so many in each state."""
        legs = self._read()
        for dimension, codes in asked.only.items():
            places = [int(str(code).removeprefix("service-")) for code in codes]
            wanted = np.isin(legs[dimension], places)
            legs = {name: column[wanted] for name, column in legs.items()}
        groups = _groups(legs, asked.by)
        np.bincount(groups * len(STATES) + legs["state"])
        found: dict[int, dict[Measure, PlainSpread]] = {}
        for measure in asked.measures:
            spans, of_groups = _spans(legs, groups, measure)
            for group, spread in _spreads(spans, of_groups):
                found.setdefault(group, {})[measure] = spread
        return found

    def counters(self, database: Path, by: Sequence[Dimension]) -> list[Array]:
        """Return how long each group was open, away and serving, and how many it served."""
        legs = self._read()
        spans = [_at_work(database, table) for table in ("counter_session", "clerk_break")]
        served = (legs["started"] >= 0) & (legs["ended"] >= 0)
        spans.append(
            {
                "begins": legs["started"][served],
                "ends": legs["ended"][served],
                "counter": legs["counter"][served],
            }
        )
        return [_time_of(one, by) for one in spans]

    def distribution(self) -> tuple[Array, Array]:
        """Return how many waits have which length in minutes."""
        wait, _ = _spans(legs := self._read(), legs["day"], Measure.WAIT)
        places, counts = np.unique(wait // _MINUTE_US, return_counts=True)
        return places, counts

    def quotes(self, by: Sequence[Dimension]) -> list[Array]:
        """Return of each group how many waits were inside what was announced, shorter, longer."""
        legs = self._read()
        told = (legs["quoted_low"] >= 0) & (legs["first_called"] >= 0)
        groups = _groups(legs, by)[told]
        wait = (legs["first_called"] - legs["since"])[told]
        shorter, longer = wait < legs["quoted_low"][told], wait > legs["quoted_high"][told]
        return [np.bincount(groups[one]) for one in (~(shorter | longer), shorter, longer)]

    def longest(self) -> Array:
        """Return which legs waited longest, a page of them."""
        legs = self._read()
        wait = np.where(legs["first_called"] >= 0, legs["first_called"] - legs["since"], -1)
        last = np.argpartition(wait, -_PAGE)[-_PAGE:]
        return last[np.argsort(-wait[last], kind="stable")]

    def _read(self) -> dict[str, Array]:
        if not self._legs:
            for names, file in ((TIMES, "times.npy"), (NUMBERS, "numbers.npy")):
                columns = np.load(self._folder / file)
                self._legs |= dict(zip(names, columns, strict=True))
        return self._legs


def _groups(legs: Mapping[str, Array], by: Sequence[Dimension]) -> Array:
    """Return the group of each leg."""
    group = np.zeros(len(legs["day"]), dtype=np.int64)
    for dimension in by:
        key = (legs["day"] + 6) % 7 if dimension is Dimension.WEEKDAY else legs[dimension]
        group = group * (int(key.max()) + 2) + key + 1
    return np.unique(group, return_inverse=True)[1]


def _spans(legs: Mapping[str, Array], groups: Array, measure: Measure) -> tuple[Array, Array]:
    """Return the durations there are, and the group of each."""
    began, until = {
        Measure.WAIT: ("since", "first_called"),
        Measure.TO_SERVICE: ("since", "started"),
        Measure.WALKING: ("last_called", "started"),
        Measure.SERVICE: ("started", "ended"),
        Measure.VISIT_WAIT: ("since", "first_called"),
        Measure.VISIT_TIME: ("since", "ended"),
    }[measure]
    known = (legs[began] >= 0) & (legs[until] >= 0)
    spans = legs[until] - legs[began]
    if measure in {Measure.VISIT_WAIT, Measure.VISIT_TIME}:
        begins = np.flatnonzero(legs["begins"])
        known = np.logical_and.reduceat(known, begins)
        spans, groups = np.add.reduceat(spans, begins), groups[begins]
    return spans[known], groups[known]


def _spreads(spans: Array, groups: Array) -> list[tuple[int, PlainSpread]]:
    order = np.lexsort((spans, groups))
    spans, groups = spans[order], groups[order]
    firsts = np.flatnonzero(np.diff(groups, prepend=-1))
    sums: Array = np.add.reduceat(spans, firsts) if len(firsts) else firsts
    return [
        (
            int(groups[first]),
            PlainSpread(
                n=int(end - first),
                mean=float(total / (end - first)),
                median=int(np.percentile(one, 50)),
                p90=int(np.percentile(one, 90)),
                max=int(one[-1]),
            ),
        )
        for first, end, total in zip(firsts, [*firsts[1:], len(spans)], sums, strict=True)
        if len(one := spans[first:end])
    ]


def _at_work(database: Path, table: str) -> dict[str, Array]:
    begins, ends = (
        ("opened_at", "closed_at") if table == "counter_session" else ("began_at", "ended_at")
    )
    with closing(sqlite3.connect(database)) as file:
        rows = file.execute(f"SELECT {begins}, {ends}, counter FROM {table}").fetchall()
    columns = np.array(rows, dtype=np.int64).T
    return dict(zip(("begins", "ends", "counter"), columns, strict=True))


def _time_of(spans: Mapping[str, Array], by: Sequence[Dimension]) -> Array:
    """Return how long each group was at it; by the hour, a span counts in each of its hours."""
    begins, ends, counter = spans["begins"], spans["ends"], spans["counter"]
    if Dimension.HOUR in by:
        hours = (ends - 1) // HOUR_US - begins // HOUR_US + 1
        which = np.repeat(np.arange(len(begins)), hours)
        nth = np.arange(len(which)) - np.repeat(np.cumsum(hours) - hours, hours)
        hour = begins[which] // HOUR_US + nth
        begins = np.maximum(begins[which], hour * HOUR_US)
        ends = np.minimum(ends[which], (hour + 1) * HOUR_US)
        counter = counter[which]
    legs = {
        "day": begins // _DAY_US + _EPOCH_DAY,
        "hour": begins // HOUR_US % 24,
        "counter": counter,
    }
    return np.bincount(_groups(legs, by), weights=ends - begins)
