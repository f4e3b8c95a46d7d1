"""Hearing what other processes changed.

A notice carries topics, never data: the reader reads again. So a notice that is lost, merged or
heard twice does no harm, as long as readers also look by themselves now and then.
"""

from reception.ports import ChangeFeed
from reception.storage.engine import Database


def open_feed(database: Database) -> ChangeFeed:
    """Return a feed of the database's changes, on a connection of its own.

    Raises:
        StorageFault: the database cannot be reached.
    """
    if database.is_postgresql:
        # Loaded where it is used: a station on SQLite does not wait for the driver.
        from reception.storage.postgresql_feed import PostgresqlFeed  # noqa: PLC0415

        return PostgresqlFeed(database)
    from reception.storage.sqlite_feed import SqliteFeed  # noqa: PLC0415 - likewise

    return SqliteFeed(database)
