"""What those who look after the kiosk ask of the core."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from kiosk.ticket.today import StationsHall, is_of_today
from reception.domain.errors import TicketNotFoundError
from reception.domain.paper import PrintJob
from reception.domain.ticket import Ticket


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
    def hall(self) -> StationsHall:
        """Return the questions."""
        ...

    @property
    def prints(self) -> CarePrints:
        """Return the paper."""
        ...


type CareCore = Callable[[], CareReception]
"""Opens the core at the first call; called off the GUI thread only."""


def last_ticket(core: CareCore, known: Ticket | None, *, station: str) -> Ticket | None:
    """Return today's last ticket of a station: after a restart it knows of none by itself.

    Args:
        core: whom that is asked.
        known: the one that the station remembers, of whatever day; it may be one without paper.
        station: its name.
    """
    hall = core().hall
    visit = hall.last_ticket(station)
    if visit and (known is None or known.id <= visit.ticket.id):
        return visit.ticket
    return known if known and is_of_today(hall, known.label, known.id) else None


def print_again(core: CareCore, ticket: Ticket, *, station: str, request: UUID) -> None:
    """Ask a station for a duplicate of one of today's tickets.

    Raises:
        TicketNotFoundError: it is of another day.
    """
    if not is_of_today(core().hall, ticket.label, ticket.id):
        raise TicketNotFoundError(ticket.label, ticket.service_day.isoformat())
    core().prints.want_duplicate(ticket.id, station=station, request=request)
