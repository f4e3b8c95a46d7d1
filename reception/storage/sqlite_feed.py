"""Seeing that another connection has committed: ``PRAGMA data_version``, looked at often."""

import sqlite3
import time

from reception.domain.errors import StorageFault
from reception.ports import Topic
from reception.storage.engine import Database

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
