"""The figures of a question, counted over columns: the same that ``Tally`` counts one by one."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reception.domain.metrics import Figures, Measure, Spread, spread
from reception.domain.ticket import TicketState
from reception.storage.book.columns import NONE, OF_VISITS, SPANS, STATES, UNSETTLED
from reception.storage.book.pages import Pages
from reception.storage.book.selection import sorted_spreads
from reception.storage.book.spans import Spans
from reception.storage.book.visits import Visits
from reception.storage.values import moment
from reception.watch import Watch, tell

MOST_AT_ONCE = 300_000
"""So many stays are sorted as they are; of more, only the buckets that matter are read."""

_TARGETS = "service_target"
_ALL = 0
"""The number of the one group of everything."""
_NO_SPREAD = spread(())
_ZERO = timedelta(0)
_WAITING = STATES.index(TicketState.WAITING)
_CANCELLED = STATES.index(TicketState.CANCELLED)


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
        states = self.states
        open_waits = [(now - one.since, one.target) for one in self.waiting]
        late = sum(target is not None and wait > target for wait, target in open_waits)
        told = {one: self.spreads.get(one, _NO_SPREAD) for one in measures}
        return Figures(
            arrived=states.total(),
            still_waiting=states[TicketState.WAITING],
            being_called=states[TicketState.CALLED],
            being_served=states[TicketState.SERVING],
            parked=states[TicketState.PARKED],
            served=states[TicketState.SERVED],
            no_show=states[TicketState.NO_SHOW],
            continued=states[TicketState.CONTINUED],
            cancelled=states[TicketState.CANCELLED],
            unserved=states[TicketState.UNSERVED],
            called=self.called,
            visits=self.visits,
            spreads=told,
            within_target=self.within_target,
            judged=self.judged + late,
            clock_jumps=self.clock_jumps + sum(wait < _ZERO for wait, _ in open_waits),
            open_wait_max=max((max(wait, _ZERO) for wait, _ in open_waits), default=None),
        )


def count(
    pages: Pages,
    group: str | None,
    targets: Mapping[str, timedelta],
    measures: Sequence[Measure],
    watch: Watch,
) -> tuple[GroupCount, dict[int, GroupCount]]:
    """Return what was counted of everything, and of each group by its number.

    Args:
        pages: the stays.
        group: the SQL of the number of a stay's group; None when groups are not told apart.
        targets: how long visitors of each service should wait at most.
        measures: of which durations the spread is of interest.
        watch: is told how far the counting is, and may stop it.
    """
    found: dict[int, GroupCount] = defaultdict(GroupCount)
    total = GroupCount()
    number = group or f"{_ALL}::INTEGER"
    stays = _outcomes(pages, number, targets, found)
    for one in found.values():
        total.states += one.states
        total.called += one.called
        total.judged += one.judged
        total.within_target += one.within_target
        total.clock_jumps += one.clock_jumps
        total.waiting += one.waiting
    tell(watch, 0.1)
    groups = found if group else {}
    spread_out = _at_once if stays <= MOST_AT_ONCE else _by_buckets
    for done in spread_out(pages, number, measures, total, groups):
        tell(watch, 0.1 + 0.9 * done)
    return total, dict(groups)


def _outcomes(
    pages: Pages, group: str, targets: Mapping[str, timedelta], found: dict[int, GroupCount]
) -> int:
    """Count states, targets and jumps of each group; return how many stays there are."""
    service = pages.words["service"]
    limits = {
        place: target // timedelta(microseconds=1)
        for code, target in targets.items()
        if (place := service.known(code)) is not None
    }
    pages.set_aside(
        _TARGETS,
        {
            "place": np.array([*limits, NONE], dtype=np.int16),
            "target": np.array([*limits.values(), NONE], dtype=np.int64),
        },
    )
    stays = 0
    for number, state, n, called, jumped, judged, within in pages.rows(f"""
        SELECT g, state, count(*), count(*) FILTER (wait >= 0), count(*) FILTER (jumped),
            count(*) FILTER (target IS NOT NULL AND (wait >= 0 OR (uncalled >= 0
                AND NOT (state = {_CANCELLED} AND uncalled <= target)))),
            count(*) FILTER (wait BETWEEN 0 AND target)
        FROM (SELECT {group} AS g, state, jumped, wait, uncalled, service FROM {pages.stays})
            LEFT JOIN {_TARGETS} ON place = service GROUP BY g, state
    """):
        one = found[number]
        one.states[STATES[state]] += n
        one.called += called
        one.clock_jumps += jumped
        one.judged += judged
        one.within_target += within
        stays += n
    names = service.words
    for number, place, since in pages.rows(
        f"SELECT {group}, service, since FROM {pages.stays} WHERE state = {_WAITING}"
    ):
        found[number].waiting.append(OpenWait(moment(since), targets.get(names[place])))
    return stays


def _at_once(
    pages: Pages,
    group: str,
    measures: Sequence[Measure],
    total: GroupCount,
    found: Mapping[int, GroupCount],
) -> Iterator[float]:
    """Spread out what can be sorted as it is; yield how much is done."""
    read = pages.arrays(f"""
        SELECT {group} AS g, visit, legs, state, since, ended, wait, to_service, walking, serving,
            stay
        FROM {pages.stays}
    """)
    yield 0.5
    for numbers, into in _both(read["g"], total, found):
        for measure in (one for one in measures if one not in OF_VISITS):
            spans = read[SPANS[measure]]
            there = spans != NONE
            _take(into, measure, sorted_spreads(numbers[there], spans[there]))
        once = read["legs"] == 1
        several = Visits.summed(numbers[~once], {name: one[~once] for name, one in read.items()})
        settled = ~np.isin(read["state"], UNSETTLED)
        alone = {
            "wait": np.where(settled, read["wait"], NONE)[once],
            "stay": read["stay"][once],
        }
        for measure in (one for one in measures if one in OF_VISITS):
            name = SPANS[measure]
            groups = np.concatenate([numbers[once], several.groups])
            durations = np.concatenate([alone[name], several.durations(name)])
            there = durations != NONE
            _take(into, measure, sorted_spreads(groups[there], durations[there]))
        _count_visits(into, np.concatenate([numbers[once], several.groups]))
    yield 1


def _by_buckets(
    pages: Pages,
    group: str,
    measures: Sequence[Measure],
    total: GroupCount,
    found: Mapping[int, GroupCount],
) -> Iterator[float]:
    """Spread out what is too much to be sorted; yield how much is done."""
    read = pages.arrays(f"""
        SELECT {group} AS g, visit, state, since, ended, wait, stay FROM {pages.stays}
        WHERE legs > 1
    """)
    single = pages.arrays(f"""
        SELECT {group} AS g, count(*) AS n FROM {pages.stays} WHERE legs = 1 GROUP BY g
    """)
    yield 0.2
    several = Visits.summed(read["g"], read)
    several_of_all = Visits.summed(np.zeros_like(read["g"]), read)
    for into, groups, more in (
        ({_ALL: total}, np.zeros_like(single["g"]), several_of_all),
        (found, single["g"], several),
    ):
        if into:
            for number, n in zip(groups.tolist(), single["n"].tolist(), strict=True):
                into[number].visits += n
            _count_visits(into, more.groups)
    spans = Spans(pages, group, measures, (several, several_of_all), read)
    for step, told in enumerate(spans):
        _take({_ALL: total}, told.measure, told.total)
        if found:
            _take(found, told.measure, told.groups)
        yield 0.2 + 0.8 * (step + 1) / len(measures)


def _both(
    groups: NDArray[Any], total: GroupCount, found: Mapping[int, GroupCount]
) -> list[tuple[NDArray[Any], Mapping[int, GroupCount]]]:
    everything = [(np.zeros_like(groups), {_ALL: total})]
    return [*everything, (groups, found)] if found else list(everything)


def _take(into: Mapping[int, GroupCount], measure: Measure, told: Mapping[int, Spread]) -> None:
    for number, one in told.items():
        into[number].spreads[measure] = one


def _count_visits(into: Mapping[int, GroupCount], groups: NDArray[Any]) -> None:
    numbers, n = np.unique(groups, return_counts=True)
    for number, visits in zip(numbers.tolist(), n.tolist(), strict=True):
        into[number].visits += visits
