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
from reception.domain.ticket import Leg, TicketState
from reception.domain.unit import ORDINARY, Unit
from reception.reports.model import Window
from reception.system.clock import unit_zone
from reception.what_if.compare import RulesComparison
from reception.what_if.day import LegKey, ReplayedDay, Usual, run_days
from reception.what_if.model import CounterHours, HoursAcrossDaysError, RuleChange
from tests.support.arrivals import arrived
from tests.support.examples import examples_of
from tests.support.past_days import Hall, house
from tests.support.report_data import UNIT
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


def held_at(leg: Leg, called: datetime, over: datetime) -> Leg:
    """Return a leg that was called then, and over then."""
    return replace(
        leg, first_called_at=called, last_called_at=called, started_at=called, ended_at=over
    )


def transferred(seed: int) -> tuple[ReplayedDay, Unit]:
    """Return a day on which many wait again, behind whoever was sent on before them."""
    chance = random.Random(seed)  # noqa: S311 - the same visitors every time, no secret
    visits = visits_of(day_of(Office(), chance), Office())
    for at, one in enumerate(visits):
        leg, over = one.leg, one.leg.ended_at
        if leg.first_called_at and over and chance.random() < 0.4:
            again = replace(leg, index=2, waiting_since=over, ranked_since=leg.ranked_since)
            held = over + 3 * MINUTE
            again = held_at(again, held, held + chance.uniform(2, 9) * MINUTE)
            visits[at] = replace(one, legs=(leg, again))
    hours = windows_of(Office())
    return ReplayedDay(visits, hours, SINGLE_LINE, USUAL, day=DAY, now=LATER), SINGLE_LINE


@settings(max_examples=examples_of(10), deadline=None)
@given(seed=st.integers(0, 2**32))
def test_nobody_is_called_before_she_joins(seed: int) -> None:
    day, unit = transferred(seed)
    for leg in went(day, unit, RuleChange(closed=(CounterHours(1), CounterHours(3)))).values():
        if leg and (at := called(leg)):
            assert at >= leg.waiting_since


@settings(max_examples=examples_of(10), deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_counter_that_is_handed_over_serves_one_visitor_at_a_time(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same visitors every time, no secret
    visits = visits_of(day_of(Office(), chance), Office())
    hours = [
        part
        for one in windows_of(Office())
        for part in (
            replace(one, clerk="amina", closes=OPENED + 90 * MINUTE),
            replace(one, clerk="hind", opens=OPENED + 90 * MINUTE),
        )
    ]
    day = ReplayedDay(visits, hours, SINGLE_LINE, USUAL, day=DAY, now=LATER)
    change = RuleChange(closed=(CounterHours(1), CounterHours(2), CounterHours(3)))
    after = [leg for leg in went(day, SINGLE_LINE, change).values() if leg and called(leg)]
    spans = sorted((at, leg.ended_at) for leg in after if (at := called(leg)) and leg.ended_at)
    assert len(spans) > 1
    for (_, over), (begins, _) in pairwise(spans):
        assert begins >= over - timedelta(milliseconds=1)


@pytest.mark.parametrize("state", [TicketState.SERVED, TicketState.PARKED])
def test_what_followed_at_the_counter_goes_with_the_call_before_it(state: TicketState) -> None:
    chance = random.Random(5)  # noqa: S311 - the same visitors every time, no secret
    visits = visits_of(day_of(Office(), chance), Office())
    for at, one in enumerate(visits):
        leg, over = one.leg, one.leg.ended_at
        if leg.first_called_at and over:
            then = replace(
                leg,
                index=2,
                state=state,
                waiting_since=over,
                ended_at=over + MINUTE,
                first_called_at=None,
                last_called_at=None,
                calls=0,
                started_at=over if state is TicketState.SERVED else None,
                parked_at=over if state is TicketState.PARKED else None,
            )
            visits[at] = replace(one, legs=(leg, then))
    day = ReplayedDay(visits, windows_of(Office()), SINGLE_LINE, USUAL, day=DAY, now=LATER)
    later = went(day, SINGLE_LINE, RuleChange(closed=(CounterHours(4),)))
    moved = [key for key in later if key[1] == 2 and later[key]]
    assert any(later[key] != day.legs[key] for key in moved)
    for ticket, _ in moved:
        before, behind = later[ticket, 1], later[ticket, 2]
        assert before
        assert behind
        assert called(before)
        assert behind.waiting_since == before.ended_at
    nobody = tuple(CounterHours(one.number) for one in SINGLE_LINE.counters)
    closed = went(day, SINGLE_LINE, RuleChange(closed=nobody))
    assert not any(leg for key, leg in closed.items() if key[1] == 2)


def test_hours_over_midnight_are_those_of_the_night_and_of_two_days_none() -> None:
    zone = unit_zone(UNIT.zone)
    night = CounterHours(1, Period(opens=time(22), closes=time(4))).on(DAY, UNIT)
    after = DAY + timedelta(days=1)
    assert night == (datetime.combine(DAY, time(22), zone), datetime.combine(after, time(4), zone))
    with pytest.raises(HoursAcrossDaysError):
        CounterHours(1, Period(opens=time(3), closes=time(5))).on(DAY, UNIT)


def test_a_break_that_ends_before_it_began_is_none() -> None:
    whole = Window(counter=1, clerk=None, opens=OPENED, closes=OPENED + 60 * MINUTE)
    assert [*whole.without(OPENED + 20 * MINUTE, OPENED + 10 * MINUTE)] == [whole]


def test_who_was_called_and_never_comes_so_far_in_the_replay_counts_as_an_error() -> None:
    visit = arrived(1, OPENED, service="copies", priority=ORDINARY)
    called, over = OPENED + 2 * MINUTE, OPENED + 5 * MINUTE
    # Nobody is known to have been at her counter: she is not called, and not sent on either.
    first = held_at(replace(visit.leg, state=TicketState.SERVED, counter=1, calls=1), called, over)
    again = replace(first, index=2, waiting_since=over, counter=2)
    again = held_at(again, over + 3 * MINUTE, over + 9 * MINUTE)
    day = ReplayedDay(
        [replace(visit, legs=(first, again))], [], SINGLE_LINE, USUAL, day=DAY, now=LATER
    )
    comparing = RulesComparison(RuleChange(), LATER)
    comparing.add([day], SINGLE_LINE)
    # Until the day was over: 14 minutes after she came, not after 2; 9 after she came again, not 3.
    assert comparing.faithful().mean_difference == (12 * MINUTE + 6 * MINUTE) / 2
