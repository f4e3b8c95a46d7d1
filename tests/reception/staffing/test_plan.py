"""Plans tried on drawn days: against theory, against each other, and within their limits."""

import math
from dataclasses import replace
from datetime import time
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.domain.calendar import Period
from reception.domain.calling_rule import WorkProfile
from reception.domain.unit import Counter, Unit
from reception.staffing.demand import DRAWN_DAYS, StaffingPast, drawn_days, staffed_times
from reception.staffing.plan import PlanSearch, WeekdayHall, work_options
from reception.waits.hall import Pace
from reception.waits.hall_run import NEVER_S, Lines
from tests.support.kleinrock import T_999
from tests.support.staffing_office import FIRST, HOURS, OFFICE

AFTERNOON = (Period(opens=time(14), closes=time(23)),)
_PARTS = (np.arange(200) + 0.5) / 200


def one_line(unit: Unit) -> Unit:
    """Return a unit whose counters all give one service."""
    return replace(
        unit,
        services=unit.services[:1],
        counters=tuple(replace(one, services=("legalisation",)) for one in unit.counters),
    )


def hall_of(
    a_half_hour: list[float],
    *,
    mean_s: float = 360.0,
    hours: tuple[Period, ...] = HOURS,
    unit: Unit = OFFICE,
    days: int = 40,
    seed: int = 5,
    within_s: float = 900.0,
) -> WeekdayHall:
    """Return a weekday of Poisson arrivals of the first service, and of exponential services."""
    chance, times, options = np.random.default_rng(seed), staffed_times(hours), work_options(unit)
    past = []
    for _ in range(days):
        joined = np.sort(
            np.concatenate(
                [
                    chance.uniform(begin, end, chance.poisson(mean))
                    for begin, end, mean in zip(times.begins, times.ends, a_half_hour, strict=True)
                ]
            )
        )
        some = np.zeros(len(joined), np.int64)
        past.append(
            StaffingPast(
                date=FIRST,
                joined_s=joined,
                called_s=joined,
                left_s=joined,
                service=some,
                line_of=some,
                is_marked=False,
            )
        )
    services = [one.code for one in unit.services]
    pace = Pace(
        takes_s=dict.fromkeys(services, -mean_s * np.log(1 - _PARTS)),
        unsure=0.0,
        gaps_s=np.zeros(1),
        stays_s=dict.fromkeys(services, np.full(len(_PARTS), NEVER_S)),
        joining={},
        returns_s=np.empty((0, 2)),
    )
    return WeekdayHall(
        times=times,
        options=options,
        lines=Lines(head_start_s=np.zeros(1), rate=np.ones(1), after_s=options.after_s[:, :1]),
        drawn=drawn_days(past, 1, times, pace, chance),
        within_s=within_s,
    )


def erlang_c_within(load: float, counters: int, within: float) -> float:
    """Return which part of an M/M/n line is called within so many mean services."""
    blocked = 1.0
    for number in range(1, counters + 1):
        blocked = load * blocked / (number + load * blocked)
    waits = counters * blocked / (counters - load * (1 - blocked))
    return 1 - waits * math.exp(-(counters - load) * within)


@pytest.mark.parametrize(("counters", "load"), [(2, 0.7), (4, 0.8), (6, 0.85)])
def test_a_plan_that_never_changes_receives_as_erlang_c_has_it(counters: int, load: float) -> None:
    number, arrivals = 18, load * counters * 1800 / 360
    hall = hall_of([arrivals] * number, hours=AFTERNOON, unit=one_line(OFFICE), days=DRAWN_DAYS)
    plan = np.zeros((number, 6), np.bool_)
    plan[:, :counters] = True
    received = hall.tried([plan])
    # Once the line has settled; what is drawn of a day hangs together.
    within, judged = (one[0][:, 8:-2].sum(axis=1) for one in (received.within, received.judged))
    share = within.sum() / judged.sum()
    half = T_999 * (within - share * judged).std(ddof=1) * math.sqrt(DRAWN_DAYS) / judged.sum()
    expected = erlang_c_within(load * counters, counters, 900 / 360)
    assert abs(share - expected) <= half, f"{share:.4f} ± {half:.4f}, {expected:.4f}"
    assert half < 0.06, "the interval says something"


@given(
    plan=st.lists(st.integers(0, 63), min_size=18, max_size=18),
    place=st.integers(0, 17),
    option=st.integers(0, 5),
)
def test_one_counter_more_never_makes_the_share_lower(
    plan: list[int], place: int, option: int
) -> None:
    # Away from noon: who works longer there has a pause that she did not have.
    hall = hall_of([9.0] * 18, days=8, hours=AFTERNOON)
    opened = np.array([[bool(one >> bit & 1) for bit in range(6)] for one in plan])
    more = opened.copy()
    more[place, option] = True
    received = hall.tried([opened, more])
    within = received.within.sum(axis=(1, 2))
    # Who is served a little earlier may take so long that her counter opens later the next time.
    assert within[1] >= within[0] - 0.005 * received.judged[0].sum()


@given(plan=st.lists(st.booleans(), min_size=16, max_size=16), option=st.integers(0, 5))
def test_everybody_has_a_pause_at_noon_and_calls_only_while_the_plan_says_so(
    plan: list[bool], option: int
) -> None:
    hall = hall_of([1.0] * 16, days=1)
    found = hall.stretches(np.array(plan), option)
    minutes = {at for begin, end in found for at in range(int(begin // 60), int(end // 60))}
    allowed = {510 + 30 * place + at for place in np.flatnonzero(plan) for at in range(30)}
    assert minutes <= allowed | set(range(990, 1005))
    noon = sorted(set(range(720, 840)) - minutes)
    # In one piece.
    assert any(set(range(one, one + 45)) <= set(noon) for one in noon)
    assert all(end <= later for (_, end), (later, _) in pairwise(found))


def test_a_plan_reaches_the_target_with_no_more_hours_than_the_best_that_never_changes() -> None:
    a_half_hour = [6, 9, 15, 18, 15, 11, 9, 8, 6, 5, 8, 10, 9, 7, 6, 4]
    hall = hall_of(list(map(float, a_half_hour)))
    search = PlanSearch(hall, 0.8, 6)
    plan = search.plan()
    assert not search.at_most
    assert hall.tried([plan]).shares()[0].min() >= 0.8 - 1e-9
    numbers = hall.options.numbers
    assert all(len(set(numbers[row])) == row.sum() for row in plan)
    constant = []
    for count in range(1, 7):
        some = [np.zeros_like(plan) for _ in combinations(range(6), count)]
        for one, options in zip(some, combinations(range(6), count), strict=True):
            one[:, options] = True
        if hall.tried(some).shares().min(axis=1).max() >= 0.8:
            constant.append(count)
    assert plan.sum() <= 16 * min(constant)


def test_what_cannot_be_reached_is_said_and_what_comes_near_it_is_enough() -> None:
    hall = hall_of([4.0] * 4 + [60.0] * 2 + [4.0] * 10)
    search = PlanSearch(hall, 0.8, 6)
    plan = search.plan()
    shares = hall.tried([plan]).shares()[0]
    assert 5 in search.at_most
    assert search.at_most[5] < 0.8
    assert shares[5] >= search.at_most[5] - 0.05
    assert shares[0] >= 0.8
    assert plan[0].sum() < 3, "no counter is opened in vain"


def test_no_more_are_open_at_a_time_than_there_may_be() -> None:
    hall = hall_of([14.0] * 16)
    plan = PlanSearch(hall, 0.95, 3).plan()
    assert plan.sum(axis=1).max() == 3


def test_a_counter_works_by_one_profile_all_day() -> None:
    papers = WorkProfile(code="papers", names={}, services=("legalisation",))
    unit = replace(OFFICE, profiles=(papers,), counters=(Counter(number=1, services=("birth",)),))
    hall = hall_of([3.0] * 16, unit=unit)
    search = PlanSearch(hall, 0.8, 1)
    plan = search.plan()
    works = [hall.options.works[one] for one in np.flatnonzero(plan.any(axis=0))]
    assert [(one.counter, one.profile) for one in works] == [(1, "papers")]


def test_square_root_staffing_is_near_the_plan() -> None:
    hall = hall_of([10.0] * 16, days=100)
    search = PlanSearch(hall, 0.8, 6)
    hours = search.plan().sum() / 2
    assert hours == pytest.approx(hall.square_root_hours(0.8), rel=1 / 3)


def test_a_share_is_told_with_who_is_not_there_and_the_plan_is_made_for_those_who_come() -> None:
    hall = hall_of([10.0] * 16)
    plan = PlanSearch(hall, 0.8, 6).plan()
    everybody = hall.tried([plan])
    nobody_away = np.zeros((DRAWN_DAYS, plan.shape[1]), np.bool_)
    one_in_ten = np.random.default_rng(1).random(nobody_away.shape) < 0.1
    shares = [
        replace(hall, away=away).tried([plan]).shares()[0].mean()
        for away in (nobody_away, one_in_ten, ~nobody_away)
    ]
    assert shares[0] == everybody.shares()[0].mean()
    assert shares[0] - 0.3 < shares[1] < shares[0] - 0.02
    assert shares[2] == 0


def test_a_range_of_few_days_is_wider_than_of_many_and_holds_what_is_told() -> None:
    widths = []
    for days in (4, 40):
        hall = hall_of([10.0] * 16, days=days)
        share = hall.share(hall.tried([np.ones((16, 6), np.bool_) * (np.arange(6) < 3)]), range(16))
        assert share
        assert 0 <= share.low < share.pct < share.high <= 100
        widths.append(share.high - share.low)
    # Drawing from them alone it would be some three times.
    assert widths[0] > 3 * widths[1]
