"""What those who look after the kiosk ask of the core."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from reception.domain.errors import TicketNotFoundError
from reception.domain.paper import PrintJob
from reception.domain.ticket import Ticket

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


def is_of_today(core: CareCore, ticket: Ticket) -> bool:
    """Return whether a ticket is one of today's: tomorrow its label is somebody else's."""
    try:
        return core().hall.ticket(ticket.label).visit.ticket.id == ticket.id
    except TicketNotFoundError:
        return False


def print_again(core: CareCore, ticket: Ticket, *, station: str, request: UUID) -> None:
    """Ask a station for a duplicate of one of today's tickets.

    Raises:
        TicketNotFoundError: it is of another day.
    """
    if not is_of_today(core, ticket):
        raise TicketNotFoundError(ticket.label, ticket.service_day.isoformat())
    core().prints.want_duplicate(ticket.id, station=station, request=request)
