from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from admin_console.reports.question import Span, days_of, shifted
from tests.support.examples import examples_of

_DAY = timedelta(days=1)
DAYS = st.dates(date(2020, 1, 1), date(2031, 12, 31))


@given(DAYS, st.sampled_from(list(Span)), st.integers(1, 5))
@settings(max_examples=examples_of(150), deadline=None)
def test_stepping_back_leaves_no_day_out_and_leads_back(
    today: date, span: Span, steps: int
) -> None:
    first, last = days_of(span, today)
    assert first <= last <= today
    begins, ends = first, last
    for _ in range(steps):
        earlier = shifted(begins, ends, -1, today)
        assert earlier[1] == begins - _DAY
        begins, ends = earlier
    for _ in range(steps):
        begins, ends = shifted(begins, ends, 1, today)
    assert begins == first
    assert ends >= last
    assert ends <= today


def test_the_last_periods_are_what_stepping_back_gives() -> None:
    # A Thursday, neither the first of a month nor of a year.
    today = date(2026, 11, 26)
    for this, before in (
        (Span.TODAY, Span.YESTERDAY),
        (Span.WEEK, Span.LAST_WEEK),
        (Span.MONTH, Span.LAST_MONTH),
        (Span.YEAR, Span.LAST_YEAR),
    ):
        assert shifted(*days_of(this, today), -1, today) == days_of(before, today)
