"""Where a kiosk gets tickets, and what the hall is like that it offers them for."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reception.app import Reception
from reception.domain.availability import Availability
from reception.domain.calendar import Opening
from reception.domain.link import LinkState
from reception.domain.paper import TicketPaper
from reception.domain.ticket import Ticket, Visit
from reception.domain.unit import Unit
from reception.offline.model import WantedTicket
from reception.queue.hall import ServiceStatus
from ui_kit.background import Background
from ui_kit.changes import Rereader


@dataclass(frozen=True, kw_only=True, slots=True)
class HallNow:
    """What a visitor may choose from now."""

    unit: Unit
    opening: Opening
    services: tuple[ServiceStatus, ...]
    staffed: frozenset[int] | None = None
    """The counters at which somebody works; None when that is not known. Nobody's name."""
    page_keys: Mapping[date, bytes] = field(default_factory=dict)
    """Of today and tomorrow; empty where tickets have no pages."""
    most_asked: tuple[str, ...] = ()
    """The services that visitors came for lately, most for the first; empty where nobody knows."""

    def status_of(self, service: str) -> ServiceStatus | None:
        """Return who waits for a service; None where nobody knows."""
        return next((one for one in self.services if one.service.code == service), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Issued:
    """A ticket and what to show and print of it."""

    visit: Visit
    paper: TicketPaper


@dataclass(frozen=True, kw_only=True, slots=True)
class Aside:
    """A ticket that the server refuses: somebody decides what becomes of it."""

    operation: UUID
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkStatus:
    """What there is to say of it."""

    state: LinkState = LinkState.ONLINE
    away_since: datetime | None = None
    """None while the server is there."""
    waiting: int = 0
    """How many tickets are still to be brought in."""
    aside: tuple[Aside, ...] = ()
    fault: str = ""
    """Why the journal is of no use; empty while it is."""
    is_database_gone: bool = False
    """There is none any more where this kiosk has given numbers by one."""


class TicketSource:
    """What a kiosk asks, in the background only, for tickets and for the hall.

    This one has no journal: when the server is away there are no tickets.
    """

    def __init__(self, core: Reception, fault: str = "") -> None:
        """Leave all to the core; ``fault`` is why the journal is of no use, if so."""
        self._core = core
        self._fault = fault
        self._most_asked: tuple[str, ...] = ()
        self._asked_on: date | None = None

    def read_hall(self) -> HallNow:
        """Return what a visitor may choose from."""
        hall = self._core.hall
        unit = hall.unit()
        staffed = frozenset(one.number for one in hall.signs() if one.is_open)
        return HallNow(
            unit=unit,
            opening=hall.opening(),
            services=hall.services(),
            staffed=staffed,
            page_keys=self._core.page_keys.ahead() if unit.ticket_page_url else {},
            most_asked=self._asked_most(),
        )

    def _asked_most(self) -> tuple[str, ...]:
        """Return it as of the first reading of the day: it hardly changes, and readings do."""
        today = self._core.hall.today()
        if today != self._asked_on:
            self._most_asked = self._core.hall.most_asked()
            self._asked_on = today
        return self._most_asked

    def issue(self, wanted: WantedTicket, printer_station: str | None) -> Issued:
        """Give the ticket that a touch asks for; the same touch again gives the same ticket."""
        visit = self._core.desk.issue(
            wanted.service,
            language=wanted.language,
            priority=wanted.priority,
            operation=wanted.operation,
            ticket_id=wanted.ticket,
            printer_station=printer_station,
        )
        return Issued(visit=visit, paper=self._core.hall.paper(self._core.hall.announced(visit)))

    def give_back(self, ticket: Ticket, operation: UUID) -> None:
        """Take a number back that was just given; the same operation again does nothing more."""
        self._core.desk.give_back(ticket, operation=operation)

    def status(self) -> LinkStatus:
        """Return how the kiosk stands to the server: nothing is given here, and why."""
        return LinkStatus(fault=self._fault)

    def retry(self, operation: UUID) -> None:
        """Hand over after all what was put aside; here nothing ever is."""

    def void(self, operation: UUID, reason: str) -> None:
        """Give up what was put aside."""


class HallReader(QObject):
    """Keeps what was read last; says when it was read, and when it could not be."""

    read = Signal()
    failed = Signal(object)

    def __init__(
        self, source: TicketSource, background: Background, *, again_ms: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.now: HallNow | None = None
        self._source = source
        self._again_ms = again_ms
        self._rereader = Rereader(background, self)
        self._rereader.again.connect(self.refresh)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.refresh)

    @property
    def unit(self) -> Unit | None:
        """Return the unit as it was read last; None before."""
        return self.now.unit if self.now else None

    @Slot()
    def refresh(self) -> None:
        """Read anew; what is asked for while a reading is under way is done after it."""
        self._again.stop()
        self._rereader.run(self._source.read_hall, self._done, self._not_done)

    def distrust_figures(self) -> None:
        """Forget who waits and who works: old figures are worse than none.

        What is paused or full stays so: whoever touched it would come for nothing.
        """
        if self.now is None:
            return
        refusing = tuple(
            one for one in self.now.services if one.availability is not Availability.OPEN
        )
        known = replace(self.now, services=refusing, staffed=None)
        if known != self.now:
            self.now = known
            self.read.emit()

    def _done(self, now: HallNow) -> None:
        self.now = now
        self.read.emit()

    def _not_done(self, error: Exception) -> None:
        if self.now is None:
            # Until the first reading nobody else tells us to read.
            self._again.start(self._again_ms)
        self.distrust_figures()
        self.failed.emit(error)
