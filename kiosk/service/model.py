"""What those who look after the kiosk ask of the core."""

import logging
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from kiosk.reception import Outage
from kiosk.ticket.printing import is_of_today
from reception.app import Reception
from reception.domain.errors import TicketNotFoundError
from reception.domain.ticket import Ticket
from reception.system.files import written_whole


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


log = logging.getLogger(__name__)


def kept_number(file: Path | None, most_digits: int) -> int | None:
    """Return what was kept in a file; None when there is nothing, or nothing that fits."""
    try:
        text = file.read_text(encoding="ascii").strip() if file else ""
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        log.warning("%s cannot be read, the usual one is taken: %s", file, error)
        return None
    if text.isdecimal() and len(text) <= most_digits:
        return int(text)
    if file:
        log.warning("%s holds no number, the usual one is taken", file)
    return None


def keep_number(file: Path, number: int) -> None:
    """Write it down, whole or not at all; call it off the GUI thread.

    Raises:
        OSError: it cannot be written here.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with written_whole(file) as stream:
        stream.write(f"{number}\n")


def keep_tries(file: Path | None, wrong: int) -> None:
    """Write down how many count; call it off the GUI thread.

    Where nothing can be written staff come in all the same, and it is said in the log.
    """
    if file is None:
        return
    try:
        keep_number(file, wrong)
    except OSError as error:
        log.warning("it cannot be kept how many PINs were wrong: %s", error)


@dataclass(frozen=True, kw_only=True, slots=True)
class KioskSite:
    """What the service menu knows of its station."""

    core: Reception
    station: str
    outage: Outage | None = None
    """How it goes on without the server; None: it does not."""
    pin_hash: str = ""
    """Empty: the menu never opens."""
    volume_file: Path | None = None
    """Where the kiosk keeps how loud it speaks; None: it forgets that when it ends."""
    tries_file: Path | None = None
    """Where it keeps how many wrong PINs count; None: it forgets that as well."""
