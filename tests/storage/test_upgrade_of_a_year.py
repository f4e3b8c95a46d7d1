"""A database with a year of visits is upgraded at noon: nobody waits longer than a second (P13)."""

import threading
import time
from contextlib import closing

import pytest

from reception.bootstrap import prepare_database
from reception.storage.engine import Database
from reception.storage.schema_version import OLDEST_CLIENT
from reception.storage.statement import Statement
from tests.storage.test_schema import migrate
from tests.support.databases import Databases, SqliteDatabases, behind_its_back

pytestmark = pytest.mark.soak

VISITS = 150_000
LONGEST_S = 1.0
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
_EVENTS = """
    INSERT INTO event (ticket, kind, at, operation, step)
    SELECT id, 'issued', issued_at, id || '-' || step, 0 FROM ticket, (
        SELECT 1 AS step UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
    ) AS steps WHERE id LIKE 'past-%'
"""
# What an act of the day writes, in the words of every release.
_ACT = Statement("UPDATE day_counter SET last = last WHERE unit = 'commune'")
_HOLD = Statement("UPDATE unit SET revision = revision")


def live_through_a_year(url: str, *, told: bool = True) -> None:
    """Write a year of visits into a database; ``told``: with their events."""
    with behind_its_back(url) as connection:
        connection.execute("BEGIN")
        connection.execute(_TICKETS)
        connection.execute(_LEGS)
        if told:
            connection.execute(_EVENTS)
        connection.execute("COMMIT")


def test_nobody_waits_longer_than_a_second(database_url: str, databases: Databases) -> None:
    migrate(database_url, OLDEST_CLIENT)
    live_through_a_year(database_url)
    stop, longest, faults = threading.Event(), [0.0] * 4, []

    def work(number: int) -> None:
        try:
            with closing(Database(database_url)) as database:
                while not stop.is_set():
                    began = time.monotonic()
                    with database.write() as run:
                        run.change(_HOLD if number % 2 else _ACT)
                    longest[number] = max(longest[number], time.monotonic() - began)
        except Exception as fault:  # noqa: BLE001 - the test looks at it
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for one in threads:
        one.start()
    time.sleep(1)
    usual = max(longest)
    longest[:] = [0.0] * 4
    try:
        began = time.monotonic()
        assert prepare_database(database_url)
        took = time.monotonic() - began
    finally:
        stop.set()
        for one in threads:
            one.join()
    assert not faults
    kind = "SQLite" if isinstance(databases, SqliteDatabases) else "PostgreSQL"
    print(  # noqa: T201 - a figure for whoever asked for it
        f"{kind}: {VISITS} visits, upgrade {took:.2f} s, longest act {max(longest):.3f} s"
        f" (before it {usual:.3f} s)"
    )
    # On a file every act of four in turn may wait for a whole transaction of the others as well.
    assert max(longest) < LONGEST_S + usual
