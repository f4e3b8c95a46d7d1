"""Sheets that a visitor takes along without a ticket."""

from kiosk.window import KioskWindow
from reception.domain.errors import PrinterFault
from reception.domain.language import Language
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterStatus
from tests.kiosk.conftest import Opens
from tests.support.fakes import FakePrinter, FakeReception, Held
from tests.support.qml import find, seen, touch

LIST = "service-signature"


def to_details(kiosk: KioskWindow, language: str = "fr") -> None:
    for name in (f"language-{language}", "group-papers", f"details-{LIST}"):
        touch(kiosk, name)


def test_a_list_is_printed_without_a_ticket(
    open_kiosk: Opens, printer: FakePrinter, core: FakeReception
) -> None:
    kiosk = open_kiosk(printer=printer)
    to_details(kiosk)
    touch(kiosk, "print-slip")
    (slip,) = printer.slips
    assert slip.title[Language.FRENCH] == "Légalisation de signature"
    assert slip.language is Language.FRENCH
    assert seen(kiosk, "print-slip").property("text") == "Prenez la feuille ci-dessous"
    assert core.desk.given == {}
    touch(kiosk, "take-ticket")
    assert seen(kiosk, "ticket-number")


def test_it_is_said_to_be_on_its_way(open_kiosk: Opens, printer: FakePrinter) -> None:
    paper = Held()
    kiosk = open_kiosk(printer=printer, paper=paper)
    to_details(kiosk)
    touch(kiosk, "print-slip", times=3)
    assert seen(kiosk, "print-slip").property("text") == "Impression en cours"
    paper.let_happen()
    assert len(printer.slips) == 1


def test_a_visitor_prints_a_list_once_in_a_language(
    open_kiosk: Opens, printer: FakePrinter
) -> None:
    kiosk = open_kiosk(printer=printer)
    to_details(kiosk)
    touch(kiosk, "print-slip", times=2)
    assert len(printer.slips) == 1
    touch(kiosk, "language-ar")
    touch(kiosk, "print-slip", times=2)
    assert [slip.language for slip in printer.slips] == ["fr", "ar"]
    kiosk.view_model.welcome()
    to_details(kiosk)
    touch(kiosk, "print-slip")
    assert len(printer.slips) == 3


def test_what_could_not_be_printed_is_told_and_may_be_tried_again(
    open_kiosk: Opens, printer: FakePrinter
) -> None:
    printer.fault = PrinterFault("no paper", "put in a roll")
    kiosk = open_kiosk(printer=printer)
    to_details(kiosk)
    touch(kiosk, "print-slip")
    assert seen(kiosk, "print-slip").property("text") == "Échec : photographiez l’écran"
    printer.fault = None
    touch(kiosk, "print-slip")
    assert len(printer.slips) == 1


def test_a_sheet_in_doubt_is_not_promised(open_kiosk: Opens, printer: FakePrinter) -> None:
    printer.says = PrintState.UNCONFIRMED
    kiosk = open_kiosk(printer=printer)
    printer.say(PrinterStatus())
    to_details(kiosk)
    touch(kiosk, "print-slip")
    assert seen(kiosk, "print-slip").property("text") == "Prenez-la, ou photographiez l’écran"


def test_without_paper_no_sheet_is_offered(open_kiosk: Opens, printer: FakePrinter) -> None:
    bare = open_kiosk()
    to_details(bare)
    assert find(bare, "print-slip") is None
    kiosk = open_kiosk(printer=printer)
    to_details(kiosk)
    assert find(kiosk, "print-slip")
    printer.say(PrinterStatus(paper_out=True))
    assert find(kiosk, "print-slip") is None


def test_the_next_visitor_hears_nothing_of_the_last_ones_sheet(
    open_kiosk: Opens, printer: FakePrinter
) -> None:
    paper = Held()
    kiosk = open_kiosk(printer=printer, paper=paper)
    to_details(kiosk)
    touch(kiosk, "print-slip")
    kiosk.view_model.welcome()
    paper.let_happen()
    to_details(kiosk)
    assert seen(kiosk, "print-slip").property("text") == "Imprimer cette liste"
    assert len(printer.slips) == 1
