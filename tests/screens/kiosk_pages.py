"""The pages of choosing and of the ticket as visitors reach them, for the screens of the kiosk."""

from collections.abc import Callable

from kiosk.window import KioskWindow
from reception.domain.availability import Availability
from reception.domain.errors import (
    PrinterFault,
    SeriesExhaustedError,
    StorageFault,
    UnitClosedError,
)
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterStatus
from tests.screens.guidance_pages import CROWDED_GUIDANCE, GUIDANCE
from tests.screens.service_menu_pages import CROWDED_SERVICE_MENU, SERVICE_MENU
from tests.screens.voice_pages import CROWDED_VOICE, VOICE
from tests.support.fakes import NINE, FakePrinter, FakeReception
from tests.support.qml import touch

# On a small screen the crowded pages say enough.
CROWDED = (
    "services",
    "no_paper",
    "forewarned",
    "forewarned_details",
    "perhaps",
    "closing",
    *("paused", "full_details", "refused"),
    *CROWDED_GUIDANCE,
    *CROWDED_VOICE,
    *CROWDED_SERVICE_MENU,
)
OPENS = NINE.replace(day=30, hour=8, minute=30)

type Pages = Callable[[KioskWindow, FakeReception, FakePrinter, str], None]


def wish(kiosk: KioskWindow, *names: str) -> None:
    """Ask for these at the accessibility panel."""
    for name in ("access", *names, "access-done"):
        touch(kiosk, name)


def to_groups(kiosk: KioskWindow, language: str) -> None:
    touch(kiosk, f"language-{language}")


def to_services(kiosk: KioskWindow, language: str) -> None:
    to_groups(kiosk, language)
    touch(kiosk, "group-papers")


def ask(kiosk: KioskWindow, language: str) -> None:
    to_services(kiosk, language)
    touch(kiosk, "service-signature")


def groups(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    to_groups(kiosk, language)


def services(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    to_services(kiosk, language)


def ticket(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    ask(kiosk, language)


def details(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    to_groups(kiosk, language)
    touch(kiosk, "group-civil")
    touch(kiosk, "details-service-birth")


def paused(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    core.hall.availability = {
        **dict.fromkeys(("signature", "residence"), Availability.PAUSED),
        "copy": Availability.FULL,
    }
    core.hall.again_at = {"residence": NINE.replace(hour=14, minute=0), "copy": OPENS}
    kiosk.view_model.refresh()
    to_services(kiosk, language)


def paused_details(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    paused(kiosk, core, printer, language)
    touch(kiosk, "service-signature")


def full_details(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    core.hall.availability = {"birth": Availability.FULL}
    core.hall.again_at = {"birth": OPENS}
    kiosk.view_model.refresh()
    details(kiosk, core, printer, language)


def priority(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    to_services(kiosk, language)
    touch(kiosk, "ask-priority")


def prioritised(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    priority(kiosk, core, printer, language)
    touch(kiosk, "priority-mobility")


def returned(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    ask(kiosk, language)
    touch(kiosk, "give-back")


def followed(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    core.hall.ticket_page = True
    ask(kiosk, language)


def no_paper(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    printer.fault = PrinterFault("no paper", "put in a roll")
    ask(kiosk, language)


def no_paper_followed(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    core.hall.ticket_page = True
    no_paper(kiosk, core, printer, language)


def perhaps(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    printer.says = PrintState.UNCONFIRMED
    printer.say(PrinterStatus())
    ask(kiosk, language)


def forewarned(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    printer.say(PrinterStatus(paper_out=True))
    to_services(kiosk, language)


def forewarned_details(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    printer.say(PrinterStatus(paper_out=True))
    details(kiosk, core, printer, language)


def refused(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    full = SeriesExhaustedError("D", 999)
    full.again_at = OPENS
    core.desk.failures = [full]
    ask(kiosk, language)


def closing(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    core.desk.failures = [UnitClosedError(OPENS)]
    ask(kiosk, language)


def fault(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    core.desk.failures = [StorageFault("away", "look at the network")]
    ask(kiosk, language)


PAGES: dict[str, Pages] = (
    {
        page.__name__: page
        for page in (
            *(groups, services, details, forewarned, forewarned_details, ticket, returned),
            *(followed, perhaps),
            *(no_paper, no_paper_followed, refused, closing, fault),
            *(priority, prioritised, paused, paused_details, full_details),
        )
    }
    | GUIDANCE
    | VOICE
    | SERVICE_MENU
)
