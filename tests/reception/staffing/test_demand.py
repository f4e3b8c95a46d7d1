"""Days that are drawn from those of the past, and what the past tells of services."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.domain.calendar import Period
from reception.domain.ticket import Leg, TicketState
from reception.staffing.demand import DRAWN_DAYS, StaffingPast, drawn_days, part_away, staffed_times
from reception.waits.hall import Pace
from reception.waits.hall_run import NEVER_S
from reception.waits.past_day import at_one_counter
from tests.support.staffing_office import FIRST

OPENS = datetime(2026, 10, 5, 8, 30, tzinfo=UTC)
TIMES = staffed_times((Period(opens=time(8, 30), closes=time(12)),))
PACE = Pace(
    takes_s={"birth": np.array([300.0, 301.0]), "signature": np.array([100.0, 101.0])},
    unsure=0.0,
    gaps_s=np.array([7.0]),
    stays_s=dict.fromkeys(("birth", "signature"), np.array([600.0, NEVER_S])),
    joining={},
    returns_s=np.empty((0, 2)),
)


def day_of(joined: list[float], lines: list[int]) -> StaffingPast:
    at_s, line_of = np.array(joined, float), np.array(lines, np.int64)
    return StaffingPast(
        date=FIRST,
        joined_s=at_s,
        called_s=at_s,
        left_s=at_s,
        service=line_of % 2,
        line_of=line_of,
        is_marked=False,
    )


DAYS = st.lists(
    st.lists(st.tuples(st.floats(30_000, 43_000), st.integers(-1, 2)), max_size=9),
    min_size=1,
    max_size=4,
)


@given(days=DAYS, seed=st.integers(0, 99))
def test_every_drawn_day_is_a_whole_day_of_the_past(
    days: list[list[tuple[float, int]]], seed: int
) -> None:
    past = [
        day_of([at for at, _ in one], [line for _, line in one])
        for one in (sorted(some) for some in days)
    ]
    drawn = drawn_days(past, 3, TIMES, PACE, np.random.default_rng(seed))
    at_s, first = drawn.visitors.there_s, drawn.visitors.first
    assert np.bincount(drawn.day, minlength=len(past)).min() >= DRAWN_DAYS // len(past)
    for run, day in enumerate(drawn.day):
        for line, (begin, end) in enumerate(pairwise(first)):
            own = sorted(at for at, of in days[day] if of == line)
            mine = at_s[run, begin:end][: len(own)]
            # In order, as the engine takes a line; moved by minutes, and never out of the hours.
            assert (np.diff(at_s[run, begin:end]) >= 0).all()
            assert (drawn.half_hour[run, begin:end] < len(TIMES.ends)).sum() == len(own)
            assert (np.abs(mine - np.maximum(own, TIMES.begins[0])) <= 300).all()
            assert ((mine >= TIMES.begins[0]) & (mine < TIMES.ends[-1])).all()


def test_the_same_seed_draws_the_same_days() -> None:
    past = [day_of([31_000, 32_000], [0, 1])]
    one, same, other = (
        drawn_days(past, 2, TIMES, PACE, np.random.default_rng(seed)).visitors.there_s.tolist()
        for seed in (1, 1, 2)
    )
    assert one == same != other


def test_each_takes_a_counter_and_stays_as_her_service_does() -> None:
    drawn = drawn_days([day_of([31_000, 32_000], [0, 1])], 2, TIMES, PACE, np.random.default_rng(3))
    takes_s, there = drawn.visitors.takes_s, drawn.visitors.there_s
    assert set(takes_s[:, 0]) == {307.0, 308.0}
    assert set(takes_s[:, 1]) == {107.0, 108.0}
    stays_s = drawn.visitors.leaves_s - there
    assert 0.3 < (stays_s < NEVER_S / 2).mean() < 0.7


def test_who_is_missing_is_counted_against_what_is_usual_on_her_weekday() -> None:
    monday = [replace(day_of([31_000], [0]), opened=opened) for opened in (4, 4, 3, 4)]
    tuesday = [replace(one, date=FIRST + timedelta(days=1), opened=2) for one in monday]
    assert part_away([*monday, *tuesday]) == 1 / (4 * 4 + 4 * 2)
    assert part_away([]) == 0


def leg(came: int, began: int | None, ended: int, counter: int | None = 1) -> Leg:
    at = [None if one is None else OPENS + timedelta(seconds=one) for one in (came, began, ended)]
    return Leg(
        index=1,
        service="birth",
        priority="ordinary",
        state=TicketState.SERVED if began is not None else TicketState.CANCELLED,
        waiting_since=at[0] or OPENS,
        ranked_since=at[0] or OPENS,
        started_at=at[1],
        ended_at=at[2],
        counter=None if began is None else counter,
    )


def test_who_goes_straight_on_at_a_counter_is_one_visit() -> None:
    first, on, later = leg(0, 10, 300), leg(300, 300, 500), leg(500, 700, 900)
    elsewhere = leg(900, 900, 1000, counter=2)
    told = at_one_counter([first, on, later, elsewhere])
    assert told == [replace(first, ended_at=on.ended_at), later, elsewhere]
    assert at_one_counter([leg(0, None, 90)]) == [leg(0, None, 90)]


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (["08:30-10:00"], [(8.5, 9), (9, 9.5), (9.5, 10)]),
        (["08:15-09:10"], [(8.25, 8.5), (8.5, 9), (9, 55 / 6)]),
        (["11:30-12:00", "14:00-14:30"], [(11.5, 12), (14, 14.5)]),
    ],
)
def test_hours_are_cut_at_every_half_hour(
    hours: list[str], expected: list[tuple[float, float]]
) -> None:
    periods = [
        Period(opens=time.fromisoformat(one[:5]), closes=time.fromisoformat(one[6:]))
        for one in hours
    ]
    times = staffed_times(periods)
    assert np.column_stack([times.begins, times.ends]) / 3600 == pytest.approx(np.array(expected))
    assert times.is_last.sum() == len(hours)
