"""Databases to measure on: fresh, with the commune's unit, open day and night."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from tempfile import TemporaryDirectory

import psycopg

from reception.bootstrap import open_reception, prepare_database
from reception.clock import SystemClock
from reception.ids import TimeOrderedIds
from reception.unit_file import load_template, with_always_open
from tests.support.postgres import running_postgres

SERVICE = "signature"
SERIES = "Z"
COUNTER, CLERK = 3, "clerk1"

_LEG_COLUMNS = (
    "leg (ticket, leg, unit, service_day, language, service, priority, state, waiting_since,"
    " ranked_since, calls)"
)


@contextmanager
def sqlite_url() -> Iterator[str]:
    """Give the address of a fresh SQLite database."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/nouba.db"
        _prepare(url)
        yield url


@contextmanager
def postgresql_url() -> Iterator[str]:
    """Give the address of a fresh PostgreSQL database, fsync on."""
    with running_postgres(durable=True) as server:
        url = server.url(server.create_database())
        _prepare(url)
        yield url


def _prepare(url: str) -> None:
    prepare_database(url)
    with open_reception(url) as reception:
        reception.office.set_up(with_always_open(load_template("commune")))


def fill(url: str, waiting: int) -> None:
    """Let so many ordinary visitors wait for the service measured."""
    clock = SystemClock()
    ids = TimeOrderedIds(clock)
    with open_reception(url) as reception:
        day = reception.hall.today().isoformat()
    since = datetime.now(UTC) - timedelta(hours=1)  # noqa: TID251 - rows of a made-up past
    tickets = []
    legs = []
    events = []
    for number in range(1, waiting + 1):
        ticket = str(ids.new())
        at = int(since.timestamp() * 1_000_000) + number
        tickets.append((ticket, "commune", day, SERIES, number, f"{SERIES}{number:03d}", "ar", at))
        legs.append((ticket, 1, "commune", day, "ar", SERVICE, "ordinary", "waiting", at, at, 0))
        events.append((ticket, "issued", at, SERVICE, "ordinary", str(ids.new()), 0))
    insert(
        url,
        (
            ("ticket (id, unit, service_day, series, number, label, language, issued_at)", tickets),
            (
                _LEG_COLUMNS,
                legs,
            ),
            ("event (ticket, kind, at, service, priority, operation, step)", events),
            (
                "day_counter (unit, service_day, series, first, last)",
                [("commune", day, SERIES, 1, waiting)],
            ),
            (
                "day_service (unit, service_day, service, taken)",
                [("commune", day, SERVICE, waiting)],
            ),
        ),
    )


def insert(url: str, tables: tuple[tuple[str, Sequence[tuple[object, ...]]], ...]) -> None:
    mark = "?" if url.startswith("sqlite") else "%s"
    for table, rows in tables:
        statement = f"INSERT INTO {table} VALUES ({','.join([mark] * len(rows[0]))})"
        if url.startswith("sqlite"):
            with closing(sqlite3.connect(sqlite_file(url))) as file:
                file.executemany(statement, rows)
                file.execute("ANALYZE")
                file.commit()
        else:
            with psycopg.connect(libpq_url(url), autocommit=True) as server:
                server.cursor().executemany(statement, rows)
                server.execute("ANALYZE")


def sqlite_file(url: str) -> str:
    """Return the file of a SQLite address."""
    return url.removeprefix("sqlite:///")


def libpq_url(url: str) -> str:
    """Return the address as libpq reads it."""
    return url.replace("postgresql+psycopg://", "postgresql://")
