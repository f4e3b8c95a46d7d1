"""The baselines: the rows of one ticket, written by the bare drivers at the same durability.

What is written is what Nouba has written for a ticket just given, with other keys: a table that
gets a column, or a ticket that gets a row, is so in the baseline as well. That these are the same
rows is a test.
"""

import sqlite3
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from hashlib import sha256
from typing import Any

import psycopg
from psycopg.rows import dict_row

from bench.stores import SERVICE, libpq_url, sqlite_file
from reception.app import open_reception

type Raw = Callable[[str], AbstractContextManager[Callable[[], None]]]

_DAY = "2000-01-01"
_AT = 1_000_000
_KEYED = ("ticket", "leg", "event")


@contextmanager
def raw_sqlite(url: str) -> Iterator[Callable[[], None]]:
    """Give an act that writes with ``sqlite3`` what a ticket is, its seal too."""
    given = _given(url)
    connection = sqlite3.connect(sqlite_file(url), isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    run = connection.execute
    connection.row_factory = sqlite3.Row
    rows = {
        table: dict(run(f"SELECT * FROM {table} WHERE {_key(table)} = ?", (given,)).fetchone())
        for table in _KEYED
    }
    of_event = "SELECT * FROM seal WHERE kind = 'event' AND ref = ?"
    sealed = dict(run(of_event, (rows["event"]["seq"],)).fetchone())
    of_seal = "SELECT * FROM chain WHERE id = ?"
    chain = {**dict(run(of_seal, (sealed["chain"],)).fetchone()), "label": _DAY, "length": 0}
    del chain["id"]
    chain_id = run(_inserting("chain", chain, "?"), tuple(chain.values())).lastrowid
    connection.row_factory = None

    def issue() -> None:
        run("BEGIN IMMEDIATE")
        (number,) = run(_COUNTED.format(last="last", mark="?"), (_DAY,)).fetchone()
        run(_PLACED.format(taken="taken", mark="?"), (_DAY, SERVICE))
        ref = None
        for table, row in _with_other_keys(rows, number).items():
            ref = run(_inserting(table, row, "?"), tuple(row.values())).lastrowid
        length, former = run("SELECT length, seal FROM chain WHERE id = ?", (chain_id,)).fetchone()
        body = "|".join(map(str, rows["event"].values()))
        seal = sha256(former + body.encode()).digest()
        own = {**sealed, "chain": chain_id, "position": length + 1, "ref": ref, "seal": seal}
        run(_inserting("seal", own, "?"), tuple(own.values()))
        run(
            "UPDATE chain SET length = ?, seal = ?, latest = ? WHERE id = ?",
            (length + 1, seal, _AT, chain_id),
        )
        run("COMMIT")

    with closing(connection):
        yield issue


@contextmanager
def raw_postgresql(url: str) -> Iterator[Callable[[], None]]:
    """Give an act that writes with ``psycopg`` what a ticket is; the server seals it."""
    given = _given(url)
    connection = psycopg.connect(libpq_url(url), row_factory=dict_row)
    rows = {
        table: connection.execute(
            f"SELECT * FROM {table} WHERE {_key(table)} = %s".encode(), (given,)
        ).fetchone()
        or {}
        for table in _KEYED
    }
    connection.commit()

    def issue() -> None:
        with connection.transaction():
            run = connection.execute
            counted = _COUNTED.format(last="day_counter.last", mark="%s").encode()
            number = (run(counted, (_DAY,)).fetchone() or {})["last"]
            placed = _PLACED.format(taken="day_service.taken", mark="%s").encode()
            run(placed, (_DAY, SERVICE))
            for table, row in _with_other_keys(rows, number).items():
                run(_inserting(table, row, "%s").encode(), tuple(row.values()))
            # The others hear of it.
            run("SELECT pg_notify('baseline', '')")

    with closing(connection):
        yield issue


_COUNTED = """
    INSERT INTO day_counter VALUES ('commune', {mark}, 'R', 1, 1)
    ON CONFLICT (unit, service_day, series) DO UPDATE SET last = {last} + 1 RETURNING last
"""
_PLACED = """
    INSERT INTO day_service (unit, service_day, service, taken)
    VALUES ('commune', {mark}, {mark}, 1)
    ON CONFLICT (unit, service_day, service) DO UPDATE SET taken = {taken} + 1
"""


def _given(url: str) -> str:
    """Give a ticket; return what it is known by."""
    with open_reception(url) as reception:
        return str(reception.desk.issue(SERVICE).ticket.id)


def _key(table: str) -> str:
    return "id" if table == "ticket" else "ticket"


def _with_other_keys(
    rows: Mapping[str, Mapping[str, Any]], number: int
) -> dict[str, dict[str, Any]]:
    """Return the same rows as those of another ticket of a day long ago."""
    ticket, operation = str(uuid.uuid4()), str(uuid.uuid4())  # noqa: TID251 - no core here
    of_ticket = {"series": "R", "number": number, "label": f"R{number:03d}", "service_day": _DAY}
    event = {**rows["event"], "ticket": ticket, "operation": operation}
    del event["seq"]
    return {
        "ticket": {**rows["ticket"], "id": ticket, **of_ticket},
        "leg": {**rows["leg"], "ticket": ticket, "service_day": _DAY},
        "event": event,
    }


def _inserting(table: str, row: Mapping[str, object], mark: str) -> str:
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join([mark] * len(row))})"
