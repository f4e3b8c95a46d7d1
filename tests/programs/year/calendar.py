"""When the generated unit is open: Moroccan office hours, Ramadan, nights over a change of zone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from reception.system.clock import unit_zone

ZONE = unit_zone("Africa/Casablanca")
DAY_STARTS = time(4)

_RAMADANS = (
    (date(2024, 3, 12), date(2024, 4, 9)),
    (date(2025, 3, 2), date(2025, 3, 30)),
    (date(2026, 2, 19), date(2026, 3, 19)),
    (date(2027, 2, 8), date(2027, 3, 9)),
    (date(2028, 1, 28), date(2028, 2, 26)),
)
_SATURDAY = 6
_THURSDAY = 4
_SUMMER = range(7, 9)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time in which the unit is open, and how busy it is beside an ordinary day."""

    opens: datetime
    closes: datetime
    share: float


def is_ramadan(day: date) -> bool:
    return any(first <= day <= last for first, last in _RAMADANS)


def stretches(day: date) -> Iterator[Stretch]:
    """Yield when the unit is open on a service day; nights belong to the day before them."""
    if day.isoweekday() < _SATURDAY:
        opens, closes = (time(9), time(15)) if is_ramadan(day) else (time(8, 30), time(16, 30))
        yield Stretch(_at(day, opens), _at(day, closes), _busy(day))
    next_day = day + timedelta(days=1)
    if _offset(day) != _offset(next_day):
        # A night on duty in which an hour comes twice, or not at all.
        yield Stretch(_at(day, time(23)), _at(next_day, time(3, 45)), 0.3)
    elif day.isoweekday() == _THURSDAY and day.month in _SUMMER:
        yield Stretch(_at(day, time(21)), _at(next_day, time(2, 30)), 0.2)


def _at(day: date, local: time) -> datetime:
    return datetime.combine(day, local, ZONE).astimezone(UTC)


def _offset(day: date) -> timedelta | None:
    return datetime.combine(day, time(12), ZONE).utcoffset()


def _busy(day: date) -> float:
    by_weekday = (1.25, 1.05, 1.0, 0.95, 0.75)[day.isoweekday() - 1]
    by_season = 1.15 if day.month in {1, 7, 9} else 1.0
    return by_weekday * by_season * (0.8 if is_ramadan(day) else 1.0)
