"""What is peculiar to SQLite: its pragmas, its transactions, and what its errors mean."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from shutil import disk_usage
from typing import Any
from urllib.parse import quote

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Engine

from reception.database.address import nameable
from reception.database.damage import damage_of
from reception.database.run import OTHER_TABLES, ConstraintError
from reception.database.writers import turn
from reception.domain.care_errors import DatabaseMissingFault
from reception.domain.errors import StorageFault
from reception.system.clock import ChangeFeed, Topic
from reception.system.files import make_private, release_reserve

_BUSY_TIMEOUT_S = 5
_PRAGMAS = (
    "journal_mode = WAL",
    # NORMAL loses acknowledged tickets in a power cut.
    "synchronous = FULL",
    "foreign_keys = ON",
    # In KiB: a full day with its indexes stays in memory.
    "cache_size = -16000",
)
_DISK = "SQLITE_IOERR"
# Less than two pages of the file: what stands beside it while it is open takes more.
_NO_ROOM = 8192
_FULL = "the disk is full; make room and try again"
_GAVE_ROOM = "the disk is full: its reserve is given up now, make room before that is full too"
_DAMAGED = "the file is damaged or not a database; restore the last backup"
_CHECK_DISK = "check the disk, then try again"
# Of bytes that are no text the driver tells by itself, without a name of SQLite's.
_NO_TEXT = "Could not decode to UTF-8"
_REFUSALS = ("UNIQUE constraint failed: ", "CHECK constraint failed: ")
# SQLite names the columns of a unique index, not the index.
_CONSTRAINTS = {
    "event.operation, event.step": "event_operation_once",
    "leg.unit, leg.clerk": "leg_held_once",
    "leg.unit, leg.counter": "leg_at_counter_once",
}


class SqliteDriver:
    """A file: it answers or fails at once, and no connection to it is ever lost."""

    # A transaction that means to write locks at once: by default it would lose what others write
    # between its reading and its writing.
    begin = "BEGIN IMMEDIATE"
    begin_snapshot = ("BEGIN",)
    errors = (sqlite3.Error,)

    def open_engine(self, url: URL, _patience_s: float) -> Engine:
        """Return the pool of connections to a file, which answers or fails at once."""
        path = Path(str(url.database)).absolute()
        engine = create_engine(url, connect_args={"timeout": _BUSY_TIMEOUT_S})
        known: tuple[int, int] | None = None

        def refuse_lost_file(*_: object) -> None:
            # SQLite goes on writing into a file that was deleted, and all of it is lost.
            nonlocal known
            found = _identity(path)
            if known in {None, found}:
                known = found
                if found is None:
                    # What lies beside it has its mode. Where it cannot be made SQLite says why.
                    with suppress(OSError):
                        make_private(path)
                return
            if found is None:
                raise DatabaseMissingFault(f"The database {path} is gone")
            raise StorageFault(
                f"The database {path} is another file than it was",
                "close every program of Nouba, put the right file in its place, then start them"
                " again",
            )

        # Before a connection is made as well: it would make an empty file where there is none.
        for moment in ("do_connect", "checkout"):
            event.listen(engine, moment, refuse_lost_file)
        return engine

    def open_feed(self, url: URL, name: str) -> ChangeFeed:
        """Return what sees that somebody wrote into the file.

        A notice carries topics, never data: the reader reads again. So a notice that is lost,
        merged or heard twice does no harm, as long as readers also look by themselves now and then.
        """
        return SqliteFeed(url, name)

    def require_existing(self, url: URL) -> None:
        """Refuse to make a new file where an old one is expected."""
        with nameable(url.database):
            exists = Path(str(url.database)).is_file()
        if not exists:
            raise DatabaseMissingFault(f"There is no database at {url.database}")

    def require_whole(self, url: URL) -> None:
        """Refuse a damaged file that looks like an empty one."""
        if damage := damage_of(Path(str(url.database))):
            raise StorageFault(f"The database {url.database} is damaged ({damage})", _DAMAGED)

    def prepare(self, connection: Any) -> None:
        """Make a new connection durable, and its transactions our own."""
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    def in_transaction(self, connection: Any) -> bool:
        """Return whether there is something to roll back."""
        return bool(connection.in_transaction)

    def is_lost(self, _connection: Any, _error: Exception | None = None) -> bool:
        """Return whether the connection is of no more use after an error."""
        return False

    def is_stale(self, _connection: Any) -> bool:
        """Return whether a connection was ended while it rested."""
        return False

    def turn(self, file: Path | None) -> AbstractContextManager[None]:
        """Wait until whoever came before has written."""
        return turn(file, _BUSY_TIMEOUT_S) if file else nullcontext()

    def patient(self, _connection: Any) -> AbstractContextManager[None]:
        """Let every answer take minutes, which none does."""
        return nullcontext()

    def was_given_up(self, _connection: Any) -> bool:
        """Return whether the line was shut because an answer took too long."""
        return False

    def reason_of(self, error: Exception) -> str:
        """Return what the driver says, in one line."""
        return str(error)

    def waited_too_long(self, error: BaseException | None) -> bool:
        """Return whether the driver complains of what another one holds."""
        return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))

    def is_unknown(self, _connection: Any, error: Exception) -> bool:
        """Return whether a commit that failed may be found done when the file is opened again."""
        name: str = getattr(error, "sqlite_errorname", _DISK)
        return name.startswith(_DISK)

    @contextmanager
    def faults(self, database: object) -> Iterator[None]:
        """Turn what the driver raises into a fault with something to do, or name the constraint."""
        try:
            yield
        except sqlite3.IntegrityError as error:
            refused = str(error)
            for words in _REFUSALS:
                refused = refused.removeprefix(words)
            raise ConstraintError(_CONSTRAINTS.get(refused, refused)) from error
        except sqlite3.DatabaseError as error:
            hint, path = _hint(error), getattr(database, "file", None)
            if _is_full(database, error):
                # What is kept for a full disk is given up: the next act finds room.
                hint = _GAVE_ROOM if path and release_reserve(path) else _FULL
            elif hint in {_CHECK_DISK, OTHER_TABLES} and path and damage_of(path):
                hint = _DAMAGED
            raise StorageFault(f"{database} failed: {error}", hint) from error
        except UnicodeDecodeError as error:
            # SQLite speaks of what it has read, such as the name of a table.
            raise StorageFault(f"{database} failed: a name in it is no text", _DAMAGED) from error


def _is_full(database: object, error: sqlite3.DatabaseError) -> bool:
    """Return whether there is no room: who opens the file first is told only of a failed write."""
    name: str = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_FULL"):
        return True
    path = getattr(database, "file", None)
    try:
        return bool(name.startswith(_DISK) and path and disk_usage(path.parent).free < _NO_ROOM)
    except OSError:
        return False


def _hint(error: sqlite3.DatabaseError) -> str:
    name: str = getattr(error, "sqlite_errorname", "")
    # The finer kinds of an error append a word to its name: SQLITE_READONLY_DIRECTORY.
    match "_".join(name.split("_")[:2]):
        case "SQLITE_NOTADB" | "SQLITE_CORRUPT":
            return _DAMAGED
        case "SQLITE_BUSY" | "SQLITE_LOCKED":
            return "another program holds it; try again in a moment"
        case "SQLITE_READONLY" | "SQLITE_PERM" | "SQLITE_CANTOPEN":
            return "check that this user may read and write the file and its folder"
        case "" if str(error).startswith(_NO_TEXT):
            return _DAMAGED
        case "SQLITE_ERROR" if str(error).startswith("no such "):
            return OTHER_TABLES
        case _:
            return _CHECK_DISK


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells this file from every other one; None when there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


# The median delay is half of it; a look costs a few microseconds.
_LOOK_EVERY_S = 0.025
_EVERYTHING = frozenset(Topic)


class SqliteFeed:
    """Sees that something changed, not what: it tells every topic."""

    def __init__(self, url: URL, name: str) -> None:
        self._database = name
        try:
            # The file must be there: a feed never creates a database.
            self._connection = sqlite3.connect(
                f"file:{quote(str(url.database))}?mode=ro",
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
