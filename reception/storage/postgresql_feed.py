"""Listening on a connection of its own, which is asked for life when it is quiet."""

import psycopg

from reception.domain.errors import StorageFault
from reception.ports import Topic
from reception.storage.engine import CHANNEL, Database
from reception.storage.postgresql_driver import OPTIONS, reason_of

_EVERYTHING = frozenset(Topic)


class PostgresqlFeed:
    """Hears the topics that committed transactions announced."""

    def __init__(self, database: Database) -> None:
        self._database = database
        words, options = database.engine.dialect.create_connect_args(database.url)
        try:
            self._connection = psycopg.connect(*words, **{**OPTIONS, **options, "autocommit": True})
            self._connection.execute(f"LISTEN {CHANNEL}")
        except psycopg.Error as error:
            raise self._lost(error) from error

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
            raise self._lost(error) from error
        return frozenset(heard)

    def close(self) -> None:
        """Give back the connection."""
        self._connection.close()

    def _lost(self, error: psycopg.Error) -> StorageFault:
        return StorageFault(
            f"{self._database} is out of hearing: {reason_of(error)}",
            "it is tried again by itself",
        )
