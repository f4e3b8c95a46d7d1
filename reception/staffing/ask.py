"""Asking how many counters a week needs, by the unit's own past."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

import numpy as np

from reception.database.run import instant, moment
from reception.domain.calendar import Period, day_begins
from reception.domain.rights import Right
from reception.domain.ticket import Visit
from reception.domain.unit import Person, Unit
from reception.reports.attendance import attended
from reception.reports.model import BreakRow, SessionRow
from reception.staffing.demand import StaffingPast
from reception.staffing.model import (
    FEWEST_WEEKS,
    NOON,
    StaffedCountersError,
    StaffedHoursError,
    StaffingAnswer,
    StaffingQuestion,
    StaffingTargetError,
    TooFewWeeksError,
)
from reception.staffing.week import PastWeek, Stretches
from reception.system.clock import Clock, unit_zone
from reception.system.progress import Progress, tell, unwatched
from reception.unit.audit import Audit
from reception.unit.current import UnitReader, day_of, day_over, period
from reception.waits.pace import pace_of

_DAY = timedelta(days=1)
_PAST = timedelta(weeks=8)
_SECOND = timedelta(seconds=1)
_ALL_PCT = 100


@dataclass(eq=False)
class Staffing:
    """Plans the counters of a week."""

    _visits: Callable[[str, date, date], Iterator[Visit]]
    _sessions: Callable[[str, datetime, datetime], Sequence[SessionRow]]
    _breaks: Callable[[str, datetime, datetime], Sequence[BreakRow]]
    _units: UnitReader
    _clock: Clock
    _audit: Audit

    def answer(
        self,
        question: StaffingQuestion,
        *,
        asking: Person | None = None,
        watch: Progress = unwatched,
    ) -> StaffingAnswer:
        """Return how many counters each half hour of each weekday needs.

        Args:
            question: what is to be reached; by the eight weeks before today if it names no past.
            asking: who wants to know; None for whoever rules this computer.
            watch: is told how far the answer is, and may stop it.

        Raises:
            NotAllowedError: figures are not hers to see.
            StaffingTargetError, StaffedHoursError, StaffedCountersError: not to be had here.
            PeriodError: the period ends before it begins, or begins after today.
            TooFewWeeksError: too little is known.
            AnswerStoppedError: whoever watches wants no more.
        """
        self._audit.demand(asking, Right.SEE_FIGURES)
        unit, now = self._units.current()[1], self._clock.now()
        _check(question, unit)
        yesterday = day_of(unit, now) - _DAY
        last = min(question.last or yesterday, yesterday)
        first, last = period(unit, now, question.first or last + _DAY - _PAST, last)
        # Of days that are forgotten only the hour of each visit is known.
        first = max(first, unit.retention.tickets_before(day_of(unit, now)))
        question = replace(question, first=first, last=last)
        week = PastWeek(unit, question, self._visits(unit.code, first, last))
        if question.hours and not week.times:
            raise _closed(question.hours, unit)
        weeks = len({one.date.isocalendar()[:2] for one in week.past}) if week.planned else 0
        if weeks < FEWEST_WEEKS:
            raise TooFewWeeksError(weeks, first, last)
        usual = {one.code: one.usual_service for one in unit.services}
        pace = pace_of(week.stays, (), usual, instant(now), latest=len(week.stays))
        opened = self._opened(unit, now, first, last)
        answers = []
        asked = [one for one in week.planned if question.weekday in {None, one}]
        for done, weekday in enumerate(asked):
            # What is drawn of a weekday is the same whichever others are asked for.
            chance = np.random.default_rng((question.seed, weekday))

            def goes_on(done: int = done) -> None:
                tell(watch, done / len(asked))

            goes_on()
            answers.append(week.answer(weekday, pace, opened, chance, goes_on))
        tell(watch, 1)
        return StaffingAnswer(
            unit=unit.code,
            as_of=now,
            question=question,
            first=first,
            last=last,
            visits=sum(one.came for one in week.past),
            beyond=week.beyond,
            days=len(week.past),
            days_left_out=week.left_out,
            days_marked=sum(one.is_marked for one in week.past),
            marked_ratio=_marked_ratio(week.past),
            too_few=week.too_few,
            weekdays=tuple(answers),
        )

    def _opened(self, unit: Unit, now: datetime, first: date, last: date) -> Stretches:
        """Return when somebody was at a counter, of the days of which sessions are recorded.

        A pause at noon counts as being there.
        """
        zone = unit_zone(unit.zone)
        during = day_begins(unit.calendar, first, zone), day_over(unit, last)
        breaks = [
            one
            for one in self._breaks(unit.code, *during)
            if not NOON.opens <= moment(one[2]).astimezone(zone).time() < NOON.closes
        ]
        sessions = self._sessions(unit.code, *during)
        found: dict[date, list[tuple[float, float]]] = defaultdict(list)
        for one in attended(sessions, breaks, unit, now):
            day = day_of(unit, one.opens)
            midnight = datetime.combine(day, time(), zone)
            begins_s, ends_s = ((at - midnight) / _SECOND for at in (one.opens, one.closes))
            found[day].append((begins_s, ends_s))
        return found


def _check(question: StaffingQuestion, unit: Unit) -> None:
    if not 0 < question.target_pct <= _ALL_PCT or question.within <= timedelta(0):
        raise StaffingTargetError
    if question.counters is not None and not 0 < question.counters <= len(unit.counters):
        raise StaffedCountersError(question.counters, len(unit.counters))
    hours, calendar = question.hours, unit.calendar
    if hours is None:
        return
    opens, closes = _opening(unit)
    is_within = opens and closes and opens <= hours.opens and hours.closes <= closes
    if hours.opens >= hours.closes or not (is_within or calendar.always_open):
        raise _closed(hours, unit)


def _opening(unit: Unit) -> tuple[time | None, time | None]:
    periods = [one for some in unit.calendar.hours.values() for one in some]
    opens = min((one.opens for one in periods), default=None)
    return opens, max((one.closes for one in periods), default=None)


def _closed(hours: Period, unit: Unit) -> StaffedHoursError:
    return StaffedHoursError(hours, *_opening(unit))


def _marked_ratio(past: Sequence[StaffingPast]) -> float | None:
    """Return how many times as many came on marked days as on others, weekdays set side by side."""
    ratios = []
    for weekday in {one.weekday for one in past}:
        of = [one for one in past if one.weekday == weekday]
        marked, others = (
            [one.came for one in of if one.is_marked is part] for part in (True, False)
        )
        if marked and sum(others):
            ratios.append(np.mean(marked) / np.mean(others))
    return float(np.mean(ratios)) if ratios else None
