"""Learning the unit's waits from its past; how the announced ones held, reports tell."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Protocol

from reception.domain.rights import Right, demand
from reception.domain.ticket import Leg, Visit
from reception.domain.unit import Person
from reception.system.clock import Clock
from reception.unit.audit import Audit
from reception.unit.current import UnitReader, period
from reception.waits.model import Learned
from reception.waits.sql import SqlEstimateStore

_REMEMBERED = timedelta(days=60)


class PastVisits(Protocol):
    """Whoever can tell the visits of days gone by."""

    def visits(self, unit: str, first: date, last: date) -> Iterator[Visit]:
        """Yield every visit of the service days ``first`` to ``last``, by day and number."""
        ...


class Estimates:
    """Keeps the estimate honest."""

    def __init__(
        self,
        store: SqlEstimateStore,
        past: PastVisits,
        units: UnitReader,
        clock: Clock,
        *,
        audit: Audit | None = None,
    ) -> None:
        self._store = store
        self._past = past
        self._units = units
        self._clock = clock
        self._demand = audit.demand if audit else demand

    def learn(self, *, asking: Person | None = None) -> Learned:
        """Learn from the last sixty days, and use it from now on if it beats the formula.

        It is judged on the last days by what the days before them teach.

        Raises:
            NotAllowedError: she may not.
            TooShortPastError: there is too little past.
        """
        self._demand(asking, Right.DESCRIBE_THE_UNIT)
        # numpy and scikit-learn: loaded where something is learned, and nowhere else.
        from reception.waits.learn import model_taught_by  # noqa: PLC0415

        unit, now = self._units.current()[1], self._clock.now()
        _, last = period(unit, now, None, None)
        legs: dict[date, list[Leg]] = defaultdict(list)
        for visit in self._past.visits(unit.code, last - _REMEMBERED, last):
            legs[visit.ticket.service_day].extend(visit.legs)
        stored = model_taught_by(legs, unit, now)
        self._store.keep_model(stored)
        return stored

    def learned(self) -> Learned | None:
        """Return what was learned last; None when nothing was yet."""
        return self._store.model(self._units.current()[1].code)
