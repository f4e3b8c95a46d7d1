"""The same bytes to a printer that Nouba did not make."""

from itertools import product

import pytest
import zxingcpp

from printer_drivers.emulator import Emulator
from printer_drivers.render import render_ticket
from printer_drivers.worker import open_printer
from reception.domain.errors import PrinterFault
from reception.domain.language import Language
from reception.domain.paper import PrintState
from tests.support.emupos import EmuPos
from tests.support.papers import QR_TEXT, dots, full_paper, picture, plain_paper

pytestmark = pytest.mark.usefixtures("qapp")

# emupos does not know the question by which a printer confirms a job by its name: GS ( H.
_PROCESS_ID = "1d 28 48 06 00 30 30"


@pytest.mark.parametrize(
    ("language", "duplicate"), list(product((Language.ARABIC, Language.TAMAZIGHT), (False, True)))
)
def test_both_printers_burn_what_was_drawn(
    emupos: EmuPos, emulator: Emulator, language: Language, duplicate: bool
) -> None:
    paper = full_paper(language, duplicate=duplicate)
    drawn = render_ticket(paper, 576)
    mark = emupos.mark()
    for uri in (f"{emupos.uri}?profile=TM-T20II", emulator.uri):
        printer = open_printer(uri)
        assert printer.print_ticket(paper) is PrintState.CONFIRMED
        printer.close()
    events = emupos.events_until("printer.job.completed", since=mark)
    unknown = [line for line in events if "unknown" in line and _PROCESS_ID not in line]
    assert not unknown
    assert dots(emulator.tickets[0]) == drawn.rows
    burnt = dots(emupos.latest_receipt())
    # emupos leaves out the white below the last dot.
    assert drawn.rows.startswith(burnt)
    assert not any(drawn.rows[len(burnt) :])


def test_its_receipt_can_be_scanned(emupos: EmuPos) -> None:
    printer = open_printer(emupos.uri)
    assert printer.print_ticket(plain_paper(Language.FRENCH)) is PrintState.CONFIRMED
    printer.close()
    drawn = picture(render_ticket(plain_paper(Language.FRENCH), 576))
    burnt = dots(emupos.latest_receipt())
    assert drawn.tobytes("raw", "1;I").startswith(burnt)
    assert [one.text for one in zxingcpp.read_barcodes(drawn.convert("L"))] == [QR_TEXT]


@pytest.mark.parametrize(
    ("fault", "said"),
    [("paper-out", "out of paper"), ("cover-open", "cover is open"), ("offline", "off line")],
)
def test_its_faults_are_understood_and_nothing_is_sent(
    emupos: EmuPos, fault: str, said: str
) -> None:
    printer = open_printer(emupos.uri)
    emupos.fault(fault, active=True)
    try:
        with pytest.raises(PrinterFault, match=said):
            printer.print_ticket(plain_paper())
    finally:
        emupos.fault(fault, active=False)
    mark = emupos.mark()
    assert printer.print_ticket(plain_paper()) is PrintState.CONFIRMED
    printer.close()
    events = emupos.events_until("printer.job.completed", since=mark)
    assert len([line for line in events if "printer.job.completed" in line]) == 1


def test_near_end_is_told(emupos: EmuPos) -> None:
    printer = open_printer(emupos.uri)
    emupos.fault("paper-near-end", active=True)
    try:
        assert printer.status().paper_near_end
        assert printer.print_ticket(plain_paper()) is PrintState.CONFIRMED
    finally:
        emupos.fault("paper-near-end", active=False)
        printer.close()
