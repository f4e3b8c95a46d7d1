"""The service menu as tests reach it: its PIN, its core, and the hand that touches it."""

from dataclasses import dataclass, field
from uuid import UUID

from kiosk.service.menu import ServiceMenu
from kiosk.window import KioskWindow
from reception.domain.errors import TicketNotFoundError
from reception.domain.paper import PrintJob, PrintState
from reception.domain.ticket import Ticket, Visit
from reception.queue.hall import TicketView
from reception.system.ids import TimeOrderedIds
from tests.support.clocks import FakeClock
from tests.support.databases import FAST_HASHER
from tests.support.fakes import NINE, FakePrinter, FakeReception
from tests.support.qml import seen, touch

PIN = "271828"
PIN_HASH = FAST_HASHER.hash(PIN)
_IDS = TimeOrderedIds(FakeClock(NINE))


@dataclass
class FakePrints:
    """Keeps which tickets are wanted again, and has them printed."""

    printer: FakePrinter = field(default_factory=FakePrinter)
    wanted: list[tuple[UUID, str]] = field(default_factory=list)
    failure: Exception | None = None

    def want_duplicate(
        self, ticket: UUID, *, station: str, request: UUID | None = None
    ) -> PrintJob:
        if self.failure:
            raise self.failure
        assert request
        self.wanted.append((ticket, station))
        self.printer.print_duplicate(ticket)
        return PrintJob(
            ticket=ticket,
            sheet=2,
            station=station,
            state=PrintState.QUEUED,
            queued_at=NINE,
            changed_at=NINE,
        )


@dataclass
class MenuCore:
    """The core as the menu knows it, beside the one that visitors use."""

    core: FakeReception
    prints: FakePrints = field(default_factory=FakePrints)

    @property
    def hall(self) -> "MenuCore":
        return self

    def ticket(self, label: str) -> TicketView:
        for visit in self.core.desk.given.values():
            if visit.ticket.label == label:
                return self.core.hall.view(visit)
        raise TicketNotFoundError(label, "2026-11-25")

    def is_of_today(self, label: str, ticket: UUID) -> bool:
        return any(
            visit.ticket.label == label and visit.ticket.id == ticket
            for visit in self.core.desk.given.values()
        )

    def last_ticket(self, station: str) -> Visit | None:
        desk = self.core.desk
        given = zip(desk.given.values(), desk.issued_with, strict=True)
        printed = [visit for visit, at in given if at == station]
        return next((one for one in printed[::-1] if one.ticket.label not in desk.back), None)

    def give(self) -> Ticket:
        """Give a ticket at another kiosk."""
        return self.core.desk.issue("orientation", operation=_IDS.new()).ticket

    def begin_day(self) -> None:
        """Begin a new day, whose tickets have the numbers of the one before."""
        self.core.desk.given.clear()
        self.core.desk.issued_with.clear()


class Seconds:
    """A clock that only goes on."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


def service_of(kiosk: KioskWindow) -> ServiceMenu:
    """Return the kiosk's menu."""
    return kiosk.view_model.sections.service


def enter(kiosk: KioskWindow, pin: str) -> None:
    """Type a PIN on the pad."""
    for digit in pin:
        touch(kiosk, f"pin-{digit}")
    touch(kiosk, "pin-enter")


def open_menu(kiosk: KioskWindow) -> None:
    """Hold the corner and type the PIN."""
    service_of(kiosk).hold()
    enter(kiosk, PIN)
    assert seen(kiosk, "service-menu")


def take(kiosk: KioskWindow) -> None:
    """Take a ticket."""
    touch(kiosk, "language-fr")
    touch(kiosk, "service-orientation")
    touch(kiosk, "done")


def notice(kiosk: KioskWindow) -> str:
    """Return what the menu says of the last act."""
    return str(service_of(kiosk).property("notice"))


def facts(kiosk: KioskWindow) -> dict[str, str]:
    """Return what the menu says of the kiosk, by icon."""
    return {row["icon"]: row["value"] for row in service_of(kiosk).property("facts")}


def type_in(menu: ServiceMenu, pin: str) -> None:
    """Enter a PIN at a menu without a screen."""
    for digit in pin:
        menu.type(digit)
    menu.enter()
