"""What is peculiar to one kind of database, in the same words for both."""

from contextlib import AbstractContextManager
from typing import Any, Protocol

from sqlalchemy.engine import URL, Engine


class Driver(Protocol):
    """What is peculiar to one kind of database."""

    BEGIN: str
    BEGIN_SNAPSHOT: tuple[str, ...]
    ERRORS: tuple[type[Exception], ...]

    def open_engine(self, url: URL, patience_s: float, /) -> Engine:
        """Return the pool of connections."""
        ...

    def require_existing(self, url: URL) -> None:
        """Refuse to make a new database where an old one is expected."""
        ...

    def prepare(self, connection: Any) -> None:
        """Make a new connection fit for use."""
        ...

    def in_transaction(self, connection: Any) -> bool:
        """Return whether there is something to roll back."""
        ...

    def is_lost(self, connection: Any, error: Exception | None = None, /) -> bool:
        """Return whether the connection is of no more use after an error."""
        ...

    def is_stale(self, connection: Any, /) -> bool:
        """Return whether a connection was ended while it rested."""
        ...

    def patient(self, connection: Any, /) -> AbstractContextManager[None]:
        """Let every answer take minutes."""
        ...

    def is_unknown(self, connection: Any, error: Exception, /) -> bool:
        """Return whether a commit that failed may have been done all the same."""
        ...

    def was_given_up(self, connection: Any, /) -> bool:
        """Return whether an answer took too long."""
        ...

    def waited_too_long(self, error: BaseException | None, /) -> bool:
        """Return whether the driver complains of what another one holds."""
        ...

    def reason_of(self, error: Exception, /) -> str:
        """Return what the driver says, in one line."""
        ...

    def faults(self, database: object) -> AbstractContextManager[None]:
        """Turn what the driver raises into a fault with something to do."""
        ...
