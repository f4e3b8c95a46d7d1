"""What the kiosk asks of the core; the core's libraries are not loaded here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from reception.domain.calendar import Opening
from reception.domain.language import Language
from reception.domain.paper import TicketPaper
from reception.domain.ticket import Visit
from reception.domain.unit import ORDINARY, Unit

if TYPE_CHECKING:
    from reception.hall import CounterNow, ServiceOutlook, TicketView


class KioskDesk(Protocol):
    """The verbs of a kiosk."""

    def issue(
        self,
        service: str,
        *,
        language: str | None = None,
        priority: str = ORDINARY,
        operation: UUID | None = None,
        ticket_id: UUID | None = None,
        printer_station: str | None = None,
    ) -> Visit:
        """Give a visitor the next number of a service."""
        ...


class KioskHall(Protocol):
    """The questions of a kiosk."""

    def unit(self) -> Unit:
        """Return the unit as it is described now."""
        ...

    def opening(self) -> Opening:
        """Return whether tickets are given now, else when next."""
        ...

    def outlook(self) -> "tuple[ServiceOutlook, ...]":
        """Return every service with its waiting visitors and the wait of a newcomer."""
        ...

    def counters(self) -> "tuple[CounterNow, ...]":
        """Return every counter and what happens there."""
        ...

    def announced(self, visit: Visit) -> "TicketView":
        """Return what a visitor is told with the number."""
        ...

    def paper(self, view: "TicketView") -> TicketPaper:
        """Return what the ticket's paper says."""
        ...

    def ticket(self, label: str) -> "TicketView":
        """Return one of today's tickets by its label."""
        ...

    def paper_of(self, ticket: UUID) -> TicketPaper | None:
        """Return what the paper of a ticket says; None when there is no such ticket."""
        ...


class KioskRatings(Protocol):
    """How content visitors are."""

    def rate(
        self,
        score: int,
        *,
        reason: str | None = None,
        label: str | None = None,
        station: str,
        operation: UUID | None = None,
    ) -> None:
        """Keep one visitor's answer; the same operation is one answer."""
        ...


class KioskReception(Protocol):
    """The core, as a kiosk knows it."""

    @property
    def desk(self) -> KioskDesk:
        """Return the verbs."""
        ...

    @property
    def hall(self) -> KioskHall:
        """Return the questions."""
        ...

    @property
    def ratings(self) -> KioskRatings:
        """Return what visitors say of their visit."""
        ...


type Core = Callable[[], KioskReception]
"""Opens the core at the first call; called off the GUI thread only."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HallNow:
    """What a visitor may choose from now."""

    unit: Unit
    opening: Opening
    outlook: "tuple[ServiceOutlook, ...]"
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
    view: "TicketView"
    paper: TicketPaper


def read_hall(core: Core) -> HallNow:
    """Read what a visitor may choose from."""
    hall = core().hall
    staffed = frozenset(one.number for one in hall.counters() if one.clerk and not one.on_break)
    return HallNow(
        unit=hall.unit(), opening=hall.opening(), outlook=hall.outlook(), staffed=staffed
    )


def issue(core: Core, touch: Touch, printer_station: str | None) -> Issued:
    """Give the ticket that a touch asks for."""
    reception = core()
    visit = reception.desk.issue(
        touch.service,
        language=touch.language,
        priority=touch.priority,
        operation=touch.operation,
        ticket_id=touch.ticket,
        printer_station=printer_station,
    )
    view = reception.hall.announced(visit)
    return Issued(visit=visit, view=view, paper=reception.hall.paper(view))
