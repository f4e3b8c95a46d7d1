"""Where the kiosk's tickets and its knowledge of the hall come from: the server, or itself."""

from typing import Protocol

from kiosk.core import Core, HallNow, Issued, Touch, issue, read_hall


class Source(Protocol):
    """What is asked for tickets and for the hall; in the background only."""

    def read_hall(self) -> HallNow:
        """Return what a visitor may choose from."""
        ...

    def issue(self, touch: Touch, printer_station: str | None) -> Issued:
        """Give the ticket that a touch asks for; the same touch again gives the same ticket."""
        ...


class ServerOnly:
    """A kiosk without a journal: when the server is away there are no tickets."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def read_hall(self) -> HallNow:
        """Return what a visitor may choose from."""
        return read_hall(self._core)

    def issue(self, touch: Touch, printer_station: str | None) -> Issued:
        """Give the ticket that a touch asks for."""
        return issue(self._core, touch, printer_station)
