"""Asking what other house rules would have done to the days that were."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from itertools import groupby

import numpy as np

from reception.database.run import instant
from reception.domain.calendar import day_begins
from reception.domain.rights import Right
from reception.domain.ticket import Visit
from reception.domain.unit import Person, Unit
from reception.reports.attendance import attended
from reception.reports.model import BreakRow, SessionRow
from reception.system.clock import Clock, unit_zone
from reception.system.progress import Progress, tell, unwatched
from reception.unit.audit import Audit
from reception.unit.current import UnitReader, day_of, period
from reception.waits.model import PastStay
from reception.waits.pace import pace_of
from reception.waits.past_day import past_day
from reception.what_if.compare import RulesComparison
from reception.what_if.day import ReplayedDay, Usual
from reception.what_if.model import (
    NobodyCalledError,
    NoSessionsError,
    NothingToReplayError,
    RuleChange,
    UnexplainedPastError,
    WhatIfAnswer,
)

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_HALF = 0.5


@dataclass(eq=False)
class WhatIf:
    """Runs past days by other house rules."""

    _visits: Callable[[str, date, date], Iterator[Visit]]
    _sessions: Callable[[str, datetime, datetime], Sequence[SessionRow]]
    _breaks: Callable[[str, datetime, datetime], Sequence[BreakRow]]
    _described: Callable[[str, datetime, datetime], Sequence[tuple[datetime, Unit]]]
    _units: UnitReader
    _clock: Clock
    _audit: Audit

    def answer(
        self,
        change: RuleChange,
        first: date | None = None,
        last: date | None = None,
        *,
        asking: Person | None = None,
        watch: Progress = unwatched,
    ) -> WhatIfAnswer:
        """Return what a change would have done.

        Args:
            change: what is supposed to be different.
            first: the first service day; by default six days before the last.
            last: the last service day, included; by default yesterday.
            asking: who wants to know; None for whoever rules this computer.
            watch: is told how far the answer is, and may stop it.

        Raises:
            NotAllowedError: figures are not hers to see.
            PeriodError: the period ends before it begins, or begins after today.
            NothingToReplayError: nobody came in it.
            NobodyCalledError: nobody was called in it.
            NoSessionsError: nobody was signed in at a counter in it.
            UnexplainedPastError: what is known does not explain its waits.
            UnknownCounterError: a counter of the change does not exist.
            HoursAcrossDaysError: its hours are of two service days.
            AnswerStoppedError: whoever watches wants no more.
        """
        self._audit.demand(asking, Right.SEE_FIGURES)
        unit, now = self._units.current()[1], self._clock.now()
        for one in (*change.closed, *change.doubled):
            (change.rules or unit).counter(one.counter)
            one.on(day_of(unit, now), unit)
        first, last = _days(unit, now, first, last)
        visits = list(self._visits(unit.code, first, last))
        if not visits:
            raise NothingToReplayError(first, last)
        begins = partial(day_begins, unit.calendar, zone=unit_zone(unit.zone))
        during = begins(first), begins(last + _DAY)
        described = self._described(unit.code, *during)
        sessions, breaks = self._sessions(unit.code, *during), self._breaks(unit.code, *during)
        windows = attended(sessions, breaks, unit, now)
        if not windows:
            raise NoSessionsError(first, last)
        of_days = groupby(visits, key=lambda one: one.ticket.service_day)
        days = {day: list(of) for day, of in of_days}
        usual = _usual(days, unit, now)
        comparing = RulesComparison(change, now)
        taken_in: dict[int, tuple[Unit, list[ReplayedDay]]] = {}
        for done, (day, came) in enumerate(days.items()):
            tell(watch, _HALF * done / len(days))
            was = _in_force(described, min(one.ticket.issued_at for one in came), unit)
            there = [one for one in windows if day_of(unit, one.opens) == day]
            alike = taken_in.setdefault(id(was), (was, []))[1]
            alike.append(ReplayedDay(came, there, was, usual, day=day, now=now))
        for done, (was, alike) in enumerate(taken_in.values()):
            tell(watch, _HALF + _HALF * done / len(taken_in))
            comparing.add(alike, was)
        tell(watch, 1)
        faithful = comparing.faithful()
        if faithful.mean_wait is None:
            raise NobodyCalledError(first, last)
        if not faithful.is_explained:
            raise UnexplainedPastError(first, last, faithful)
        return WhatIfAnswer(
            unit=unit.code,
            first=first,
            last=last,
            days=len(days),
            visits=len(visits),
            unknown=comparing.unknown,
            faithful=faithful,
            total=comparing.total(),
            shifts=comparing.shifts(unit),
        )


def _days(unit: Unit, now: datetime, first: date | None, last: date | None) -> tuple[date, date]:
    """Return the period; by default the week that ended yesterday."""
    yesterday = day_of(unit, now) - _DAY
    end = last or max(yesterday, first or yesterday)
    return period(unit, now, first or end - _WEEK + _DAY, end)


def _in_force(described: Sequence[tuple[datetime, Unit]], at: datetime, present: Unit) -> Unit:
    """Return the description that counted at an instant; the first one for what was before it."""
    counted = [unit for since, unit in described if since <= at]
    if counted:
        return counted[-1]
    return described[0][1] if described else present


def _usual(days: Mapping[date, Sequence[Visit]], unit: Unit, now: datetime) -> Usual:
    """Return how long visitors and counters take in the middle, by what these days show."""
    stays: list[PastStay] = []
    for day, came in days.items():
        stays += past_day(day, (one.legs for one in came), by_clerk=False).stays
    usual = {one.code: one.usual_service for one in unit.services}
    pace = pace_of(stays, (), usual, instant(now), latest=len(stays))
    takes_s = {code: float(np.median(some)) for code, some in pace.takes_s.items()}
    return Usual(
        takes_s={"": float(np.median([*takes_s.values()])), **takes_s},
        gap_s=float(np.median(pace.gaps_s)),
    )
