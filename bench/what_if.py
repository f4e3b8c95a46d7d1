"""How long does it take to replay a week by other rules? A large office, on both databases.

The baseline is writing the week's visits as CSV; what is asked for is an answer within two seconds.
"""

import io
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import perf_counter
from typing import Any

from bench.busy_hall import CLERKS, DATABASES, fresh, instant_us, leg_row, office, ticket_row
from bench.stores import insert
from bench.table import Measured, median
from reception.app import Reception, open_reception
from reception.reports.model import Window
from reception.reports.question import ReportQuestion
from reception.system.clock import SystemClock
from reception.system.ids import TimeOrderedIds
from reception.what_if.model import RuleChange
from tests.support.past_days import Hall

_DAYS, _VISITORS = 6, 300
_ROUNDS = 5
_LIMIT_MS = 2000.0


def measure() -> Iterator[Measured]:
    """Yield, for each database, a week by other priorities against writing it."""
    for database in DATABASES:
        with fresh(database) as url:
            with open_reception(url) as reception:
                today = reception.hall.today()
            for ago in range(1, _DAYS + 1):
                began = datetime.combine(today - timedelta(days=ago), datetime.min.time(), UTC)
                insert(url, _rows(began + timedelta(hours=8), chance=random.Random(ago)))  # noqa: S311 - the same week each time
            with open_reception(url) as reception:
                took = [_timed(reception) for _ in range(_ROUNDS)]
        yield Measured(
            name=f"what-if, a week of {_DAYS} x {_VISITORS} visits, {database}",
            value=median([ours for ours, _ in took]),
            unit="ms",
            baseline=median([reading for _, reading in took]),
            limit=_LIMIT_MS,
            note=f"{CLERKS} counters, 60 services",
        )


def _timed(reception: Reception) -> tuple[float, float]:
    """Return how long an answer takes, and writing what it is made of, in milliseconds."""
    unit, today = reception.hall.unit(), reception.hall.today()
    other = replace(
        unit, priorities=tuple(replace(one, head_start=timedelta(0)) for one in unit.priorities)
    )
    begun = perf_counter()
    answer = reception.what_if.answer(RuleChange(rules=other))
    answered = perf_counter()
    read = reception.reports.write_visits_csv(
        io.StringIO(),
        ReportQuestion(first=today - timedelta(days=7), last=today - timedelta(days=1)),
    )
    assert answer.visits == _DAYS * _VISITORS <= read
    assert answer.faithful.is_explained
    return 1000 * (answered - begun), 1000 * (perf_counter() - answered)


def _rows(began: datetime, chance: random.Random) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of a day that the rule led."""
    unit, ids = office(), TimeOrderedIds(SystemClock())
    windows = [
        Window(
            counter=number,
            clerk=f"clerk{number}",
            opens=began + timedelta(minutes=number),
            closes=began + timedelta(hours=10),
        )
        for number in range(1, CLERKS + 1)
    ]
    given = [one for window in windows for one in unit.counter(window.counter).services]
    visits = Hall(unit, chance, began, services=given).go_by(_VISITORS, windows)
    rows: dict[str, list[dict[str, Any]]] = {"ticket": [], "leg": [], "counter_session": []}
    for visit in visits:
        ticket = replace(
            visit.ticket, id=ids.new(), unit=unit.code, service_day=began.date(), series="ZZ"
        )
        rows["ticket"].append(ticket_row(ticket))
        rows["leg"] += [leg_row(ticket, leg) for leg in visit.legs]
    rows["counter_session"] = [
        {
            "unit": unit.code,
            "clerk": one.clerk,
            "counter": one.counter,
            "opened_at": instant_us(one.opens),
            "closed_at": instant_us(one.closes),
        }
        for one in windows
    ]
    return rows
