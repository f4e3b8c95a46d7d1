"""Databases to measure on: fresh, with the commune's unit, open day and night."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from tempfile import TemporaryDirectory

import psycopg

from reception.app import open_reception
from reception.database.upgrade import prepare_database
from reception.domain.unit import Unit
from reception.system.clock import SystemClock
from reception.system.ids import TimeOrderedIds
from reception.unit.file import load_template, with_always_open
from tests.support.databases import set_up
from tests.support.postgres import running_postgres

SERVICE = "signature"
SERIES = "Z"
COUNTER, CLERK = 3, "clerk1"

_LEG_COLUMNS = (
    "leg (ticket, leg, unit, service_day, language, service, priority, state, waiting_since,"
    " ranked_since, calls)"
)


@contextmanager
def sqlite_url(unit: Unit | None = None) -> Iterator[str]:
    """Give the address of a fresh SQLite database, of this unit or the commune."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/nouba.db"
        _prepare(url, unit)
        yield url


@contextmanager
def postgresql_url(unit: Unit | None = None) -> Iterator[str]:
    """Give the address of a fresh PostgreSQL database, fsync on, of this unit or the commune."""
    with running_postgres(durable=True) as server:
        url = server.url(server.create_database())
        _prepare(url, unit)
        yield url


def _prepare(url: str, unit: Unit | None) -> None:
    prepare_database(url)
    set_up(url, unit or with_always_open(load_template("commune")), SystemClock())


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
    _insert(
        url,
        (
            ("ticket (id, unit, service_day, series, number, label, language, issued_at)", tickets),
            (_LEG_COLUMNS, legs),
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


def insert(url: str, tables: Mapping[str, Sequence[Mapping[str, object]]]) -> None:
    """Write rows behind Nouba's back, every table's all with the same columns."""
    _insert(
        url,
        tuple(
            (f"{table} ({', '.join(rows[0])})", [tuple(row.values()) for row in rows])
            for table, rows in tables.items()
            if rows
        ),
    )


def _insert(url: str, tables: tuple[tuple[str, Sequence[tuple[object, ...]]], ...]) -> None:
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(sqlite_file(url))) as file:
            for table, rows in tables:
                file.executemany(_insertion(table, rows, "?"), rows)
            file.commit()
    else:
        with psycopg.connect(libpq_url(url), autocommit=True) as server:
            for table, rows in tables:
                server.cursor().executemany(_insertion(table, rows, "%s").encode(), rows)
            server.execute("VACUUM ANALYZE")


def _insertion(table: str, rows: Sequence[tuple[object, ...]], mark: str) -> str:
    return f"INSERT INTO {table} VALUES ({','.join([mark] * len(rows[0]))})"


def sqlite_file(url: str) -> str:
    """Return the file of a SQLite address."""
    return url.removeprefix("sqlite:///")


def libpq_url(url: str) -> str:
    """Return the address as libpq reads it."""
    return url.replace("postgresql+psycopg://", "postgresql://")
