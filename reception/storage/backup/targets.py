"""Where a backup is put back: swapped in whole, with what it replaces kept aside."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from reception.storage.engine import Database


class Target(Protocol):
    """One database's place."""

    def require_unused(self) -> None:
        """Pass when nobody has the database open.

        Raises:
            DatabaseInUseError: somebody has.
        """
        ...

    def present(self) -> Database | None:
        """Return the database that stands there; None when there is none that can be read."""
        ...

    def drafted(self, backup: Path) -> AbstractContextManager[Database]:
        """Give a copy of the backup beside the place; it is gone again unless it was swapped in.

        Raises:
            StorageFault: it cannot be made.
        """
        ...

    def swap_in(self, aside: str) -> str | None:
        """Let the draft take the place; return where what stood there is kept, if anything was.

        Args:
            aside: what is put behind the name of what is replaced.

        Raises:
            DatabaseInUseError: somebody has opened it meanwhile.
        """
        ...
