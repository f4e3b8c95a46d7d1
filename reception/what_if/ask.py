"""Asking what other house rules would have done to the days that were."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from reception.domain.calendar import day_begins
from reception.domain.errors import Refusal
from reception.domain.rights import Right
from reception.domain.spread import percentile
from reception.domain.ticket import Visit
from reception.domain.unit import Person, Unit
from reception.system.clock import Clock, unit_zone
from reception.system.progress import Progress, tell, unwatched
from reception.unit.audit import Audit
from reception.unit.current import SessionEnds, UnitReader, day_of, period
from reception.what_if.answer import RuleChange, RulesComparison, WhatIfAnswer
from reception.what_if.past import past_day
from reception.what_if.replay import replay
from reception.what_if.sql import SqlPastStore

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


class NothingToReplayError(Refusal):
    """Nobody came in the period."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(f"Nobody came from {first} to {last}: there is nothing to replay")


class NoSessionsError(Refusal):
    """Nobody was signed in at a counter in the period, as in a past from another system."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(
            f"From {first} to {last} nobody is recorded as signed in at a counter, as in visits"
            " that were brought in: without it no replay can tell when a counter was open"
        )


class UnexplainedPastError(Refusal):
    """Too many calls of the period are not those of the calling rule."""

    def __init__(self, first: date, last: date, by_the_rule: int, calls: int) -> None:
        self.key = f"{100 * by_the_rule // max(1, calls)}"
        """The share of calls that the rule explains, of a hundred."""
        super().__init__(
            f"From {first} to {last} the calling rule explains {by_the_rule} of {calls} calls, too"
            " few for a replay by the rule to say anything"
        )


@dataclass(eq=False)
class WhatIf:
    """Replays past days by other house rules."""

    _visits: Callable[[str, date, date], Iterator[Visit]]
    _past: SqlPastStore
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
            NoSessionsError: nobody was signed in at a counter in it.
            UnexplainedPastError: too many of its calls are not those of the rule.
            UnknownCounterError: a counter of the change does not exist.
            AnswerStoppedError: whoever watches wants no more.
        """
        self._audit.demand(asking, Right.SEE_FIGURES)
        unit, now = self._units.current()[1], self._clock.now()
        for number in (*change.closed, *change.doubled):
            (change.rules or unit).counter(number)
        first, last = _days(unit, now, first, last)
        visits = list(self._visits(unit.code, first, last))
        if not visits:
            raise NothingToReplayError(first, last)
        usual = _usual(visits, unit)
        described = self._described(unit, first, last)
        comparing = RulesComparison(now)
        days = [
            (day, list(of)) for day, of in groupby(visits, key=lambda one: one.ticket.service_day)
        ]
        was_staffed, left = False, SessionEnds(unit, now)
        for done, (day, came) in enumerate(days):
            tell(watch, done / len(days))
            began = day_begins(unit.calendar, day, unit_zone(unit.zone))
            ends = min(day_begins(unit.calendar, day + _DAY, unit_zone(unit.zone)), now)
            was = _in_force(described, min(one.ticket.issued_at for one in came), unit)
            windows = self._past.windows(unit.code, began, ends, left)
            was_staffed = was_staffed or bool(windows)
            then = past_day(came, windows, was, began, now)
            before = replay(then, was, usual)
            after = replay(change.day(then, was), change.unit(was), usual)
            comparing.add_past(came, before, then, was)
            comparing.add_change(before, after, then, was)
        tell(watch, 1)
        if not was_staffed:
            raise NoSessionsError(first, last)
        faithful = comparing.faithful()
        if not faithful.is_explained:
            raise UnexplainedPastError(first, last, faithful.by_the_rule, faithful.calls)
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

    def _described(self, unit: Unit, first: date, last: date) -> Sequence[tuple[datetime, Unit]]:
        zone = unit_zone(unit.zone)
        return self._past.descriptions(
            unit.code,
            day_begins(unit.calendar, first, zone),
            day_begins(unit.calendar, last + _DAY, zone),
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


def _usual(visits: Sequence[Visit], unit: Unit) -> dict[str, timedelta]:
    """Return how long a call of each service took in the middle; under no name, of all."""
    took: dict[str, list[timedelta]] = {"": []}
    for visit in visits:
        for leg in visit.legs:
            if leg.first_called_at and leg.started_at and leg.ended_at:
                span = leg.ended_at - leg.first_called_at
                took.setdefault(leg.service, []).append(span)
                took[""].append(span)
    usual = {one.code: one.usual_service for one in unit.services}
    seen = {code: percentile(sorted(spans), 50) for code, spans in took.items() if spans}
    return {"": unit.services[0].usual_service, **usual, **seen}
