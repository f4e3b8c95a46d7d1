"""What every answer begins with: who asks, of which days, of the unit as it is described now."""

from dataclasses import dataclass
from datetime import date, datetime

from reception.dimensions import Dimension
from reception.domain.rights import Right, demand
from reception.domain.unit import Person, Unit
from reception.office import UnitReader
from reception.period import period
from reception.ports import Clock, ReportStore
from reception.reports.question import Question


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A question as it stands at one instant."""

    unit: Unit
    now: datetime
    first: date
    last: date
    question: Question


class Asker:
    """Takes questions in, for the verbs that answer them."""

    def __init__(self, store: ReportStore, units: UnitReader, clock: Clock) -> None:
        self._store = store
        self._units = units
        self._clock = clock

    def _asked(self, question: Question, asking: Person | None) -> Asked:
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
        return Asked(unit=unit, now=now, first=first, last=last, question=question)
