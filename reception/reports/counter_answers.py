"""Answers about counters: how long they were open, and what was done there."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from reception.dimensions import Key, rank_in
from reception.domain.calendar import day_begins
from reception.domain.metrics import CounterFigures
from reception.domain.unit import Person
from reception.ports import Sought
from reception.progress import Watch, part, unwatched
from reception.reports.asking import Asker
from reception.reports.counters import CountersReport, CountersRow
from reception.reports.question import Question
from reception.reports.work_time import (
    CounterWaitError,
    counter_figures,
    desk_place,
    together,
)
from reception.zone import unit_zone

_ALL = Question()
_DAY = timedelta(days=1)
_KEPT_ANSWERS = 8


@dataclass(frozen=True, slots=True)
class _Made:
    """An answer, and everything it was made from."""

    made_from: object
    rows: Mapping[tuple[Key, ...], CounterFigures]


class CounterAnswers(Asker):
    """Answers about counters."""

    @cached_property
    def _made(self) -> OrderedDict[object, _Made]:
        """Return the last answers: to look whether anything has changed takes far less time."""
        return OrderedDict()

    def counters(
        self, question: Question = _ALL, *, asking: Person | None = None, watch: Watch = unwatched
    ) -> CountersReport:
        """Return how counters were used: open, on break, serving, and how many were served.

        Raises:
            CounterDimensionError: the time at counters is of no such thing, of a service say.
            CounterWaitError: likewise, of who waited so long.
            PeriodError, NotAllowedError, AnswerStoppedError: as for ``waits``.
        """
        sought = self._sought(question, asking)
        if sought.waited:
            raise CounterWaitError
        unit, by = sought.unit, sought.by
        place = desk_place(by, unit, question.only)
        zone = unit_zone(unit.zone)
        start = day_begins(unit.calendar, sought.first, zone)
        end = min(day_begins(unit.calendar, sought.last + _DAY, zone), sought.now)
        sessions = self._store.sessions(unit.code, start, end)
        breaks = self._store.breaks(unit.code, start, end)
        # Who came in the evening before may be served on the first day.
        everybody = Sought(
            unit=unit,
            now=sought.now,
            later=sought.later,
            first=sought.first - _DAY,
            last=sought.last,
        )
        services = list(self._counting.services(everybody, part(watch, 0, 0.5)))
        only = tuple(sorted(question.only.items()))
        asked = (unit.code, unit.zone, unit.calendar.day_starts, start, end, by, only)
        made = self._made.get(asked)
        if made is None or made.made_from != (sessions, breaks, services):
            counted = counter_figures(
                sessions=sessions,
                breaks=breaks,
                services=services,
                window=(start, end),
                place=place,
            )
            made = self._made[asked] = _Made((sessions, breaks, services), counted)
            while len(self._made) > _KEPT_ANSWERS:
                self._made.popitem(last=False)
        rows = made.rows
        return CountersReport(
            sought=sought,
            rows=tuple(
                CountersRow(keys=keys, figures=rows[keys])
                for keys in sorted(rows, key=rank_in(by, unit))
            )
            if by
            else (),
            # Unlike stays, hours of work are in one group each.
            total=together(rows.values()),
        )
