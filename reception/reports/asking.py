"""What every answer begins with: who asks, of which days, of the unit as it is described now."""

from reception.dimensions import Dimension
from reception.domain.metrics import Measure
from reception.domain.rights import Right, demand
from reception.domain.unit import Person
from reception.office import UnitReader
from reception.period import period
from reception.ports import Clock, Counting, ReportStore, Sought
from reception.reports.plain import PlainCounting
from reception.reports.question import Question


class Asker:
    """Takes questions in, for the verbs that answer them.

    Args:
        store: keeps the visits.
        units: knows how the unit is described now.
        clock: says when it is.
        counting: counts faster than by reading every visit; None: so it is done.
    """

    def __init__(
        self,
        store: ReportStore,
        units: UnitReader,
        clock: Clock,
        counting: Counting | None = None,
    ) -> None:
        self._store = store
        self._units = units
        self._clock = clock
        self._counting = counting or PlainCounting(store)

    def _sought(self, question: Question, asking: Person | None) -> Sought:
        """Return what is asked, of somebody who may ask it.

        Raises:
            PeriodError: the period ends before it begins, or begins after today.
            NotAllowedError: the person's role does not include it.
        """
        demand(asking, Right.SEE_FIGURES)
        if Dimension.CLERK in {*question.by, *question.only}:
            demand(asking, Right.SEE_FIGURES_BY_CLERK)
        unit = self._units.current()[1]
        now = self._clock.now()
        first, last = period(unit, now, question.first, question.last)
        return Sought(
            unit=unit,
            now=now,
            first=first,
            last=last,
            by=tuple(dict.fromkeys(question.by)),
            only=question.only,
            measures=tuple(one for one in Measure if one in question.measures),
        )
