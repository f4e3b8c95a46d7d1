"""How long somebody who gives tickets waits for a backup of a year of visits (P11)."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import pytest

from reception.app import open_reception
from reception.domain.errors import SeriesExhaustedError
from tests.support.backups import made
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, Databases, SqliteDatabases, behind_its_back

pytestmark = pytest.mark.soak

WRITERS = 4
_PAUSE_S = 0.05
LONGEST_S = 0.05
VISITS = 150_000
_TICKETS = f"""
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {VISITS})
    INSERT INTO ticket
        (id, unit, service_day, series, number, label, language, issued_at)
    SELECT 'past-' || n, 'commune', '2025-01-' || (10 + n % 20), '~P' || (n / 900), n, 'P' || n,
        'ar', n
    FROM numbers
"""  # noqa: S608 - our own number
_LEGS = """
    INSERT INTO leg
        (ticket, leg, unit, service_day, language, service, priority, state, waiting_since,
         ranked_since, calls, ended_at)
    SELECT id, 1, unit, service_day, 'ar', 'signature', 'ordinary', 'cancelled', issued_at,
        issued_at, 0, issued_at
    FROM ticket WHERE id LIKE 'past-%'
"""


@pytest.fixture
def databases(sqlite_databases: SqliteDatabases) -> Databases:
    """Take a file: pg_dump reads a snapshot of a server, and holds nobody up."""
    return sqlite_databases


@contextmanager
def timed_writers(url: str, clock: FakeClock) -> Iterator[list[float]]:
    """Let four kiosks give a ticket twenty times a second; give how long each took."""
    took: list[float] = []
    stop = threading.Event()

    def write(number: int) -> None:
        services = cycle([one.code for one in COMMUNE.services][number:])
        with open_reception(url, clock=clock) as reception:
            while not stop.wait(_PAUSE_S):
                began = time.monotonic()
                try:
                    reception.desk.issue(next(services))
                except SeriesExhaustedError:
                    continue
                took.append(time.monotonic() - began)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    for one in threads:
        one.start()
    try:
        yield took
    finally:
        stop.set()
        for one in threads:
            one.join()


def live_through_a_year(url: str) -> None:
    """Write a year of visits, without what happened to them: a ticket would seal much of it."""
    with behind_its_back(url) as connection:
        connection.execute("BEGIN")
        connection.execute(_TICKETS)
        connection.execute(_LEGS)
        connection.execute("COMMIT")


def worst(took: list[float]) -> float:
    return max(took, default=0.0)


def test_how_long_a_ticket_waits_for_a_backup(
    database_url: str, folder: Path, clock: FakeClock
) -> None:
    live_through_a_year(database_url)
    with timed_writers(database_url, clock) as took:
        time.sleep(5)
        before = list(took)
        took.clear()
        began = time.monotonic()
        backup = made(database_url, folder, clock, quick=True)
        copied = time.monotonic() - began
        during = list(took)
    before.sort()
    during.sort()
    sys.stderr.write(
        f"{backup.manifest.bytes >> 20} MB in {copied:.1f} s; a ticket took at most"
        f" {worst(during) * 1000:.0f} ms of {len(during)} (before: {worst(before) * 1000:.0f} ms"
        f" of {len(before)}); median {during[len(during) // 2] * 1000:.1f} ms"
        f" (before: {before[len(before) // 2] * 1000:.1f} ms)\n"
    )
    assert worst(during) <= LONGEST_S + worst(before)
