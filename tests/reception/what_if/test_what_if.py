"""Other house rules for days that were: what changes nothing, and what must change something."""

import random
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reception.domain.calendar import Period
from reception.domain.calling_rule import PriorityClass
from reception.domain.ticket import Leg
from reception.domain.unit import ORDINARY, Unit
from reception.reports.attendance import Window
from reception.system.clock import unit_zone
from reception.what_if.compare import RulesComparison
from reception.what_if.day import LegKey, ReplayedDay, Usual, run_days
from reception.what_if.model import CounterHours, RuleChange
from tests.support.examples import examples_of
from tests.support.past_days import Hall, house
from tests.support.single_line import Office, day_of
from tests.support.single_line_days import OPENED, SINGLE_LINE, visits_of, windows_of

DAY = date(2026, 11, 25)
MINUTE = timedelta(minutes=1)
LATER = OPENED + 600 * MINUTE
USUAL = Usual(takes_s={"": 300.0}, gap_s=15.0)


def windows(chance: random.Random) -> list[Window]:
    """Return three counters' hours, the second one's with a break."""
    whole = [
        Window(
            counter=number,
            clerk=clerk,
            profile=chance.choice([None, "papers"]),
            opens=OPENED + chance.uniform(0, 20) * MINUTE,
            closes=OPENED + chance.uniform(90, 150) * MINUTE,
        )
        for number, clerk in ((1, "amina"), (2, "hind"), (3, "omar"))
    ]
    noon = OPENED + chance.uniform(40, 60) * MINUTE
    second = whole[1]
    return [
        whole[0],
        replace(second, closes=noon),
        replace(second, opens=noon + chance.uniform(10, 30) * MINUTE),
        whole[2],
    ]


def a_day(seed: int) -> tuple[ReplayedDay, Unit, random.Random]:
    """Return a day of a hall with house rules of its own."""
    chance = random.Random(seed)  # noqa: S311 - the same visitors every time, no secret
    unit, hours = house(chance), windows(chance)
    visits = Hall(unit, chance, OPENED).go_by(40, hours)
    return ReplayedDay(visits, hours, unit, USUAL, day=DAY, now=LATER), unit, chance


def went(day: ReplayedDay, unit: Unit, change: RuleChange) -> dict[LegKey, Leg | None]:
    """Return the legs of a day after a change."""
    changed = [*change.windows(day.windows, DAY, unit)]
    return next(iter(run_days([day], change.unit(unit), [changed])))


def called(leg: Leg | None) -> datetime | None:
    return leg.first_called_at if leg else None


@settings(max_examples=examples_of(30))
@given(seed=st.integers(0, 2**32))
def test_a_question_that_changes_nothing_shifts_nobody(seed: int) -> None:
    day, unit, _ = a_day(seed)
    comparing = RulesComparison(RuleChange(rules=unit), LATER)
    comparing.add([day], unit)
    total = comparing.total()
    assert total.before == total.after
    assert (total.sooner, total.later) == (0, 0)
    assert total.mean_change in {None, timedelta(0)}


def test_the_unchanged_past_of_halls_that_the_rule_led_comes_out_nearly_as_it_was() -> None:
    off, waits = [], []
    for seed in range(20):
        day, unit, _ = a_day(seed)
        for key, leg in went(day, unit, RuleChange()).items():
            was, now = called(day.legs[key]), called(leg)
            if was and now:
                off.append(abs(now - was))
                waits.append(was - day.legs[key].waiting_since)
    # Most to the microsecond; where a clerk calls after a while only, by how much late is guessed.
    assert sorted(off)[len(off) // 2] < timedelta(milliseconds=1)
    assert sum(off, timedelta(0)) < 0.1 * sum(waits, timedelta(0))


@settings(max_examples=examples_of(30))
@given(seed=st.integers(0, 2**32))
def test_whatever_the_rules_every_stay_is_accounted_for_and_no_clerk_does_two_things(
    seed: int,
) -> None:
    day, unit, chance = a_day(seed)
    other = RuleChange(rules=house(chance), closed=(CounterHours(1),), doubled=(CounterHours(2),))
    after = went(day, unit, other)
    assert after.keys() == day.legs.keys()
    for key, was in day.legs.items():
        now = after[key]
        if key[1] == 1:
            assert now
            assert now.waiting_since == was.waiting_since
        if now is None:
            continue
        assert now.ended_at
        assert now.ended_at >= now.waiting_since
        if was.first_called_at and now.first_called_at and was.ended_at:
            # A visitor takes her own time at the counter along.
            assert now.ended_at - now.first_called_at == was.ended_at - was.first_called_at
    for one in {key[0] for key in after}:
        stays = [leg for key, leg in after.items() if key[0] == one and leg and leg.calls]
        for before, later in pairwise(sorted(stays, key=lambda leg: leg.index)):
            # Who waits again has been served before, as far as a second tells.
            assert before.ended_at
            assert later.waiting_since >= before.ended_at - timedelta(seconds=2)


AT_TEN = Period(opens=time(10), closes=time(11, 30))
ZONE = unit_zone(SINGLE_LINE.zone)
TEN, ENDS = (datetime.combine(DAY, at, ZONE) for at in (AT_TEN.opens, AT_TEN.closes))


@settings(max_examples=examples_of(30))
@given(seed=st.integers(0, 2**32))
def test_a_counter_closed_at_given_hours_calls_nobody_then(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same visitors every time, no secret
    visits = visits_of(day_of(Office(), chance), Office())
    day = ReplayedDay(visits, windows_of(Office()), SINGLE_LINE, USUAL, day=DAY, now=LATER)
    every = tuple(CounterHours(one.number, AT_TEN) for one in SINGLE_LINE.counters)
    before, closed = (
        [at for leg in went(day, SINGLE_LINE, one).values() if (at := called(leg))]
        for one in (RuleChange(), RuleChange(closed=every))
    )
    assert any(TEN <= at < ENDS for at in before)
    assert not any(TEN <= at < ENDS for at in closed)
    assert any(at >= ENDS for at in closed)


@settings(max_examples=examples_of(30))
@given(seed=st.integers(0, 2**32), hours=st.sampled_from([None, AT_TEN]))
def test_one_counter_more_lets_nobody_of_a_single_line_wait_longer(
    seed: int, hours: Period | None
) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same visitors every time, no secret
    visits = visits_of(day_of(Office(), chance), Office())
    day = ReplayedDay(visits, windows_of(Office()), SINGLE_LINE, USUAL, day=DAY, now=LATER)
    before = went(day, SINGLE_LINE, RuleChange())
    after = went(day, SINGLE_LINE, RuleChange(doubled=(CounterHours(1, hours),)))
    assert any(called(leg) for leg in before.values())
    for key, leg in before.items():
        if was := called(leg):
            now = called(after[key])
            assert now
            assert now <= was + timedelta(milliseconds=1)


def test_a_counter_more_at_given_hours_is_there_though_its_like_is_at_lunch() -> None:
    change = RuleChange(doubled=(CounterHours(2, AT_TEN),))
    was = [
        Window(counter=2, clerk=None, opens=OPENED, closes=OPENED + 60 * MINUTE),
        Window(counter=3, clerk=None, opens=OPENED, closes=OPENED + 60 * MINUTE),
    ]
    there = [*change.windows(was, DAY, SINGLE_LINE)]
    more = [one for one in there if one not in was]
    assert [(one.opens, one.closes) for one in more] == [(TEN, ENDS)]
    assert change.unit(SINGLE_LINE).counter(more[0].counter).services == ("copies",)
    # On a day on which nobody was at its like nobody is beside it.
    assert [*change.windows(was[1:], DAY, SINGLE_LINE)] == was[1:]


@pytest.mark.parametrize("rate", [1.0, 3.0])
def test_classes_of_other_rules_count(rate: float) -> None:
    chance = random.Random(3)  # noqa: S311 - the same visitors every time, no secret
    came = visits_of(day_of(Office(), chance), Office())
    visits = [
        replace(one, legs=(replace(one.leg, priority="elderly" if at % 5 == 0 else ORDINARY),))
        for at, one in enumerate(came)
    ]
    alike = tuple(PriorityClass(code=one, names={}) for one in (ORDINARY, "elderly"))
    was = replace(SINGLE_LINE, priorities=alike)
    now = replace(was, priorities=(alike[0], replace(alike[1], rate=rate)))
    comparing = RulesComparison(RuleChange(rules=now), LATER)
    comparing.add([ReplayedDay(visits, windows_of(Office()), was, USUAL, day=DAY, now=LATER)], was)
    change = {one.priority: one.mean_change for one in comparing.shifts(was) if not one.service}
    elderly, ordinary = change["elderly"], change[ORDINARY]
    assert elderly is not None
    assert ordinary is not None
    assert (elderly < timedelta(0) < ordinary) is (rate > 1)
