"""What is peculiar to PostgreSQL: its transactions, and what its errors mean.

Loaded only where a PostgreSQL is used: a station on SQLite does not wait for its driver.
"""

import select
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, Self

import psycopg
from psycopg.conninfo import make_conninfo
from sqlalchemy import create_engine
from sqlalchemy.engine import URL, Engine

from reception.database.address import Parameters, parameters_of, servers_of
from reception.database.run import CHANNEL, OTHER_TABLES, ConstraintError
from reception.domain.errors import (
    DeadlockFault,
    DeniedFault,
    NotAllowedFault,
    StorageFault,
    UnreachableFault,
)
from reception.system.clock import ChangeFeed, Topic


class PatientConnection(psycopg.Connection[Any]):
    """A connection that ends when an answer takes longer than its patience."""

    patience_s = float("inf")
    is_given_up = False
    """Whether it ended so."""

    @classmethod
    def open(cls, parameters: Mapping[str, str | int], patience_s: float) -> Self:
        """Connect; from then on every answer is waited for so long."""
        connection = cls.connect(make_conninfo("", **parameters), autocommit=True)
        connection.patience_s = patience_s
        return connection

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        """Wait for the server, which the driver does here and nowhere else."""
        if timeout is not None:  # whoever asked is content with no answer
            return super().wait(gen, interval, timeout)
        until_s = time.monotonic() + self.patience_s
        try:
            return super().wait(gen, interval, self.patience_s)
        except psycopg.OperationalError as error:
            if time.monotonic() < until_s:
                raise
            # What is still to come would be taken for the answer to the next question.
            self.is_given_up = True
            self.pgconn.finish()
            raise psycopg.OperationalError(f"no answer in {self.patience_s:g} seconds") from error

    def is_stale(self) -> bool:
        """Return whether it was ended, by the server or on the way, while it rested."""
        if self.closed:
            return True
        look = select.poll()
        look.register(self.pgconn.socket, select.POLLIN)
        # Nobody has asked anything: the only thing to read is that it is over.
        return bool(look.poll(0))


TRIES = 2
_ANSWERS_WITHIN_S = 0.7


def within_reach(parameters: Parameters, *, tries: int = TRIES) -> Parameters:
    """Return the parameters with those of the servers alone that take a call now.

    Raises:
        psycopg.OperationalError: none does.
    """
    servers = servers_of(parameters)
    if not servers:
        return parameters
    for _ in range(tries):
        answers = [_call(*server) for server in servers]
        there = [one for one, refused in zip(servers, answers, strict=True) if refused is None]
        if there:
            hosts, ports = zip(*there, strict=True)
            return parameters | {"host": ",".join(hosts), "port": ",".join(map(str, ports))}
    (host, port), refused = servers[-1], answers[-1]
    raise psycopg.OperationalError(f"{host}, port {port}: {refused}") from refused


def _call(host: str, port: int) -> OSError | None:
    try:
        socket.create_connection((host, port), _ANSWERS_WITHIN_S).close()
    except OSError as error:
        return error
    return None


# Somebody else's lock was waited for too long, or the server ended a statement.
_BUSY = (psycopg.errors.LockNotAvailable, psycopg.errors.QueryCanceled)
# Two transactions were in each other's way, and the server has undone this one.
_UNDONE = (psycopg.errors.DeadlockDetected, psycopg.errors.SerializationFailure)
# Two changed one row of its own catalogue at once, or what is to go is needed by something.
_SERVER_REFUSED = (psycopg.errors.InternalError_, psycopg.errors.DependentObjectsStillExist)
# What the server says of a transaction whose end it does not know itself.
_UNKNOWN = (psycopg.errors.TransactionResolutionUnknown, psycopg.errors.StatementCompletionUnknown)
_MISSING = (psycopg.errors.UndefinedTable, psycopg.errors.UndefinedColumn)
_POOL_TIMEOUT_S = 3
_POOL_RECYCLE_S = 1800
_LONG_S = 600
_BE_PATIENT = f"SET statement_timeout = '{_LONG_S}s'"
_BE_AS_BEFORE = "RESET statement_timeout"

# A server's own words, which it says in English unless lc_messages is another language's.
_NOT_LET_IN = ("authentication failed", "no pg_hba.conf entry")


def connect(url: URL, patience_s: float, *, tries: int = TRIES) -> PatientConnection:
    """Return a connection that waits no longer than this for an answer.

    Raises:
        StorageFault: a file that the address names cannot be used, or it makes no sense.
        psycopg.Error: no server can be reached, or it lets nobody in.
    """
    try:
        parameters = within_reach(parameters_of(url, patience_s), tries=tries)
        return PatientConnection.open(parameters, patience_s)
    except psycopg.ProgrammingError as error:
        raise StorageFault(
            f"The address of the database makes no sense: {reason_of(error)}",
            "correct what stands behind the '?'",
        ) from error


def reason_of(error: Exception) -> str:
    """Return what the driver says, in one line: the others give advice to programmers."""
    lines = str(error).strip().splitlines()
    return lines[0] if lines else "no answer"


def _way_in(reason: str) -> str:
    """Return what to do about a server that does not let anybody in, or does not answer."""
    if any(words in reason for words in _NOT_LET_IN):
        return (
            "the server runs and does not let this account in: look at its pg_hba.conf, at the"
            " account's name, and at its certificate or password"
        )
    return "check that the server runs and the network is up, then try again"


_KNOWN = frozenset(Topic)
# Shorter than an app takes to say that it is not up to date.
_HEARS_WITHIN_S = 2.0
_TEST_EVERY_S = 20.0


class PostgresqlFeed:
    """Hears the topics that committed transactions announced."""

    def __init__(self, url: URL, name: str) -> None:
        self._database = name
        try:
            self._connection = connect(url, _HEARS_WITHIN_S, tries=1)
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
            if not self._topics and time.monotonic() - self._tested_s >= _TEST_EVERY_S:
                self._test()
            elif not self._topics:
                self._connection.execute("SELECT 1")
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

    def _test(self) -> None:
        """See whether what is announced is heard.

        Behind a pooler that lends the connection to others, a listener lives, and is deaf.
        """
        self._connection.execute("SELECT pg_notify(%s, '')", (self._own,))
        until_s = time.monotonic() + _HEARS_WITHIN_S
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
            f"{self._database} is out of hearing: {reason_of(error)}", "it is tried again by itself"
        )


class PostgresqlDriver:
    """A server, which may be far away, busy or gone."""

    begin = "BEGIN"
    begin_snapshot = (
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        # A long report may think between two rows.
        "SET LOCAL idle_in_transaction_session_timeout = 0",
    )
    errors = (psycopg.Error,)

    def open_engine(self, url: URL, patience_s: float) -> Engine:
        """Return the pool of connections to a server."""
        return create_engine(
            url,
            creator=lambda: connect(url, patience_s),
            pool_size=2,
            max_overflow=2,
            pool_timeout=_POOL_TIMEOUT_S,
            pool_recycle=_POOL_RECYCLE_S,
            # Whoever began a transaction has ended it, or the line is lost.
            pool_reset_on_return=None,
        )

    def open_feed(self, url: URL, name: str) -> ChangeFeed:
        """Return what hears the topics that committed transactions announced."""
        return PostgresqlFeed(url, name)

    def require_existing(self, _url: URL) -> None:
        """Pass: a server makes no database where an old one is expected."""

    def require_whole(self, _url: URL) -> None:
        """Pass: a server looks after its pages itself."""

    def prepare(self, _connection: Any) -> None:
        """Pass: a connection is fit for use as it was made."""

    def turn(self, _file: Path | None) -> AbstractContextManager[None]:
        """Wait for nobody: a server lets its writers go side by side."""
        return nullcontext()

    def in_transaction(self, connection: Any) -> bool:
        """Return whether there is something to roll back."""
        return bool(connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE)

    def is_lost(self, connection: Any, error: Exception | None = None) -> bool:
        """Return whether the connection is of no more use after an error.

        One that leads to a server which may not be written is none: another may be by now.
        """
        is_standby = isinstance(error, psycopg.errors.ReadOnlySqlTransaction)
        return bool(connection.closed) or is_standby

    def is_stale(self, connection: Any) -> bool:
        """Return whether a connection has been ended while it rested."""
        return isinstance(connection, PatientConnection) and connection.is_stale()

    @contextmanager
    def patient(self, connection: Any) -> Iterator[None]:
        """Let every answer take minutes."""
        before, connection.patience_s = connection.patience_s, _LONG_S
        try:
            connection.execute(_BE_PATIENT)
            yield
        finally:
            connection.patience_s = before
            if not connection.closed and not self.in_transaction(connection):
                connection.execute(_BE_AS_BEFORE)

    def is_unknown(self, connection: Any, error: Exception) -> bool:
        """Return whether what was asked for may have been done all the same."""
        # The driver's own error: the server has not said a word.
        is_silent = isinstance(error, psycopg.OperationalError) and error.sqlstate is None
        return is_silent or self.is_lost(connection) or isinstance(error, _UNKNOWN)

    def was_given_up(self, connection: Any) -> bool:
        """Return whether the line was shut because an answer took too long."""
        return isinstance(connection, PatientConnection) and connection.is_given_up

    def waited_too_long(self, error: BaseException | None) -> bool:
        """Return whether the driver complains of what another one holds."""
        return isinstance(error, psycopg.errors.LockNotAvailable)

    def reason_of(self, error: Exception) -> str:
        """Return what the driver says, in one line."""
        return reason_of(error)

    @contextmanager
    def faults(self, database: object) -> Iterator[None]:
        """Turn what the driver raises into a fault with something to do, or name the constraint."""
        try:
            yield
        except psycopg.IntegrityError as error:
            raise ConstraintError(error.diag.constraint_name or "") from error
        except _UNDONE as error:
            raise DeadlockFault(f"{database} is busy", "try again in a moment") from error
        except _BUSY as error:
            raise StorageFault(
                f"{database} is busy: {error.diag.message_primary}", "try again in a moment"
            ) from error
        except psycopg.errors.DiskFull as error:
            raise StorageFault(
                f"{database} failed: {error.diag.message_primary}",
                "the disk of the server is full; make room and try again",
            ) from error
        except psycopg.errors.ReadOnlySqlTransaction as error:
            raise StorageFault(
                f"{database} is read only: {error.diag.message_primary}",
                "the server may be a standby; name the one that may be written",
            ) from error
        except _MISSING as error:
            raise StorageFault(
                f"{database} failed: {error.diag.message_primary}", OTHER_TABLES
            ) from error
        except _SERVER_REFUSED as error:
            raise StorageFault(
                f"{database} failed: {error.diag.message_primary}", "try again in a moment"
            ) from error
        except (psycopg.OperationalError, psycopg.InterfaceError) as error:
            reason = reason_of(error)
            raise UnreachableFault(
                f"{database} cannot be reached: {reason}", _way_in(reason)
            ) from error
        except psycopg.errors.InsufficientPrivilege as error:
            is_by_an_act = error.diag.source_function == "exec_stmt_raise"
            raise (DeniedFault if is_by_an_act else NotAllowedFault)(
                f"{database} refuses: {error.diag.message_primary}",
                "ask the administrator for access, or use the account that owns the tables",
            ) from error
