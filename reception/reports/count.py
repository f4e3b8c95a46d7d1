"""The one counter of figures: every answer in figures, over columns of legs.

What each figure means stands in ``reception/domain/figures.py``, in plain words; the tests count
by it, one leg after the other, and find the same to the microsecond.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache, partial
from pathlib import Path
from threading import Lock
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from reception.domain.calendar import Calendar, day_begins
from reception.domain.figures import Figures, Measure, QuoteFigures, QuoteTally, in_states
from reception.domain.spread import LEAST_FOR_P90, ROUNDING, CensoredSpread, Spread, spread
from reception.reports.closed_days import KEPT_LEGS, ClosedDays, MonthFiles
from reception.reports.columns import (
    NONE,
    STATES,
    WAITING,
    Columns,
    Groups,
    Mask,
    MeasuredLegs,
    MeasuredVisits,
    Whole,
    axis,
    grouped,
    joined,
    laid,
    microseconds_since_1970,
    on,
    row_of,
    visits_of,
)
from reception.reports.desk_time import DeskTime
from reception.reports.model import Counted, LegRank, LegRow, VisitOrder, WorkSpan
from reception.reports.question import Sought
from reception.reports.sql import SqlReportStore
from reception.system.clock import unit_zone
from reception.system.progress import Watch, part, tell
from reception.unit.current import day_of

_MICROSECOND = timedelta(microseconds=1)
_MEDIAN, _P90 = 50, 90
_NO_SPREAD = spread(())
_NO_CENSORED = CensoredSpread(n=0, median=None, p90=None)
_NARROW = 2**16
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

    def figures(self, sought: Sought, watch: Watch) -> Counted[Figures]:
        """Return the figures."""
        legs = self.legs(sought, part(watch, 0, _READ))
        found = figures(legs, groups_of(legs, sought), sought.measures)
        tell(watch, 1)
        return found

    def lengths(self, sought: Sought, bucket: timedelta, watch: Watch) -> Counter[int]:
        """Return how many waits are as long as ``i`` buckets, and shorter than one more."""
        wait = self.legs(sought, watch).wait
        places, n = np.unique(wait[wait != NONE] // (bucket // _MICROSECOND), return_counts=True)
        return Counter(dict(zip(places.tolist(), n.tolist(), strict=True)))

    def quotes(self, sought: Sought, watch: Watch) -> Counted[QuoteFigures]:
        """Return how the waits that were announced held."""
        legs = self.legs(sought, watch)
        found = _counted(legs, groups_of(legs, sought), partial(_quotes, legs))
        # Where everybody still waits within the range there is nothing to tell yet.
        told = {keys: one for keys, one in found.groups.items() if one.n}
        return replace(found, groups=told)

    def ranks(
        self, sought: Sought, order: VisitOrder, past: LegRank | None, limit: int, watch: Watch
    ) -> Sequence[LegRank]:
        """Return which legs come next behind ``past`` in an order, so many at most."""
        return _ranks(self.legs(sought, watch), order, past, limit)

    def desk_time(
        self,
        sought: Sought,
        sessions: Sequence[WorkSpan],
        breaks: Sequence[WorkSpan],
        window: tuple[datetime, datetime],
        watch: Watch,
    ) -> DeskTime:
        """Return the time at counters in a window, for which these legs may have been served."""
        return DeskTime(sessions, breaks, self.legs(sought, watch), window)

    def legs(self, sought: Sought, watch: Watch) -> MeasuredLegs:
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
    return MeasuredLegs(legs, targets_of(legs, sought), days_over_of(legs, sought), sought.now)


def targets_of(legs: Columns, sought: Sought) -> Whole:
    """Return how long the visitor of each leg should wait at most; -1: not judged."""
    told = [sought.targets.get(one) for one in legs.words["service"]]
    targets = [NONE if one is None else one // _MICROSECOND for one in told]
    found: Whole = np.array([*targets, NONE], dtype=np.int64)[legs["service"]]
    return found


def days_over_of(legs: Columns, sought: Sought) -> Whole:
    """Return when the service day after that of each leg begins."""
    days = legs["day"]
    if not len(days):
        return np.zeros(0, dtype=np.int64)
    first, unit = int(days.min()), sought.unit
    over = _days_over(unit.calendar.day_starts, unit.zone, first, int(days.max()))
    found: Whole = over[days - first]
    return found


@lru_cache(maxsize=64)
def _days_over(day_starts: time, zone: str, first: int, last: int) -> Whole:
    calendar = Calendar(hours={}, day_starts=day_starts)
    begins = (
        day_begins(calendar, date.fromordinal(one + 1), unit_zone(zone))
        for one in range(first, last + 1)
    )
    return np.array([*map(microseconds_since_1970, begins)], dtype=np.int64)


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
    legs: MeasuredLegs, groups: Groups | None, count: Callable[[Whole, int], list[Told]]
) -> Counted[Told]:
    """Return what is counted of all legs as one group, and of each group."""
    (total,) = count(np.zeros(len(legs), dtype=np.int64), 1)
    if groups is None:
        return Counted(total=total, groups={})
    of_each = count(groups.of_legs, len(groups.keys))
    return Counted(total=total, groups=dict(zip(groups.keys, of_each, strict=True)))


def _figures(
    legs: MeasuredLegs, measures: Sequence[Measure], groups: Whole, size: int
) -> list[Figures]:
    """Return the figures of each of ``size`` groups."""
    state, visits = legs.legs["state"], visits_of(legs, groups)
    cells = np.bincount(groups * len(STATES) + state, minlength=size * len(STATES))
    waiting = state == WAITING
    open_waits = np.full(size, NONE, dtype=np.int64)
    np.maximum.at(open_waits, groups[waiting], legs.uncalled[waiting])
    spread_out = {one: _spreads(*_durations(legs, visits, groups, one), size) for one in measures}
    asked = Measure.WAIT in measures
    with_uncalled = _censored_spreads(groups, legs, size) if asked else [None] * size
    columns = zip(
        cells.reshape(-1, len(STATES)).tolist(),
        np.bincount(visits.groups, minlength=size).tolist(),
        *(
            np.bincount(groups[which], minlength=size).tolist()
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
            **in_states(Counter(dict(zip(STATES, states, strict=True)))),
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


def _durations(
    legs: MeasuredLegs, visits: MeasuredVisits, groups: Whole, measure: Measure
) -> tuple[Whole, Whole]:
    """Return the durations of legs, or those of visits, behind the group of each."""
    match measure:
        case Measure.WAIT:
            return groups, legs.wait
        case Measure.TO_SERVICE:
            return groups, legs.to_service
        case Measure.WALKING:
            return groups, legs.walking
        case Measure.SERVICE:
            return groups, legs.service
        case Measure.VISIT_WAIT:
            return visits.groups, visits.waits
        case Measure.VISIT_TIME:
            return visits.groups, visits.lengths


def _spreads(groups: Whole, durations: Whole, size: int) -> list[Spread]:
    """Return how the durations of each of ``size`` groups are spread; -1 is none."""
    durations, filled, n, starts = _by_group(groups, durations, size)
    found = [_NO_SPREAD] * size
    if not len(filled):
        return found
    ranks = _ranks_of(n)
    for start, count, some in zip(starts.tolist(), n.tolist(), ranks.tolist(), strict=True):
        # Only what stands at these ranks comes to its place.
        durations[start : start + count].partition(some)
    ranked = durations[starts[:, np.newaxis] + ranks]
    sums = np.add.reduceat(durations, starts)
    for group, count, total, some in zip(
        filled.tolist(), n.tolist(), sums.tolist(), ranked.tolist(), strict=True
    ):
        found[group] = _spread(count, total, some)
    return found


def _by_group(groups: Whole, numbers: Whole, size: int) -> tuple[Whole, Whole, Whole, Whole]:
    """Return the numbers there are, group by group; which groups have any, how many, from where."""
    there = numbers != NONE
    groups, numbers = groups[there], numbers[there]
    if size > 1:
        # Numbers this narrow are sorted in one pass.
        narrow = groups.astype(np.uint16) if size <= _NARROW else groups
        numbers = numbers[np.argsort(narrow, kind="stable")]
    every = np.bincount(groups, minlength=size)
    filled = np.flatnonzero(every)
    return numbers, filled, every[filled], (np.cumsum(every) - every)[filled]


def _censored_spreads(groups: Whole, legs: MeasuredLegs, size: int) -> list[CensoredSpread]:
    """Return how the waits of each of ``size`` groups are spread, those without a call included."""
    # Twice the wait, and one more where no call ended it: of two alike the called comes first.
    waits = np.where(legs.wait >= 0, 2 * legs.wait, 2 * legs.uncalled + 1)
    waits, filled, n, starts = _by_group(groups, waits, size)
    found = [_NO_CENSORED] * size
    for group, count, start in zip(filled.tolist(), n.tolist(), starts.tolist(), strict=True):
        ordered = waits[start : start + count]
        ordered.sort()
        behind = np.arange(count - 1, -1, -1)
        longer = np.cumprod(np.where(ordered & 1, 1.0, behind / (behind + 1)))
        found[group] = CensoredSpread(
            n=count,
            median=_reached(ordered, longer, _MEDIAN),
            p90=_reached(ordered, longer, _P90) if count >= LEAST_FOR_P90 else None,
        )
    return found


def _reached(ordered: Whole, longer: NDArray[np.float64], percent: int) -> timedelta | None:
    """Return the first wait that so many do not exceed; None where it is beyond what is seen."""
    share = (100 - percent) / 100 + ROUNDING
    # What falls is searched from its end.
    place = len(longer) - int(np.searchsorted(longer[::-1], share, side="right"))
    return int(ordered[place]) // 2 * _MICROSECOND if place < len(longer) else None


def _ranks_of(n: Whole) -> Whole:
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


def _between(low: int, high: int, n: int, percent: int) -> timedelta:
    """Return the type 7 percentile of ``n`` durations that lies between these two neighbours."""
    hundredths = (n - 1) * percent % 100
    # timedelta divides in whole numbers, so there is no rounding before the last microsecond.
    return (low * (100 - hundredths) + high * hundredths) * _MICROSECOND / 100


def _quotes(legs: MeasuredLegs, groups: Whole, size: int) -> list[QuoteFigures]:
    low, high, wait = legs.legs["quoted_low"], legs.legs["quoted_high"], legs.wait
    called = (low >= 0) & (wait >= 0)
    broken = (low >= 0) & (wait < 0) & (legs.uncalled > high)
    within = (low <= wait) & (wait <= high)

    def counted(which: Mask) -> list[int]:
        return np.bincount(groups[which], minlength=size).tolist()

    def summed(which: Mask, values: Whole) -> list[int]:
        sums = np.zeros(size, dtype=np.int64)
        np.add.at(sums, groups[which], values[which])
        return sums.tolist()

    columns = zip(
        counted(called & within),
        counted(called & (wait < low)),
        counted(called & (wait > high)),
        counted(broken),
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
