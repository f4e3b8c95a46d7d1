"""How durations are spread, beside independent counts: by hand, in fractions, and by SciPy."""

from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from reception.domain.spread import censored_spread, percentile, spread

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
_HALF, _TENTH = Fraction(1, 2), Fraction(1, 10)

durations = st.lists(
    st.timedeltas(min_value=timedelta(0), max_value=timedelta(hours=9)), min_size=1, max_size=60
)
# Few lengths, so that many are alike.
lengths = st.lists(st.integers(0, 20).map(lambda one: one * MINUTE), max_size=40)


def minutes(*several: int) -> list[timedelta]:
    return [one * MINUTE for one in several]


def test_percentile_is_type_7() -> None:
    values = [timedelta(seconds=one) for one in (1, 2, 3, 4, 5, 6, 7, 8, 9, 60)]
    assert spread(values).p90 == timedelta(seconds=14.1)
    assert spread(values).median == timedelta(seconds=5.5)


@given(durations, st.integers(min_value=0, max_value=100))
def test_percentile_agrees_with_its_definition(values: list[timedelta], percent: int) -> None:
    ordered = sorted(values)
    position = (len(ordered) - 1) * percent / 100
    low = ordered[int(position)]
    high = ordered[min(int(position) + 1, len(ordered) - 1)]
    expected = low + (high - low) * (position - int(position))
    assert abs(percentile(ordered, percent) - expected) <= timedelta(microseconds=1)


@given(durations)
def test_spread_stays_within_its_values(values: list[timedelta]) -> None:
    told = spread(values)
    assert told.n == len(values)
    assert told.max == max(values)
    for figure in (told.mean, told.median, told.p90):
        assert figure is None or min(values) <= figure <= max(values)
    assert (told.p90 is None) == (len(values) < 10)


def test_who_left_early_counts_among_those_who_wait_for_as_long_as_she_did() -> None:
    # Of ten, one leaves after a minute and one after eleven: 9/9 of the others are left, then
    # 8/9, 7/9, 6/9 and 5/9 as one after the other is called, and 4/9 at the fifth call.
    told = censored_spread(minutes(2, 3, 4, 5, 6, 7, 8, 9), minutes(1, 11))
    assert (told.n, told.median) == (10, 6 * MINUTE)
    # One of nine, who waited longer than was seen, is more than one in ten.
    assert told.p90 is None


def test_of_two_alike_the_called_is_counted_first() -> None:
    assert censored_spread(minutes(3), minutes(3)).median == 3 * MINUTE
    assert censored_spread(minutes(3), minutes(2)).median == 3 * MINUTE
    assert censored_spread(minutes(4), minutes(3, 5)).median == 4 * MINUTE
    assert censored_spread(minutes(4), minutes(5, 5)).median is None


def test_where_nobody_was_called_no_share_is_reached() -> None:
    told = censored_spread((), minutes(*range(20)))
    assert (told.n, told.median, told.p90) == (20, None, None)
    assert censored_spread((), ()).n == 0


@given(lengths, lengths)
def test_the_estimate_is_that_of_kaplan_and_meier_in_fractions(
    seen: list[timedelta], cut_off: list[timedelta]
) -> None:
    told = censored_spread(seen, cut_off)
    assert told.n == len(seen) + len(cut_off)
    assert told.median == _first_not_exceeded(seen, cut_off, _HALF)
    enough = len(seen) + len(cut_off) >= 10
    assert told.p90 == (_first_not_exceeded(seen, cut_off, _TENTH) if enough else None)


@given(durations, durations)
def test_counting_the_uncalled_never_shortens_a_wait(
    seen: list[timedelta], cut_off: list[timedelta]
) -> None:
    alone, told = censored_spread(seen, ()), censored_spread(seen, cut_off)
    assert alone.median is not None
    assert told.median is None or told.median >= alone.median
    assert alone.p90 is None or told.p90 is None or told.p90 >= alone.p90


def _first_not_exceeded(
    seen: Sequence[timedelta], cut_off: Sequence[timedelta], part: Fraction
) -> timedelta | None:
    longer = Fraction(1)
    for at in sorted(set(seen)):
        at_risk = sum(one >= at for one in (*seen, *cut_off))
        longer *= 1 - Fraction(seen.count(at), at_risk)
        if longer <= part:
            return at
    return None
