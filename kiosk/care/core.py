"""What those who look after the kiosk ask of the core."""

from uuid import UUID

from kiosk.ticket.today import is_of_today
from reception.bootstrap import Reception
from reception.domain.errors import TicketNotFoundError
from reception.domain.ticket import Ticket


def last_ticket(core: Reception, known: Ticket | None, *, station: str) -> Ticket | None:
    """Return today's last ticket of a station: after a restart it knows of none by itself.

    Args:
        core: whom that is asked.
        known: the one that the station remembers, of whatever day; it may be one without paper.
        station: its name.
    """
    hall = core.hall
    visit = hall.last_ticket(station)
    if visit and (known is None or known.id <= visit.ticket.id):
        return visit.ticket
    return known if known and is_of_today(hall, known.label, known.id) else None


def print_again(core: Reception, ticket: Ticket, *, station: str, request: UUID) -> None:
    """Ask a station for a duplicate of one of today's tickets.

    Raises:
        TicketNotFoundError: it is of another day.
    """
    if not is_of_today(core.hall, ticket.label, ticket.id):
        raise TicketNotFoundError(ticket.label, ticket.service_day.isoformat())
    core.prints.want_duplicate(ticket.id, station=station, request=request)
