"""Whether a ticket is one of today's."""

from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from reception.domain.errors import TicketNotFoundError

if TYPE_CHECKING:
    from reception.hall import TicketView


class TodaysHall(Protocol):
    """Whom that is asked."""

    def ticket(self, label: str) -> "TicketView":
        """Return one of today's tickets by its label."""
        ...


def is_of_today(hall: TodaysHall, label: str, ticket: UUID) -> bool:
    """Return whether a ticket is one of today's: tomorrow its label is somebody else's."""
    try:
        return hall.ticket(label).visit.ticket.id == ticket
    except TicketNotFoundError:
        return False
