"""What is peculiar to PostgreSQL: its transactions, and what its errors mean.

Loaded only where a PostgreSQL is used: a station on SQLite does not wait for its driver.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import create_engine
from sqlalchemy.engine import URL, Engine

from reception.domain.errors import NotAllowedFault, StorageFault, UnreachableFault
from reception.ports import DeadlockFault
from reception.storage.faults import ConstraintError
from reception.storage.postgresql_address import parameters_of
from reception.storage.postgresql_connection import PatientConnection
from reception.storage.postgresql_reach import TRIES, within_reach

BEGIN = "BEGIN"
BEGIN_SNAPSHOT: tuple[str, ...] = (
    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    # A long report may think between two rows.
    "SET LOCAL idle_in_transaction_session_timeout = 0",
)

ERRORS: tuple[type[Exception], ...] = (psycopg.Error,)

# Somebody else's lock was waited for too long, or the server ended a statement.
_BUSY = (
    psycopg.errors.LockNotAvailable,
    psycopg.errors.QueryCanceled,
    psycopg.errors.SerializationFailure,
)
# What the server says of a transaction whose end it does not know itself.
_UNKNOWN = (
    psycopg.errors.TransactionResolutionUnknown,
    psycopg.errors.StatementCompletionUnknown,
)
_POOL_TIMEOUT_S = 3
_POOL_RECYCLE_S = 1800
_LONG_S = 600
_BE_PATIENT = f"SET statement_timeout = '{_LONG_S}s'"
_BE_AS_BEFORE = "RESET statement_timeout"

# A server's own words, which it says in English unless lc_messages is another language's.
_NOT_LET_IN = ("authentication failed", "no pg_hba.conf entry")


def open_engine(url: URL, patience_s: float) -> Engine:
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


def require_existing(url: URL) -> None:
    """Leave it to the server to say that a database is not there."""


def prepare(connection: Any) -> None:
    """Leave a new connection as it was made."""


def in_transaction(connection: Any) -> bool:
    """Return whether there is something to roll back."""
    return bool(connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE)


def is_lost(connection: Any, error: Exception | None = None) -> bool:
    """Return whether the connection is of no more use after an error.

    One that leads to a server which may not be written is none: another may be by now.
    """
    is_standby = isinstance(error, psycopg.errors.ReadOnlySqlTransaction)
    return bool(connection.closed) or is_standby


def is_stale(connection: Any) -> bool:
    """Return whether a connection has been ended while it rested."""
    return isinstance(connection, PatientConnection) and connection.is_stale()


@contextmanager
def patient(connection: Any) -> Iterator[None]:
    """Let every answer take minutes."""
    before, connection.patience_s = connection.patience_s, _LONG_S
    try:
        connection.execute(_BE_PATIENT)
        yield
    finally:
        connection.patience_s = before
        if not connection.closed and not in_transaction(connection):
            connection.execute(_BE_AS_BEFORE)


def is_unknown(connection: Any, error: Exception) -> bool:
    """Return whether what was asked for may have been done all the same."""
    return is_lost(connection) or _says_nothing(error) or isinstance(error, _UNKNOWN)


def was_given_up(connection: Any) -> bool:
    """Return whether the line was shut because an answer took too long."""
    return isinstance(connection, PatientConnection) and connection.is_given_up


def _says_nothing(error: Exception) -> bool:
    """Return whether the error is the driver's own: the server has not said a word."""
    return isinstance(error, psycopg.OperationalError) and error.sqlstate is None


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


def waited_too_long(error: BaseException | None) -> bool:
    """Return whether the driver complains of what another one holds."""
    return isinstance(error, psycopg.errors.LockNotAvailable)


@contextmanager
def faults(database: object) -> Iterator[None]:
    """Turn what the driver raises into a fault with something to do, or name the constraint."""
    try:
        yield
    except psycopg.IntegrityError as error:
        raise ConstraintError(error.diag.constraint_name or "") from error
    except psycopg.errors.DeadlockDetected as error:
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
    except (psycopg.OperationalError, psycopg.InterfaceError) as error:
        reason = reason_of(error)
        raise UnreachableFault(
            f"{database} cannot be reached: {reason}", _way_in(reason)
        ) from error
    except psycopg.errors.InsufficientPrivilege as error:
        raise NotAllowedFault(
            f"{database} refuses: {error.diag.message_primary}",
            "ask the administrator for access, or use the account that owns the tables",
        ) from error
