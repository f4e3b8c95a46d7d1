"""Creating the schema and bringing it up to date, by Alembic; then sealing the past."""

import time
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from reception.domain.errors import StorageFault
from reception.storage.chain.sealing import seal_past
from reception.storage.engine import PATIENT_S, Database
from reception.storage.schema_version import SCHEMA_VERSION

_TRIES = 30
_PAUSE_S = 1.0


def upgrade(database_url: str) -> bool:
    """Create the schema or upgrade it; return whether anything was done.

    Programs may work meanwhile. A table that one of them holds is waited for a second at most,
    since everybody else waits behind us; then they have their turn, and we try again.

    Raises:
        StorageFault: the database cannot be reached or written, or is newer than this version.
    """
    database = Database(database_url, patience_s=PATIENT_S)
    try:
        for _ in range(_TRIES - 1):
            try:
                changed = _upgrade(database)
                break
            except StorageFault as fault:
                if not database.waited_too_long(fault):
                    raise
            time.sleep(_PAUSE_S)
        else:
            changed = _upgrade(database)
        return seal_past(database) > 0 or changed
    finally:
        database.close()


def _upgrade(database: Database) -> bool:
    # Reading turns what Alembic meets into faults as well.
    with database.read(), database.engine.connect() as connection:
        # Before the version, so that what another process sets up now is not a stranger's.
        tables = set(inspect(connection).get_table_names())
        found = database.schema_version()
        if found == SCHEMA_VERSION:
            return False
        if found is None and tables - {"alembic_version"}:
            raise StorageFault(
                f"{database} holds tables of another program", "name a database of its own"
            )
        if found is not None and found not in known_versions():
            raise StorageFault(
                f"{database} has schema {found}, which this version of Nouba does not know",
                "install the newest version of Nouba here",
            )
        command.upgrade(migrations(connection), "head")
    return True


def known_versions() -> frozenset[str]:
    """Return the schemas that this version can work with, or bring up to date."""
    scripts = ScriptDirectory.from_config(migrations())
    return frozenset(script.revision for script in scripts.walk_revisions())


def migrations(connection: object = None) -> Config:
    """Return Alembic's configuration for Nouba's migrations, on this connection."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config
