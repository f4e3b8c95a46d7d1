"""Notices that another program serves prints under the name of this station."""

import logging
from collections.abc import Callable
from datetime import datetime

from reception.ports import StationPrinter

log = logging.getLogger(__name__)


class Namesake:
    """Knows when this program was last heard under its name: at another time it was another one."""

    def __init__(self, station: str) -> None:
        self._station = station
        self._heard_at: datetime | None = None
        self._found = False

    def look_around(
        self, printers: Callable[[], tuple[StationPrinter, ...]], speak: Callable[[], None]
    ) -> None:
        """Speak under the station's name, and say in the log if somebody else did since last time.

        Args:
            printers: return who was heard.
            speak: be heard now.
        """
        ours, self._heard_at = self._heard_at, None
        if ours is not None:
            found = self._last_heard(printers()) != ours
            if found and not self._found:
                log.warning(
                    "another program serves prints as %s, too: give every station a name of its"
                    " own in NOUBA_STATION",
                    self._station,
                )
            self._found = found
        speak()
        # Where this fails, nobody knows what was heard: the next time says nothing.
        self._heard_at = self._last_heard(printers())

    def _last_heard(self, printers: tuple[StationPrinter, ...]) -> datetime | None:
        return next((one.heard_at for one in printers if one.station == self._station), None)
