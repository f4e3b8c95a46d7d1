"""A unit's past by weekday, and what is planned for each of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import chain, groupby

import numpy as np

from reception.database.run import instant
from reception.domain.calendar import Calendar, Period, is_usual
from reception.domain.ticket import Leg, Visit
from reception.domain.unit import ORDINARY, Unit
from reception.staffing.demand import (
    FRESH_DAYS,
    StaffedTimes,
    StaffingPast,
    drawn_days,
    part_away,
    staffed_times,
)
from reception.staffing.model import (
    HalfHour,
    PlannedWeekday,
    ShareRange,
    StaffingProposal,
    StaffingQuestion,
)
from reception.staffing.plan import Opened, PlanSearch, WeekdayHall, work_options
from reception.system.clock import unit_zone
from reception.unit.year import official_days
from reception.waits.hall import Pace
from reception.waits.hall_run import NEVER_S, Floats, Lines
from reception.waits.model import PastStay
from reception.waits.past_day import past_day

_DAY = timedelta(days=1)
_ALL_PCT = 100.0
_SECOND_US = 1_000_000
_FEWEST_DAYS = 3
# Who comes so long before the doors open waits for them.
_EARLY_S = 1800.0
# The first and the last days of a month, when papers fall due.
_TURN_DAYS = 3
_MOST_SERVICES, _LEAST_PART = 2, 0.25
_LAST_MINUTE = 24 * 60 - 1

type Stretches = Mapping[date, Sequence[tuple[float, float]]]
"""While somebody worked at a counter, day by day, in seconds since midnight."""


class PastWeek:
    """The days that a plan is made by, and the house as it is now."""

    def __init__(self, unit: Unit, question: StaffingQuestion, visits: Iterable[Visit]) -> None:
        self._unit, self._question = unit, question
        self._options = work_options(unit)
        # Of two who stand alike the one is called who has waited longer, with less of a start.
        self._classes = sorted(unit.priorities, key=lambda one: one.head_start)
        # Services that are called alike everywhere stand in one line.
        self._columns, self._group = np.unique(self._options.after_s, axis=1, return_inverse=True)
        self._service_of = {one.code: place for place, one in enumerate(unit.services)}
        self._class_of = {one.code: place for place, one in enumerate(self._classes)}
        self._ordinary = self._class_of.get(ORDINARY, 0)
        self._given = (self._options.after_s < NEVER_S).any(axis=0)
        self.left_out = self.beyond = 0
        self.stays: list[PastStay] = []
        of_days = groupby(visits, key=lambda one: one.ticket.service_day)
        legs = {day: [one.legs for one in of] for day, of in of_days}
        every = chain.from_iterable(one for of in legs.values() for one in of)
        counters = {leg.counter for leg in every if leg.counter is not None}
        # A file that knows no counters has them all in one.
        self._by_clerk = len(counters) <= 1
        self.past = [one for day, of in legs.items() if (one := self._day(day, of))]
        self._away = part_away(self.past)
        self._times = dict(self._staffed())
        self.past = [self._in_time(one) for one in self.past]
        known = {one: sum(day.came > 0 for day in self._of(one)) for one in self._times}
        self.planned = tuple(one for one, days in known.items() if days >= _FEWEST_DAYS)
        self.too_few = tuple(one for one in known if one not in self.planned)

    def _day(self, on: date, legs: Iterable[Sequence[Leg]]) -> StaffingPast | None:
        """Return a day of the past; None for one with hours of its own."""
        calendar = self._unit.calendar
        if not is_usual(calendar, on):
            self.left_out += 1
            return None
        stays = past_day(on, legs, by_clerk=self._by_clerk).stays
        self.stays += stays
        # A class that is kept no more, or is none any more, is taken for the ordinary one.
        classes = np.array([self._class_of.get(one.priority, self._ordinary) for one in stays], int)
        service = np.array([self._service_of.get(one.service, -1) for one in stays], int)
        stands = (service >= 0) & self._given[service]
        self.beyond += int((~stands).sum())
        midnight = datetime.combine(on, time(), unit_zone(self._unit.zone)).astimezone(UTC)

        def since(times: Iterable[int | None]) -> Floats:
            return (
                np.array([np.inf if at is None else at for at in times]) - instant(midnight)
            ) / 1e6

        line = classes * self._columns.shape[1] + self._group[service]
        return StaffingPast(
            date=on,
            joined_s=since(one.waiting_since_us for one in stays),
            called_s=since(one.called_us for one in stays),
            left_s=since(one.ended_us if one.called_us is None else None for one in stays),
            service=service,
            line_of=np.where(stands, line, -1),
            is_marked=_is_marked(calendar, on),
            opened=len({one.counter for one in stays} - {None}),
        )

    @property
    def times(self) -> Mapping[int, StaffedTimes]:
        """Return the half hours of each weekday on which people can work."""
        return self._times

    def _in_time(self, day: StaffingPast) -> StaffingPast:
        """Return a day without those who came at other hours than people can work."""
        times = self._times.get(day.weekday)
        if times is None:
            return day
        came = day.joined_s
        in_time = (came >= times.begins[0] - _EARLY_S) & (came < times.ends[-1])
        self.beyond += int((~in_time & (day.line_of >= 0)).sum())
        return replace(day, line_of=np.where(in_time, day.line_of, -1))

    def _of(self, weekday: int) -> list[StaffingPast]:
        return [one for one in self.past if one.weekday == weekday]

    def _staffed(self) -> Iterator[tuple[int, StaffedTimes]]:
        """Yield the half hours of each weekday on which people can work."""
        calendar, hours = self._unit.calendar, self._question.hours
        for weekday in range(1, 8):
            opens = calendar.hours.get(weekday, ())
            if calendar.always_open:
                opens = tuple(_when_visitors_came(self._of(weekday)))
            if hours:
                cut = (
                    Period(opens=max(one.opens, hours.opens), closes=min(one.closes, hours.closes))
                    for one in opens
                )
                opens = tuple(one for one in cut if one.opens < one.closes)
            if opens:
                yield weekday, staffed_times(opens)

    def answer(
        self,
        weekday: int,
        pace: Pace,
        opened: Stretches,
        chance: np.random.Generator,
        goes_on: Callable[[], None],
    ) -> PlannedWeekday:
        """Return what is planned for a weekday; at every step it is asked whether to go on."""
        past, times, question = self._of(weekday), self._times[weekday], self._question
        heads = [one.head_start.total_seconds() for one in self._classes]
        groups = self._columns.shape[1]
        lines = Lines(
            head_start_s=np.repeat(heads, groups),
            rate=np.repeat([one.rate for one in self._classes], groups),
            after_s=np.tile(self._columns, (1, len(heads))),
        )
        hall = WeekdayHall(
            times=times,
            options=self._options,
            lines=lines,
            drawn=drawn_days(past, len(lines.rate), times, pace, chance),
            within_s=question.within.total_seconds(),
        )
        fresh = drawn_days(past, len(lines.rate), times, pace, chance, runs=FRESH_DAYS)
        # A plan is made for those who are to come, and told as it holds where some do not.
        works, at = np.unique(self._options.numbers, return_inverse=True)
        away = (chance.random((FRESH_DAYS, len(works))) < self._away)[:, at]
        most = question.counters or len(self._unit.counters)
        search = PlanSearch(hall, question.target_pct / _ALL_PCT, most, goes_on)
        told = _Told(
            codes=[one.code for one in self._unit.services],
            target_pct=question.target_pct,
            weekday=weekday,
            past=past,
            hall=replace(hall, drawn=fresh, away=away),
            search=search,
            plan=search.plan(),
            there=[_opened(opened[one.date], times) for one in past if one.date in opened],
        )
        return told.answer()


@dataclass(kw_only=True, eq=False)
class _Told:
    """A plan that was found, set beside the past."""

    codes: Sequence[str]
    target_pct: float
    weekday: int
    past: Sequence[StaffingPast]
    hall: WeekdayHall
    search: PlanSearch
    plan: Opened
    there: Sequence[Floats]
    """How many were open, on each day of which sessions are known."""

    def __post_init__(self) -> None:
        self._received = self.hall.tried([self.plan])
        self._more, self._less, self._lost = self.search.beside(self.plan)
        self._was = [_recorded(one, self.hall) for one in self.past]
        self._opened = np.mean(self.there, axis=0) if len(self.there) >= _FEWEST_DAYS else None

    def answer(self) -> PlannedWeekday:
        """Return it in figures."""
        halves = tuple(self._half_hour(place) for place in range(len(self.plan)))
        lasts_h = (self.hall.times.ends - self.hall.times.begins) / 3600
        return PlannedWeekday(
            weekday=self.weekday,
            days=len(self.past),
            half_hours=halves,
            share=self.hall.share(self._received, range(len(halves))),
            proposals=tuple(self._proposals(halves)),
            counter_hours=float(self.plan.sum(axis=1) @ lasts_h),
            square_root_hours=self.hall.square_root_hours(self.search.share),
        )

    def _half_hour(self, place: int) -> HalfHour:
        times, works = self.hall.times, self.hall.options.works
        share = self.hall.share(self._received, [place])
        at_most = self.search.at_most.get(place)
        return HalfHour(
            begins=_time(times.begins[place]),
            ends=_time(times.ends[place]),
            arrivals=float(np.mean([one.came[place] for one in self._was])),
            counters=tuple(works[one] for one in np.flatnonzero(self.plan[place])),
            opened=None if self._opened is None else float(self._opened[place]),
            was_pct=self._was_pct([place]),
            share=share,
            is_certain=share is not None and share.reaches(self.target_pct),
            one_more_pct=_changed(share, self._more[place]),
            one_less_pct=_changed(share, self._less[place]),
            at_most_pct=None if at_most is None else _ALL_PCT * at_most,
            services=self._needing([place]),
        )

    def _needing(self, places: Sequence[int]) -> tuple[str, ...]:
        """Return whose visitors would wait, those first who are the most."""
        lost = self._lost[places].sum(axis=0)
        order = np.argsort(-lost, kind="stable")[:_MOST_SERVICES]
        return tuple(self.codes[one] for one in order if lost[one] > _LEAST_PART * lost.sum())

    def _was_pct(self, places: Sequence[int]) -> float | None:
        judged = sum(one.judged[places].sum() for one in self._was)
        within = sum(one.within[places].sum() for one in self._was)
        return float(_ALL_PCT * within / judged) if judged else None

    def _proposals(self, halves: Sequence[HalfHour]) -> Iterator[StaffingProposal]:
        """Yield where another number of counters than was open does, and what it brings."""
        for needed, opened, places in _stretches(halves):
            share, was_pct = self.hall.share(self._received, places), self._was_pct(places)
            if share is None or was_pct is None or (needed > opened and was_pct >= self.target_pct):
                continue
            missed = (
                _ALL_PCT * one.within[places].sum() < self.target_pct * one.judged[places].sum()
                for one in self._was
            )
            yield StaffingProposal(
                weekday=self.weekday,
                begins=halves[places[0]].begins,
                ends=halves[places[-1]].ends,
                needed=needed,
                opened=opened,
                services=self._needing(places) if needed > opened else (),
                was_pct=was_pct,
                share=share,
                missed_on=sum(map(int, missed)),
                days=len(self.past),
                is_certain=share.reaches(self.target_pct),
            )


def _changed(share: ShareRange | None, by: float) -> float | None:
    return None if share is None or np.isnan(by) else min(max(share.pct + by, 0.0), _ALL_PCT)


def _stretches(halves: Sequence[HalfHour]) -> list[tuple[int, int, list[int]]]:
    """Return what half hours that follow each other need and had, where that is not the same."""
    found: list[tuple[int, int, list[int]]] = []
    for place, one in enumerate(halves):
        if one.opened is None or one.needed == _whole(one.opened):
            continue
        both = one.needed, _whole(one.opened)
        goes_on = found and found[-1][:2] == both and found[-1][2][-1] == place - 1
        if goes_on and halves[place - 1].ends == one.begins:
            found[-1][2].append(place)
        else:
            found.append((*both, [place]))
    return found


@dataclass(frozen=True, slots=True)
class _Recorded:
    """A day of the past by half hours."""

    within: Floats
    """Called within the target."""
    judged: Floats
    came: Floats


def _recorded(past: StaffingPast, hall: WeekdayHall) -> _Recorded:
    times = hall.times
    place = np.where(past.line_of >= 0, times.of(past.joined_s), len(times.ends))
    in_time = past.called_s - past.joined_s <= hall.within_s
    gone_s = np.minimum(past.called_s, past.left_s)
    judged = in_time | (gone_s - past.joined_s > hall.within_s)
    everybody = np.ones(len(place), np.bool_)
    return _Recorded(
        *(
            np.bincount(place[those], minlength=len(times.ends) + 1)[:-1].astype(np.float64)
            for those in (in_time, judged, everybody)
        )
    )


def _opened(spans: Sequence[tuple[float, float]], times: StaffedTimes) -> Floats:
    """Return how many counters were open in each half hour, on average over it."""
    found = np.zeros(len(times.ends))
    for begin, end in spans:
        lasts_s = np.minimum(times.ends, end) - np.maximum(times.begins, begin)
        found += np.maximum(lasts_s, 0) / (times.ends - times.begins)
    return found


def _when_visitors_came(past: Sequence[StaffingPast]) -> Iterator[Period]:
    """Yield the hours of a house that never closes, which are those of its visitors."""
    came_s = np.concatenate([np.zeros(0), *(one.joined_s[one.line_of >= 0] for one in past)])
    came_s = came_s[came_s < 60 * _LAST_MINUTE]
    if came_s.size:
        first, last = (int(at) for at in (came_s.min() // 1800, came_s.max() // 1800 + 1))
        yield Period(opens=_time(first * 1800), closes=_time(min(last * 1800, 60 * _LAST_MINUTE)))


def _whole(count: float) -> int:
    return int(count + 0.5)


def _time(at_s: float) -> time:
    hours, minutes = divmod(int(at_s) // 60, 60)
    return time(hours, minutes)


_official = cache(official_days)


def _is_marked(calendar: Calendar, day: date) -> bool:
    """Return whether a day is at the turn of a month, or beside a holiday."""
    months = {(day + number * _DAY).month for number in (-_TURN_DAYS, _TURN_DAYS)}
    closed = [one for one in calendar.closures if not one.open_hours]
    closed += _official(day.year)
    return len(months) > 1 or any(one.first - _DAY <= day <= one.last + _DAY for one in closed)
