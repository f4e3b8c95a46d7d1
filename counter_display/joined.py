"""The reception an app works on, opened in a worker thread once its window is drawn."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from reception.clock import ScaledClock, SystemClock
from reception.domain.errors import StorageFault
from reception.ports import ChangeFeed
from reception.settings import Settings

if TYPE_CHECKING:
    from reception.bootstrap import Reception


class LateReception:
    """Opens the reception at the first question; asked again after a fault, it tries again."""

    def __init__(self, open_it: Callable[[], "Reception"]) -> None:
        self._open_it = open_it
        self._lock = threading.Lock()
        self._opened: Reception | None = None

    def __call__(self) -> "Reception":
        """Return the reception; call it off the GUI thread only.

        Raises:
            StorageFault: it cannot be opened now.
        """
        with self._lock:
            if self._opened is None:
                self._opened = self._open_it()
            return self._opened

    def open_feed(self) -> ChangeFeed:
        """Return a feed of what other processes change."""
        return self().open_feed()

    def close(self) -> None:
        """Give back what was opened."""
        with self._lock:
            if self._opened:
                self._opened.close()
            self._opened = None


def late_reception(settings: Settings, clock: SystemClock | ScaledClock) -> LateReception:
    """Return the reception that a station's settings name."""

    def open_it() -> "Reception":
        # The database's libraries are loaded here, in the worker: the first frame is not kept.
        from reception.bootstrap import open_reception  # noqa: PLC0415

        if not settings.database:
            raise StorageFault("No database is named", "set NOUBA_DATABASE or give --db")
        return open_reception(settings.database, clock=clock)

    return LateReception(open_it)
