"""Listening on a connection of its own, which is asked for life when it is quiet."""

import time

import psycopg

from reception.domain.errors import StorageFault, UnreachableFault
from reception.ports import Topic
from reception.storage.engine import CHANNEL, Database
from reception.storage.postgresql_driver import connect, reason_of

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
