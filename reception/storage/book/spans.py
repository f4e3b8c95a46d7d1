"""How durations of stays and of visits are spread: sorted, or counted and read where it matters."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reception.domain.metrics import Measure, Spread
from reception.progress import Watch, part
from reception.storage.book.buckets import (
    Counted,
    Rows,
    Scale,
    added,
    counted_in,
    joined,
    read_out,
)
from reception.storage.book.columns import DURATIONS, NONE, OF_VISITS, SPANS, STATES, UNSETTLED
from reception.storage.book.selection import (
    BUCKETS,
    Counts,
    Whole,
    counts_of,
    sorted_spreads,
    spreads,
    wanted,
)
from reception.storage.book.stretch import Stretch, each
from reception.storage.book.visits import Visits

# All buckets of all groups together; more would not stay near the processor.
_CELLS = 2**20
_MOST_BUCKETS, _FEWEST_BUCKETS = 2**13, 2**5
_SAMPLE = 10_000
_SETTLED = ~np.isin(np.arange(len(STATES)), UNSETTLED)
_NONE = np.zeros(0, dtype=np.int64)


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
    further: tuple[Whole, Whole, Whole]
    """The groups, buckets and lengths of durations that are no stay's but a visit's of several."""

    matters: NDArray[np.bool_]
    """Of each group, which buckets hold a duration that counts by its rank."""

    def spreads(self, groups: Whole, places: Whole, durations: Whole) -> dict[int, Spread]:
        """Return how they are spread, of what was read of the stays."""
        read = (groups, places, durations)
        groups, places, durations = (
            np.concatenate(both) for both in zip(read, self.further, strict=True)
        )
        here = self.matters[groups, places]
        keys = groups[here] * BUCKETS + places[here]
        return spreads(self.counts, self.sums, keys, durations[here])


class Spans:
    """The durations of stays.

    Args:
        stretches: the stays.
        place: tells the place of each stay's group.
        groups: how many groups there are.
        measures: which durations are of interest.
        several: what the stays of visits of several add up to, by group, and of all together.
    """

    def __init__(
        self,
        stretches: Sequence[Stretch],
        place: Callable[[Stretch], Whole],
        groups: int,
        measures: Sequence[Measure],
        several: tuple[Visits, Visits],
    ) -> None:
        self._stretches = stretches
        self._place = place
        self._groups = groups
        self._measures = measures
        self._by_group, self._of_all = several
        self._names = [one for one in DURATIONS if one in {SPANS[each_] for each_ in measures}]

    def sorted(self, watch: Watch) -> Iterator[SpanSpreads]:
        """Yield how each measure's durations are spread, all of them sorted."""
        read = each(self._all, self._stretches, watch)
        groups = joined([one for one, _ in read])
        for name in self._names:
            durations = joined([spans[name][0] for _, spans in read])
            whole = joined([spans[name][1] for _, spans in read])
            for measure in self._measured(name):
                here = durations != NONE
                if measure in OF_VISITS:
                    here &= whole
                halves = []
                for visits, of in (
                    (self._of_all, np.zeros_like(groups)),
                    (self._by_group, groups),
                ):
                    further, more = _known(visits, measure)
                    halves.append(
                        sorted_spreads(
                            np.concatenate([of[here], further]),
                            np.concatenate([durations[here], more]),
                        )
                    )
                yield SpanSpreads(measure, *halves)

    def counted(self, watch: Watch) -> Iterator[SpanSpreads]:
        """Yield how each measure's durations are spread, reading only the buckets that matter."""
        if not self._names:
            return
        scales = self._scales()
        of_each = each(lambda one: self._count(one, scales), self._stretches, part(watch, 0, 0.5))
        counted = {name: added([one[name] for one in of_each]) for name in self._names}
        halves = {
            measure: self._halves(measure, counted[SPANS[measure]], scales[SPANS[measure]])
            for measure in self._measures
        }
        matters = {}
        for name in self._names:
            matters[name] = np.zeros(counted[name].buckets.shape, dtype=np.bool_)
            for measure in self._measured(name):
                _note(matters[name], measure, *halves[measure])
        read = each(
            lambda one: self._read(one, scales, matters), self._stretches, part(watch, 0.5, 1)
        )
        for name in self._names:
            rows, places, durations = (
                joined([one[name][column] for one in read]) for column in range(3)
            )
            kinds = self._kinds(name)
            for measure in self._measured(name):
                of_all, of_groups = halves[measure]
                here = rows % 2 == 1 if measure in OF_VISITS else slice(None)
                groups, buckets, there = rows[here] // kinds, places[here], durations[here]
                yield SpanSpreads(
                    measure,
                    of_all.spreads(np.zeros_like(groups), buckets, there),
                    of_groups.spreads(groups, buckets, there),
                )

    def _measured(self, name: str) -> list[Measure]:
        return [one for one in self._measures if SPANS[one] == name]

    def _all(self, stretch: Stretch) -> tuple[Whole, dict[str, tuple[Whole, NDArray[np.bool_]]]]:
        spans = {name: (stretch(name), _whole(stretch, name)) for name in self._names}
        return self._place(stretch), spans

    def _scales(self) -> dict[str, Scale]:
        """Return buckets so narrow that few durations have to be read, for the most part."""
        count = min(max(_CELLS // (2 * self._groups), _FEWEST_BUCKETS), _MOST_BUCKETS)
        scales = {}
        for name in self._names:
            some = self._stretches[0](name)[:_SAMPLE]
            some = some[some != NONE]
            long = int(np.quantile(some, 0.99)) * 4 if len(some) else 0
            scales[name] = Scale((long // count).bit_length(), count - 1)
        return scales

    def _rows(self, stretch: Stretch) -> Iterator[tuple[str, Rows]]:
        """Yield each duration with the row of each stay: its group, and whether it is a visit's."""
        groups = self._place(stretch)
        for name in self._names:
            whole = _whole(stretch, name) if self._kinds(name) > 1 else None
            yield name, Rows(groups, whole)

    def _kinds(self, name: str) -> int:
        """Return how many kinds of stays are told apart for a duration."""
        return 2 if any(one in OF_VISITS for one in self._measured(name)) else 1

    def _count(self, stretch: Stretch, scales: Mapping[str, Scale]) -> dict[str, Counted]:
        return {
            name: counted_in(rows, stretch(name), scales[name], (self._groups, self._kinds(name)))
            for name, rows in self._rows(stretch)
        }

    def _read(
        self,
        stretch: Stretch,
        scales: Mapping[str, Scale],
        matters: Mapping[str, NDArray[np.bool_]],
    ) -> dict[str, tuple[Whole, Whole, Whole]]:
        """Return the row, the bucket and the length of each duration that matters."""
        return {
            name: read_out(rows, stretch(name), scales[name], matters[name].ravel())
            for name, rows in self._rows(stretch)
        }

    def _halves(self, measure: Measure, counted: Counted, scale: Scale) -> tuple[_Half, _Half]:
        if measure not in OF_VISITS:
            buckets, sums = counted.buckets.sum(axis=1), counted.sums.sum(axis=1)
            none = (_NONE, _NONE)
            return (
                _half(buckets.sum(axis=0, keepdims=True), sums.sum(keepdims=True), none, scale),
                _half(buckets, sums, none, scale),
            )
        halves = []
        for visits, groups in ((self._of_all, 1), (self._by_group, self._groups)):
            more = _known(visits, measure)
            several = counted_in(Rows(more[0], None), more[1], scale, (groups, 1))
            buckets, sums = counted.buckets[:, 1], counted.sums[:, 1]
            if visits is self._of_all:
                buckets, sums = buckets.sum(axis=0, keepdims=True), sums.sum(keepdims=True)
            buckets, sums = buckets + several.buckets[:, 0], sums + several.sums[:, 0]
            halves.append(_half(buckets, sums, more, scale))
        of_all, of_groups = halves
        return of_all, of_groups


def _half(
    buckets: NDArray[np.int64],
    sums: NDArray[np.int64],
    further: tuple[Whole, Whole],
    scale: Scale,
) -> _Half:
    groups, durations = further
    counts = counts_of(buckets)
    matters = np.zeros(buckets.shape, dtype=np.bool_)
    matters[np.divmod(wanted(counts), BUCKETS)] = True
    return _Half(
        counts,
        dict(enumerate(sums.tolist())),
        (groups, scale.of(durations), durations),
        matters,
    )


def _note(matters: NDArray[np.bool_], measure: Measure, of_all: _Half, of_groups: _Half) -> None:
    """Note which buckets of which groups matter to either half."""
    which = slice(1, 2) if measure in OF_VISITS else slice(None)
    matters[:, which] |= of_all.matters[:, np.newaxis] | of_groups.matters[:, np.newaxis]


def _known(visits: Visits, measure: Measure) -> tuple[Whole, Whole]:
    """Return the durations of visits of several stays that are known, with their groups."""
    if measure not in OF_VISITS:
        return _NONE, _NONE
    durations = visits.durations(SPANS[measure])
    there = durations != NONE
    return visits.groups[there], durations[there]


def _whole(stretch: Stretch, name: str) -> NDArray[np.bool_]:
    """Return whether a stay's duration is known to be that of its whole visit."""
    alone = stretch("alone")
    return alone if name == "stay" else alone & _SETTLED[stretch("state")]
