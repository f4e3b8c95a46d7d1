"""The service days that a report is about."""

from datetime import date, datetime

from reception.domain.calendar import service_day
from reception.domain.errors import PeriodError
from reception.domain.unit import Unit
from reception.zone import unit_zone

EARLIEST = date(1970, 1, 1)
"""No visit is known from before; days much earlier have no instants, and no days before them."""
LATEST = date(2199, 12, 31)


def period(unit: Unit, now: datetime, first: date | None, last: date | None) -> tuple[date, date]:
    """Return the first and the last day; by default today, or the one of them that is given.

    Raises:
        PeriodError: the period ends before it begins, or begins after today, or is out of time.
    """
    today = service_day(now, unit_zone(unit.zone), unit.calendar.day_starts)
    start = first or last or today
    end = last or max(start, today)
    if start > end or not EARLIEST <= start <= today or end > LATEST:
        raise PeriodError(start, end, today, earliest=EARLIEST, latest=LATEST)
    return start, end
