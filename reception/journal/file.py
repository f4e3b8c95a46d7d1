"""The journal's file: every transaction is on the disk before it counts."""

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self
from uuid import UUID

from reception.database_address import require_usable_place
from reception.domain.errors import StorageFault
from reception.journal.faults import JournalFault
from reception.journal.schema import VERSIONS
from reception.ports import Ids

_PRAGMAS = (
    "journal_mode = WAL",
    # NORMAL loses acknowledged tickets in a power cut.
    "synchronous = FULL",
    "foreign_keys = ON",
    # In pages: the file beside this one stays small, and a checkpoint short.
    "wal_autocheckpoint = 400",
)
_BUSY_TIMEOUT_S = 2.0


class JournalFile:
    """The file, opened; any thread may use it, one at a time."""

    def __init__(self, path: Path, ids: Ids, *, synchronous: str = "FULL") -> None:
        """Open it, or make it with an installation's new name.

        Args:
            path: where it lies; whoever opens it holds its ``JournalLock``.
            ids: makes the name.
            synchronous: of SQLite; anything but FULL loses tickets, and is for trials of that.

        Raises:
            JournalFault: it cannot be written, is damaged, or was made by a later version.
        """
        self.path = path
        self._identity: tuple[int, int] | None = None
        self._lock = threading.RLock()
        with self._faults():
            try:
                require_usable_place(path)
            except StorageFault as fault:
                raise JournalFault(fault.what, fault.hint) from fault
            is_new = not path.exists()
            self._connection = sqlite3.connect(
                path, timeout=_BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
            )
            try:
                self._prepare(ids, synchronous)
            except BaseException:
                self._connection.close()
                raise
        if is_new:
            _sync_folder(path.parent)
        self._identity = _identity(path)
        self.install = UUID(self.row("SELECT install FROM station")[0])  # type: ignore[index]

    def row(self, statement: str, **values: Any) -> Sequence[Any] | None:
        """Return the first row of an answer; None when it is empty."""
        with self._lock, self._faults():
            found: Sequence[Any] | None = self._connection.execute(statement, values).fetchone()
            return found

    def rows(self, statement: str, **values: Any) -> list[Sequence[Any]]:
        """Return every row of an answer."""
        with self._lock, self._faults():
            return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """Give a transaction; it is on the disk when the block ends well."""
        with self._lock, self._faults():
            self._refuse_lost_file()
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close it; what is in it is on the disk already."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _prepare(self, ids: Ids, synchronous: str) -> None:
        for pragma in _PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute(f"PRAGMA synchronous = {synchronous}")
        found = self._connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(found)
        version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if version > len(VERSIONS):
            raise JournalFault(
                f"The journal {self.path} was made by a later version of Nouba",
                "install that version here again",
            )
        if version == len(VERSIONS):
            return
        with self.write() as connection:
            for statements in VERSIONS[version:]:
                for statement in statements:
                    connection.execute(statement)
            connection.execute(
                "INSERT INTO station (one, install) VALUES (1, ?) ON CONFLICT DO NOTHING",
                (str(ids.new()),),
            )
            connection.execute(f"PRAGMA user_version = {len(VERSIONS)}")

    def _refuse_lost_file(self) -> None:
        # SQLite goes on writing into a file that was deleted, and all of it is lost.
        found = _identity(self.path)
        self._identity = self._identity or found
        if found != self._identity:
            raise JournalFault(
                f"The journal {self.path} {'is another file than it was' if found else 'is gone'}",
                "put it back where it was, or start the kiosk again",
            )

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise JournalFault(f"The journal {self.path} failed: {error}", _hint(error)) from error


def _hint(error: sqlite3.Error) -> str:
    name: str = getattr(error, "sqlite_errorname", None) or ""
    match "_".join(name.split("_")[:2]):
        case "SQLITE_FULL":
            return "the station's disk is full; make room"
        case "SQLITE_READONLY" | "SQLITE_PERM" | "SQLITE_CANTOPEN":
            return "check that this user may read and write the file and its folder"
        case "SQLITE_BUSY" | "SQLITE_LOCKED":
            return "another program holds it; close that"
        case "SQLITE_IOERR":
            return "check the station's disk"
        case _:
            return "keep the file for whoever looks after the stations, and start without it"


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells this file from every other one; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _sync_folder(folder: Path) -> None:
    """Let a power cut not take the name of a new file away."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
