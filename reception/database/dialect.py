"""What is peculiar to one kind of database, in the same words for both."""

from contextlib import AbstractContextManager, nullcontext
from typing import Any

from sqlalchemy.engine import URL, Engine

from reception.system.clock import ChangeFeed

CHANNEL = "nouba"
"""By it transactions on a server announce what they changed."""


class Driver:
    """What is peculiar to one kind of database; told here is what no connection to a file does."""

    begin: str
    begin_snapshot: tuple[str, ...]
    errors: tuple[type[Exception], ...]

    def open_engine(self, url: URL, patience_s: float) -> Engine:
        """Return the pool of connections.

        Raises:
            StorageFault: a file is in no usable place.
        """
        raise NotImplementedError

    def open_feed(self, url: URL, name: str) -> ChangeFeed:
        """Return what hears of changes that others commit, on a connection of its own.

        A notice carries topics, never data: the reader reads again. So a notice that is lost,
        merged or heard twice does no harm, as long as readers also look by themselves now and then.

        Raises:
            StorageFault: the database, which faults call by this name, cannot be reached.
        """
        raise NotImplementedError

    def require_existing(self, url: URL) -> None:
        """Refuse to make a new database where an old one is expected."""

    def prepare(self, connection: Any) -> None:
        """Make a new connection fit for use."""

    def in_transaction(self, connection: Any) -> bool:
        """Return whether there is something to roll back."""
        raise NotImplementedError

    def is_lost(self, _connection: Any, _error: Exception | None = None) -> bool:
        """Return whether the connection is of no more use after an error."""
        return False

    def is_stale(self, _connection: Any) -> bool:
        """Return whether a connection was ended while it rested."""
        return False

    def patient(self, _connection: Any) -> AbstractContextManager[None]:
        """Let every answer take minutes."""
        return nullcontext()

    def is_unknown(self, connection: Any, error: Exception) -> bool:
        """Return whether a commit that failed may have been done all the same."""
        raise NotImplementedError

    def was_given_up(self, _connection: Any) -> bool:
        """Return whether the line was shut because an answer took too long."""
        return False

    def waited_too_long(self, error: BaseException | None) -> bool:
        """Return whether the driver complains of what another one holds."""
        raise NotImplementedError

    def reason_of(self, error: Exception) -> str:
        """Return what the driver says, in one line."""
        return str(error)

    def faults(self, database: object) -> AbstractContextManager[None]:
        """Turn what the driver raises into a fault with something to do, or name the constraint."""
        raise NotImplementedError
