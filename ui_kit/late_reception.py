"""The reception an app works on, opened in a worker thread once its window is drawn."""

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from reception.domain.errors import StorageFault
from reception.ports import ChangeFeed, Clock

if TYPE_CHECKING:
    from reception.bootstrap import Reception
    from reception.care.station_care import StationCare


log = logging.getLogger(__name__)

_CLOSE_PATIENCE_S = 1.0


class LateReception:
    """Opens the reception at the first question; asked again after a fault, it tries again."""

    def __init__(
        self, open_it: Callable[[], "Reception"], load: Callable[[], None] = lambda: None
    ) -> None:
        """Prepare it; nothing is loaded yet.

        Args:
            open_it: opens the reception, which may ask the database.
            load: loads what that needs, and asks nobody.
        """
        self._open_it = open_it
        self._load = load
        self._is_loaded = False
        self._loading = threading.Lock()
        self._lock = threading.Lock()
        self._opened: Reception | None = None

    def __call__(self) -> "Reception":
        """Return the reception; call it off the GUI thread only.

        Raises:
            StorageFault: it cannot be opened now.
        """
        self.load()
        with self._lock:
            if self._opened is None:
                self._opened = self._open_it()
            return self._opened

    def load(self) -> None:
        """Load the libraries, of which no database knows; call it off the GUI thread only.

        Whoever waits for this never waits for who opens the database meanwhile.
        """
        with self._loading:
            if not self._is_loaded:
                self._load()
                self._is_loaded = True

    def open_feed(self) -> ChangeFeed:
        """Return a feed of what other processes change."""
        return self().open_feed()

    def close(self, patience_s: float = _CLOSE_PATIENCE_S) -> None:
        """Give back what was opened; a database that does not answer is left to itself."""
        # A daemon: it ends with the program, whatever it waits for.
        closing = threading.Thread(target=self._close, name="closing", daemon=True)
        closing.start()
        closing.join(patience_s)
        if closing.is_alive():
            log.warning("the database does not answer and is given up")

    def _close(self) -> None:
        with self._lock:
            opened, self._opened = self._opened, None
        if opened:
            opened.close()


def late_reception(
    database: str | None,
    clock: Clock,
    *,
    patience_s: float | None = None,
    care: "StationCare | None" = None,
) -> LateReception:
    """Return the reception on a database, which is not touched before it is needed.

    An answer of a server is waited for so long; None: as everywhere. ``care`` is for who
    watches the hall.
    """

    # The database's libraries are loaded in the worker: the first frame does not wait.
    def load() -> None:
        from reception.bootstrap import load_libraries  # noqa: PLC0415

        if database:
            load_libraries(database)

    def open_it() -> "Reception":
        from reception.bootstrap import open_reception  # noqa: PLC0415

        if not database:
            raise StorageFault("No database is named", "set NOUBA_DATABASE or give --db")
        if patience_s is None:
            return open_reception(database, clock=clock, care=care)
        return open_reception(database, clock=clock, patience_s=patience_s, care=care)

    return LateReception(open_it, load)
