"""What those who look after the kiosk ask of the core."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from reception.domain.paper import PrintJob

if TYPE_CHECKING:
    from reception.hall import TicketView


class CareHall(Protocol):
    """The questions."""

    def ticket(self, label: str) -> "TicketView":
        """Return one of today's tickets by its label."""
        ...


class CarePrints(Protocol):
    """The paper."""

    def want_duplicate(
        self, ticket: UUID, *, station: str, request: UUID | None = None
    ) -> PrintJob:
        """Ask a station for one more sheet of a ticket; the same request asks once."""
        ...


class CareReception(Protocol):
    """The core, as the service menu knows it."""

    @property
    def hall(self) -> CareHall:
        """Return the questions."""
        ...

    @property
    def prints(self) -> CarePrints:
        """Return the paper."""
        ...


type CareCore = Callable[[], CareReception]
"""Opens the core at the first call; called off the GUI thread only."""


def print_again(core: CareCore, label: str, *, station: str, request: UUID) -> None:
    """Ask a station for a duplicate of one of today's tickets."""
    reception = core()
    ticket = reception.hall.ticket(label).visit.ticket
    reception.prints.want_duplicate(ticket.id, station=station, request=request)
