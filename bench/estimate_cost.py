"""What a wait costs: one, every service for the kiosk, and everybody's, while a thousand wait.

The baseline is the formula of the first day, in the same hall and the same run. Processor time of
this process is measured, not the clock: what else the machine does says nothing of what a wait
costs.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from time import process_time

from bench.stores import CLERK, COUNTER, SERVICE, fill, postgresql_url, sqlite_url
from bench.table import Measured, median, percentile
from reception.app import Reception, open_reception
from reception.queue.model import At
from reception.queue.snapshot import QueueSnapshot, SnapshotReader, WaitAsked
from reception.queue.sql.hall import SqlHallStore
from reception.waits.estimates import RecentWaits
from reception.waits.learn import lesson
from reception.waits.sql import SqlEstimateStore
from tests.programs.delays.office import past_of
from tests.support.databases import database_of

_WAITING = 1_000
_LIMIT_MS = 5.0
_REPEATS = 80


def measure() -> Iterator[Measured]:
    """Yield the cost with each database, and without any."""
    for database, fresh in (("SQLite", sqlite_url), ("PostgreSQL", postgresql_url)):
        with fresh() as url:
            fill(url, _WAITING)
            with open_reception(url) as reception:
                reception.desk.open_counter(At(COUNTER, CLERK))
                yield from _measured(reception, database)


def _measured(reception: Reception, database: str) -> Iterator[Measured]:
    unit, now = reception.hall.unit(), reception.clock.now()
    store = SqlHallStore(database_of(reception))
    estimates = SqlEstimateStore(database_of(reception))
    formula, learned = SnapshotReader(store), SnapshotReader(store, RecentWaits(estimates))
    plain = formula.read(unit, now)
    _learn(reception, estimates)
    look = learned.read(unit, now)
    if look.recent.forecast is None:
        raise RuntimeError("what was learned is not used")
    services = [WaitAsked(service=one, ranked_since=now) for one in unit.services]
    one = [place for place in services if place.service.code == SERVICE]

    def told(places: list[WaitAsked], by: QueueSnapshot) -> Callable[[], object]:
        return lambda: by.expected_waits(places)

    yield _row(f"one wait, {database}", told(one, look), told(one, plain))
    yield _row(f"every service, {database}", told(services, look), told(services, plain))
    everybody = [
        WaitAsked(
            service=unit.service(visit.leg.service),
            priority=visit.leg.priority,
            ranked_since=visit.leg.ranked_since,
            joins=False,
            before={SERVICE: at},
        )
        for at, visit in enumerate(store.waiting(unit.code, reception.hall.today(), now, _WAITING))
    ]
    yield _row(f"all who wait, {database}", told(everybody, look), told(everybody, plain))
    yield _row(
        f"read the hall, {database}",
        lambda: learned.read(unit, now),
        lambda: formula.read(unit, now),
        limit=2 * _LIMIT_MS,
    )


def _row(
    name: str, ours: Callable[[], object], theirs: Callable[[], object], limit: float = _LIMIT_MS
) -> Measured:
    mine, baseline = _processor_ms(ours, theirs)
    return Measured(
        name=f"{name}, {_WAITING} waiting, median",
        value=median(mine),
        unit="ms",
        baseline=median(baseline),
        limit=limit,
        note=f"p95 {percentile(mine, 95):.1f} ms; baseline: the formula",
    )


def _processor_ms(
    ours: Callable[[], object], theirs: Callable[[], object]
) -> tuple[list[float], list[float]]:
    """Run both in turn; return the milliseconds of the processor that each run took."""
    took: tuple[list[float], list[float]] = ([], [])
    for _ in range(_REPEATS):
        for act, times in zip((ours, theirs), took, strict=True):
            begun = process_time()
            act()
            times.append((process_time() - begun) * 1000)
    return took


def _learn(reception: Reception, estimates: SqlEstimateStore) -> None:
    unit, now = reception.hall.unit(), reception.clock.now()
    first = now.date() - timedelta(days=9)
    learned = lesson(past_of(unit, first, days=8, a_day=150), unit, now)
    estimates.keep_model(replace(learned, is_used=True))
