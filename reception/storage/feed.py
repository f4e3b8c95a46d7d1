"""Hearing what other processes changed: ``PRAGMA data_version``, or ``LISTEN``.

A notice carries topics, never data: the reader reads again. So a notice that is lost, merged or
heard twice does no harm, as long as readers also look by themselves now and then.
"""

import sqlite3
import time

import psycopg

from reception.domain.errors import StorageFault
from reception.ports import ChangeFeed, Topic
from reception.storage.engine import CHANNEL, Database, postgresql_options

# Median delay is half of it; a look costs a few microseconds.
_LOOK_EVERY_S = 0.05
_EVERYTHING = frozenset(Topic)


def open_feed(database: Database) -> ChangeFeed:
    """Return a feed of the database's changes, on a connection of its own.

    Raises:
        StorageFault: the database cannot be reached.
    """
    try:
        return _PostgresFeed(database) if database.is_postgresql else _SqliteFeed(database)
    except (sqlite3.Error, psycopg.Error) as error:
        raise _lost(database, error) from error


def _lost(database: Database, error: Exception) -> StorageFault:
    return StorageFault(f"{database} is out of hearing: {error}", "it is tried again by itself")


class _SqliteFeed:
    """Sees that any other connection has committed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        # The file must be there: a feed never creates a database.
        self._connection = sqlite3.connect(
            f"file:{database.url.database}?mode=ro",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
        )
        self._seen = self._version()

    def wait(self, timeout_s: float) -> frozenset[Topic]:
        """Return every topic when something changed; which one is not known."""
        deadline = time.monotonic() + timeout_s
        while True:
            try:
                version = self._version()
            except sqlite3.Error as error:
                raise _lost(self._database, error) from error
            if version != self._seen:
                self._seen = version
                return _EVERYTHING
            left_s = deadline - time.monotonic()
            if left_s <= 0:
                return frozenset()
            time.sleep(min(_LOOK_EVERY_S, left_s))

    def close(self) -> None:
        """Give back the connection."""
        self._connection.close()

    def _version(self) -> int:
        version: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return version


class _PostgresFeed:
    """Listens on a connection of its own, and asks it for life when it is quiet."""

    def __init__(self, database: Database) -> None:
        self._database = database
        arguments, options = database.engine.dialect.create_connect_args(database.url)
        self._connection = psycopg.connect(
            *arguments, **{**postgresql_options(), **options, "autocommit": True}
        )
        self._connection.execute(f"LISTEN {CHANNEL}")

    def wait(self, timeout_s: float) -> frozenset[Topic]:
        """Return the topics announced since the last call."""
        try:
            heard = {
                Topic(topic)
                for notice in self._connection.notifies(timeout=timeout_s, stop_after=1)
                for topic in notice.payload.split(",")
                if topic in _EVERYTHING
            }
            if not heard:
                self._connection.execute("SELECT 1")
        except psycopg.Error as error:
            raise _lost(self._database, error) from error
        return frozenset(heard)

    def close(self) -> None:
        """Give back the connection."""
        self._connection.close()
