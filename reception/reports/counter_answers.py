"""Answers about counters: how long they were open, and what was done there."""

from collections.abc import Iterable
from datetime import timedelta

from reception.domain.calendar import day_begins
from reception.domain.errors import Refusal
from reception.domain.figures import CounterFigures
from reception.domain.unit import Person
from reception.reports.answers import GroupsAnswer, rows_in_order
from reception.reports.dimensions import Dimension
from reception.reports.model import Sought
from reception.reports.question import Asker, ReportQuestion
from reception.system.clock import unit_zone
from reception.system.progress import Watch, unwatched

_ALL = ReportQuestion()
_DAY = timedelta(days=1)

COUNTER_DIMENSIONS = (
    Dimension.COUNTER,
    Dimension.CLERK,
    Dimension.DAY,
    Dimension.WEEKDAY,
    Dimension.HOUR,
    Dimension.WEEK,
    Dimension.MONTH,
    Dimension.YEAR,
)
"""By what the time at counters can be told apart."""


class CounterDimensionError(Refusal):
    """An hour at a counter is of no service, language or outcome."""

    def __init__(self, dimension: Dimension) -> None:
        self.dimension = dimension
        super().__init__(
            f"The time at counters cannot be told apart by {dimension.value}; choose among"
            f" {', '.join(COUNTER_DIMENSIONS)}"
        )


class CounterWaitError(Refusal):
    """An hour at a counter is of nobody who waited."""

    def __init__(self) -> None:
        super().__init__(
            "The time at counters is of nobody who waited; ask for it without a range of waits"
        )


def together(parts: Iterable[CounterFigures]) -> CounterFigures:
    """Return the figures of groups that share no time."""
    every = list(parts)
    return CounterFigures(
        open=sum((one.open for one in every), timedelta(0)),
        away=sum((one.away for one in every), timedelta(0)),
        serving=sum((one.serving for one in every), timedelta(0)),
        served=sum(one.served for one in every),
    )


class CounterAnswers(Asker):
    """Answers about counters."""

    def counters(
        self,
        question: ReportQuestion = _ALL,
        *,
        asking: Person | None = None,
        watch: Watch = unwatched,
    ) -> GroupsAnswer[CounterFigures]:
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
        for dimension in (*by, *question.only):
            if dimension not in COUNTER_DIMENSIONS:
                raise CounterDimensionError(dimension)
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
        time = self._counting.desk_time(everybody, sessions, breaks, (start, end), watch)
        rows = time.figures(by, unit, question.only)
        return GroupsAnswer(
            sought=sought,
            rows=rows_in_order(sought, rows) if by else (),
            # Unlike stays, hours of work are in one group each.
            total=together(rows.values()),
        )
