"""Other house rules for days that were: true to the rule, to theory, and to both databases."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reception.domain.calling_rule import PriorityClass
from reception.domain.ticket import Leg, TicketState, Visit
from reception.domain.unit import Counter
from reception.what_if.answer import RuleChange, RulesComparison
from reception.what_if.past import Coming, LegDemand, ReplayedDay, Window, past_day
from reception.what_if.replay import replay
from tests.support.arrivals import arrived
from tests.support.examples import examples_of
from tests.support.kleinrock import Load, interval
from tests.support.past_days import Hall, house
from tests.support.report_data import UNIT

OPENED = datetime(2026, 11, 25, 8, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LATER = OPENED + 600 * MINUTE
USUAL = {"": 5 * MINUTE}


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


def calls(visits: Sequence[Visit]) -> list[tuple[object, ...]]:
    return sorted(
        (visit.ticket.number, leg.index, leg.first_called_at, leg.counter, leg.ended_at, leg.state)
        for visit in visits
        for leg in visit.legs
        if leg.state is not TicketState.UNSERVED
    )


@settings(max_examples=examples_of(60))
@given(seed=st.integers(0, 2**32))
def test_the_same_rules_call_the_same_visitors_again_at_the_same_instants(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same visitors every time, no secret
    unit, hours = house(chance), windows(chance)
    visits = Hall(unit, chance, OPENED).go_by(40, hours)
    day = past_day(visits, hours, unit, OPENED, LATER)
    replayed = replay(day, unit, USUAL)
    assert calls(replayed) == calls(visits)
    comparing = RulesComparison(LATER)
    comparing.add_past(visits, replayed, day, unit)
    faithful = comparing.faithful()
    assert faithful.by_the_rule == faithful.same_order == faithful.calls
    assert faithful.recorded.wait == faithful.replayed.wait


@settings(max_examples=examples_of(30))
@given(seed=st.integers(0, 2**32))
def test_whatever_the_rules_every_stay_is_accounted_for_and_no_counter_does_two_things(
    seed: int,
) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same visitors every time, no secret
    unit, hours = house(chance), windows(chance)
    visits = Hall(unit, chance, OPENED).go_by(40, hours)
    day = past_day(visits, hours, unit, OPENED, LATER)
    other = RuleChange(rules=house(chance), closed=frozenset({1}), doubled=(2,))
    replayed = replay(other.day(day, unit), other.unit(unit), USUAL)
    assert [one.ticket for one in replayed] == [one.ticket for one in visits]
    held: dict[int, list[tuple[datetime, datetime]]] = {}
    for was, now in zip(visits, replayed, strict=True):
        assert now.legs[0].waiting_since == was.legs[0].waiting_since
        assert all(leg.ended_at and leg.ended_at >= leg.waiting_since for leg in now.legs)
        for leg in now.legs:
            if leg.counter and leg.ended_at:
                begins = leg.first_called_at or leg.started_at or leg.waiting_since
                held.setdefault(leg.counter, []).append((begins, leg.ended_at))
        if len(was.legs) == 1 and was.state is TicketState.SERVED and now.leg.counter:
            # A visitor takes her own service time along.
            assert service_time(now.leg) == service_time(was.leg)
    assert 1 not in held
    for spans in held.values():
        assert all(one[1] <= later[0] for one, later in pairwise(sorted(spans)))


def service_time(leg: Leg) -> timedelta | None:
    return leg.ended_at - leg.started_at if leg.ended_at and leg.started_at else None


def test_the_mean_waits_of_two_classes_are_kleinrocks() -> None:
    load = Load(rates=(1, 4), arrivals=(0.4, 0.35), counters=1)
    chance = random.Random(5)  # noqa: S311 - the same visitors every time, no secret
    unit = replace(
        UNIT,
        counters=(Counter(number=1, services=("copies",)),),
        priorities=tuple(
            PriorityClass(code=f"{one}", names={}, rate=rate) for one, rate in enumerate(load.rates)
        ),
    )
    at, comings = OPENED, []
    for number in range(30_000):
        at += chance.expovariate(sum(load.arrivals)) * MINUTE
        own = f"{chance.choices((0, 1), load.arrivals)[0]}"
        visit = arrived(number, at, service="copies", priority=own)
        takes = chance.expovariate(load.service) * MINUTE
        served = replace(visit.leg, state=TicketState.SERVED, first_called_at=at, started_at=at)
        comings.append(Coming(ticket=visit.ticket, demands=(LegDemand(leg=served, takes=takes),)))
    window = Window(counter=1, clerk=None, opens=OPENED, closes=at + 1000 * MINUTE)
    day = ReplayedDay(began=OPENED, ended=window.closes, comings=tuple(comings), windows=(window,))
    waits: dict[str, list[float]] = {"0": [], "1": []}
    for visit in replay(day, unit, USUAL):
        called = visit.leg.first_called_at
        assert called
        waits[visit.leg.priority].append((called - visit.leg.waiting_since) / MINUTE)
    for own, expected in zip(("0", "1"), load.mean_waits(), strict=True):
        mean, half = interval(waits[own])
        assert abs(mean - expected) <= half, f"class {own}: {mean:.3f} ± {half:.3f}, {expected:.3f}"
        assert half < expected / 3, "the interval says something"
