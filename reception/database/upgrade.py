"""Creating the schema from its tables, or bringing it up to date by Alembic."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from reception.database.acts.every import acts_are_made, make_acts
from reception.database.connection import (
    PATIENT_S,
    Database,
    allow_clients,
    require_released,
    version_in,
)
from reception.database.run import Run
from reception.database.schema import metadata
from reception.database.schema.base import OLDEST_CLIENT, SCHEMA_VERSION
from reception.database.schema.triggers import create_triggers
from reception.database.seals import has_lost_its_seals
from reception.domain.care_errors import SealsLostError
from reception.domain.errors import StorageFault

_TRIES = 30
_PAUSE_S = 1.0


def prepare_database(database_url: str) -> bool:
    """Create the schema or upgrade it; return whether anything was done.

    Programs may work meanwhile. A table that one of them holds is waited for a second at most,
    since everybody else waits behind us; then they have their turn, and we try again.

    Raises:
        StorageFault: the database cannot be reached or written, or is of another version that
            this one cannot bring up to date.
        SealsLostError: something has happened there, and none of it is sealed any more.
    """
    database = Database(database_url, patience_s=PATIENT_S)
    try:
        for left in reversed(range(_TRIES)):
            try:
                changed = _upgrade(database)
                break
            except StorageFault as fault:
                if not left or not database.waited_too_long(fault):
                    raise
            time.sleep(_PAUSE_S)
        with database.read() as run:
            if has_lost_its_seals(run):
                raise SealsLostError(str(database))
        return changed
    finally:
        database.close()


def _upgrade(database: Database) -> bool:
    # Reading turns what SQLAlchemy and Alembic meet into faults as well.
    with database.read(), database.engine.connect() as connection:
        run = Run(connection.connection.driver_connection, postgresql=database.is_postgresql)
        if version_in(run) == SCHEMA_VERSION and acts_are_made(run):
            return False
        with _alone(connection):
            found = version_in(run)
            if found == SCHEMA_VERSION:
                return make_acts(run)
            if found is None:
                _create(database, connection)
            else:
                _require_known(database, found)
                command.upgrade(migrations(connection), "head")
            make_acts(run)
            allow_clients(run, SCHEMA_VERSION, _allowed_versions())
    return True


def _create(database: Database, connection: Connection) -> None:
    database.require_whole()
    if set(inspect(connection).get_table_names()) - {"alembic_version"}:
        raise StorageFault(
            f"{database} holds tables of another program", "name a database of its own"
        )
    metadata.create_all(connection)
    create_triggers(connection)
    command.stamp(migrations(connection), "head")


def _require_known(database: Database, found: str) -> None:
    require_released(database, found)
    if found not in known_versions():
        raise StorageFault(
            f"{database} has schema {found}, which this version of Nouba does not know",
            "install the newest version of Nouba here",
        )


@contextmanager
def _alone(connection: Connection) -> Iterator[None]:
    """Give a transaction in which nobody else sets up; the drivers themselves are in autocommit."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("BEGIN")
        # Who sets up at the same time waits here, and then finds it done.
        connection.exec_driver_sql("SET LOCAL lock_timeout = '60s'")
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('nouba migrations'))")
        # A table is asked for only so long: whoever works on it waits behind us.
        connection.exec_driver_sql("SET LOCAL lock_timeout = '1s'")
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
    else:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.exec_driver_sql("ROLLBACK")
        raise
    connection.exec_driver_sql("COMMIT")


def known_versions() -> frozenset[str]:
    """Return the schemas that this version can work with, or bring up to date."""
    scripts = ScriptDirectory.from_config(migrations())
    return frozenset(script.revision for script in scripts.walk_revisions())


def _allowed_versions() -> Iterator[str]:
    """Yield the versions from the newest to the oldest allowed client's."""
    for script in ScriptDirectory.from_config(migrations()).walk_revisions():
        yield script.revision
        if script.revision == OLDEST_CLIENT:
            return


def migrations(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration for Nouba's migrations, on this connection."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config
