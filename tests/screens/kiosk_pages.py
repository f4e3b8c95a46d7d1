"""The pages of choosing and of the ticket as visitors reach them, in every office of the tests."""

from dataclasses import replace

from kiosk.choices import MOST_DIRECT
from kiosk.window import KioskWindow
from reception.domain.availability import Availability
from reception.domain.calendar import Opening
from reception.domain.errors import (
    PrinterFault,
    SeriesExhaustedError,
    StorageFault,
    UnitClosedError,
)
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterStatus
from tests.screens.guidance_pages import GUIDANCE
from tests.screens.kiosk_ways import Page, ask, open_details, open_group, reach, speak, way_of
from tests.screens.service_menu_pages import SERVICE_MENU, STAFF
from tests.screens.voice_pages import VOICE
from tests.support.fakes import NINE, FakePrinter, FakeReception
from tests.support.offices import with_one_heading
from tests.support.qml import touch

OPENS = NINE.replace(day=30, hour=8, minute=30)


def welcome(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    """Stay where visitors begin."""


def welcome_services(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    """Begin in an office of so few services, of short names, that they stand on the first page."""
    unit = core.hall.shown
    short = sorted(unit.services, key=lambda one: max(map(len, one.names.values())))
    core.hall.shown = with_one_heading(replace(unit, services=tuple(short)), MOST_DIRECT)
    kiosk.view_model.refresh()


def second(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    touch(kiosk, "language-zgh", answers=False)


def unready(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    """Stay where the core was never reached."""


def closed(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    core.hall.hours = Opening(is_open=False, opens_at=OPENS)
    kiosk.view_model.refresh()
    speak(kiosk, language)


def panel(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    speak(kiosk, language)
    touch(kiosk, "access")


def idle(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    speak(kiosk, language)
    kiosk.view_model._flow._ask()


def making(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    speak(kiosk, language)
    kiosk.view_model._issuing.slow.emit()


def groups(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    speak(kiosk, language)


def groups_last(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    speak(kiosk, language)
    reach(kiosk, f"service-{core.hall.shown.services[-1].code}")


def services(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    speak(kiosk, language)
    open_group(kiosk, way_of(core).group)


def services_last(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    services(kiosk, core, printer, language)
    inside = [one for one in core.hall.shown.services if one.group == way_of(core).group]
    reach(kiosk, f"service-{inside[-1].code}")


def ticket(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    ask(kiosk, core, language)


def details(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    open_details(kiosk, core, language)


def paused(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    way = way_of(core)
    core.hall.availability = {
        **dict.fromkeys(way.paused, Availability.PAUSED),
        way.full: Availability.FULL,
    }
    core.hall.again_at = {way.paused[-1]: NINE.replace(hour=14, minute=0), way.full: OPENS}
    kiosk.view_model.refresh()
    services(kiosk, core, printer, language)


def paused_details(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    paused(kiosk, core, printer, language)
    reach(kiosk, f"service-{way_of(core).paused[0]}")
    touch(kiosk, f"service-{way_of(core).paused[0]}")


def full_details(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    papers = way_of(core).papers
    core.hall.availability = {papers: Availability.FULL}
    core.hall.again_at = {papers: OPENS}
    kiosk.view_model.refresh()
    details(kiosk, core, printer, language)


def priority(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    services(kiosk, core, printer, language)
    touch(kiosk, "ask-priority")


def prioritised(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    priority(kiosk, core, printer, language)
    touch(kiosk, f"priority-{way_of(core).priority}")


def returned(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    ask(kiosk, core, language)
    touch(kiosk, "give-back")


def followed(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    core.hall.ticket_page = True
    ask(kiosk, core, language)


def no_paper(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    printer.fault = PrinterFault("no paper", "put in a roll")
    ask(kiosk, core, language)


def no_paper_followed(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    core.hall.ticket_page = True
    no_paper(kiosk, core, printer, language)


def perhaps(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    printer.says = PrintState.UNCONFIRMED
    printer.say(PrinterStatus())
    ask(kiosk, core, language)


def forewarned(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    printer.say(PrinterStatus(paper_out=True))
    services(kiosk, core, printer, language)


def forewarned_details(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    printer.say(PrinterStatus(paper_out=True))
    details(kiosk, core, printer, language)


def refused(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    full = SeriesExhaustedError("D", 999)
    full.again_at = OPENS
    core.desk.failures = [full]
    ask(kiosk, core, language)


def closing(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    core.desk.failures = [UnitClosedError(OPENS)]
    ask(kiosk, core, language)


def fault(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    core.desk.failures = [StorageFault("away", "look at the network")]
    ask(kiosk, core, language)


BEFORE: dict[str, Page] = {
    page.__name__: page for page in (welcome, welcome_services, second, unready, closed)
}
"""Where nobody has yet said what she comes for."""
OVER: dict[str, Page] = {page.__name__: page for page in (panel, idle, making)}
"""What lies over a page, or passes."""
PAGES: dict[str, Page] = (
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
LONG: dict[str, Page] = {page.__name__: page for page in (groups_last, services_last)}
"""Only where there are so many services."""
ALL = BEFORE | PAGES | LONG | OVER | STAFF
