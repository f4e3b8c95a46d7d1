"""Whether a ticket is one of today's."""

from uuid import UUID

from reception.domain.errors import TicketNotFoundError
from reception.hall import Hall


def is_of_today(hall: Hall, label: str, ticket: UUID) -> bool:
    """Return whether a ticket is one of today's: tomorrow its label is somebody else's."""
    try:
        return hall.ticket(label).visit.ticket.id == ticket
    except TicketNotFoundError:
        return False
