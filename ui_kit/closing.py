"""The end of a program: nothing that hangs may hold it up."""

import logging
import threading
import time
from collections.abc import Callable

log = logging.getLogger(__name__)

PATIENCE_S = 6.0
"""For everything together: far less than the kiosk's service manager waits for a beat."""
_DATABASE_PATIENCE_S = 1.0


def close_in_time(
    *closers: Callable[[float], object],
    within_s: float = PATIENCE_S,
    monotonic_s: Callable[[], float] = time.monotonic,
) -> None:
    """Close one after the other; each is told how many seconds it may still take."""
    until_s = monotonic_s() + within_s
    for close in closers:
        close(max(0.0, until_s - monotonic_s()))


def close_or_give_up(close: Callable[[], None], patience_s: float = _DATABASE_PATIENCE_S) -> None:
    """Give a database's connections back; one that does not answer is left to itself."""
    # A daemon: it ends with the program, whatever it waits for.
    closing = threading.Thread(target=close, name="closing", daemon=True)
    closing.start()
    closing.join(patience_s)
    if closing.is_alive():
        log.warning("the database does not answer and is given up")
