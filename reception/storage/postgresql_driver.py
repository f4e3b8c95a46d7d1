"""What is peculiar to PostgreSQL: its time limits, its transactions, and what its errors mean.

Loaded only where a PostgreSQL is used: a station on SQLite does not wait for its driver.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import create_engine
from sqlalchemy.engine import URL, Engine

from reception.domain.errors import StorageFault
from reception.ports import DeadlockFault
from reception.storage.faults import ConstraintError

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
_POOL_TIMEOUT_S = 3
_POOL_RECYCLE_S = 1800
# By these a cut line is noticed within seconds. To compile a plan takes longer than any answer.
OPTIONS: dict[str, str | int] = {
    "connect_timeout": 3,
    "tcp_user_timeout": 3000,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "application_name": "nouba",
    "options": "-c statement_timeout=30000 -c lock_timeout=3000"
    " -c idle_in_transaction_session_timeout=10000"
    " -c jit=off",
}


def open_engine(url: URL) -> Engine:
    """Return the pool of connections to a server."""
    return create_engine(
        url,
        pool_size=2,
        max_overflow=2,
        pool_timeout=_POOL_TIMEOUT_S,
        pool_recycle=_POOL_RECYCLE_S,
        connect_args=OPTIONS,
    )


def require_existing(url: URL) -> None:
    """Leave it to the server to say that a database is not there."""


def prepare(connection: Any) -> None:
    """Make transactions of a new connection our own."""
    connection.autocommit = True


def in_transaction(connection: Any) -> bool:
    """Return whether there is something to roll back."""
    return bool(connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE)


def is_lost(connection: Any) -> bool:
    """Return whether the connection is of no more use."""
    return bool(connection.closed)


def reason_of(error: psycopg.Error) -> str:
    """Return what the driver says, in one line: the others give advice to programmers."""
    lines = str(error).strip().splitlines()
    return lines[0] if lines else "no answer"


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
        raise StorageFault(
            f"{database} cannot be reached: {reason_of(error)}",
            "check that the server runs and the network is up, then try again",
        ) from error
    except psycopg.errors.InsufficientPrivilege as error:
        raise StorageFault(
            f"{database} refuses: {error.diag.message_primary}", "ask the administrator for access"
        ) from error
