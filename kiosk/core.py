"""What the kiosk asks of the core."""

from dataclasses import dataclass
from uuid import UUID

from reception.bootstrap import Reception
from reception.domain.calendar import Opening
from reception.domain.language import Language
from reception.domain.paper import TicketPaper
from reception.domain.ticket import Visit
from reception.domain.unit import ORDINARY, Unit
from reception.hall import ServiceOutlook, TicketView


@dataclass(frozen=True, kw_only=True, slots=True)
class HallNow:
    """What a visitor may choose from now."""

    unit: Unit
    opening: Opening
    outlook: tuple[ServiceOutlook, ...]
    staffed: frozenset[int] | None = None
    """The counters at which somebody works; None when that is not known. Nobody's name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Touch:
    """One visitor's choice; repeated as it is, it never makes a second ticket."""

    service: str
    language: Language
    operation: UUID
    ticket: UUID
    """The ticket's name, whoever gives it."""
    priority: str = ORDINARY


@dataclass(frozen=True, kw_only=True, slots=True)
class Issued:
    """A ticket and what to show and print of it."""

    visit: Visit
    view: TicketView
    paper: TicketPaper


def read_hall(core: Reception) -> HallNow:
    """Read what a visitor may choose from."""
    hall = core.hall
    staffed = frozenset(one.number for one in hall.counters() if one.clerk and not one.on_break)
    return HallNow(
        unit=hall.unit(), opening=hall.opening(), outlook=hall.outlook(), staffed=staffed
    )


def issue(core: Reception, touch: Touch, printer_station: str | None) -> Issued:
    """Give the ticket that a touch asks for."""
    visit = core.desk.issue(
        touch.service,
        language=touch.language,
        priority=touch.priority,
        operation=touch.operation,
        ticket_id=touch.ticket,
        printer_station=printer_station,
    )
    view = core.hall.announced(visit)
    return Issued(visit=visit, view=view, paper=core.hall.paper(view))
