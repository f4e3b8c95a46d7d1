"""How long does planning a week take? Eight weeks of 280 visitors a day, at six counters."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from time import perf_counter

from bench.table import Measured
from reception.staffing.ask import Staffing
from reception.staffing.model import StaffingQuestion
from reception.unit.audit import Audit
from reception.unit.current import UnitReader
from tests.support.report_data import FixedClock, MemoryUnits
from tests.support.staffing_office import FIRST, OFFICE, Truth, as_always, past_of

_WEEKS = 8
_LIMIT_S = 60.0


class Anybody(Audit):
    """Lets everybody ask."""

    def __init__(self) -> None:
        pass

    def demand(self, *_: object, **__: object) -> None:
        """Pass."""


def measure() -> Iterator[Measured]:
    """Yield how long a whole week takes."""
    busy = Truth(a_half_hour=[1.8 * one for one in Truth().a_half_hour])
    visits = past_of(_WEEKS, truth=busy, works=as_always(range(1, 7)))
    now = datetime.combine(FIRST + timedelta(weeks=_WEEKS), time(9), UTC)
    staffing = Staffing(
        lambda *_: iter(visits),
        lambda *_: [],
        lambda *_: [],
        UnitReader(MemoryUnits(OFFICE)),
        FixedClock(now),
        Anybody(),
    )
    begun = perf_counter()
    answer = staffing.answer(StaffingQuestion())
    yield Measured(
        name="plan of a week, 280 visitors a day",
        value=perf_counter() - begun,
        unit="s",
        limit=_LIMIT_S,
        note=f"{answer.counter_hours:.0f} counter hours, {len(OFFICE.counters)} counters",
    )
