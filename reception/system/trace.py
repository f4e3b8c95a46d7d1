"""How far a trip has come that somebody waits for: instants with a name, told when asked for."""

import logging
import time

_log = logging.getLogger("nouba.trips")


def reach(instant: str) -> None:
    """Tell that a trip has come so far, by the monotonic clock, which processes share.

    Nobody hears it unless the log ``nouba.trips`` is asked for what is below its warnings.
    """
    if _log.isEnabledFor(logging.DEBUG):
        _log.debug("%s %.6f", instant, time.monotonic())
