"""A wait as it is kept, and the hours of the clock by which it is told."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reception.domain.expected_wait import ExpectedWait, announced, turn_hours

STEP = timedelta(minutes=5)
MIDNIGHT = datetime(2026, 11, 25, tzinfo=UTC)
instants = st.floats(0, 86_400).map(lambda seconds: MIDNIGHT + timedelta(seconds=seconds))
lengths = st.floats(-100, 20_000)


@given(lengths, lengths)
def test_a_wait_is_kept_in_whole_seconds_and_never_as_an_instant(low: float, high: float) -> None:
    kept = announced(low, high)
    assert timedelta(0) <= kept.low < kept.high
    assert not kept.low.microseconds
    assert not kept.high.microseconds
    if 0 <= low <= high - 1:
        assert abs(kept.low.total_seconds() - low) < 1
        assert abs(kept.high.total_seconds() - max(high, 30)) < 1


@given(instants, lengths, lengths)
def test_the_hours_lie_on_the_clocks_steps_around_the_wait(
    now: datetime, low: float, high: float
) -> None:
    wait = announced(low, high)
    told = turn_hours(now, wait)
    assert (told.before - MIDNIGHT) % STEP == timedelta(0)
    assert timedelta(0) <= told.before - (now + wait.high) < STEP
    if told.after:
        assert (told.after - MIDNIGHT) % STEP == timedelta(0)
        assert timedelta(0) <= now + wait.low - told.after < STEP
        assert now < told.after < told.before


@given(instants, lengths, lengths, st.none() | st.integers(0, 4))
def test_one_counter_is_named_where_it_alone_makes_the_later_hour_be_told_alone(
    now: datetime, low: float, high: float, counters: int | None
) -> None:
    wait = announced(low, high)
    told, plain = turn_hours(now, wait, counters), turn_hours(now, wait)
    # The hours are the same: it is what is said of them.
    assert (told.after, told.before) == (plain.after, plain.before)
    assert not plain.hangs_on_one
    begins = now + wait.low - (now + wait.low - MIDNIGHT) % STEP
    is_wide = told.before - begins > timedelta(minutes=20)
    assert told.hangs_on_one == (counters == 1 and is_wide)
    assert not (told.hangs_on_one and told.after)


def test_a_range_that_is_too_wide_or_begins_at_once_is_told_by_its_end_alone() -> None:
    now = MIDNIGHT + timedelta(hours=10, minutes=29)

    def told(low: int, high: int) -> tuple[str, str]:
        wait = ExpectedWait(low=timedelta(minutes=low), high=timedelta(minutes=high))
        hours = turn_hours(now, wait)
        return (f"{hours.after:%H:%M}" if hours.after else "", f"{hours.before:%H:%M}")

    assert told(12, 24) == ("10:40", "10:55")
    assert told(12, 31) == ("10:40", "11:00")
    assert told(12, 32) == ("", "11:05")
    assert told(0, 4) == ("", "10:35")
    assert told(1, 4) == ("10:30", "10:35")
