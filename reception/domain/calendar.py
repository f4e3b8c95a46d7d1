"""When the unit gives tickets: hours, Ramadan, holidays, last ticket, and the service day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from reception.domain.language import Texts

# A unit that opens at all opens within this many days; beyond it, "when" is not worth saying.
_LOOK_AHEAD_DAYS = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """Local opening times of one stretch of a day, half-open: [opens, closes)."""

    opens: time
    closes: time


# ISO weekday (1 Monday ... 7 Sunday) to that day's periods; a missing day is closed.
type WeeklyHours = Mapping[int, tuple[Period, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Season:
    """Dates with hours of their own, such as Ramadan; both dates included."""

    names: Texts
    first: date
    last: date
    hours: WeeklyHours
    estimated: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Closure:
    """Days on which the unit is closed, both dates included."""

    names: Texts
    first: date
    last: date
    estimated: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Calendar:
    """Everything that decides whether a ticket may be given at an instant."""

    hours: WeeklyHours
    seasons: tuple[Season, ...] = ()
    closures: tuple[Closure, ...] = ()
    last_ticket_before_closing: timedelta = timedelta(0)
    day_starts: time = time(4)
    always_open: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Opening:
    """Whether tickets are given now; if not, when next (UTC) and for which closure."""

    is_open: bool
    opens_at: datetime | None = None
    closure: Texts = field(default_factory=dict)


def service_day(at: datetime, zone: tzinfo, day_starts: time) -> date:
    """Return the day an instant counts for: the local date, cut at ``day_starts``."""
    local = at.astimezone(zone)
    return local.date() if local.time() >= day_starts else local.date() - timedelta(days=1)


def opening(calendar: Calendar, at: datetime, zone: tzinfo) -> Opening:
    """Return whether tickets are given at ``at``, else when they are next."""
    if calendar.always_open:
        return Opening(is_open=True)
    local = at.astimezone(zone)
    today = local.date()
    for opens, closes in _periods(calendar, today, zone):
        if opens <= at < closes:
            return Opening(is_open=True)
    closure = _closure_on(calendar, today)
    return Opening(
        is_open=False,
        opens_at=_next_opening(calendar, at, today, zone),
        closure=closure.names if closure else {},
    )


def _periods(calendar: Calendar, day: date, zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    """Yield the stretches of ``day`` in which tickets are given, in UTC."""
    if _closure_on(calendar, day):
        return
    periods = _hours_on(calendar, day).get(day.isoweekday(), ())
    for index, period in enumerate(periods):
        opens = datetime.combine(day, period.opens, zone).astimezone(UTC)
        closes = datetime.combine(day, period.closes, zone).astimezone(UTC)
        if index == len(periods) - 1:
            closes -= calendar.last_ticket_before_closing
        yield opens, closes


def _next_opening(calendar: Calendar, at: datetime, today: date, zone: tzinfo) -> datetime | None:
    for ahead in range(_LOOK_AHEAD_DAYS):
        for opens, closes in _periods(calendar, today + timedelta(days=ahead), zone):
            if opens > at and closes > opens:
                return opens
    return None


def _closure_on(calendar: Calendar, day: date) -> Closure | None:
    return next((one for one in calendar.closures if one.first <= day <= one.last), None)


def _hours_on(calendar: Calendar, day: date) -> WeeklyHours:
    seasons = (season.hours for season in calendar.seasons if season.first <= day <= season.last)
    return next(seasons, calendar.hours)
