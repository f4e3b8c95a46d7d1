"""A service's own hours: within those of the unit, and narrower on some days."""

from datetime import UTC, datetime, timedelta, tzinfo

from reception.domain.calendar import Calendar, WeeklyHours, tickets_from

# As far ahead as the unit itself looks.
_LOOK_AHEAD = timedelta(days=60)
_DAYS_A_WEEK = 7


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
