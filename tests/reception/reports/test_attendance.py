"""Until when people worked at their counters."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from reception.database.run import instant, instant_or_none, moment
from reception.domain.calendar import Calendar, Period
from reception.reports.attendance import worked_until
from reception.reports.columns import NONE
from tests.support.report_data import UNIT

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
DOORS = Period(opens=time(8, 30), closes=time(16, 30))
HOUSE = replace(
    UNIT, zone="UTC", calendar=Calendar(hours={NOON.isoweekday(): (DOORS,)}, day_starts=time(4))
)


def after(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


EVENING, NIGHT = after(4.5 * 60), after(16 * 60)


def ended(
    opened: datetime, closed: datetime | None, now: datetime, *, forgotten: bool = False
) -> datetime | None:
    row = ("amina", 1, instant(opened), instant_or_none(closed), None, 1 if forgotten else None)
    (until,) = worked_until([row], HOUSE, now).tolist()
    return None if until == NONE else moment(until)


@pytest.mark.parametrize(
    ("closed", "now", "forgotten", "ends"),
    [
        # By herself, on her day: whenever that was.
        (after(3), after(99), False, after(3)),
        (after(5 * 60), NIGHT, False, after(5 * 60)),
        # She is still there, with the doors closed as well.
        (None, after(5 * 60), False, None),
        # The day's close signed her out: with the doors, or with the close where that was before.
        (after(9 * 60), NIGHT, True, EVENING),
        (after(3), after(4), True, after(3)),
        # Nobody did until the next day.
        (None, NIGHT, False, EVENING),
        (after(20 * 60), after(21 * 60), False, EVENING),
    ],
)
def test_a_session_ends_with_its_day(
    closed: datetime | None, now: datetime, forgotten: bool, ends: datetime | None
) -> None:
    assert ended(NOON, closed, now, forgotten=forgotten) == ends


def test_who_came_after_the_doors_had_closed_and_was_forgotten_worked_no_time() -> None:
    late = after(5 * 60)
    assert ended(late, None, NIGHT) == late
