"""What a wait costs: one look at the hall with everybody's, and what is told at a touch.

The baseline of a look is one run of the same hall by the calling rule in words, of which a look
makes two hundred; of a touch, the same while ten wait. Processor time of this process is measured,
not the clock: what else the machine does says nothing of what a wait costs.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import process_time

import numpy as np

from bench.stores import CLERK, COUNTER, SERVICE, fill, postgresql_url, sqlite_url
from bench.table import Measured, median, percentile
from reception.app import open_reception
from reception.domain.calling_rule import Caller, PriorityClass, QueueLine, callable_since, chosen
from reception.queue.model import At
from reception.waits.hall import RUNS, CounterAtWork, HallState, InLine, Pace, foresee
from reception.waits.hall_run import NEVER_S
from reception.waits.pace import VALUES, service_table
from tests.support.arrivals import arrived

_SERVICES = [f"service{number}" for number in range(8)]
_CLASSES = (
    PriorityClass(code="ordinary", names={}),
    PriorityClass(code="elderly", names={}, head_start=timedelta(minutes=15)),
)
_NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
_REPEATS = 40


def measure() -> Iterator[Measured]:
    """Yield the cost of a look at two halls, and of what is told at a touch."""
    for waiting, counters, limit_ms in ((30, 6, 5.0), (200, 24, 60.0)):
        hall = _hall(waiting, counters)
        newcomers = [InLine(one, "ordinary", 0.0, 0.0) for one in _SERVICES]

        def look(hall: HallState = hall, newcomers: list[InLine] = newcomers) -> object:
            return foresee(hall, newcomers, np.random.default_rng(0))

        def once(hall: HallState = hall) -> object:
            return _by_the_rule(hall)

        def sent_on(hall: HallState = hall, newcomers: list[InLine] = newcomers) -> object:
            return foresee(_with_sent_on(hall), newcomers, np.random.default_rng(0))

        ours, plain = _processor_ms(look, _REPEATS), _processor_ms(once, 5)
        yield Measured(
            name=f"a look at the hall, {waiting} waiting at {counters} counters, median",
            value=median(ours),
            unit="ms",
            baseline=median(plain),
            limit=limit_ms,
            note=f"{RUNS} runs; p95 {percentile(ours, 95):.1f} ms; baseline: one run of the rule",
        )
        yield Measured(
            name=f"likewise, a tenth of them sent on, {waiting} waiting, median",
            value=median(_processor_ms(sent_on, _REPEATS)),
            unit="ms",
            baseline=median(ours),
            limit=2 * median(ours),
            note="from every service to one other; baseline: nobody is",
        )
    for database, fresh in (("SQLite", sqlite_url), ("PostgreSQL", postgresql_url)):
        few, many = (_at_a_touch(fresh, waiting) for waiting in (10, 10_000))
        yield Measured(
            name=f"told at a touch, 10,000 waiting, {database}, median",
            value=median(many),
            unit="ms",
            baseline=median(few),
            limit=1.2 * median(few) + 0.01,
            note="of a look that is there; baseline: ten waiting",
        )


def _at_a_touch(fresh: Callable[..., object], waiting: int) -> list[float]:
    with fresh() as url:  # type: ignore[attr-defined] # a context manager
        fill(url, waiting)
        with open_reception(url) as reception:
            reception.desk.open_counter(At(COUNTER, CLERK))
            reception.hall.services()
            unit, now = reception.hall.unit(), reception.clock.now()
            told = reception.desk._snapshots  # noqa: SLF001 - nobody else is asked for a wait alone
            return _processor_ms(
                lambda: told.quote(unit, SERVICE, "ordinary", now, now), 10 * _REPEATS
            )


def _hall(waiting: int, counters: int) -> HallState:
    chance = random.Random(1)  # noqa: S311 - a made-up hall
    table = service_table(300, ())
    seats = [
        CounterAtWork(
            caller=Caller(
                counter=number,
                clerk=None,
                lines=tuple(QueueLine(service=one) for one in chance.sample(_SERVICES, 4)),
            ),
            free_s=table,
        )
        for number in range(1, counters + 1)
    ]
    lines = []
    for _ in range(waiting):
        ago = -chance.uniform(0, 3600)
        priority = "ordinary" if chance.random() < 0.85 else "elderly"
        lines.append(InLine(chance.choice(_SERVICES), priority, ago, ago))
    pace = Pace(
        takes_s=dict.fromkeys(_SERVICES, table),
        unsure=0.0,
        gaps_s=np.linspace(5, 30, VALUES),
        stays_s=dict.fromkeys(_SERVICES, np.append(table[1:] * 12, NEVER_S)),
        joining={(one, "elderly"): 1 / 3600 for one in _SERVICES},
        returns_s=np.empty((0, 2)),
    )
    return HallState(priorities=_CLASSES, waiting=lines, counters=seats, pace=pace)


def _with_sent_on(hall: HallState) -> HallState:
    """Return a hall at whose counters somebody is, and in which a tenth goes on to one service."""
    last, *others = _SERVICES
    served = InLine(last, "ordinary", -1800.0, -1800.0)
    return replace(
        hall,
        counters=[replace(one, serves=served) for one in hall.counters],
        pace=replace(hall.pace, sent_on={one: {last: 0.1} for one in others}),
    )


def _by_the_rule(hall: HallState) -> list[datetime]:
    classes = {one.code: one for one in hall.priorities}
    there = {
        number: arrived(
            number,
            _NOW + timedelta(seconds=one.since_s),
            service=one.service,
            priority=one.priority,
        )
        for number, one in enumerate(hall.waiting)
    }
    free = [
        _NOW + timedelta(seconds=float(one.free_s[number]))
        for number, one in enumerate(hall.counters)
    ]
    never = _NOW + timedelta(days=1)
    while there and min(free) < never:
        seat = free.index(min(free))
        caller = hall.counters[seat].caller
        visit = chosen(
            [(one, classes[one.leg.priority]) for one in there.values()], caller, free[seat]
        )
        if visit is None:
            opens = [callable_since(one.leg, caller) for one in there.values()]
            free[seat] = min([one for one in opens if one], default=never)
            continue
        del there[visit.ticket.number]
        free[seat] += timedelta(minutes=5)
    return free


def _processor_ms(act: Callable[[], object], repeats: int) -> list[float]:
    """Run it; return the milliseconds of the processor that each run took."""
    times = []
    for _ in range(repeats):
        begun = process_time()
        act()
        times.append((process_time() - begun) * 1000)
    return times
