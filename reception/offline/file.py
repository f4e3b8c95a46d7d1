"""The journal's file: every transaction is on the disk before it counts."""

import fcntl
import os
import re
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote
from uuid import UUID

from reception.database.address import require_usable_place
from reception.domain.errors import EnvironmentFault, StorageFault
from reception.system.clock import Ids
from reception.system.files import make_private, private_folder, settle_file


class JournalFault(StorageFault):
    """The station's journal cannot be written or read."""


class JournalHeldError(JournalFault):
    """Another program has the journal open."""


class NotRegisteredError(EnvironmentFault):
    """The server has never given this station a prefix of its own."""

    def __init__(self) -> None:
        super().__init__(
            "This station has no letters of its own yet",
            "start it once while the server can be reached",
        )


class AloneTooLongError(EnvironmentFault):
    """The server has been away for so long, or for so many tickets, that people must decide."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The server has been away for {what}",
            "bring the network or the server back; until then give numbers on paper",
        )


VERSIONS: tuple[tuple[str, ...], ...] = (
    (
        # The file and its prefix belong together: a new file is a new installation.
        """
        CREATE TABLE station (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            install TEXT NOT NULL,
            unit TEXT,
            letters TEXT,
            known BLOB,
            clock_ahead_us INTEGER
        )
        """,
        # A touch is *asked* before anybody is asked for a number; *answered* by the server, with a
        # number or a refusal, or *left* when the kiosk ended before. Or the station has *given* a
        # number of its own, which is *uploaded*, or *parked* where the server refused to take it
        # in: a person decides then, perhaps that it is *void*, as one is that was given back.
        """
        CREATE TABLE touch (
            ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
            operation TEXT NOT NULL UNIQUE,
            ticket TEXT NOT NULL UNIQUE,
            service TEXT NOT NULL,
            language TEXT NOT NULL,
            priority TEXT NOT NULL,
            touched_at INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (
                state IN ('asked', 'answered', 'left', 'given', 'uploaded', 'parked', 'void')),
            settled_at INTEGER,
            reason TEXT,
            unit TEXT,
            service_day TEXT,
            series TEXT,
            number INTEGER,
            given_at INTEGER,
            given_order INTEGER UNIQUE,
            own INTEGER NOT NULL DEFAULT 0,
            clock_ahead_us INTEGER,
            sheet TEXT,
            sheet_at INTEGER,
            sheet_answers INTEGER
        )
        """,
        # Of a server that was brought back from a copy a station may hear a number twice.
        """
        CREATE UNIQUE INDEX touch_number ON touch (unit, service_day, series, number)
            WHERE own = 1
        """,
        "CREATE INDEX touch_to_upload ON touch (given_order) WHERE state = 'given'",
        "CREATE INDEX touch_parked ON touch (given_order) WHERE state = 'parked'",
        "CREATE INDEX touch_asked ON touch (ordinal) WHERE state = 'asked'",
        "CREATE INDEX touch_settled ON touch (settled_at)",
        # A row that is pruned takes its number along; what was given never comes again.
        """
        CREATE TABLE counter (
            unit TEXT NOT NULL,
            service_day TEXT NOT NULL,
            series TEXT NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (unit, service_day, series)
        )
        """,
        """
        CREATE TABLE known (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            document BLOB NOT NULL
        )
        """,
        """
        CREATE TABLE outage (
            began_at INTEGER PRIMARY KEY,
            ended_at INTEGER,
            tickets INTEGER NOT NULL DEFAULT 0,
            told INTEGER NOT NULL DEFAULT 0
        )
        """,
    ),
    (
        # 1: the server has the ticket, and was not told yet how its sheet ended.
        "ALTER TABLE touch ADD COLUMN sheet_owed INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX touch_sheet_owed ON touch (given_order) WHERE sheet_owed = 1",
    ),
)


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
            with suppress(OSError):  # SQLite says why it cannot be made
                make_private(path)
            self._connection = sqlite3.connect(
                path, timeout=_BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
            )
            try:
                self._prepare(ids, synchronous)
            except BaseException:
                self._connection.close()
                raise
        if is_new:
            # A power cut must not take the name of a new file away.
            settle_file(path.parent)
        self._identity = _identity(path)
        self.install = UUID(self.row("SELECT install FROM station")[0])  # type: ignore[index] # one row

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
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise JournalFault(f"The journal {self.path} failed: {error}", _hint(error)) from error


def _hint(error: Exception) -> str:
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


_SAFE = re.compile(r"[^A-Za-z0-9_.-]")


def journal_path(folder: Path, station: str) -> Path:
    """Return where a station's journal lies; two stations of one computer have two."""
    safe = _SAFE.sub("_", station)
    if safe != station:
        safe = f"{safe}-{sha256(station.encode()).hexdigest()[:8]}"
    return folder / f"journal-{safe}.db"


@dataclass(frozen=True, kw_only=True, slots=True)
class GivenLast:
    """The last number of a series that a journal tells of."""

    unit: str
    service_day: str
    series: str
    number: int


_GIVEN_LAST = """
    SELECT unit, service_day, series, max(number) FROM touch WHERE number IS NOT NULL
    GROUP BY unit, service_day, series ORDER BY service_day, series
"""
_REGISTERED = "SELECT unit FROM station WHERE unit IS NOT NULL"


def told_by(path: Path) -> tuple[frozenset[str], tuple[GivenLast, ...]]:
    """Return of which units a journal tells, and the last numbers; its kiosk may work meanwhile.

    Raises:
        JournalFault: it cannot be read.
    """
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as journal:
            given = tuple(
                GivenLast(unit=unit, service_day=day, series=series, number=number)
                for unit, day, series, number in journal.execute(_GIVEN_LAST)
            )
            units = {unit for (unit,) in journal.execute(_REGISTERED)}
    except sqlite3.Error as error:
        raise JournalFault(f"The journal {path} failed: {error}", _hint(error)) from error
    return frozenset(units | {one.unit for one in given}), given


def journals_in(folder: Path) -> list[Path]:
    """Return the journals of every station that keeps its own in a folder."""
    return sorted(folder.glob("journal-*.db"))


class JournalLock:
    """Held by the one process that writes a journal; the system gives it back when that ends."""

    def __init__(self, path: Path) -> None:
        """Take it.

        Raises:
            JournalHeldError: another process has it.
            JournalFault: nothing can be written there.
        """
        self.path = path
        file = path.resolve()  # behind a link: by either name it is the same journal
        held = file.with_name(f"{file.name}.lock")
        try:
            private_folder(file.parent)
            make_private(held)
            self._descriptor: int | None = os.open(held, os.O_RDWR)
        except OSError as error:
            raise JournalFault(
                f"The journal {path} cannot be opened: {error.strerror}",
                "check that this user may write there, and that the disk is not full",
            ) from error
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self.close()
            raise JournalHeldError(
                f"Another program works with the journal {path}",
                "end the other kiosk, or give this one a name of its own in NOUBA_STATION",
            ) from error

    def close(self) -> None:
        """Give it back."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)
