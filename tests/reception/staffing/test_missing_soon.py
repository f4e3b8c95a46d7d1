"""What is missing within the hour, by a plan that is made once."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reception.domain.alerts import CountersMissing
from reception.staffing.model import ShareRange
from tests.support.staffing_plans import half_hour, planned

DAY = date(2026, 11, 25)
OPENS, CLOSES = time(8, 30), time(16, 30)
HOUR, SEATED = timedelta(hours=1), timedelta(minutes=15)


def at(when: time) -> datetime:
    return datetime.combine(DAY, when, UTC)


def begin_of(number: int) -> time:
    return (at(OPENS) + number * HOUR / 2).time()


needs = st.lists(st.tuples(st.integers(0, 6), st.booleans()), min_size=16, max_size=16)
instants = st.integers(0, 24 * 60 - 1).map(lambda minutes: time(*divmod(minutes, 60)))


@given(needs, instants, st.integers(0, 6))
def test_what_is_said_is_the_first_certain_half_hour_of_the_coming_hour_that_is_short(
    needed: list[tuple[int, bool]], when: time, opened: int
) -> None:
    halves = [
        half_hour(begin_of(number), count, is_certain=is_certain)
        for number, (count, is_certain) in enumerate(needed)
    ]
    now = at(when)
    said = planned(*halves).missing_soon(now, opened)
    short = [
        (begin_of(number), count)
        for number, (count, is_certain) in enumerate(needed)
        if timedelta(0) < at(begin_of(number)) - now <= HOUR and is_certain and count > opened
    ]
    if not short or not at(OPENS) + SEATED <= now < at(CLOSES):
        assert said is None
        return
    assert said
    assert (said.begins, said.needed, said.missing) == (*short[0], short[0][1] - opened)


def test_while_people_sit_down_nothing_is_said() -> None:
    day = planned(half_hour(time(8, 30), 2), half_hour(time(9), 3))
    for when in (time(8), time(8, 29), time(8, 30), time(8, 44), time(9)):
        assert day.missing_soon(at(when), 2) is None
    told = CountersMissing(time(9), 3, 1, ("birth-extract",))
    assert day.missing_soon(at(time(8, 45)), 2) == told
    # After doors that close at noon people sit down once more.
    again = planned(half_hour(time(11, 30), 2), half_hour(time(14), 2), half_hour(time(14, 30), 3))
    assert again.missing_soon(at(time(14, 10)), 2) is None
    assert again.missing_soon(at(time(14, 15)), 2)


@given(st.floats(0, 100), st.integers(1, 100))
def test_a_range_reaches_a_target_as_it_is_told(low: float, target: int) -> None:
    share = ShareRange(pct=100.0, low=low, high=100.0)
    assert share.reaches(target) == (int(f"{low:.0f}") >= target)
