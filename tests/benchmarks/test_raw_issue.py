"""The baseline of issuing is fair: it writes what Nouba writes, row for row."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing

import psycopg
import pytest

from bench.raw_issue import Raw, raw_postgresql, raw_sqlite
from bench.stores import SERVICE, libpq_url, postgresql_url, sqlite_file, sqlite_url
from reception.app import open_reception

# What an issue changes in a row that is there.
_SUMS = (
    "SELECT sum(last) FROM day_counter",
    "SELECT sum(taken) FROM day_service",
    "SELECT sum(length) FROM chain",
)


def _ask(url: str, sql: str) -> list[tuple[object, ...]]:
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(sqlite_file(url))) as file:
            return file.execute(sql).fetchall()
    with psycopg.connect(libpq_url(url)) as server:
        return server.execute(sql.encode()).fetchall()


def _written(url: str, act: Callable[[], object]) -> dict[str, int]:
    """Return how many rows an act adds to which table, and what it counts on."""
    tables = (
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        if url.startswith("sqlite")
        else "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    )
    counts = {str(one): f'SELECT count(*) FROM "{one}"' for (one,) in _ask(url, tables)}  # noqa: S608 - names of tables
    asked = {**counts, **dict(zip(_SUMS, _SUMS, strict=True))}

    def state() -> dict[str, int]:
        return {name: int(str(_ask(url, sql)[0][0])) for name, sql in asked.items()}

    before = state()
    act()
    return {name: count - before[name] for name, count in state().items() if count != before[name]}


@pytest.mark.parametrize(
    ("fresh", "raw"), [(sqlite_url, raw_sqlite), (postgresql_url, raw_postgresql)]
)
def test_the_bare_driver_writes_the_rows_of_an_issue(
    fresh: Callable[[], AbstractContextManager[str]], raw: Raw
) -> None:
    with fresh() as url, open_reception(url) as reception, raw(url) as bare:
        bare()
        # The first of a day begins its chain and its counts.
        ours = _written(url, lambda: reception.desk.issue(SERVICE))
        assert {"ticket", "leg", "event", "seal"} < ours.keys()
        assert _written(url, bare) == ours
