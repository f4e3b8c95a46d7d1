"""A visitor's voice, and paper without a ticket, as visitors reach them, for the screens."""

from kiosk.window import KioskWindow
from reception.domain.errors import PrinterFault, StorageFault, TicketNotFoundError
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterStatus
from tests.screens.kiosk_ways import Page, open_details, speak
from tests.support.fakes import FakePrinter, FakeReception
from tests.support.qml import touch


def to_voice(kiosk: KioskWindow, language: str) -> None:
    speak(kiosk, language)
    kiosk.view_model.ask("voice")


def to_rating(kiosk: KioskWindow, language: str) -> None:
    to_voice(kiosk, language)
    touch(kiosk, "ask-rating")


def voice(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    to_voice(kiosk, language)


def voice_printed(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    to_voice(kiosk, language)
    touch(kiosk, "print-slip")


def voice_perhaps_printed(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    printer.says = PrintState.UNCONFIRMED
    printer.say(PrinterStatus())
    voice_printed(kiosk, core, printer, language)


def details_perhaps_printed(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    printer.says = PrintState.UNCONFIRMED
    printer.say(PrinterStatus())
    open_details(kiosk, core, language)
    touch(kiosk, "print-slip")


def details_not_printed(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    printer.fault = PrinterFault("no paper", "put in a roll")
    open_details(kiosk, core, language)
    touch(kiosk, "print-slip")


def rating(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    to_rating(kiosk, language)


def rating_number(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    to_rating(kiosk, language)
    touch(kiosk, "add-number")
    for sign in core.hall.shown.services[0].series.prefix + "014":
        touch(kiosk, f"sign-{sign}")


def rating_tied(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    rating_number(kiosk, core, printer, language)
    touch(kiosk, "take-number")


def rating_reasons(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    to_rating(kiosk, language)
    touch(kiosk, "face-4")


def rating_thanks(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    rating_reasons(kiosk, core, printer, language)
    touch(kiosk, "no-reason")


def rating_refused(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    core.ratings.failures = [TicketNotFoundError("D014", "2026-11-25")]
    rating_tied(kiosk, core, printer, language)
    touch(kiosk, "face-2")
    touch(kiosk, "no-reason")


def rating_fault(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    core.ratings.failures = [StorageFault("away", "look at the network")]
    rating_thanks(kiosk, core, printer, language)


VOICE: dict[str, Page] = {
    page.__name__: page
    for page in (
        voice,
        voice_printed,
        voice_perhaps_printed,
        details_perhaps_printed,
        details_not_printed,
        rating,
        rating_number,
        rating_tied,
        rating_reasons,
        rating_thanks,
        rating_refused,
        rating_fault,
    )
}
