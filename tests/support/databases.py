"""Databases for tests: made once, copied for each test, and read behind Nouba's back."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
from argon2 import PasswordHasher
from sqlalchemy import make_url

from reception.app import Reception
from reception.database.connection import Database
from reception.database.schema import metadata
from reception.database.upgrade import prepare_database
from reception.domain.unit import Unit
from reception.people.sign_in import SignIn
from reception.people.sql import SqlSignInStore
from reception.system.clock import Clock
from reception.unit.audit import Audit
from reception.unit.current import UnitReader
from reception.unit.file import load_template, with_always_open
from reception.unit.office import Office, SetUp
from reception.unit.sql import SqlUnitStore
from tests.support.postgres import PostgresServer

SQLITE = "sqlite"
POSTGRESQL = "postgresql"

_AS_SHIPPED = with_always_open(load_template("commune"))
# Visitors of most tests are absent as soon as they are called.
COMMUNE = replace(_AS_SHIPPED, calling=replace(_AS_SHIPPED.calling, absent_after=timedelta(0)))
# Signs in at once; only for tests in which the strength of a hash is not the point.
FAST_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PASSWORD = "open sesame, o door"
"""Long enough for an administrator without a second factor."""

type Dump = dict[str, list[tuple[Any, ...]]]


def with_quota(**places: int) -> Unit:
    """Return the commune with so many places a day for these services."""
    return replace(
        COMMUNE,
        services=tuple(
            replace(one, daily_quota=places.get(one.code.replace("-", "_")))
            for one in COMMUNE.services
        ),
    )


def set_up(database_url: str, unit: Unit, clock: Clock, *, by: str = "tests") -> SetUp:
    """Load a unit with quick hashes; everybody's password is ``PASSWORD``."""
    database = Database(database_url)
    try:
        return _quick_office(database, clock).set_up(unit, by=by, for_a_trial=True)
    finally:
        database.close()


def quick_office(reception: Reception) -> Office:
    """Return an office on the same database that hashes quickly."""
    return _quick_office(database_of(reception), reception.clock)


def _quick_office(database: Database, clock: Clock) -> Office:
    store = SqlUnitStore(database)
    units = UnitReader(store)
    audit = Audit(database, units, clock)
    return Office(store, units, clock, audit, new_password=lambda: PASSWORD, hasher=FAST_HASHER)


def quick_sign_in(reception: Reception, hasher: PasswordHasher = FAST_HASHER) -> SignIn:
    """Return the same verbs of sign-in with quick hashes."""
    units = UnitReader(SqlUnitStore(database_of(reception)))
    return SignIn(
        SqlSignInStore(database_of(reception)),
        units,
        reception.clock,
        reception.ids,
        audit=reception.office.audit,
        hasher=hasher,
    )


def database_of(reception: Reception) -> Database:
    """Return the database that a reception is joined to."""
    return reception._database


class SqliteDatabases:
    """Files, each a copy of one that was prepared once."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._prepared = folder / "prepared.db"
        url = f"sqlite:///{self._prepared}"
        prepare_database(url)
        set_up(url, COMMUNE, clock)
        # Closing the last connection has written everything into the file itself.

    @contextmanager
    def commune(self, folder: Path) -> Iterator[str]:
        """Give the address of a database with the commune set up."""
        file = shutil.copyfile(self._prepared, folder / "nouba.db")
        yield f"sqlite:///{file}"

    @contextmanager
    def empty(self, folder: Path) -> Iterator[str]:
        """Give the address of a database in which nothing is."""
        yield f"sqlite:///{folder / 'empty.db'}"

    @contextmanager
    def copy_of(self, database_url: str, folder: Path) -> Iterator[str]:
        """Give the address of a copy of a database that nobody uses."""
        file = shutil.copyfile(str(make_url(database_url).database), folder / "copy.db")
        yield f"sqlite:///{file}"


class PostgresDatabases:
    """Databases of one server, each a copy of one that was prepared once."""

    def __init__(self, server: PostgresServer, clock: Clock) -> None:
        self.server = server
        self._prepared = server.create_database()
        prepare_database(server.url(self._prepared))
        set_up(server.url(self._prepared), COMMUNE, clock)

    @contextmanager
    def commune(self, _folder: Path) -> Iterator[str]:
        """Give the address of a database with the commune set up."""
        with self._copy(self._prepared) as url:
            yield url

    @contextmanager
    def empty(self, _folder: Path) -> Iterator[str]:
        """Give the address of a database in which nothing is."""
        with self._copy("template0") as url:
            yield url

    @contextmanager
    def copy_of(self, database_url: str, _folder: Path) -> Iterator[str]:
        """Give the address of a copy of a database that nobody uses."""
        with self._copy(str(make_url(database_url).database)) as url:
            yield url

    @contextmanager
    def _copy(self, template: str) -> Iterator[str]:
        name = self.server.create_database(template=template)
        try:
            yield self.server.url(name)
        finally:
            self.server.drop_database(name)


type Databases = SqliteDatabases | PostgresDatabases
type OpenReception = Callable[[], Reception]


@contextmanager
def behind_its_back(database_url: str) -> Iterator[Any]:
    """Give a raw connection in autocommit, without the constraints that SQLite can switch off."""
    url = make_url(database_url)
    if url.get_backend_name() == SQLITE:
        connection = sqlite3.connect(str(url.database), isolation_level=None)
        try:
            yield connection
        finally:
            connection.close()
        return
    with psycopg.connect(
        host=str(url.query["host"]), user=url.username, dbname=url.database, autocommit=True
    ) as raw:
        yield raw


def dump(database_url: str, *, log: bool = False) -> Dump:
    """Return every row of every table, but for the log of what was done and refused."""
    with behind_its_back(database_url) as connection:
        return {
            table: sorted(
                connection.execute(f"SELECT * FROM {table}{_but_for(table, log)}").fetchall(),  # noqa: S608 - our own table names
                key=repr,
            )
            for table in sorted(metadata.tables)
            if log or table != "audit"
        }


def _but_for(table: str, log: bool) -> str:
    # Who has a password is told by the seals of those tables as by the tables.
    people = "'audit', 'person', 'credential', 'recovery_code', 'unlock_pin'"
    without_log = {"seal": f" WHERE kind NOT IN ({people})", "chain": " WHERE label <> 'office'"}
    return "" if log else without_log.get(table, "")


def drop_guards(database_url: str) -> None:
    """Remove the triggers, constraints and indexes that keep rows true."""
    with behind_its_back(database_url) as connection:
        if isinstance(connection, sqlite3.Connection):
            _drop_sqlite_guards(connection)
        else:
            _drop_postgres_guards(connection)


def _drop_sqlite_guards(connection: sqlite3.Connection) -> None:
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("PRAGMA foreign_keys = OFF")
    # A table's own constraints go only with the table: copy it to one that has none.
    for table in metadata.tables:
        connection.execute(f"CREATE TABLE bare AS SELECT * FROM {table}")  # noqa: S608 - our own table names
        connection.execute(f"DROP TABLE {table}")
        connection.execute(f"ALTER TABLE bare RENAME TO {table}")


def _drop_postgres_guards(connection: psycopg.Connection) -> None:
    for table, trigger in connection.execute("""
        SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal
    """).fetchall():
        connection.execute(f"DROP TRIGGER {trigger} ON {table}".encode())
    guards = connection.execute("""
        SELECT conrelid::regclass::text, conname FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'f', 'p', 'u')
    """).fetchall()
    for table, name in guards:
        with suppress(psycopg.errors.UndefinedObject):  # gone with the key it pointed to
            connection.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name} CASCADE".encode())
    for (name,) in connection.execute(
        "SELECT indexname FROM pg_indexes WHERE schemaname = 'public'"
    ).fetchall():
        connection.execute(f"DROP INDEX {name}".encode())
