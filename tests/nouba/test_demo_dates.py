"""A demonstration is dated so that every report of it can be asked for."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lab.demo.run import busy_hour
from reception.unit.current import day_of
from reception.unit.file import load_template
from tests.support.every_case import every_case

UNIT = load_template("commune")
LENGTH = timedelta(minutes=90)


@every_case(
    ("now", "day"),
    [
        # On a Saturday, a Sunday and before a Monday's morning is over: the Friday before.
        (datetime(2026, 11, 28, 10, tzinfo=UTC), date(2026, 11, 27)),
        (datetime(2026, 11, 29, 23, tzinfo=UTC), date(2026, 11, 27)),
        (datetime(2026, 11, 30, 9, tzinfo=UTC), date(2026, 11, 27)),
        (datetime(2026, 11, 30, 13, tzinfo=UTC), date(2026, 11, 30)),
        # The Monday is a holiday.
        (datetime(2027, 1, 11, 18, tzinfo=UTC), date(2027, 1, 8)),
    ],
)
def test_it_is_the_latest_morning_that_is_over(now: datetime, day: date) -> None:
    starts = busy_hour(UNIT, now, LENGTH)
    assert day_of(UNIT, starts) == day
    # Morocco's clocks are those of UTC in winter: the doors open at half past eight.
    assert (starts.hour, starts.minute) == (9, 30)


@given(st.integers(0, 280 * 24 * 60))
def test_its_day_has_begun_and_its_visitors_have_left(minutes: int) -> None:
    now = datetime(2026, 9, 21, tzinfo=UTC) + timedelta(minutes=minutes)
    starts = busy_hour(UNIT, now, LENGTH)
    assert starts + LENGTH < now
    assert day_of(UNIT, starts) <= day_of(UNIT, now)
