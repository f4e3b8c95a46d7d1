"""Does anything cost more because much has happened? At a thousand, a hundred thousand, a million.

The same large office with as few waiting today, and with ever more visits behind it: every act of a
clerk, issuing, what the panel and the kiosk read, in turn; then what looks at all of it (the proof
of the whole) and what may look at the last day alone (the daily proof, the daily backup).

A million sealed visits take minutes to be written: ``NOUBA_BENCH_VISITS`` says fewer.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.busy_hall import DATABASES, fresh, office
from bench.past_days import write_past_days
from bench.rounds import ALL, CALL, ISSUE, NEXT_ISSUE, READ, WAITS, Took, rounds_in
from bench.table import Measured, Times, median
from reception.app import open_reception
from reception.care.backup import back_up
from reception.care.proof import Proof
from reception.care.verify import verified
from reception.database.connection import Database
from reception.system.clock import SystemClock

_FEW = 1_000
# A server seals each row in its own language: a million of them would take half an hour.
_MOST = {"SQLite": 1_000_000, "PostgreSQL": 100_000}
_MOST_ASKED = int(os.environ.get("NOUBA_BENCH_VISITS", "1000000"))
_SIZES = (_FEW, 100_000, 1_000_000)
_WAITING = 10
_ACTS = (ISSUE, NEXT_ISSUE, CALL, ALL, READ, WAITS)
_LIMIT = 1.2
_WHOLE_US_A_VISIT = 100.0
# Seconds, in milliseconds.
_DAILY_MS, _BACKUP_MS = 5_000.0, 5_000.0
_OF_LIMITS = 100_000
"""How many visits the limits of daily work speak of."""


def measure() -> Iterator[Measured]:
    """Yield each act against a thousand visits, and what proofs and backups take."""
    for name in DATABASES:
        sizes = [one for one in _SIZES if one <= min(_MOST[name], _MOST_ASKED)]
        with ExitStack() as stack:
            urls = {size: stack.enter_context(fresh(name)) for size in sizes}
            for size, url in urls.items():
                write_past_days(url, office(), size)
            halls = {one: stack.enter_context(open_reception(url)) for one, url in urls.items()}
            for reception in halls.values():
                for at in range(_WAITING):
                    services = reception.hall.unit().services
                    reception.desk.issue(services[at % len(services)].code)
            yield from _acts(name, rounds_in(halls))
            for size, url in urls.items():
                yield from _care(f"{name}, {size:,} visits", url, size)


def _acts(database: str, took: dict[int, Took]) -> Iterator[Measured]:
    for size in list(took)[1:]:
        for act in _ACTS:
            ours, few = took[size][act], took[_FEW][act]
            yield Measured(
                name=f"{act}, {database}, {size:,} visits, processor",
                value=median(ours.processor),
                unit="ms",
                baseline=median(few.processor),
                limit=_LIMIT,
                limits_ratio=True,
                note=f"against {_FEW:,} visits; by the clock {median(ours):.1f} ms,"
                f" {median(few):.1f} there",
            )


def _care(told: str, url: str, size: int) -> Iterator[Measured]:
    clock = SystemClock()
    with closing(Database(url)) as database, TemporaryDirectory() as folder:
        whole, part, first, daily = Times(), Times(), Times(), Times()
        proven = _taken(whole, lambda: verified(database, clock.now()))
        broken = [one for one in proven.findings if one.broken]
        if broken:
            raise RuntimeError(f"{told}: {broken}")
        proof = Proof(at=clock.now(), database=url, heads=proven.heads)
        with open_reception(url) as reception:
            reception.desk.issue(reception.hall.unit().services[0].code)
        part.take(lambda: verified(database, clock.now(), proof.heads, whole=False))
        if database.file:
            first.take(lambda: back_up(url, Path(folder), keep=2))
            daily.take(lambda: back_up(url, Path(folder), keep=2, proof=proof))
    is_limited = size <= _OF_LIMITS
    for name, times, limit in (
        ("proof of the whole", whole, size * _WHOLE_US_A_VISIT / 1000 + _DAILY_MS),
        ("proof of what came since", part, _DAILY_MS if is_limited else None),
        ("backup and proof of the whole", first, None),
        ("daily backup", daily, _BACKUP_MS if is_limited else None),
    ):
        if times:
            yield Measured(
                name=f"{name}, {told}, processor",
                value=times.processor[0],
                unit="ms",
                limit=limit,
                note=f"by the clock {times[0]:,.0f} ms",
            )


def _taken[Answer](times: Times, act: Callable[[], Answer]) -> Answer:
    found: list[Answer] = []
    times.take(lambda: found.append(act()))
    return found[0]
