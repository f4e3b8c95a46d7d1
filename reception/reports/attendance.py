"""While somebody was at a counter and called visitors: her session without her breaks."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

import numpy as np

from reception.database.run import instant, moment, moment_or_none
from reception.domain.calendar import doors_close
from reception.domain.unit import Unit
from reception.reports.columns import DAY_US, NONE, Ints, days_over, local_time
from reception.reports.model import BreakRow, SessionRow, Window
from reception.system.clock import unit_zone

_MICROSECOND = timedelta(microseconds=1)
_EPOCH_DAY = datetime(1970, 1, 1, tzinfo=UTC).toordinal()


def attended(
    sessions: Sequence[SessionRow], breaks: Iterable[BreakRow], unit: Unit, now: datetime
) -> list[Window]:
    """Return while somebody was at a counter, who opened first first.

    Args:
        sessions: while who was signed in where.
        breaks: while who was away from where.
        unit: where that is.
        now: until when what still goes on has lasted.
    """
    # By both: once who served is forgotten, everybody's clerk is the same.
    away: dict[tuple[str, int], list[tuple[datetime, datetime]]] = defaultdict(list)
    for clerk, counter, left, back in breaks:
        away[clerk, counter].append((moment(left), moment_or_none(back) or now))
    found = []
    ends = worked_until(sessions, unit, now).tolist()
    for (clerk, counter, opened, _, profile, _), end in zip(sessions, ends, strict=True):
        began, over = moment(opened), now if end == NONE else moment(end)
        there = (
            [Window(counter=counter, clerk=clerk, profile=profile, opens=began, closes=over)]
            if began < over
            else []
        )
        for pause in away[clerk, counter]:
            there = [rest for one in there for rest in one.without(*pause)]
        found += there
    return sorted(found, key=lambda one: (one.opens, one.counter))


def worked_until(sessions: Sequence[SessionRow], unit: Unit, now: datetime) -> Ints:
    """Return when people's time at counters ended; ``NONE`` while it goes on.

    Who was signed out by the day's close, or not at all on that day, left with the doors.
    """
    if not sessions:
        return np.zeros(0, np.int64)
    began = np.array([one[2] for one in sessions], np.int64)
    ended = np.array([NONE if one[3] is None else one[3] for one in sessions], np.int64)
    days = service_days(local_time(began, unit.zone), unit)
    zone, known = unit_zone(unit.zone), range(int(days.min()), int(days.max()) + 1)
    doors = [doors_close(unit.calendar, date.fromordinal(day), zone) for day in known]
    closes = np.array([*map(instant, doors)], np.int64)[days - known[0]]
    over = days_over(days, unit)
    forgotten = np.array([bool(one[5]) for one in sessions])
    forgotten |= np.where(ended >= 0, ended, instant(now)) >= over
    last = np.minimum(np.where(ended >= 0, ended, over), closes)
    found: Ints = np.where(forgotten, np.maximum(began, last), ended)
    return found


def service_days(local: Ints, unit: Unit) -> Ints:
    """Return the service day (its ordinal) of what a unit's clocks showed."""
    starts = unit.calendar.day_starts
    cut = timedelta(hours=starts.hour, minutes=starts.minute, seconds=starts.second)
    return (local - cut // _MICROSECOND) // DAY_US + _EPOCH_DAY
