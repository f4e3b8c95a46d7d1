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
from reception.storage.faults import UniqueViolationError

BEGIN = "BEGIN"
BEGIN_SNAPSHOT: tuple[str, ...] = (
    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    # A long report may think between two rows.
    "SET LOCAL idle_in_transaction_session_timeout = 0",
)

ERRORS: tuple[type[Exception], ...] = (psycopg.Error,)
LOST_CONNECTION: tuple[type[Exception], ...] = (psycopg.OperationalError, psycopg.InterfaceError)

_POOL_TIMEOUT_S = 3
_POOL_RECYCLE_S = 1800
# By these a cut line is noticed within seconds.
OPTIONS: dict[str, str | int] = {
    "connect_timeout": 3,
    "tcp_user_timeout": 3000,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "application_name": "nouba",
    "options": "-c statement_timeout=30000 -c lock_timeout=3000"
    " -c idle_in_transaction_session_timeout=10000",
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


@contextmanager
def faults(database: object) -> Iterator[None]:
    """Turn what the driver raises into a fault with something to do, or a unique violation."""
    try:
        yield
    except psycopg.IntegrityError as error:
        raise UniqueViolationError(error.diag.constraint_name or "") from error
    except LOST_CONNECTION as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else "no answer"
        raise StorageFault(
            f"{database} cannot be reached: {reason}",
            "check that the server runs and the network is up, then try again",
        ) from error
    except psycopg.errors.InsufficientPrivilege as error:
        raise StorageFault(
            f"{database} refuses: {error.diag.message_primary}", "ask the administrator for access"
        ) from error
