"""What every answer begins with: who asks, of which days, of the unit as it is described now."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reception.dimensions import Dimension
from reception.domain.audit import Act
from reception.domain.calendar import service_day
from reception.domain.metrics import Measure
from reception.domain.rights import Right, demand
from reception.domain.unit import Person, Unit
from reception.office import Audit, UnitReader
from reception.period import period
from reception.ports import Clock, ReportStore, Sought
from reception.reports.known import UnknownChoiceError, described
from reception.reports.question import Question
from reception.zone import unit_zone

if TYPE_CHECKING:
    from reception.reports.count import Counting


class Asker:
    """Takes questions in, for the verbs that answer them.

    Args:
        store: keeps the visits.
        units: knows how the unit is described now.
        clock: says when it is.
        closed_days: where the columns of days that are over may stand; None: all days are read.
        audit: writes down what was taken out, and what was refused; None: nobody does.
    """

    def __init__(
        self,
        store: ReportStore,
        units: UnitReader,
        clock: Clock,
        *,
        closed_days: Path | None = None,
        audit: Audit | None = None,
    ) -> None:
        self._store = store
        self._units = units
        self._clock = clock
        self._closed_days = closed_days
        self._audit = audit
        self._demand = audit.demand if audit else demand

    @cached_property
    def _counting(self) -> "Counting":
        # NumPy is loaded when figures are first asked for: no visitor waits for it.
        from reception.reports.count import Counting  # noqa: PLC0415

        return Counting(self._store, self._closed_days)

    def _sought(self, question: Question, asking: Person | None) -> Sought:
        """Return what is asked, of somebody who may ask it.

        Raises:
            PeriodError: the period ends before it begins, or begins after today.
            NotAllowedError: the person's role does not include it.
            UnknownChoiceError: neither the unit nor its past knows what is asked alone.
        """
        self._demand(asking, Right.SEE_FIGURES)
        if Dimension.CLERK in {*question.by, *question.only}:
            self._demand(asking, Right.SEE_FIGURES_BY_CLERK)
        unit = self._units.current()[1]
        now = self._clock.now()
        self._require_known(unit, question)
        at = question.at or now
        first, last = period(unit, at, question.first, question.last)
        if self._audit and Dimension.CLERK in {*question.by, *question.only}:
            whom = ", ".join(
                sorted(str(one or "-") for one in question.only.get(Dimension.CLERK, ()))
            )
            self._audit.note_read(asking, Act.SEE_PEOPLE, f"{first} {last} {whom}".rstrip())
        if question.at:
            last = min(last, service_day(at, unit_zone(unit.zone), unit.calendar.day_starts))
        return Sought(
            unit=unit,
            now=at,
            later=now if question.at else None,
            first=first,
            last=last,
            by=tuple(dict.fromkeys(question.by)),
            only=question.only,
            waited=question.waited,
            measures=tuple(one for one in Measure if one in question.measures),
        )

    def _require_known(self, unit: Unit, question: Question) -> None:
        """Refuse what neither the unit nor its past knows: zeros would look like an answer."""
        for dimension, keys in question.only.items():
            known = described(dimension, unit)
            strange = [
                one for one in keys if one is not None and known is not None and one not in known
            ]
            if not strange or known is None:
                continue
            every = tuple(dict.fromkeys((*known, *self._store.named(unit.code, dimension))))
            for one in strange:
                if one not in every:
                    raise UnknownChoiceError(dimension, one, every)
