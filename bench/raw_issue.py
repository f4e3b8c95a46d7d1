"""The baselines: the rows of one ticket, written by the bare drivers at the same durability."""

import sqlite3
import uuid
from collections.abc import Callable

import psycopg

from bench.stores import SERVICE, libpq_url, sqlite_file

_DAY = "2000-01-01"
_AT = 1_000_000


def raw_sqlite(url: str) -> Callable[[], None]:
    """Return an act that writes the same four rows with ``sqlite3``."""
    connection = sqlite3.connect(sqlite_file(url), isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")

    def issue() -> None:
        ticket, operation = str(uuid.uuid4()), str(uuid.uuid4())  # noqa: TID251 - no core here
        run = connection.execute
        run("BEGIN IMMEDIATE")
        (number,) = run(
            "INSERT INTO day_counter VALUES ('commune', ?, 'R', 1, 1)"
            " ON CONFLICT (unit, service_day, series) DO UPDATE SET last = last + 1"
            " RETURNING last",
            (_DAY,),
        ).fetchone()
        run(
            "INSERT INTO ticket VALUES (?, 'commune', ?, 'R', ?, ?, 'ar', ?, NULL)",
            (ticket, _DAY, number, f"R{number:03d}", _AT),
        )
        run(
            "INSERT INTO leg (ticket, leg, unit, service_day, language, service, priority, state,"
            " waiting_since, ranked_since, calls)"
            " VALUES (?, 1, 'commune', ?, 'ar', ?, 'ordinary', 'waiting', ?, ?, 0)",
            (ticket, _DAY, SERVICE, _AT, _AT),
        )
        run(
            "INSERT INTO event (ticket, kind, at, service, priority, operation, step)"
            " VALUES (?, 'issued', ?, ?, 'ordinary', ?, 0)",
            (ticket, _AT, SERVICE, operation),
        )
        run("COMMIT")

    return issue


def raw_postgresql(url: str) -> Callable[[], None]:
    """Return an act that runs three statements in a transaction with ``psycopg``."""
    connection = psycopg.connect(libpq_url(url))

    def issue() -> None:
        ticket, operation = str(uuid.uuid4()), str(uuid.uuid4())  # noqa: TID251 - no core here
        with connection.transaction():
            row = connection.execute(
                "INSERT INTO day_counter VALUES ('commune', %s, 'R', 1, 1)"
                " ON CONFLICT (unit, service_day, series)"
                " DO UPDATE SET last = day_counter.last + 1 RETURNING last",
                (_DAY,),
            ).fetchone()
            number = row[0] if row else 0
            connection.execute(
                "INSERT INTO ticket VALUES (%s, 'commune', %s, 'R', %s, %s, 'ar', %s, NULL)",
                (ticket, _DAY, number, f"R{number:03d}", _AT),
            )
            connection.execute(
                "INSERT INTO event (ticket, kind, at, service, priority, operation, step)"
                " VALUES (%s, 'issued', %s, %s, 'ordinary', %s, 0)",
                (ticket, _AT, SERVICE, operation),
            )

    return issue
