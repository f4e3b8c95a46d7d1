"""Whether a ticket is one of today's."""

from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from reception.domain.errors import TicketNotFoundError

if TYPE_CHECKING:
    from reception.domain.ticket import Visit
    from reception.hall import TicketView


class TodaysHall(Protocol):
    """Whom that is asked."""

    def ticket(self, label: str) -> "TicketView":
        """Return one of today's tickets by its label."""
        ...


class StationsHall(TodaysHall, Protocol):
    """Who knows that of a station."""

    def last_ticket(self, station: str) -> "Visit | None":
        """Return the visit of today's last ticket that a station was to print."""
        ...


def is_of_today(hall: TodaysHall, label: str, ticket: UUID) -> bool:
    """Return whether a ticket is one of today's: tomorrow its label is somebody else's."""
    try:
        return hall.ticket(label).visit.ticket.id == ticket
    except TicketNotFoundError:
        return False
