"""Where the kiosk's tickets and its knowledge of the hall come from: the server, or itself."""

from typing import Protocol
from uuid import UUID

from kiosk.core import HallNow, Issued, Touch, issue, read_hall
from kiosk.outage.standing import Standing
from reception.bootstrap import Reception


class Source(Protocol):
    """What is asked for tickets and for the hall; in the background only."""

    def read_hall(self) -> HallNow:
        """Return what a visitor may choose from."""
        ...

    def issue(self, touch: Touch, printer_station: str | None) -> Issued:
        """Give the ticket that a touch asks for; the same touch again gives the same ticket."""
        ...


class Outage(Protocol):
    """What those who look after a kiosk ask of its log; in the background only."""

    def standing(self) -> Standing:
        """Return how the kiosk stands to the server."""
        ...

    def retry(self, operation: UUID) -> None:
        """Hand over after all what was put aside."""
        ...

    def void(self, operation: UUID, reason: str) -> None:
        """Give up what was put aside."""
        ...


class ServerOnly:
    """A kiosk without a log of its own: when the server is away there are no tickets."""

    def __init__(self, core: Reception, fault: str = "") -> None:
        """Leave all to the core; ``fault`` is why the log is of no use, if there should be one."""
        self._core = core
        self._fault = fault

    def read_hall(self) -> HallNow:
        """Return what a visitor may choose from."""
        return read_hall(self._core)

    def issue(self, touch: Touch, printer_station: str | None) -> Issued:
        """Give the ticket that a touch asks for."""
        return issue(self._core, touch, printer_station)

    def standing(self) -> Standing:
        """Return that nothing is given here, and why."""
        return Standing(fault=self._fault)

    def retry(self, operation: UUID) -> None:
        """Do nothing: nothing was put aside."""

    def void(self, operation: UUID, reason: str) -> None:
        """Do nothing, likewise."""
