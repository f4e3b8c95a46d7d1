"""The one counter of figures: every answer in figures, over columns of legs.

What each figure means stands in ``reception/domain/figures.py``, in plain words; the tests count
by it, one leg after the other, and find the same to the microsecond.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Lock
from uuid import UUID

import numpy as np

from reception.domain.figures import Figures, Measure, QuoteFigures, QuoteTally, in_states
from reception.domain.spread import LEAST_FOR_P90, ROUNDING, CensoredSpread, Spread, spread
from reception.reports.closed_days import KEPT_LEGS, ClosedDays, MonthFiles
from reception.reports.columns import (
    NONE,
    STATES,
    WAITING,
    Columns,
    Groups,
    Ints,
    Mask,
    MeasuredLegs,
    axis,
    days_over,
    grouped,
    joined,
    laid,
    on,
    row_of,
    visits_of,
)
from reception.reports.desk_time import DeskTime
from reception.reports.model import BreakRow, Counted, LegRank, LegRow, SessionRow, VisitOrder
from reception.reports.question import Sought
from reception.reports.sql import SqlReportStore
from reception.system.progress import Progress, part, tell
from reception.unit.current import day_of

_MICROSECOND = timedelta(microseconds=1)
_MEDIAN, _P90 = 50, 90
_NO_SPREAD = spread(())
_NO_CENSORED = CensoredSpread(n=0, median=None, p90=None)
_NARROW = 2**16
# So few numbers are sorted as quickly as a few of their ranks are found.
_FEW = 1000
# No instant and no duration comes near it: behind it stand those who were never called.
_LAST = 2**60
# So few days are read as quickly as the columns of their month are written first.
_FEW_DAYS = 3
_DAY = timedelta(days=1)
_READ = 0.6
"""So much of the work is done, by what it tells, when the legs are read."""


class Counting:
    """Counts the legs of a period.

    Args:
        store: reads the legs.
        folder: where the columns of days that are over may stand; None: all days are read.
        keep: so many legs of a unit stay in memory once they were read.
    """

    def __init__(
        self, store: SqlReportStore, folder: Path | None = None, *, keep: int = KEPT_LEGS
    ) -> None:
        self._store = store
        self._keep = keep
        self._folder = folder
        self._closed: dict[tuple[str, str], ClosedDays] = {}
        self._lock = Lock()

    def figures(self, sought: Sought, watch: Progress) -> Counted[Figures]:
        """Return the figures."""
        legs = self.legs(sought, part(watch, 0, _READ))
        found = figures(legs, groups_of(legs, sought), sought.measures)
        tell(watch, 1)
        return found

    def lengths(self, sought: Sought, bucket: timedelta, watch: Progress) -> Counter[int]:
        """Return how many waits are as long as ``i`` buckets, and shorter than one more."""
        wait = self.legs(sought, watch).wait
        places, n = np.unique(wait[wait != NONE] // (bucket // _MICROSECOND), return_counts=True)
        return Counter(dict(zip(places.tolist(), n.tolist(), strict=True)))

    def quotes(self, sought: Sought, watch: Progress) -> Counted[QuoteFigures]:
        """Return how the waits that were announced held."""
        legs = self.legs(sought, watch)
        found = _counted(legs, groups_of(legs, sought), partial(_quotes, legs))
        # Where everybody still waits within the range there is nothing to tell yet.
        told = {keys: one for keys, one in found.groups.items() if one.n}
        return replace(found, groups=told)

    def ranks(
        self, sought: Sought, order: VisitOrder, past: LegRank | None, limit: int, watch: Progress
    ) -> Sequence[LegRank]:
        """Return which legs come next behind ``past`` in an order, so many at most."""
        return _ranks(self.legs(sought, watch), order, past, limit)

    def desk_time(
        self,
        sought: Sought,
        sessions: Sequence[SessionRow],
        breaks: Sequence[BreakRow],
        window: tuple[datetime, datetime],
        watch: Progress,
    ) -> DeskTime:
        """Return the time at counters in a window, for which these legs may have been served."""
        return DeskTime(sessions, breaks, self.legs(sought, watch), window, sought)

    def legs(self, sought: Sought, watch: Progress) -> MeasuredLegs:
        """Return the legs that are sought, as they are now or stood at their instant.

        Raises:
            AnswerStoppedError: the watch said so.
        """
        unit, first = sought.unit, sought.first
        today = day_of(unit, sought.later or sought.now)
        # No file has a day as it once stood.
        over = min(sought.last, (min(today, sought.last) if sought.later else today) - _DAY)
        parts = []
        tell(watch, 0)
        if self._folder and (over - first).days >= _FEW_DAYS:
            closed = self._closed_days(self._folder, unit.code, unit.zone)
            parts.append(closed.legs(first, over, today, watch))
            first = over + _DAY
        parts.append(laid(self._rows(replace(sought, first=first)), unit.zone))
        tell(watch, 1)
        return sought_legs(joined(parts), sought)

    def _rows(self, sought: Sought) -> Iterable[LegRow]:
        unit, first, last = sought.unit.code, sought.first, sought.last
        if first > last:
            return ()
        if sought.later is None:
            return self._store.legs(unit, first, last)
        stood = map(sought.as_it_stood, self._store.visits(unit, first, last))
        return (row_of(visit.ticket, leg) for visit in stood if visit for leg in visit.legs)

    def _closed_days(self, folder: Path, unit: str, zone: str) -> ClosedDays:
        with self._lock:
            if (unit, zone) not in self._closed:
                self._closed[unit, zone] = ClosedDays(
                    MonthFiles(folder / unit, keep=self._keep), self._store, unit, zone
                )
            return self._closed[unit, zone]


def sought_legs(legs: Columns, sought: Sought) -> MeasuredLegs:
    """Return the legs that count alone, measured."""
    measured = _measured(legs, sought)
    chosen = [on(axis(legs, one), keys) for one, keys in sought.only.items()]
    if sought.waited:
        low, high = sought.waited.low // _MICROSECOND, sought.waited.high
        chosen.append(measured.wait >= max(low, 0))
        if high is not None:
            chosen.append(measured.wait < high // _MICROSECOND)
    if not chosen:
        return measured
    return _measured(legs.where(np.logical_and.reduce(chosen)), sought)


def _measured(legs: Columns, sought: Sought) -> MeasuredLegs:
    return MeasuredLegs(
        legs, targets_of(legs, sought), days_over(legs["day"], sought.unit), sought.now
    )


def targets_of(legs: Columns, sought: Sought) -> Ints:
    """Return how long the visitor of each leg should wait at most; -1: not judged."""
    told = [sought.targets.get(one) for one in legs.words["service"]]
    targets = [NONE if one is None else one // _MICROSECOND for one in told]
    found: Ints = np.array([*targets, NONE], dtype=np.int64)[legs["service"]]
    return found


def groups_of(legs: MeasuredLegs, sought: Sought) -> Groups | None:
    """Return the groups that are told apart; None where nothing is."""
    if not sought.by:
        return None
    return grouped([axis(legs.legs, one) for one in sought.by], len(legs))


def figures(
    legs: MeasuredLegs, groups: Groups | None, measures: Sequence[Measure]
) -> Counted[Figures]:
    """Return the figures of all legs, and of each group."""
    return _counted(legs, groups, partial(_figures, legs, measures))


def _counted[Told](
    legs: MeasuredLegs, groups: Groups | None, count: Callable[[Ints, int], list[Told]]
) -> Counted[Told]:
    """Return what is counted of all legs as one group, and of each group."""
    all_as_one = np.zeros(len(legs), dtype=np.int64), 1
    if groups is None:
        return Counted(total=count(*all_as_one)[0], groups={})
    # Both sort most of the time, and numbers are sorted without Python: at once on two cores.
    with ThreadPoolExecutor(1) as beside:
        total = beside.submit(count, *all_as_one)
        of_each = count(groups.of_legs, len(groups.keys))
    return Counted(total=total.result()[0], groups=dict(zip(groups.keys, of_each, strict=True)))


def _figures(
    legs: MeasuredLegs, measures: Sequence[Measure], groups: Ints, size: int
) -> list[Figures]:
    """Return the figures of each of ``size`` groups."""
    state, visits = legs.legs["state"], visits_of(legs, groups)
    cells = np.bincount(groups * len(STATES) + state, minlength=size * len(STATES))
    waiting = state == WAITING
    open_waits = np.full(size, NONE, dtype=np.int64)
    np.maximum.at(open_waits, groups[waiting], legs.uncalled[waiting])
    of_legs, of_visits = _ByGroup(groups, size), _ByGroup(visits.groups, size)
    spread_out: dict[Measure, list[Spread]] = {}
    with_uncalled: Sequence[CensoredSpread | None] = [None] * size
    if Measure.WAIT in measures:
        waits = of_legs.ranked(_censored(legs.wait, legs.uncalled), wholly=True)
        with_uncalled = _censored_spreads(waits, size)
    for one in measures:
        match one:
            case Measure.WAIT:
                some = _seen_of(waits)
            case Measure.TO_SERVICE:
                some = of_legs.ranked(legs.to_service)
            case Measure.WALKING:
                some = of_legs.ranked(legs.walking)
            case Measure.SERVICE:
                some = of_legs.ranked(legs.service)
            case Measure.VISIT_WAIT:
                some = of_visits.ranked(visits.waits)
            case Measure.VISIT_TIME:
                some = of_visits.ranked(visits.lengths)
        spread_out[one] = _spreads(some, size)
    columns = zip(
        cells.reshape(-1, len(STATES)).tolist(),
        np.bincount(visits.groups, minlength=size).tolist(),
        *(
            _counts(which, groups, size)
            for which in (
                *(legs.wait >= 0, legs.uncalled >= 0),
                *(legs.within_target, legs.judged, legs.clock_jumped),
            )
        ),
        open_waits.tolist(),
        strict=True,
    )
    return [
        Figures(
            **in_states(dict(zip(STATES, states, strict=True))),
            called=called,
            uncalled=uncalled,
            visits=came,
            spreads={one: of_groups[group] for one, of_groups in spread_out.items()},
            wait_with_uncalled=with_uncalled[group],
            within_target=within,
            judged=judged,
            clock_jumps=jumped,
            open_wait_max=None if longest == NONE else longest * _MICROSECOND,
        )
        for group, (states, came, called, uncalled, within, judged, jumped, longest) in enumerate(
            columns
        )
    ]


@dataclass(frozen=True, slots=True)
class _Ranked:
    """The numbers of each group that has any, those that a spread asks for in their places."""

    numbers: Ints
    groups: Ints
    n: Ints

    @property
    def starts(self) -> Ints:
        """Return where each group begins."""
        return np.cumsum(self.n) - self.n


class _ByGroup:
    """Lays numbers group by group, those of every measure alike.

    Args:
        groups: the group of each.
        size: how many groups there are.
    """

    def __init__(self, groups: Ints, size: int) -> None:
        self._size = size
        # Numbers this narrow are sorted in one pass.
        narrow = groups.astype(np.uint16) if size <= _NARROW else groups
        self._order = np.argsort(narrow, kind="stable") if size > 1 else slice(None)
        self._groups = groups[self._order]

    def ranked(self, numbers: Ints, *, wholly: bool = False) -> _Ranked:
        """Return the numbers; -1 is none, and ``wholly`` puts all of a group in order."""
        numbers = numbers[self._order]
        there = numbers != NONE
        numbers = numbers[there]
        if self._size > 1:
            every = np.bincount(self._groups[there], minlength=self._size)
        else:
            every = np.array([len(numbers)])
        filled = np.flatnonzero(every)
        found = _Ranked(numbers, filled, every[filled])
        ranks = _ranks_of(found.n)
        for place, (start, n) in enumerate(
            zip(found.starts.tolist(), found.n.tolist(), strict=True)
        ):
            if wholly or n <= _FEW:
                numbers[start : start + n].sort()
            else:
                numbers[start : start + n].partition(ranks[place])
        return found


def _ranks_of(n: Ints) -> Ints:
    """Return which numbers of each group a spread asks for, by their places in order.

    They are both neighbours of the median, both of the 90th percentile, and the longest.
    """
    columns = [
        np.minimum((n - 1) * percent // 100 + further, n - 1)
        for percent in (_MEDIAN, _P90)
        for further in (0, 1)
    ]
    return np.stack([*columns, n - 1], axis=1)


def _spreads(ranked: _Ranked, size: int) -> list[Spread]:
    """Return how the durations of each of ``size`` groups are spread."""
    found = [_NO_SPREAD] * size
    n, starts = ranked.n, ranked.starts
    if not len(n):
        return found
    columns = (
        *(ranked.groups, n, _divided(np.add.reduceat(ranked.numbers, starts), n)),
        *(_percentile(ranked, percent) for percent in (_MEDIAN, _P90)),
        ranked.numbers[starts + n - 1],
    )
    for group, count, mean, median, p90, longest in zip(
        *(one.tolist() for one in columns), strict=True
    ):
        found[group] = Spread(
            n=count,
            mean=mean * _MICROSECOND,
            median=median * _MICROSECOND,
            p90=p90 * _MICROSECOND if count >= LEAST_FOR_P90 else None,
            max=longest * _MICROSECOND,
        )
    return found


def _percentile(ranked: _Ranked, percent: int) -> Ints:
    """Return a percentile of each group by type 7."""
    below, hundredths = np.divmod((ranked.n - 1) * percent, 100)
    low = ranked.numbers[ranked.starts + below]
    high = ranked.numbers[ranked.starts + np.minimum(below + 1, ranked.n - 1)]
    return _divided(low * (100 - hundredths) + high * hundredths, 100)


def _divided(numbers: Ints, by: Ints | int) -> Ints:
    """Return quotients as ``timedelta`` has them: the nearest whole one, of two the even one."""
    quotients, rests = np.divmod(numbers, by)
    nearest: Ints = quotients + (2 * rests + quotients % 2 > by)
    return nearest


def _censored(seen: Ints, cut_off: Ints) -> Ints:
    """Return durations as one column: twice each, and one more where its end was not seen.

    So of two alike the one that was seen to its end comes first.
    """
    return np.where(seen >= 0, 2 * seen, 2 * cut_off + 1)


def _seen_of(ranked: _Ranked) -> _Ranked:
    """Return of durations, some of them censored, those that were seen to their end."""
    seen = ranked.numbers & 1 == 0
    n = np.add.reduceat(seen, ranked.starts, dtype=np.int64) if len(ranked.n) else ranked.n
    some = n > 0
    return _Ranked(ranked.numbers[seen] >> 1, ranked.groups[some], n[some])


def _censored_spreads(ranked: _Ranked, size: int) -> list[CensoredSpread]:
    """Return how durations of each of ``size`` groups, wholly in order, are spread."""
    found = [_NO_CENSORED] * size
    numbers, n, starts = ranked.numbers, ranked.n, ranked.starts
    if not len(n):
        return found
    at_risk = np.repeat(starts + n, n) - np.arange(len(numbers))
    # Behind a group's last nothing lasts on: next to nothing, for the next group to begin anew.
    lasting = np.maximum(np.where(numbers & 1, 1.0, 1 - 1 / at_risk), ROUNDING)
    lasting[starts[1:]] /= np.multiply.reduceat(lasting, starts)[:-1]
    longer = np.cumprod(lasting)
    reached = []
    for percent in (_MEDIAN, _P90):
        beyond = longer > (100 - percent) / 100 + ROUNDING
        places = np.add.reduceat(beyond, starts, dtype=np.int64)
        there = numbers[starts + np.minimum(places, n - 1)] >> 1
        reached.append(np.where(places < n, there, NONE).tolist())
    for group, count, median, p90 in zip(ranked.groups.tolist(), n.tolist(), *reached, strict=True):
        found[group] = CensoredSpread(
            n=count,
            median=None if median == NONE else median * _MICROSECOND,
            p90=None if p90 == NONE or count < LEAST_FOR_P90 else p90 * _MICROSECOND,
        )
    return found


def _counts(which: Mask, groups: Ints, size: int) -> list[int]:
    """Return how many there are in each group."""
    if size == 1:
        return [int(np.count_nonzero(which))]
    return np.bincount(groups[which], minlength=size).tolist()


def _quotes(legs: MeasuredLegs, groups: Ints, size: int) -> list[QuoteFigures]:
    low, high, wait = legs.legs["quoted_low"], legs.legs["quoted_high"], legs.wait
    called = (low >= 0) & (wait >= 0)
    broken = (low >= 0) & (wait < 0) & (legs.uncalled > high)
    within = (low <= wait) & (wait <= high)

    def summed(which: Mask, values: Ints) -> list[int]:
        sums = np.zeros(size, dtype=np.int64)
        np.add.at(sums, groups[which], values[which])
        return sums.tolist()

    columns = zip(
        _counts(called & within, groups, size),
        _counts(called & (wait < low), groups, size),
        _counts(called & (wait > high), groups, size),
        _counts(broken, groups, size),
        summed(called, np.abs(2 * wait - (low + high))),
        summed(called | broken, high - low),
        strict=True,
    )
    return [
        QuoteTally(
            inside=inside,
            shorter=shorter,
            longer=longer + uncalled,
            uncalled=uncalled,
            twice_the_errors=errors * _MICROSECOND,
            widths=widths * _MICROSECOND,
        ).figures()
        for inside, shorter, longer, uncalled, errors, widths in columns
    ]


def _ranks(
    legs: MeasuredLegs, order: VisitOrder, past: LegRank | None, limit: int
) -> Sequence[LegRank]:
    since, wait = legs.legs["since"], legs.wait
    match order:
        case VisitOrder.NEWEST:
            places = -since
        case VisitOrder.OLDEST:
            places = since
        case VisitOrder.LONGEST_WAIT:
            places = np.where(wait >= 0, -wait, _LAST - since)
    kinds = wait < 0 if order is VisitOrder.LONGEST_WAIT else np.zeros(len(legs), dtype=np.bool_)
    here, behind = np.zeros(0, dtype=np.int64), np.arange(len(legs))
    if past:
        place = past.number + past.kind * _LAST
        # Those in the same place are told apart by their identifiers below.
        here, behind = np.flatnonzero(places == place), np.flatnonzero(places > place)
    if limit < len(behind):
        last = np.partition(places[behind], limit - 1)[limit - 1]
        behind = behind[places[behind] <= last]
    rows = np.concatenate([here, behind])
    numbers = places - kinds * _LAST
    found = sorted(
        LegRank(kind, number, UUID(int=(high << 64) + low), leg)
        for kind, number, high, low, leg in zip(
            kinds[rows].astype(int).tolist(),
            numbers[rows].tolist(),
            *legs.legs.tickets[:, rows].tolist(),
            legs.legs["leg"][rows].tolist(),
            strict=True,
        )
    )
    return [one for one in found if past is None or one > past][:limit]
