"""When the unit gives tickets: hours, Ramadan, holidays, last ticket, and the service day."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Annotated

from reception.domain.fields import Code, Limits, Minutes
from reception.domain.language import Texts

# A unit that opens at all opens within this many days; beyond it, "when" is not worth saying.
_LOOK_AHEAD = timedelta(days=60)
_MONTHS = 12
_DAYS_A_WEEK = 7


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """Local opening times of one stretch of a day, half-open: [opens, closes)."""

    opens: time
    closes: time


# ISO weekday (1 Monday ... 7 Sunday) to that day's periods; a missing day is closed.
type WeeklyHours = Mapping[int, tuple[Period, ...]]

# Empty for what is not the state's but the office's own.
OfficialDay = Annotated[
    Code, Limits(means="the code of one of the state's days, such as throne-day, or leave it out")
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Season:
    """Dates with hours of their own, such as Ramadan; both dates included."""

    names: Texts
    first: date
    last: date
    hours: WeeklyHours
    estimated: bool = False
    """Its dates hang on the moon or on a decision, and nobody has confirmed them yet."""
    official: OfficialDay = ""
    """Which season of the state's it is, such as ``ramadan``; empty for the office's own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Closure:
    """Days on which the unit is closed, or open for a part only; both dates included."""

    names: Texts
    first: date
    last: Annotated[date, Limits(like="first")]
    estimated: bool = False
    """Its dates hang on the moon or on a decision, and nobody has confirmed them yet."""
    official: OfficialDay = ""
    """Which holiday of the state's it is, such as ``throne-day``; empty for the office's own."""
    open_hours: tuple[Period, ...] = ()
    """When the unit is open all the same, on half days; empty when it is closed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Calendar:
    """Everything that decides whether a ticket may be given at an instant."""

    hours: WeeklyHours
    seasons: Annotated[tuple[Season, ...], Limits(of="season")] = ()
    closures: Annotated[tuple[Closure, ...], Limits(of="closure")] = ()
    last_ticket_before_closing: Annotated[Minutes, Limits(key="last_ticket_minutes")] = timedelta(0)
    day_starts: time = time(4)
    always_open: Annotated[bool, Limits(note="; true is for trials")] = False


class ClosedReason(StrEnum):
    """Why no ticket is given now."""

    BEFORE_OPENING = "before_opening"
    """The first stretch of today is still to come."""
    BREAK = "break"
    """Between two stretches of today: at midday, or for the Friday prayer."""
    LAST_TICKET = "last_ticket"
    """The office is still open, but the last ticket of today is given."""
    AFTER_CLOSING = "after_closing"
    DAY_OFF = "day_off"
    """On this day of the week no tickets are given."""
    CLOSURE = "closure"
    """A holiday, or other days on which the unit is closed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Opening:
    """Whether tickets are given now; if not, why, and when next (UTC)."""

    is_open: bool
    opens_at: datetime | None = None
    """When tickets are given next, while none are; None when that is not soon."""
    closes_at: datetime | None = None
    """Until when today's last ticket is given, while tickets are; there may be a break before."""
    reason: ClosedReason | None = None
    """None while tickets are given."""
    closure_names: Texts = field(default_factory=dict)
    """What the holiday of today is called; empty on any other day."""
    season_names: Texts = field(default_factory=dict)
    """What the season is called whose hours count today, such as Ramadan; empty without one."""


def months_before(day: date, months: int) -> date:
    """Return the same day so many months earlier, or the last one of a shorter month."""
    years, month = divmod(day.year * _MONTHS + day.month - 1 - months, _MONTHS)
    last = monthrange(years, month + 1)[1]
    return date(years, month + 1, min(day.day, last))


def service_day(at: datetime, zone: tzinfo, day_starts: time) -> date:
    """Return the day an instant counts for: the local date, cut at ``day_starts``."""
    local = at.astimezone(zone)
    return local.date() if local.time() >= day_starts else local.date() - timedelta(days=1)


def opening(calendar: Calendar, at: datetime, zone: tzinfo) -> Opening:
    """Return whether tickets are given at ``at``, else why not and when they are next."""
    if calendar.always_open:
        return Opening(is_open=True)
    today = at.astimezone(zone).date()
    closure = _closure_on(calendar, today)
    season = None if closure else _season_on(calendar, today)
    season_names = season.names if season else {}
    stretches = tuple(_stretches(calendar, today, zone))
    if any(one.opens <= at < one.last_ticket for one in stretches):
        return Opening(is_open=True, closes_at=stretches[-1].last_ticket, season_names=season_names)
    return Opening(
        is_open=False,
        opens_at=_next_opening(calendar, at, today, zone),
        reason=ClosedReason.CLOSURE if closure else _reason(stretches, at),
        closure_names=closure.names if closure else {},
        season_names=season_names,
    )


def hours_on(calendar: Calendar, day: date) -> tuple[Period, ...]:
    """Return the opening times of a date: of its half day, its season or its day of the week."""
    if _closure_on(calendar, day):
        return ()
    usual = (_season_on(calendar, day) or calendar).hours.get(day.isoweekday(), ())
    half = next((one for one in calendar.closures if one.first <= day <= one.last), None)
    # A half day opens nothing that the day of the week leaves closed.
    return half.open_hours if half and usual else usual


def is_usual(calendar: Calendar, day: date) -> bool:
    """Return whether a date has the hours of its day of the week, and any at all."""
    usual = calendar.hours.get(day.isoweekday(), ())
    return calendar.always_open or (bool(usual) and hours_on(calendar, day) == usual)


def tickets_from(calendar: Calendar, at: datetime, zone: tzinfo) -> datetime | None:
    """Return the first instant from ``at`` on at which tickets are given; None if not soon."""
    found = opening(calendar, at, zone)
    return at if found.is_open else found.opens_at


def day_begins(calendar: Calendar, day: date, zone: tzinfo) -> datetime:
    """Return when a service day begins, and places are counted anew."""
    # A clock that is put back reaches the cut twice: the later time is surely of this day.
    readings = (calendar.day_starts.replace(fold=fold) for fold in (0, 1))
    return max(datetime.combine(day, cut, zone).astimezone(UTC) for cut in readings)


def doors_close(calendar: Calendar, day: date, zone: tzinfo) -> datetime:
    """Return when a date's opening hours end; without any, when its service day does."""
    periods = () if calendar.always_open else hours_on(calendar, day)
    if not periods:
        return day_begins(calendar, day + timedelta(days=1), zone)
    return datetime.combine(day, periods[-1].closes, zone).astimezone(UTC)


def next_day_begins(calendar: Calendar, at: datetime, zone: tzinfo) -> datetime:
    """Return when the service day after that of ``at`` begins."""
    day = service_day(at, zone, calendar.day_starts) + timedelta(days=1)
    return day_begins(calendar, day, zone)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A period of one day in which tickets are given, in UTC."""

    opens: datetime
    last_ticket: datetime
    closes: datetime


def _reason(stretches: tuple[_Stretch, ...], at: datetime) -> ClosedReason:
    """Return why no ticket is given at an instant of the day that has these stretches."""
    if not stretches:
        return ClosedReason.DAY_OFF
    if at < stretches[0].opens:
        return ClosedReason.BEFORE_OPENING
    if at < stretches[-1].opens:
        return ClosedReason.BREAK
    return ClosedReason.LAST_TICKET if at < stretches[-1].closes else ClosedReason.AFTER_CLOSING


def _stretches(calendar: Calendar, day: date, zone: tzinfo) -> Iterator[_Stretch]:
    """Yield the stretches of ``day`` in which tickets are given."""
    periods = hours_on(calendar, day)
    for period in periods:
        opens = datetime.combine(day, period.opens, zone).astimezone(UTC)
        closes = datetime.combine(day, period.closes, zone).astimezone(UTC)
        last_ticket = closes
        if period is periods[-1]:
            last_ticket -= calendar.last_ticket_before_closing
        # A stretch that is over before its first ticket gives none.
        if last_ticket > opens:
            yield _Stretch(opens, last_ticket, closes)


def _next_opening(calendar: Calendar, at: datetime, today: date, zone: tzinfo) -> datetime | None:
    for ahead in range(_LOOK_AHEAD.days):
        for stretch in _stretches(calendar, today + timedelta(days=ahead), zone):
            if stretch.opens > at:
                return stretch.opens
    return None


def _closure_on(calendar: Calendar, day: date) -> Closure | None:
    return next(
        (one for one in calendar.closures if one.first <= day <= one.last and not one.open_hours),
        None,
    )


def _season_on(calendar: Calendar, day: date) -> Season | None:
    return next((one for one in calendar.seasons if one.first <= day <= one.last), None)


def service_tickets_from(
    calendar: Calendar, hours: WeeklyHours, at: datetime, zone: tzinfo
) -> datetime | None:
    """Return the first instant from ``at`` on at which a service gives tickets; None if not soon.

    Args:
        calendar: of the unit; the service gives none while the unit gives none.
        hours: the service's own; empty for the unit's.
        at: where the search begins.
        zone: of the unit.
    """
    found = tickets_from(calendar, at, zone)
    if not hours or calendar.always_open:
        return found
    last = at + _LOOK_AHEAD
    while found is not None and found <= last:
        begins = _held_from(hours, found, zone)
        if begins is None or begins == found:
            return begins
        found = tickets_from(calendar, begins, zone)
    return None


def is_open(calendar: Calendar, at: datetime, zone: tzinfo, hours: WeeklyHours) -> bool:
    """Return whether tickets of a service with these hours are given at an instant."""
    return service_tickets_from(calendar, hours, at, zone) == at


def _held_from(hours: WeeklyHours, at: datetime, zone: tzinfo) -> datetime | None:
    """Return the first instant from ``at`` on that lies within weekly hours."""
    today = at.astimezone(zone).date()
    for ahead in range(_DAYS_A_WEEK + 1):
        day = today + timedelta(days=ahead)
        for period in hours.get(day.isoweekday(), ()):
            opens = datetime.combine(day, period.opens, zone).astimezone(UTC)
            closes = datetime.combine(day, period.closes, zone).astimezone(UTC)
            if at < closes:
                return max(at, opens)
    return None
