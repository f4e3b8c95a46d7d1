"""One counter less, against a simulation that shares no code with ours (ciw)."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from statistics import median, quantiles

import ciw
import pytest

from reception.domain.figures import Figures
from reception.domain.ticket import TicketState, Visit
from reception.domain.unit import ORDINARY, Counter
from reception.what_if.answer import RuleChange, RulesComparison
from reception.what_if.past import Window, past_day
from reception.what_if.replay import replay
from tests.support.arrivals import arrived
from tests.support.report_data import UNIT
from tests.support.single_line import Office, Served, day_of

OPENED = datetime(2026, 11, 25, 8, tzinfo=UTC)
DAYS = 20
SECOND_US = 1_000_000
HOUSE = replace(
    UNIT, counters=tuple(Counter(number=one, services=("copies",)) for one in range(1, 5))
)
USUAL = {"": timedelta(minutes=3)}
CLOSE = 0.05
"""Within so much of each other two simulations of one change agree."""


def after(us: int) -> datetime:
    return OPENED + timedelta(microseconds=us)


def visit_of(number: int, one: Served, closes: datetime) -> Visit:
    """Return a visitor as the database would have recorded her."""
    visit = arrived(number, after(one.came), service="copies", priority=ORDINARY)
    if one.called is None:
        leg = replace(visit.leg, state=TicketState.UNSERVED, ended_at=closes)
    else:
        called = after(one.called)
        leg = replace(
            visit.leg,
            state=TicketState.SERVED,
            calls=1,
            first_called_at=called,
            last_called_at=called,
            started_at=called,
            ended_at=called + timedelta(microseconds=one.takes),
            counter=one.counter,
        )
    return replace(visit, legs=(leg,))


def by_ciw(day: list[Served], office: Office, counters: int) -> tuple[list[float], int]:
    """Return the waits of who is called by so many counters, in seconds, and how many are not."""
    gaps = [
        (one.came - before) / SECOND_US
        for one, before in zip(day, [0, *(one.came for one in day)], strict=False)
    ]
    # The clerk's moment keeps the counter as the visitor does.
    takes = [(one.moment + one.takes) / SECOND_US for one in day]
    simulated = ciw.Simulation(
        ciw.create_network(
            arrival_distributions=[ciw.dists.Sequential([*gaps, float("inf")])],
            service_distributions=[ciw.dists.Sequential(takes)],
            number_of_servers=[counters],
        )
    )
    closes_s = office.closes_us / SECOND_US
    simulated.simulate_until_max_time(10 * closes_s)
    called = {
        one.id_number: one.service_start_date + day[one.id_number - 1].moment / SECOND_US
        for one in simulated.get_all_records()
    }
    assert len(called) == len(day)
    waits = [
        at - day[number - 1].came / SECOND_US for number, at in called.items() if at < closes_s
    ]
    return waits, len(day) - len(waits)


def whole(waits: list[float], unserved: int) -> tuple[float, float, int]:
    return median(waits), quantiles(waits, n=10, method="inclusive")[-1], unserved


def told(figures: Figures) -> tuple[float, float, int]:
    wait = figures.wait
    assert wait.median
    assert wait.p90
    return wait.median.total_seconds(), wait.p90.total_seconds(), figures.unserved


# ciw copies the generators of its distributions.
@pytest.mark.filterwarnings("ignore:Pickle, copy, and deepcopy support:DeprecationWarning")
@pytest.mark.parametrize(
    "office",
    [Office(), Office(moment=(0.05, 0.25), service=3.3)],
    ids=["an M/M/4 line", "a moment of 3 to 15 seconds before each call"],
)
def test_one_counter_less_is_what_an_independent_simulation_says(office: Office) -> None:
    chance = random.Random(8)  # noqa: S311 - the same days every time, no secret
    windows = [
        Window(counter=one.number, clerk=None, opens=OPENED, closes=after(office.closes_us))
        for one in HOUSE.counters
    ]
    comparing = RulesComparison(after(2 * office.closes_us))
    change = RuleChange(closed=frozenset({4}))
    waits, unserved, came = [], 0, 0
    for _ in range(DAYS):
        day = day_of(office, chance)
        visits = [
            visit_of(number, one, after(office.closes_us + 3600 * SECOND_US))
            for number, one in enumerate(day, start=came + 1)
        ]
        came += len(day)
        then = past_day(visits, windows, HOUSE, OPENED, after(2 * office.closes_us))
        before = replay(then, HOUSE, USUAL)
        changed = replay(change.day(then, HOUSE), change.unit(HOUSE), USUAL)
        comparing.add_past(visits, before, then, HOUSE)
        comparing.add_change(before, changed, then, HOUSE)
        some_waits, some_unserved = by_ciw(day, office, counters=3)
        waits += some_waits
        unserved += some_unserved
    faithful = comparing.faithful()
    # The past itself comes out as it was, and says so.
    assert faithful.is_explained
    assert faithful.by_the_rule == faithful.same_order == faithful.calls
    assert faithful.median_error == faithful.p90_error == timedelta(0) == faithful.mean_difference
    assert faithful.unserved_error == 0
    assert told(comparing.total().after) == pytest.approx(whole(waits, unserved), rel=CLOSE)
