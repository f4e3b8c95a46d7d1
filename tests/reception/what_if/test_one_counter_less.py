"""One counter less, against a simulation that shares no code with ours (ciw)."""

import random
from dataclasses import replace
from datetime import timedelta
from statistics import median, quantiles

import ciw
import pytest

from reception.domain.figures import Figures
from reception.what_if.compare import RulesComparison
from reception.what_if.day import ReplayedDay, Usual
from reception.what_if.model import CounterHours, RuleChange
from tests.support.single_line import Office, Served, day_of
from tests.support.single_line_days import OPENED, SINGLE_LINE, after, visits_of, windows_of

DAYS = 20
SECOND_US = 1_000_000
USUAL = Usual(takes_s={"": 180.0}, gap_s=0.0)
CLOSE = 0.05
"""Within so much of each other two simulations of one change agree."""


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
    closes = after(office.closes_us)
    comparing = RulesComparison(RuleChange(closed=(CounterHours(4),)), closes + timedelta(hours=8))
    waits, unserved, came, days = [], 0, 1, []
    usual = replace(USUAL, gap_s=30 * sum(office.moment))
    for _ in range(DAYS):
        day = day_of(office, chance)
        visits, windows = visits_of(day, office, came), windows_of(office)
        came += len(day)
        days.append(ReplayedDay(visits, windows, SINGLE_LINE, usual, day=OPENED.date(), now=closes))
        some_waits, some_unserved = by_ciw(day, office, counters=3)
        waits += some_waits
        unserved += some_unserved
    comparing.add(days, SINGLE_LINE)
    faithful = comparing.faithful()
    # The past itself comes out as it was, and says so.
    assert faithful.is_explained
    assert faithful.mean_difference is not None
    assert faithful.mean_difference < timedelta(seconds=1)
    for error in (faithful.median_error, faithful.p90_error):
        assert error is not None
        assert abs(error) < timedelta(seconds=1)
    assert abs(faithful.unserved_error) <= 1
    assert told(comparing.total().after) == pytest.approx(whole(waits, unserved), rel=CLOSE)
