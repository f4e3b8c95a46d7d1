"""Learning the unit's waits from its past; how the announced ones held, reports tell."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from reception.domain.errors import Refusal
from reception.domain.rights import Right, demand
from reception.domain.ticket import Leg, Visit
from reception.domain.unit import Person, Unit
from reception.system.clock import Clock, unit_zone
from reception.unit.audit import Audit
from reception.unit.period import period
from reception.unit.reader import UnitReader
from reception.waits.model import StoredModel
from reception.waits.sql import SqlEstimateStore

_REMEMBERED = timedelta(days=60)


class TooShortPastError(Refusal):
    """There is not enough past to learn from."""

    def __init__(self, fewest: int) -> None:
        super().__init__(
            f"There is too little past to learn from: it takes {fewest} waits on three days;"
            " until then the formula tells the waits"
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Learned:
    """What became of learning: whether it is used, and by how much it is better."""

    made_at: datetime
    trained_from: date
    trained_to: date
    waits: int
    is_used: bool
    mae_s: float
    """Of what was learned, on the last days, from the days before them."""
    formula_mae_s: float
    """Of the formula on the same waits."""
    coverage_pct: float


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
        from reception.waits.backtest import TooLittleError  # noqa: PLC0415
        from reception.waits.examples import FEWEST_EXAMPLES  # noqa: PLC0415
        from reception.waits.learn import lesson  # noqa: PLC0415
        from reception.waits.model import VERSION  # noqa: PLC0415

        unit = self._units.current()[1]
        now = self._clock.now()
        _, last = period(unit, now, None, None)
        legs = self._legs(unit, last - _REMEMBERED, last)
        try:
            learned = lesson(unit, legs, unit_zone(unit.zone))
        except TooLittleError:
            raise TooShortPastError(FEWEST_EXAMPLES) from None
        days = sorted(legs)
        stored = StoredModel(
            unit=unit.code,
            made_at=now,
            version=VERSION,
            trained_from=days[0],
            trained_to=days[-1],
            waits=learned.waits,
            is_used=learned.mae_s < learned.formula_mae_s,
            mae_s=learned.mae_s,
            formula_mae_s=learned.formula_mae_s,
            coverage_pct=learned.coverage_pct,
            content=learned.model.text(),
        )
        self._store.keep_model(stored)
        return _learned(stored)

    def learned(self) -> Learned | None:
        """Return what was learned last; None when nothing was yet."""
        stored = self._store.model(self._units.current()[1].code)
        return _learned(stored) if stored else None

    def _legs(self, unit: Unit, first: date, last: date) -> dict[date, list[Leg]]:
        legs: dict[date, list[Leg]] = defaultdict(list)
        for visit in self._past.visits(unit.code, first, last):
            legs[visit.ticket.service_day].extend(visit.legs)
        return legs


def _learned(stored: StoredModel) -> Learned:
    return Learned(
        made_at=stored.made_at,
        trained_from=stored.trained_from,
        trained_to=stored.trained_to,
        waits=stored.waits,
        is_used=stored.is_used,
        mae_s=stored.mae_s,
        formula_mae_s=stored.formula_mae_s,
        coverage_pct=stored.coverage_pct,
    )
