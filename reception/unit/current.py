"""The unit as it is described now, and the service days that an instant or a report counts for."""

import threading
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Protocol

from reception.domain.calendar import day_begins, months_before, service_day
from reception.domain.errors import PeriodError, UnitNotSetUpError
from reception.domain.unit import Unit
from reception.system.clock import unit_zone


class UnitSource(Protocol):
    """Tells how the unit is described now."""

    def revision(self) -> tuple[str, int] | None:
        """Return the unit's code and present revision; None when none is set up."""
        ...

    def unit(self) -> tuple[int, Unit] | None:
        """Return the present revision and the unit; None when none is set up."""
        ...


class UnitReader:
    """Reads the unit's description once and again only when its revision has changed."""

    def __init__(self, store: UnitSource) -> None:
        self._store = store
        self._read: tuple[int, Unit] | None = None
        self._lock = threading.Lock()

    def current(self) -> tuple[int, Unit]:
        """Return the present revision and the unit.

        Raises:
            UnitNotSetUpError: the database holds none.
        """
        present = self._store.revision()
        if present is None:
            raise UnitNotSetUpError
        read = self._read
        if read is None or read[0] != present[1]:
            return self.refresh()
        return read

    def last_read(self) -> tuple[int, Unit]:
        """Return the unit as last read, without asking: for acts that check the revision."""
        return self._read or self.refresh()

    def refresh(self) -> tuple[int, Unit]:
        """Read the unit anew.

        Raises:
            UnitNotSetUpError: the database holds none.
        """
        with self._lock:
            read = self._store.unit()
            if read is None:
                raise UnitNotSetUpError
            self._read = read
            return read


_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)


class Whole(StrEnum):
    """A period of the calendar, whole or as far as it has come."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


EARLIEST = date(1970, 1, 1)
"""No visit is known from before; days much earlier have no instants, and no days before them."""
LATEST = date(2199, 12, 31)


def day_of(unit: Unit, at: datetime) -> date:
    """Return the service day that an instant counts for."""
    return service_day(at, unit_zone(unit.zone), unit.calendar.day_starts)


def day_over(unit: Unit, day: date) -> datetime:
    """Return when a service day is over: the next one begins."""
    return day_begins(unit.calendar, day + _DAY, unit_zone(unit.zone))


def period(unit: Unit, now: datetime, first: date | None, last: date | None) -> tuple[date, date]:
    """Return the first and the last day; by default today, or the one of them that is given.

    Raises:
        PeriodError: the period ends before it begins, or begins after today, or is out of time.
    """
    today = day_of(unit, now)
    start = first or last or today
    end = last or max(start, today)
    if start > end or not EARLIEST <= start <= today or end > LATEST:
        raise PeriodError(start, end, today, earliest=EARLIEST, latest=LATEST)
    return start, end


def whole(first: date, last: date, today: date) -> Whole | None:
    """Return of which kind these days are; the present one is whole as far as it has come."""
    runs = last >= today
    days = (last - first).days + 1
    in_one_month = (first.year, first.month) == (last.year, last.month)
    month_ends = last.day == monthrange(last.year, last.month)[1]
    if (first.month, first.day) == (1, 1) and (
        last == date(first.year, 12, 31) or (runs and first.year == last.year and not in_one_month)
    ):
        return Whole.YEAR
    if first.day == 1 and in_one_month and (month_ends or (runs and days > 1)):
        return Whole.MONTH
    if first.weekday() == 0 and (days == _WEEK.days or (runs and 1 < days < _WEEK.days)):
        return Whole.WEEK
    return None


def same_time(now: datetime, moved: timedelta, zone: tzinfo) -> datetime:
    """Return the instant at which clocks showed the same time of day, so many days away."""
    local = now.astimezone(zone)
    return datetime.combine(local.date() + moved, local.time(), zone).astimezone(UTC)


def before(first: date, last: date, today: date) -> tuple[date, date]:
    """Return the days that come before and may be compared.

    Of days that begin a week, month or year, they are the same days of the one before: the first
    nine days of a month say nothing beside a whole one, nor beside the last nine of the one before.
    Of whole months they are as many whole ones, else as many days.
    """
    last = max(first, min(last, today))
    ends = (last + _DAY).day == 1
    are_whole_months = ends and first.day == 1
    # What begins a week, month or year counts as one that runs, even if it is long over.
    kind = None if are_whole_months and last < today else whole(first, last, last)
    if kind is Whole.WEEK:
        return first - _WEEK, last - _WEEK
    if kind is Whole.YEAR:
        return months_before(first, 12), months_before(last, 12)
    if kind is Whole.MONTH or are_whole_months:
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        return months_before(first, months), first - _DAY if ends else months_before(last, months)
    return first - (last - first) - _DAY, first - _DAY
