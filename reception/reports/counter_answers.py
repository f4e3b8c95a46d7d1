"""Answers about counters: how long they were open, and what was done there."""

from collections.abc import Iterator
from datetime import date, timedelta

from reception.dimensions import rank_in
from reception.domain.calendar import day_begins
from reception.domain.ticket import TicketState
from reception.domain.unit import Person, Unit
from reception.ports import WorkSpan
from reception.reports.asking import Asker
from reception.reports.counters import CountersReport, CountersRow
from reception.reports.question import Question, Watch, tell, unwatched
from reception.reports.work_time import NO_WORK, Service, counter_figures, desk_place
from reception.zone import unit_zone

_ALL = Question()
_DAY = timedelta(days=1)


class CounterAnswers(Asker):
    """Answers about counters."""

    def counters(
        self, question: Question = _ALL, *, asking: Person | None = None, watch: Watch = unwatched
    ) -> CountersReport:
        """Return how counters were used: open, on break, serving, and how many were served.

        Raises:
            CounterDimensionError: the time at counters is of no such thing, of a service say.
            PeriodError, NotAllowedError, AnswerStoppedError: as for ``waits``.
        """
        asked = self._asked(question, asking)
        unit, by = asked.unit, question.by
        grouped, alone = desk_place(by, unit, question.only), desk_place((), unit, question.only)
        zone = unit_zone(unit.zone)
        start = day_begins(unit.calendar, asked.first, zone)
        end = min(day_begins(unit.calendar, asked.last + _DAY, zone), asked.now)
        sessions = self._store.sessions(unit.code, start, end)
        breaks = self._store.breaks(unit.code, start, end)
        tell(watch, 0)
        # Who came in the evening before may be served on the first day.
        services = list(self._services(unit, asked.first - _DAY, asked.last))
        tell(watch, 0.5)
        rows, total = (
            counter_figures(
                sessions=sessions,
                breaks=breaks,
                services=services,
                window=(start, end),
                place=place,
            )
            for place in (grouped, alone)
        )
        return CountersReport(
            unit=unit.code,
            zone=unit.zone,
            first=asked.first,
            last=asked.last,
            as_of=asked.now,
            by=by,
            rows=tuple(
                CountersRow(keys=keys, figures=rows[keys])
                for keys in sorted(rows, key=rank_in(by, unit))
            )
            if by
            else (),
            total=total.get((), NO_WORK),
        )

    def _services(self, unit: Unit, first: date, last: date) -> Iterator[Service]:
        for visit in self._store.visits(unit.code, first, last):
            for leg in visit.legs:
                if leg.started_at and leg.clerk and leg.counter is not None:
                    span = WorkSpan(
                        clerk=leg.clerk,
                        counter=leg.counter,
                        began_at=leg.started_at,
                        ended_at=leg.ended_at,
                    )
                    yield Service(span=span, served=leg.state is TicketState.SERVED)
