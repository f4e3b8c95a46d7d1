"""The figures of a question, counted over columns: the same that ``Tally`` counts one by one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reception.domain.metrics import Figures, Measure, Spread, in_states, spread
from reception.domain.ticket import TicketState
from reception.progress import Watch, part, tell
from reception.storage.book.columns import NONE, STATES
from reception.storage.book.groups import Groups
from reception.storage.book.spans import Spans
from reception.storage.book.stretch import Stretch, blocks, each
from reception.storage.book.visits import Visits
from reception.storage.values import moment

MOST_AT_ONCE = 300_000
"""So many stays are sorted as they are; of more, only the buckets that matter are read."""

# Of so many groups and more, most have too few stays for counting in buckets to be worth it.
MANY_GROUPS = 2**16
CELLS = 2**22
"""Of so many possible keys each is counted in its own cell; of more, keys are sorted."""
_NO_SPREAD = spread(())
_ZERO = timedelta(0)
_WAITING = STATES.index(TicketState.WAITING)
_CANCELLED = STATES.index(TicketState.CANCELLED)
# How a stay was called: not, with no target to meet, too late, in time.
_UNCALLED, _CALLED, _LATE, _WITHIN = range(4)
_KINDS = 8


@dataclass(frozen=True, slots=True)
class OpenWait:
    """A stay that still waits: what it adds depends on when one asks."""

    since: datetime
    target: timedelta | None


@dataclass(slots=True)
class GroupCount:
    """What was counted of one group, apart from what depends on when one asks."""

    states: Counter[TicketState] = field(default_factory=Counter)
    called: int = 0
    visits: int = 0
    judged: int = 0
    within_target: int = 0
    clock_jumps: int = 0
    waiting: list[OpenWait] = field(default_factory=list)
    spreads: dict[Measure, Spread] = field(default_factory=dict)

    def figures(self, now: datetime, measures: Sequence[Measure]) -> Figures:
        """Return the figures as they are at an instant, with the spread of these durations."""
        open_waits = [(now - one.since, one.target) for one in self.waiting]
        late = sum(target is not None and wait > target for wait, target in open_waits)
        told = {one: self.spreads.get(one, _NO_SPREAD) for one in measures}
        return Figures(
            **in_states(self.states),
            called=self.called,
            visits=self.visits,
            spreads=told,
            within_target=self.within_target,
            judged=self.judged + late,
            clock_jumps=self.clock_jumps + sum(wait < _ZERO for wait, _ in open_waits),
            open_wait_max=max((max(wait, _ZERO) for wait, _ in open_waits), default=None),
        )


class Indexed:
    """The groups that there are, each with its place among them."""

    def __init__(self, groups: Groups, stretches: Sequence[Stretch]) -> None:
        self._groups = groups
        self._all = groups.size <= MANY_GROUPS
        if self._all:
            self.numbers = np.arange(groups.size)
        else:
            found = [np.unique(self._numbers(one)) for one in stretches]
            self.numbers = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *found]))

    def of(self, stretch: Stretch) -> NDArray[np.int64]:
        """Return the place of each stay's group."""
        numbers = self._numbers(stretch)
        return numbers if self._all else np.searchsorted(self.numbers, numbers)

    def _numbers(self, stretch: Stretch) -> NDArray[np.int64]:
        return self._groups.numbers(stretch, stretch.count)


def count(
    stretches: Sequence[Stretch],
    groups: Groups,
    targets: Sequence[timedelta | None],
    measures: Sequence[Measure],
    watch: Watch,
) -> tuple[GroupCount, dict[int, GroupCount]]:
    """Return what was counted of everything, and of each group by its number.

    Args:
        stretches: the stays.
        groups: tells the groups apart.
        targets: how long visitors of each service, by its place, should wait at most.
        measures: of which durations the spread is of interest.
        watch: is told how far the counting is, and may stop it.
    """
    if not stretches:
        return GroupCount(), {}
    indexed = Indexed(groups, stretches)
    limits = np.array(
        [NONE if one is None else one // timedelta(microseconds=1) for one in (*targets, None)],
        dtype=np.int64,
    )
    total, found = GroupCount(), dict[int, GroupCount]()
    seen = each(lambda one: _seen(one, indexed, limits), stretches, part(watch, 0, 0.3))
    _fill(seen, found, total, targets)
    stays = total.states.total()
    several = Visits.joined([one.several for one in seen])
    of_all = Visits.joined([one.several_of_all for one in seen])
    _count_visits({0: total}, of_all.groups)
    _count_visits(found, several.groups)
    spans = Spans(stretches, indexed.of, len(indexed.numbers), measures, (several, of_all))
    many = len(indexed.numbers) > MANY_GROUPS
    spread_out = spans.sorted if many or stays <= MOST_AT_ONCE else spans.counted
    for one in spread_out(part(watch, 0.3, 1)):
        _take({0: total}, one.measure, one.total)
        if groups.are_told:
            _take(found, one.measure, one.groups)
    tell(watch, 1)
    if not groups.are_told:
        return total, {}
    return total, {int(indexed.numbers[place]): one for place, one in found.items()}


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was counted of one stretch, by the places of groups."""

    kinds: Mapping[int, int]
    """How many stays there are of each group, state, way to be called, and alone or not."""
    jumped: Mapping[int, int]
    late_uncalled: Mapping[int, int]
    """Stays that were judged though nobody called them."""
    waiting: Sequence[tuple[int, int, int]]
    """Of each stay that still waits its group, its service and since when."""
    several: Visits
    several_of_all: Visits


def _seen(stretch: Stretch, indexed: Indexed, limits: NDArray[np.int64]) -> _Seen:
    groups, state, wait = indexed.of(stretch), stretch("state"), stretch("wait")
    alone, service = stretch("alone"), stretch("service")
    kinds = np.empty(len(groups), dtype=np.int64)
    for here in blocks(len(groups)):
        some, limit = wait[here], limits[service[here]]
        called = some >= 0
        kind = called.view(np.uint8) + (called & (limit >= 0)) + (called & (some <= limit))
        np.multiply(groups[here], len(STATES), out=kinds[here])
        kinds[here] += state[here]
        kinds[here] *= _KINDS
        kinds[here] += kind * 2 + alone[here]
    places, uncalled, legs = stretch.places(), stretch("uncalled"), stretch("legs")
    over, limit = state[places], limits[service[places]]
    judged = (uncalled >= 0) & (limit >= 0) & ~((over == _CANCELLED) & (uncalled <= limit))
    waiting = over == _WAITING
    there = places[waiting]
    parted = legs > 1
    of_visits = {name: stretch(name)[parted] for name in ("visit", "since", "ended")} | {
        "state": over[parted],
        "wait": wait[places[parted]],
    }
    visited = groups[places[parted]]
    return _Seen(
        kinds=_tallied(kinds),
        jumped=_tallied(groups[stretch("jumped")]),
        late_uncalled=_tallied(groups[places[judged]]),
        waiting=list(
            zip(
                groups[there].tolist(),
                service[there].tolist(),
                stretch("since")[waiting].tolist(),
                strict=True,
            )
        ),
        several=Visits.summed(visited, of_visits),
        several_of_all=Visits.summed(np.zeros_like(visited), of_visits),
    )


def _tallied(keys: NDArray[np.int64]) -> dict[int, int]:
    if len(keys) and keys.max() >= CELLS:
        found, n = np.unique(keys, return_counts=True)
    else:
        n = np.bincount(keys)
        found = np.flatnonzero(n)
        n = n[found]
    return dict(zip(found.tolist(), n.tolist(), strict=True))


def _fill(
    seen: Sequence[_Seen],
    found: dict[int, GroupCount],
    total: GroupCount,
    targets: Sequence[timedelta | None],
) -> None:
    kinds, jumped, judged = Counter[int](), Counter[int](), Counter[int]()
    for some in seen:
        kinds.update(some.kinds)
        jumped.update(some.jumped)
        judged.update(some.late_uncalled)
    for key, n in kinds.items():
        rest, kind = divmod(key, _KINDS)
        place, state = divmod(rest, len(STATES))
        kind, alone = divmod(kind, 2)
        if place not in found:
            found[place] = GroupCount()
        for one in (total, found[place]):
            one.states[STATES[state]] += n
            one.called += n if kind != _UNCALLED else 0
            one.judged += n if kind in {_LATE, _WITHIN} else 0
            one.within_target += n if kind == _WITHIN else 0
            one.visits += n if alone else 0
    for counts, what in ((jumped, "clock_jumps"), (judged, "judged")):
        for place, n in counts.items():
            for one in (total, found[place]):
                setattr(one, what, getattr(one, what) + n)
    for place, service, since in chain.from_iterable(one.waiting for one in seen):
        for one in (total, found[place]):
            one.waiting.append(OpenWait(moment(since), targets[service]))


def _take(into: Mapping[int, GroupCount], measure: Measure, told: Mapping[int, Spread]) -> None:
    for place, one in told.items():
        into[place].spreads[measure] = one


def _count_visits(into: Mapping[int, GroupCount], groups: NDArray[Any]) -> None:
    for place, n in _tallied(groups.astype(np.int64)).items():
        into[place].visits += n
