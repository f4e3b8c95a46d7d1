"""Connections and transactions, the same for SQLite and PostgreSQL.

SQLAlchemy pools the connections and reads the address; statements run on the driver's own
cursor, because issuing a ticket through its expression layer costs twice the statement itself
(docs/decisions/0003). SQLite writers begin with ``BEGIN IMMEDIATE``: the default would lose
updates between reading and writing.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from reception.domain.errors import StorageFault
from reception.ports import Topic
from reception.storage.schema import SCHEMA_VERSION
from reception.storage.statement import Statement

CHANNEL = "nouba"
_BUSY_TIMEOUT_S = 5
_CONNECT_TIMEOUT_S = 3
_POOL_TIMEOUT_S = 3
_NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afs"})

type Value = str | int | float | None
type Row = tuple[Any, ...]

_NOTIFY = Statement("SELECT pg_notify(:channel, :topics)")


class UniqueViolationError(Exception):
    """A constraint refused a second row; names it."""

    def __init__(self, constraint: str) -> None:
        self.constraint = constraint
        super().__init__(constraint)


class Run:
    """Runs statements on one connection."""

    def __init__(self, connection: Any, *, postgresql: bool) -> None:
        self._connection = connection
        self.is_postgresql = postgresql

    def rows(self, statement: Statement, **values: Value) -> Sequence[Row]:
        """Return every row of the answer."""
        return self._execute(statement, values).fetchall()  # type: ignore[no-any-return]

    def row(self, statement: Statement, **values: Value) -> Row | None:
        """Return the first row of the answer; None when it is empty."""
        return self._execute(statement, values).fetchone()  # type: ignore[no-any-return]

    def change(self, statement: Statement, **values: Value) -> int:
        """Run a statement that answers nothing; return how many rows it changed."""
        return self._execute(statement, values).rowcount  # type: ignore[no-any-return]

    def stream(self, statement: Statement, **values: Value) -> Iterator[Row]:
        """Yield the rows of an answer that may be long."""
        if not self.is_postgresql:
            yield from self._execute(statement, values)
            return
        with self._connection.transaction(), self._connection.cursor("nouba") as cursor:
            cursor.itersize = 5000
            yield from cursor.execute(statement.postgresql, values)

    def _execute(self, statement: Statement, values: dict[str, Value]) -> Any:
        sql = statement.postgresql if self.is_postgresql else statement.sqlite
        return self._connection.execute(sql, values)


class Database:
    """One database's connections."""

    def __init__(self, url: str) -> None:
        self.url = _parsed(url)
        self.is_postgresql = self.url.get_backend_name() == "postgresql"
        if self.is_postgresql:
            self.engine = create_engine(
                self.url,
                pool_size=2,
                max_overflow=2,
                pool_timeout=_POOL_TIMEOUT_S,
                pool_recycle=1800,
                connect_args=postgresql_options(),
            )
        else:
            _require_usable_file(self.url.database)
            self.engine = create_engine(self.url, connect_args={"timeout": _BUSY_TIMEOUT_S})
        event.listen(self.engine, "connect", self._on_connect)

    def close(self) -> None:
        """Give every connection back."""
        self.engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Run]:
        """Give a connection for questions that need not agree with one another."""
        with _faults(self), self._connection() as connection:
            yield Run(connection, postgresql=self.is_postgresql)

    @contextmanager
    def snapshot(self) -> Iterator[Run]:
        """Give a connection on which all questions are answered as of one instant."""
        with _faults(self), self._connection() as connection:
            if self.is_postgresql:
                connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                connection.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            else:
                connection.execute("BEGIN")
            try:
                yield Run(connection, postgresql=self.is_postgresql)
            finally:
                self._roll_back(connection)

    @contextmanager
    def write(self, *announcing: Topic) -> Iterator[Run]:
        """Give a transaction; it commits, and announces the topics, when the block ends well."""
        with _faults(self), self._connection() as connection:
            run = Run(connection, postgresql=self.is_postgresql)
            connection.execute("BEGIN" if self.is_postgresql else "BEGIN IMMEDIATE")
            try:
                yield run
                if announcing and self.is_postgresql:
                    run.row(_NOTIFY, channel=CHANNEL, topics=",".join(announcing))
                connection.execute("COMMIT")
            except BaseException:
                self._roll_back(connection)
                raise

    def require_current_schema(self) -> None:
        """Refuse a database that this version cannot work with.

        Raises:
            StorageFault: the database is missing, unreadable, empty, or of another version.
        """
        if not self.is_postgresql and not Path(str(self.url.database)).is_file():
            raise StorageFault(
                f"There is no database at {self.url.database}", "run 'nouba init' to create it"
            )
        found = self.schema_version()
        if found is None:
            raise StorageFault(f"{self} is not set up", "run 'nouba init'")
        if found != SCHEMA_VERSION:
            raise StorageFault(
                f"{self} has schema {found}, this version of Nouba needs {SCHEMA_VERSION}",
                "run 'nouba init' with the newest version installed here",
            )

    def schema_version(self) -> str | None:
        """Return the migration the database has reached; None when it is not set up."""
        with self.read() as run:
            if run.row(_HAS_VERSION) is None:
                return None
            row = run.row(_VERSION)
            return str(row[0]) if row else None

    @contextmanager
    def _connection(self) -> Iterator[Any]:
        pooled = self.engine.raw_connection()
        try:
            yield pooled.driver_connection
        except (psycopg.OperationalError, psycopg.InterfaceError):
            pooled.invalidate()
            raise
        finally:
            pooled.close()

    def _roll_back(self, connection: Any) -> None:
        try:
            in_transaction = (
                connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE
                if self.is_postgresql
                else connection.in_transaction
            )
            if in_transaction:
                connection.execute("ROLLBACK")
        except (sqlite3.Error, psycopg.Error):
            # The connection is lost, and the transaction with it.
            return

    def _on_connect(self, connection: Any, _record: object) -> None:
        if self.is_postgresql:
            connection.autocommit = True
            return
        connection.isolation_level = None
        for pragma in (
            "journal_mode = WAL",
            # NORMAL loses acknowledged tickets in a power cut.
            "synchronous = FULL",
            "foreign_keys = ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    def __str__(self) -> str:
        return f"The database {self.url.render_as_string(hide_password=True)}"


def postgresql_options() -> dict[str, str | int]:
    """Return libpq options by which a cut line is noticed within seconds."""
    return {
        "connect_timeout": _CONNECT_TIMEOUT_S,
        "tcp_user_timeout": 3000,
        "keepalives_idle": 2,
        "keepalives_interval": 1,
        "keepalives_count": 3,
        "application_name": "nouba",
        "options": "-c statement_timeout=30000 -c lock_timeout=3000"
        " -c idle_in_transaction_session_timeout=10000",
    }


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
        parsed.get_dialect()
    except (ArgumentError, NoSuchModuleError) as error:
        raise StorageFault(
            f"'{url}' is not the address of a database",
            "write sqlite:///path/file.db or postgresql+psycopg://user@host/name",
        ) from error
    if parsed.get_backend_name() == "sqlite" and parsed.database not in {None, "", ":memory:"}:
        return parsed
    if parsed.drivername == "postgresql+psycopg":
        return parsed
    raise StorageFault(
        f"'{parsed.render_as_string(hide_password=True)}' is not a database Nouba can use",
        "write sqlite:///path/file.db or postgresql+psycopg://user@host/name",
    )


def _require_usable_file(name: str | None) -> None:
    path = Path(str(name)).absolute()
    if path.is_dir():
        raise StorageFault(f"{path} is a folder", "name a file in it")
    if not path.parent.is_dir():
        raise StorageFault(f"There is no folder {path.parent}", "create it first")
    kind = _file_system(path.parent.resolve())
    if kind in _NETWORK_FILE_SYSTEMS:
        raise StorageFault(
            f"{path} is on a network share ({kind}), where SQLite loses data",
            "use a local disk, or PostgreSQL for several computers",
        )


def _file_system(folder: Path) -> str | None:
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return None
    entries = (line.split() for line in mounts.read_text(encoding="utf-8").splitlines())
    # The mount that holds a folder is the one whose path is the longest beginning of its path.
    holding = [
        (len(point), kind)
        for _, point, kind, *_ in entries
        if folder.is_relative_to(point.replace("\\040", " "))
    ]
    return max(holding)[1] if holding else None


_HAS_VERSION = Statement(
    "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'",
    postgresql="SELECT 1 FROM pg_tables WHERE tablename = 'alembic_version'",
)
_VERSION = Statement("SELECT version_num FROM alembic_version")


@contextmanager
def _faults(database: Database) -> Iterator[None]:
    """Turn what the drivers raise into a fault with something to do, or a unique violation."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise UniqueViolationError(_sqlite_constraint(error)) from error
    except psycopg.IntegrityError as error:
        raise UniqueViolationError(error.diag.constraint_name or "") from error
    except sqlite3.DatabaseError as error:
        raise StorageFault(f"{database} failed: {error}", _sqlite_hint(error)) from error
    except (psycopg.OperationalError, psycopg.InterfaceError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else "no answer"
        raise StorageFault(
            f"{database} cannot be reached: {reason}",
            "check that the server runs and the network is up, then try again",
        ) from error
    except psycopg.errors.InsufficientPrivilege as error:
        raise StorageFault(
            f"{database} refuses: {error.diag.message_primary}", "ask the administrator for access"
        ) from error
    except PoolTimeoutError as error:
        raise StorageFault(f"{database} is too busy", "try again in a moment") from error
    except SQLAlchemyError as error:
        if error.__cause__ is None:
            raise
        raise StorageFault(f"{database} failed: {error.__cause__}", "check the address") from error


def _sqlite_constraint(error: sqlite3.IntegrityError) -> str:
    # SQLite names the columns of a unique index, not the index.
    columns = str(error).removeprefix("UNIQUE constraint failed: ")
    return {
        "event.operation, event.step": "event_operation_once",
        "leg.unit, leg.clerk": "leg_held_once",
    }.get(columns, str(error))


def _sqlite_hint(error: sqlite3.DatabaseError) -> str:
    match error.sqlite_errorname if hasattr(error, "sqlite_errorname") else "":
        case "SQLITE_NOTADB" | "SQLITE_CORRUPT":
            return "the file is damaged or not a database; restore the last backup"
        case "SQLITE_BUSY" | "SQLITE_LOCKED":
            return "another program holds it; try again in a moment"
        case "SQLITE_FULL":
            return "the disk is full; make room and try again"
        case "SQLITE_READONLY" | "SQLITE_PERM" | "SQLITE_CANTOPEN":
            return "check that this user may read and write the file and its folder"
        case _:
            return "check the disk, then try again"
