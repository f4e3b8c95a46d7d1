"""Reading the unit's description, again only when it has changed."""

import threading
from typing import Protocol

from reception.domain.errors import UnitNotSetUpError
from reception.domain.unit import Unit


class UnitSource(Protocol):
    """Tells how the unit is described now."""

    def revision(self) -> tuple[str, int] | None:
        """Return the unit's code and present revision; None when none is set up."""
        ...

    def unit(self) -> tuple[int, Unit] | None:
        """Return the present revision and the unit; None when none is set up."""
        ...


class UnitReader:
    """Reads the unit's description once and again only when its revision has changed."""

    def __init__(self, store: UnitSource) -> None:
        self._store = store
        self._read: tuple[int, Unit] | None = None
        self._lock = threading.Lock()

    def current(self) -> tuple[int, Unit]:
        """Return the present revision and the unit.

        Raises:
            UnitNotSetUpError: the database holds none.
        """
        present = self._store.revision()
        if present is None:
            raise UnitNotSetUpError
        read = self._read
        if read is None or read[0] != present[1]:
            return self.refresh()
        return read

    def last_read(self) -> tuple[int, Unit]:
        """Return the unit as last read, without asking: for acts that check the revision."""
        return self._read or self.refresh()

    def refresh(self) -> tuple[int, Unit]:
        """Read the unit anew.

        Raises:
            UnitNotSetUpError: the database holds none.
        """
        with self._lock:
            read = self._store.unit()
            if read is None:
                raise UnitNotSetUpError
            self._read = read
            return read
