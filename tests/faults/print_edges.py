"""Every moment at which a station can be killed: it counts them, and dies at the one it is told.

The moments are before and after every commit, before and after every call of the printer's
connection, and between any two bytes that are written to it.
"""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from printer_drivers.deadline import Deadline
from printer_drivers.transport.port import Transport
from reception.database.connection import Database


class Edges:
    """Counts the moments; at the chosen one this process is gone."""

    def __init__(self, dies_at: int | None, *, between_bytes: bool) -> None:
        self.met = 0
        self._dies_at = dies_at
        self._between_bytes = between_bytes
        self._counting = threading.Lock()

    def meet(self) -> None:
        """Pass one moment, or die at it."""
        with self._counting:
            self.met += 1
            if self.met == self._dies_at:
                die()

    def fatal_byte(self, count: int) -> int | None:
        """Pass the moments between so many bytes; return after which one to die, if at any."""
        if not self._between_bytes or count < 2:
            return None
        with self._counting:
            before, self.met = self.met, self.met + count - 1
            if self._dies_at is not None and before < self._dies_at <= self.met:
                return self._dies_at - before
            return None


def die() -> None:
    """End this process as a power cut does."""
    os.kill(os.getpid(), signal.SIGKILL)


class WatchedTransport:
    """A connection to a printer whose calls are moments."""

    def __init__(self, inner: Transport, edges: Edges) -> None:
        self._inner = inner
        self._edges = edges

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def write(self, data: bytes, deadline: Deadline) -> int:
        self._edges.meet()
        if last := self._edges.fatal_byte(len(data)):
            self._inner.write(data[:last], deadline)
            die()
        taken = self._inner.write(data, deadline)
        self._edges.meet()
        return taken

    def flush(self, deadline: Deadline) -> bool:
        self._edges.meet()
        flushed = self._inner.flush(deadline)
        self._edges.meet()
        return flushed

    def close(self) -> None:
        self._edges.meet()
        self._inner.close()
        self._edges.meet()


class _WatchedConnection:
    """A connection to a database whose commits are moments."""

    def __init__(self, inner: Any, edges: Edges) -> None:
        self._inner = inner
        self._edges = edges

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def execute(self, sql: Any, *values: Any, **how: Any) -> Any:
        if sql != "COMMIT":
            return self._inner.execute(sql, *values, **how)
        self._edges.meet()
        answer = self._inner.execute(sql)
        self._edges.meet()
        return answer


def watch_commits(edges: Edges) -> None:
    """Make every commit of this process a moment."""
    connection_of = Database._connection

    @contextmanager
    def watched(self: Database, *, patient: bool = False) -> Iterator[Any]:
        with connection_of(self, patient=patient) as connection:
            yield _WatchedConnection(connection, edges)

    Database._connection = watched  # type: ignore[method-assign] # this process lives for one test
