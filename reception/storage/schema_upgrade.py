"""Creating the schema and bringing it up to date, by Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import inspect

from reception.domain.errors import StorageFault
from reception.storage.engine import Database
from reception.storage.schema import SCHEMA_VERSION


def upgrade(database_url: str) -> bool:
    """Create the schema or upgrade it; return whether anything was done.

    Raises:
        StorageFault: the database cannot be reached or written, or is newer than this version.
    """
    database = Database(database_url)
    try:
        found = database.schema_version()
        if found == SCHEMA_VERSION:
            return False
        if found is not None and found > SCHEMA_VERSION:
            raise StorageFault(
                f"{database} has schema {found}, newer than {SCHEMA_VERSION}",
                "install the newest version of Nouba here",
            )
        with database.read():
            pass  # a database that cannot be opened says so before Alembic tries
        with database.engine.connect() as connection:
            if found is None and inspect(connection).get_table_names():
                raise StorageFault(
                    f"{database} holds tables of another program", "name a database of its own"
                )
            command.upgrade(migrations(connection), "head")
        return True
    finally:
        database.close()


def migrations(connection: object = None) -> Config:
    """Return Alembic's configuration for Nouba's migrations, on this connection."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config
