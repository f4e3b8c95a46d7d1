"""Every screen of the kiosk in every language and shape, as a picture in ``NOUBA_SCREENS``."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from pytestqt.qtbot import QtBot

from kiosk.window import KioskWindow
from reception.domain.availability import Availability
from reception.domain.language import Language
from reception.domain.page_key import key_in
from reception.domain.printer import PrinterStatus
from tests.screens.kiosk_looks import LANGUAGES, SHAPES, look_at
from tests.screens.kiosk_pages import OPENS, PAGES, no_paper_followed
from tests.screens.kiosk_ways import speak, wish
from tests.support.fakes import FakePrinter, FakeReception, a_reception
from tests.support.offices import a_busy_office
from tests.support.qml import find, items, seen, texts


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_eight_services(
    language: str,
    shape: str,
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
    printer: FakePrinter,
    qtbot: QtBot,
    folder: Path,
) -> None:
    core = a_reception(8)
    kiosk = open_kiosk(core, shape)
    speak(kiosk, language)
    look_at(kiosk, qtbot, folder / f"{shape}-eight-{language}.png")
    printer.say(PrinterStatus(paper_out=True))
    look_at(kiosk, qtbot, folder / f"{shape}-eight-forewarned-{language}.png")
    printer.say(PrinterStatus())
    services = [one.code for one in core.hall.shown.services]
    core.hall.availability = dict.fromkeys(services, Availability.FULL)
    core.hall.again_at = dict.fromkeys(services, OPENS)
    kiosk.view_model.refresh()
    look_at(kiosk, qtbot, folder / f"{shape}-eight-full-{language}.png")
    told = [one for code in services if (one := find(kiosk, f"refusal-service-{code}"))]
    assert len({text.property("drawn") for text in told}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_upright_screen_tells_when_each_paused_service_gives_tickets_again(
    language: str, open_kiosk: Callable[[FakeReception, str], KioskWindow], printer: FakePrinter
) -> None:
    core = a_reception()
    kiosk = open_kiosk(core, "upright")
    PAGES["paused"](kiosk, core, printer, language)
    kiosk.grabWindow()
    for service in core.hall.again_at:
        assert seen(kiosk, f"again-service-{service}")


def test_larger_letters_leave_a_contact_what_its_card_has_room_for(
    open_kiosk: Callable[[FakeReception, str], KioskWindow], printer: FakePrinter
) -> None:
    core = a_busy_office("prefecture")
    kiosk = open_kiosk(core, "upright")
    wish(kiosk, "larger")
    PAGES["directory"](kiosk, core, printer, "fr")
    kiosk.grabWindow()
    said = {str(text.property("text")) for text in texts(kiosk)}
    contact = core.hall.shown.directory[0]
    assert {contact.address[Language.FRENCH], contact.hours[Language.FRENCH]} <= said


@pytest.mark.parametrize("shape", ["upright", "small"])
@pytest.mark.parametrize("wishes", [(), ("larger", "low")], ids=["usual", "larger-low"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chosen_priority_is_told_beside_the_services(
    language: str,
    wishes: tuple[str, ...],
    shape: str,
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
    printer: FakePrinter,
    qtbot: QtBot,
    folder: Path,
) -> None:
    core = a_reception()
    kiosk = open_kiosk(core, shape)
    if wishes:
        wish(kiosk, *wishes)
    PAGES["prioritised"](kiosk, core, printer, language)
    look_at(kiosk, qtbot, folder / f"{shape}-chosen-{len(wishes)}-{language}.png")
    reduced = {"ar": "وضعية إعاقة", "en": "Reduced mobility"}.get(language, "mobilité réduite")
    assert any(reduced in str(text.property("text")) for text in texts(kiosk))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("contrast", [False, True])
def test_a_telephone_reads_the_photographed_number(
    shape: str,
    contrast: bool,
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
    printer: FakePrinter,
    qtbot: QtBot,
    folder: Path,
) -> None:
    core = a_reception()
    kiosk = open_kiosk(core, shape)
    no_paper_followed(kiosk, core, printer, "ar")
    if contrast:
        wish(kiosk, "look-contrast")
    photograph = folder / f"{shape}-photograph-{contrast}.png"
    look_at(kiosk, qtbot, photograph)
    assert kiosk.grabWindow().save(str(photograph))
    visit = next(iter(core.desk.given.values()))
    paper = core.hall.paper(core.hall.view(visit))
    (code,) = zxingcpp.read_barcodes(Image.open(photograph))
    assert code.text == paper.qr_text
    assert key_in(code.text)
    assert visit.ticket.id.hex not in code.text.lower().replace("-", "")
    number = seen(kiosk, "ticket-number")
    assert number.property("contentHeight") > kiosk.height() / 6


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_touched_is_large_and_apart(
    shape: str, open_kiosk: Callable[[FakeReception, str], KioskWindow], printer: FakePrinter
) -> None:
    kiosk = open_kiosk(a_reception(8), shape)
    printer.say(PrinterStatus(paper_out=True))
    speak(kiosk, "fr")
    kiosk.grabWindow()
    # A screen of the reference size has four pixels a millimetre.
    millimetre_px = 4 * min(SHAPES[shape]) / 1080
    tiles = [item for item in items(kiosk) if item.objectName().startswith("service-")]
    frames = [tile.mapRectToScene(tile.boundingRect()) for tile in tiles]
    assert min(frame.height() for frame in frames) >= 20 * millimetre_px
    tops = sorted(frame.top() for frame in frames)
    pitches = [below - above for above, below in pairwise(tops)]
    assert min(pitches) >= 22.8 * millimetre_px
