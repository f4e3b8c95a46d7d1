"""Composes the slip of a day, and looks for the head on one."""

from datetime import date

from reception.day_slip.composing import day_slip
from reception.day_slip.heads import NotOfThatDayError, digits_of
from reception.dimensions import Dimension
from reception.domain.calendar import service_day
from reception.domain.language import Language
from reception.domain.metrics import Measure
from reception.domain.slip import SlipPaper
from reception.domain.unit import Person, Unit
from reception.office import UnitReader
from reception.ports import Clock
from reception.ports.day_slip import DaySlipStore, FoundHead
from reception.reports import Question, Reports
from reception.zone import unit_zone


class DaySlips:
    """Knows what a day's closing slip says, and whether a day is still the one on a slip."""

    def __init__(
        self, reports: Reports, store: DaySlipStore, units: UnitReader, clock: Clock
    ) -> None:
        self._reports = reports
        self._store = store
        self._units = units
        self._clock = clock

    def slip(
        self,
        day: date | None = None,
        *,
        language: Language | None = None,
        asking: Person | None = None,
    ) -> SlipPaper:
        """Return the slip of a day, by default today, in a language, by default the unit's first.

        Raises:
            NotAllowedError: the person may not see the unit's figures.
            PeriodError: the day is still to come.
        """
        unit = self._units.current()[1]
        on = day or self._today(unit)
        question = Question(first=on, last=on, by=(Dimension.SERVICE,), measures=(Measure.WAIT,))
        report = self._reports.waits(question, asking=asking)
        return day_slip(
            unit,
            report,
            self._store.numbers(unit.code, on),
            self._store.head(unit.code, on),
            language=language or unit.languages[0],
            at=self._clock.now(),
        )

    def find_head(self, typed: str, day: date | None = None) -> tuple[date, FoundHead]:
        """Return the day, and where in its log of events the head on a slip is.

        Raises:
            HeadUnreadableError: that is no head.
            NotOfThatDayError: the day's events do not lead there.
        """
        unit = self._units.current()[1]
        on = day or self._today(unit)
        found = self._store.find(unit.code, on, digits_of(typed))
        if found is None:
            raise NotOfThatDayError(on, is_reduced=self._store.is_reduced(unit.code, on))
        return on, found

    def _today(self, unit: Unit) -> date:
        return service_day(self._clock.now(), unit_zone(unit.zone), unit.calendar.day_starts)
