"""Connections and transactions, the same for SQLite and PostgreSQL.

SQLAlchemy pools the connections, reads the address and compiles expressions; statements run on
the driver's own cursor, because SQLAlchemy's execution costs twice the bare driver's
(docs/decisions/0003).
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import PoolProxiedConnection, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from reception.database.address import HOW_TO_WRITE, require_possible, shown, with_servers_apart
from reception.database.run import CHANNEL, Run, Statement, row_of
from reception.database.schema.base import FIRST_VERSION, SCHEMA_VERSION
from reception.database.schema.unit import allowed_client
from reception.database.seals import follow_writes, seal_written
from reception.database.sqlite import SqliteDriver
from reception.domain.care_errors import DatabaseMissingFault
from reception.domain.errors import (
    ProgramTooOldFault,
    StorageFault,
    UnansweredFault,
    UnreachableFault,
)
from reception.system.clock import TRIPS, ChangeFeed, Topic
from reception.system.settings import FILE, file_of

if TYPE_CHECKING:
    from reception.database.postgresql import PostgresqlDriver

_ALLOWED = Statement("SELECT 1 FROM allowed_client WHERE schema = :schema AND version = :version")
_FORGET = Statement("DELETE FROM allowed_client")
_ALLOW = Statement(row_of(allowed_client))
_MIGRATIONS = Path(__file__).parent / "migrations" / "versions"


_HAS_VERSION = Statement(
    "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'",
    postgresql="SELECT 1 FROM pg_tables WHERE tablename = 'alembic_version'",
)
_VERSION = Statement("SELECT version_num FROM alembic_version")


def version_in(run: Run) -> str | None:
    """Return the schema that a database has reached; None when it is not set up."""
    if run.row(_HAS_VERSION) is None:
        return None
    row = run.row(_VERSION)
    return str(row[0]) if row else None


def require_allowed(database: object, run: Run, *, made_for: str = SCHEMA_VERSION) -> None:
    """Pass when a program that was made for a schema may work on this database.

    Raises:
        ProgramTooOldFault: the database was upgraded too far for it.
        StorageFault: the database has not been upgraded to it yet, or is of before 0.2.0.
    """
    found = version_in(run) or ""
    if found == made_for:
        return
    require_released(database, found)
    if run.row(_ALLOWED, schema=found, version=made_for):
        return
    # This program knows the schema, and could bring it up to date.
    if found.isalnum() and any(_MIGRATIONS.glob(f"{found}_*.py")):
        raise StorageFault(
            f"{database} has schema {found}, this version of Nouba needs {made_for}",
            "run 'nouba init' with the newest version installed here",
        )
    raise ProgramTooOldFault(str(database), found, made_for)


def require_released(what: object, schema: str) -> None:
    """Refuse what was made by a program of before the first release.

    Raises:
        StorageFault: it was.
    """
    if schema < FIRST_VERSION:
        raise StorageFault(
            f"{what} was made by a Nouba before 0.2.0 (schema {schema})",
            "write it out with that version ('nouba unit export', 'nouba visits export'), then"
            " bring it into a fresh one ('nouba init --template ... --new-life', 'nouba visits"
            " import')",
        )


def allow_clients(run: Run, schema: str, versions: Iterable[str]) -> None:
    """Write down which programs may work on a schema, as it is now."""
    run.change(_FORGET)
    for version in versions:
        run.change(_ALLOW, schema=schema, version=version)


PATIENCE_S = 5.0
PATIENT_S = 600.0
"""For what may take minutes: setting up, upgrading, making units follow each other."""
# Each connection that rests in the pool, and one more.
_STALE_AT_MOST = 5

_NOTIFY = Statement("SELECT pg_notify(:channel, :topics)")


class Database:
    """One database's connections."""

    def __init__(
        self, url: str, *, patience_s: float = PATIENCE_S, looks_first: bool = False
    ) -> None:
        """Open nothing yet; no answer of a server is waited for longer than ``patience_s``.

        With ``looks_first`` nothing is asked of a database before its schema was seen to be fit.
        """
        self.url = parsed(url)
        self.is_postgresql = self.url.get_backend_name() == "postgresql"
        self._shown = shown(url)
        self._patience_s = patience_s
        self._driver = _driver(postgresql=self.is_postgresql)
        self._troubles: tuple[type[Exception], ...] = (*self._driver.errors, UnansweredFault)
        self.engine = self._driver.open_engine(self.url, patience_s)
        event.listen(self.engine, "connect", self._on_connect)
        self.note_command: Callable[[Run], None] | None = None
        """Writes the line of the command that changes something here, where no other line does."""
        self._too_old: ProgramTooOldFault | None = None
        self._looks_first = looks_first

    @cached_property
    def file(self) -> Path | None:
        """Return the file that it is, behind every link; None where a server keeps it."""
        return None if self.is_postgresql else file_of(f"{FILE}{self.url.database}")

    def close(self) -> None:
        """Give every connection back."""
        self.engine.dispose()

    @contextmanager
    def read(self, *, patient: bool = False) -> Iterator[Run]:
        """Give a connection for questions that need not agree with one another.

        With ``patient`` an answer may take minutes.
        """
        with self._faults(), self._connection(patient=patient) as connection:
            yield Run(connection, postgresql=self.is_postgresql)

    @contextmanager
    def snapshot(self) -> Iterator[Run]:
        """Give a connection on which all questions are answered as of one instant, patiently."""
        with self._faults(), self._connection(patient=True) as connection:
            for statement in self._driver.begin_snapshot:
                connection.execute(statement)
            try:
                yield Run(connection, postgresql=self.is_postgresql)
            finally:
                self._roll_back(connection)

    @contextmanager
    def at_once(self) -> Iterator[Run]:
        """Give a connection on which each statement is a transaction of its own.

        Raises:
            UnansweredFault: the answer was lost; it may have been done.
        """
        if self.note_command:
            with self.write() as run:
                yield run
            return
        with self._faults(), self._connection() as connection, self._unanswered(connection):
            yield Run(connection, postgresql=self.is_postgresql)
        TRIPS.debug("committed")

    @contextmanager
    def write(self, *announcing: Topic, patient: bool = False) -> Iterator[Run]:
        """Give a transaction; it commits, and announces the topics, when the block ends well.

        What it has written into a file is sealed in it; a server seals by itself.

        Raises:
            UnansweredFault: the answer to the commit was lost; it may have been done.
        """
        own = self._connection(patient=patient)
        with self._faults(), own as connection, self._driver.turn(self.file):
            run = Run(connection, postgresql=self.is_postgresql)
            connection.execute(self._driver.begin)
            try:
                is_followed = not self.is_postgresql and follow_writes(run)
                yield run
                self._note_command(run, announcing)
                if is_followed:
                    seal_written(run)
                if announcing and self.is_postgresql:
                    run.row(_NOTIFY, channel=CHANNEL, topics=",".join(announcing))
                with self._unanswered(connection):
                    connection.execute("COMMIT")
                TRIPS.debug("committed")
                if run.is_noted:
                    self.note_command = None
            except BaseException:
                self._roll_back(connection)
                raise

    def _note_command(self, run: Run, announcing: Collection[Topic]) -> None:
        """Note a command with the first that it changes; who watches the hall changes nothing."""
        watches = Topic.ALERTS in announcing
        if self.note_command and not watches and not run.is_noted and run.has_written():
            self.note_command(run)

    def open_feed(self) -> ChangeFeed:
        """Return a feed of the database's changes, on a connection of its own.

        Raises:
            StorageFault: the database cannot be reached.
        """
        return self._driver.open_feed(self.url, str(self))

    def require_current_schema(self) -> None:
        """Refuse a database that this version cannot work with.

        Raises:
            StorageFault: the database is missing, unreadable, empty, or of another version.
        """
        self._driver.require_existing(self.url)
        with self._faults(), self._ready_connection() as connection:
            run = Run(connection, postgresql=self.is_postgresql)
            if version_in(run) is None:
                self.require_whole()
                raise DatabaseMissingFault(f"{self} is not set up")
            self.require_allowed(run)

    def require_whole(self) -> None:
        """Refuse a damaged file, in which nothing that is there may be found.

        Raises:
            StorageFault: it is damaged.
        """
        self._driver.require_whole(self.url)

    def require_ready(self) -> None:
        """Refuse a database that is to be looked at first, until it was seen to be fit.

        Raises:
            StorageFault: it cannot be reached, or its schema is not this version's.
        """
        if self._looks_first:
            self.require_current_schema()
            self._looks_first = False

    def require_allowed(self, run: Run) -> None:
        """Pass when this program may work here; if not, it asks and writes nothing any more.

        Raises:
            ProgramTooOldFault: the database was upgraded too far for it.
            StorageFault: the database has not been upgraded to it yet.
        """
        try:
            require_allowed(self, run)
        except ProgramTooOldFault as fault:
            self._too_old = fault
            raise

    def waited_too_long(self, fault: StorageFault) -> bool:
        """Return whether it is a fault of what somebody else holds for a while."""
        return self._driver.waited_too_long(fault.__cause__)

    def schema_version(self) -> str | None:
        """Return the schema that the database has reached; None when it is not set up."""
        with self.read() as run:
            return version_in(run)

    @contextmanager
    def _connection(self, *, patient: bool = False) -> Iterator[Any]:
        self.require_ready()
        with self._ready_connection(patient=patient) as connection:
            yield connection

    @contextmanager
    def _ready_connection(self, *, patient: bool = False) -> Iterator[Any]:
        if self._too_old:
            raise self._too_old
        pooled = self._fresh()
        connection = pooled.driver_connection
        try:
            with self._driver.patient(connection) if patient else nullcontext():
                yield connection
        except self._troubles as error:
            if self._driver.is_lost(connection, error):
                self._let_go(pooled)
            if self._driver.was_given_up(connection) and not isinstance(error, UnansweredFault):
                raise UnreachableFault(
                    f"{self} gave no answer in {self._patience_s:g} seconds",
                    "check the network and the server, then try again",
                ) from error
            raise
        finally:
            # Lost while something else was undone, which is what is told.
            if pooled.is_valid and self._driver.is_lost(connection):
                self._let_go(pooled)
            pooled.close()

    def _let_go(self, pooled: PoolProxiedConnection) -> None:
        pooled.invalidate()
        # The others led to the same place: who asks next begins anew.
        self.engine.dispose()

    def _fresh(self) -> PoolProxiedConnection:
        """Return a connection that was not ended while it rested, as far as that can be seen."""
        for _ in range(_STALE_AT_MOST):
            pooled = self.engine.raw_connection()
            if not self._driver.is_stale(pooled.driver_connection):
                break
            pooled.invalidate()
            pooled.close()
        else:
            pooled = self.engine.raw_connection()
        return pooled

    @contextmanager
    def _unanswered(self, connection: Any) -> Iterator[None]:
        """Tell a failure from an answer that was lost behind an act."""
        try:
            yield
        except self._driver.errors as error:
            if not self._driver.is_unknown(connection, error):
                raise
            raise UnansweredFault(
                f"{self} gave no answer: {self._driver.reason_of(error)}",
                is_patience_spent=self._driver.was_given_up(connection),
            ) from error

    def _roll_back(self, connection: Any) -> None:
        try:
            if self._driver.in_transaction(connection):
                connection.execute("ROLLBACK")
        except self._driver.errors:
            # The connection is lost, and the transaction with it.
            return

    def _on_connect(self, connection: Any, _record: object) -> None:
        self._driver.prepare(connection)

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            with self._driver.faults(self):
                yield
        except PoolTimeoutError as error:
            raise StorageFault(f"{self} is too busy", "try again in a moment") from error
        except SQLAlchemyError as error:
            cause = error.__cause__
            if cause is None:
                raise
            if isinstance(cause, self._driver.errors):
                with self._driver.faults(self):
                    raise cause from error
            raise StorageFault(f"{self} failed: {cause}", "check the address") from error

    def __str__(self) -> str:
        return f"The database {self._shown}"


def parsed(address: str) -> URL:
    """Read the address of a database.

    Raises:
        StorageFault: it names none that Nouba can use, or has an option that is none of ours.
    """
    require_possible(address)
    try:
        return make_url(with_servers_apart(address))
    except (ArgumentError, ValueError) as error:  # a port that is no number is a ValueError
        what = f"'{shown(address)}' is not the address of a database"
        raise StorageFault(what, HOW_TO_WRITE) from error


def _driver(*, postgresql: bool) -> "SqliteDriver | PostgresqlDriver":
    if not postgresql:
        return SqliteDriver()
    # A station on SQLite does not wait for the driver of servers.
    from reception.database.postgresql import PostgresqlDriver  # noqa: PLC0415

    return PostgresqlDriver()
