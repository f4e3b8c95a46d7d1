"""Hearing what other processes changed.

A notice carries topics, never data: the reader reads again. So a notice that is lost, merged or
heard twice does no harm, as long as readers also look by themselves now and then.
"""

import sqlite3
import time

import psycopg

from reception.database.connection import CHANNEL, Database
from reception.database.postgresql import connect, reason_of
from reception.domain.errors import StorageFault, UnreachableFault
from reception.system.clock import ChangeFeed, Topic


def open_feed(database: Database) -> ChangeFeed:
    """Return a feed of the database's changes, on a connection of its own.

    Raises:
        StorageFault: the database cannot be reached.
    """
    if database.is_postgresql:
        # Loaded where it is used: a station on SQLite does not wait for the driver.

        return PostgresqlFeed(database)

    return SqliteFeed(database)


_KNOWN = frozenset(Topic)
# Shorter than an app takes to say that it is not up to date.
_PATIENCE_S = 2.0
_TEST_EVERY_S = 20.0


class PostgresqlFeed:
    """Hears the topics that committed transactions announced."""

    def __init__(self, database: Database) -> None:
        self._database = database
        try:
            self._connection = connect(database.url, _PATIENCE_S, tries=1)
        except psycopg.Error as error:
            raise self._lost(error) from error
        # What a listener announces itself it hears as well, if it hears at all.
        self._own = f"{CHANNEL}_{self._connection.info.backend_pid}"
        self._tested_s = 0.0
        self._topics: set[Topic] = set()
        try:
            self._connection.execute(f"LISTEN {self._own}".encode())
            self._test()
            self._connection.execute(f"LISTEN {CHANNEL}")
        except psycopg.Error as error:
            self.close()
            raise self._lost(error) from error
        except StorageFault:
            self.close()
            raise

    def wait(self, timeout_s: float) -> frozenset[Topic]:
        """Return the topics announced since the last call.

        Raises:
            StorageFault: the line is gone, or nothing is heard on it.
        """
        try:
            if not self._topics:
                self._hear(timeout_s)
            if not self._topics:
                self._ask_for_life()
        except psycopg.Error as error:
            raise self._lost(error) from error
        heard, self._topics = frozenset(self._topics), set()
        return heard

    def close(self) -> None:
        """Give back the connection."""
        self._connection.close()

    def _hear(self, timeout_s: float) -> bool:
        """Keep what is announced; return whether the own announcement was among it."""
        is_own = False
        for notice in self._connection.notifies(timeout=timeout_s, stop_after=1):
            is_own = is_own or notice.channel == self._own
            self._topics.update(Topic(one) for one in notice.payload.split(",") if one in _KNOWN)
        return is_own

    def _ask_for_life(self) -> None:
        if time.monotonic() - self._tested_s >= _TEST_EVERY_S:
            self._test()
        else:
            self._connection.execute("SELECT 1")

    def _test(self) -> None:
        """See whether what is announced is heard.

        Behind a pooler that lends the connection to others, a listener lives, and is deaf.
        """
        self._connection.execute("SELECT pg_notify(%s, '')", (self._own,))
        until_s = time.monotonic() + _PATIENCE_S
        while not self._hear(max(0.0, until_s - time.monotonic())):
            if time.monotonic() >= until_s:
                raise StorageFault(
                    f"{self._database} does not tell what is changed",
                    "name the server itself, not a pooler before it",
                )
        self._tested_s = time.monotonic()

    def _lost(self, error: psycopg.Error) -> StorageFault:
        is_server = error.sqlstate is not None
        starts = isinstance(error, psycopg.errors.CannotConnectNow)
        return (StorageFault if is_server and not starts else UnreachableFault)(
            f"{self._database} is out of hearing: {reason_of(error)}",
            "it is tried again by itself",
        )


# The median delay is half of it; a look costs a few microseconds.
_LOOK_EVERY_S = 0.025
_EVERYTHING = frozenset(Topic)


class SqliteFeed:
    """Sees that something changed, not what: it tells every topic."""

    def __init__(self, database: Database) -> None:
        self._database = database
        try:
            # The file must be there: a feed never creates a database.
            self._connection = sqlite3.connect(
                f"file:{database.url.database}?mode=ro",
                uri=True,
                isolation_level=None,
                check_same_thread=False,
            )
            self._seen = self._version()
        except sqlite3.Error as error:
            raise self._lost(error) from error

    def wait(self, timeout_s: float) -> frozenset[Topic]:
        """Return every topic when something changed."""
        deadline = time.monotonic() + timeout_s
        while True:
            try:
                version = self._version()
            except sqlite3.Error as error:
                raise self._lost(error) from error
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

    def _lost(self, error: Exception) -> StorageFault:
        return StorageFault(
            f"{self._database} is out of hearing: {error}", "it is tried again by itself"
        )
