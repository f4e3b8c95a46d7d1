"""The end of a program: nothing that hangs may hold it up."""

import time
from collections.abc import Callable

PATIENCE_S = 6.0
"""For everything together: far less than the kiosk's service manager waits for a beat."""


def close_in_time(
    *closers: Callable[[float], object],
    within_s: float = PATIENCE_S,
    monotonic_s: Callable[[], float] = time.monotonic,
) -> None:
    """Close one after the other; each is told how many seconds it may still take."""
    until_s = monotonic_s() + within_s
    for close in closers:
        close(max(0.0, until_s - monotonic_s()))
