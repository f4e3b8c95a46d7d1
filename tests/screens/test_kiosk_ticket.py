"""The pages of a ticket: what stands where, computed; any place of an office has room."""

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.window import KioskWindow
from reception.domain.errors import PrinterFault
from reception.domain.unit import Unit
from reception.unit.file import load_template
from tests.printer_drivers.ticket_readers import read_with_zxing
from tests.screens.gate import some_cases
from tests.screens.kiosk_looks import LANGUAGES, SHAPES, at_rest, look_at
from tests.screens.kiosk_ways import wish
from tests.support.fakes import FakePrinter, FakeReception
from tests.support.offices import a_busy_office, a_reception_of, prefecture
from tests.support.qml import find, items, seen, texts

_UNITS: dict[str, Callable[[], Unit]] = {
    "commune": lambda: load_template("commune"),
    "prefecture": prefecture,
}
_WISHES = {"usual": (), "larger": ("larger",), "contrast": ("look-contrast",), "low": ("low",)}
NO_PAPER = PrinterFault("no paper", "put in a roll")
_TOUCHED_MM, _PX_MM = 19.8, 0.248

type Opens = Callable[[FakeReception, str], KioskWindow]


def place(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(item.boundingRect())


def buttons(kiosk: KioskWindow) -> dict[str, QRectF]:
    return {
        one.objectName(): place(one)
        for one in items(kiosk)
        if one.inherits("QQuickAbstractButton") and one.isVisible()
    }


def take(kiosk: KioskWindow, language: str, wishes: tuple[str, ...] = ()) -> None:
    """Take a ticket of the service whose name is longest, with the longest priority."""
    view_model = kiosk.view_model
    view_model.chooseLanguage(language)
    if language == "zgh":
        view_model.chooseSecond("fr")
    if wishes:
        wish(kiosk, *wishes)
    now = view_model.sections.offer.now
    assert now
    unit = now.unit
    longest = max(unit.services, key=lambda one: max(map(len, one.names.values())))
    classes = [one for one in unit.priorities if one.offered]
    if classes:
        code = max(classes, key=lambda one: max(map(len, one.names.values()))).code
        view_model.sections.priority.choose(code)
    view_model.choose(f"service-{longest.code}")


@pytest.mark.parametrize(
    ("unit", "printed", "state", "shape", "language", "wishes"),
    [
        (*page, *case)
        for page, case in some_cases(
            product(_UNITS, (True, False), ("waits", "next")),
            list(product(SHAPES, LANGUAGES, _WISHES)),
            8,
        )
    ],
)
def test_all_that_a_ticket_says_has_room(
    unit: str,
    shape: str,
    language: str,
    wishes: str,
    printed: bool,
    state: str,
    open_kiosk: Opens,
    printer: FakePrinter,
    qtbot: QtBot,
    folder: Path,
) -> None:
    core = a_reception_of(_UNITS[unit]())
    core.hall.at_one_counter = state == "next"
    kiosk = open_kiosk(core, shape)
    printer.fault = None if printed else NO_PAPER
    take(kiosk, language, _WISHES[wishes])
    page = "ticket" if printed else "paperless"
    name = f"{shape}-{unit}-{page}-{state}-{wishes}-{language}.png"
    look_at(kiosk, qtbot, folder / name)
    window = QRectF(0, 0, kiosk.width(), kiosk.height())
    for text in texts(kiosk):
        assert window.contains(place(text)), text.property("text")
    told = [one for one in texts(kiosk) if one.objectName().startswith("fact-")]
    assert {one.objectName() for one in told} >= {"fact-ahead-value", "fact-turn-value"}
    abouts = {"fact-ahead-about", "fact-turn-about"}
    explained = {one.objectName() for one in told} & abouts
    if state == "waits" or language == "zgh":
        assert not explained
    elif printed or unit == "commune":
        # On the screen alone a long place has their room.
        assert explained == abouts
    for one in told:
        assert one.property("lineCount") <= 3
        assert not one.property("truncated")
    told = [one for one in told if one.objectName() not in abouts]
    short = [one for one in told if one.property("lineCount") == 1]
    assert len({one.property("size") for one in short}) == 1
    scale = kiosk.width() / SHAPES["upright" if shape == "upright" else "lying"][0]
    least = _TOUCHED_MM / _PX_MM * scale
    for name, box in buttons(kiosk).items():
        assert min(box.width(), box.height()) >= least - 1, name
    assert place(seen(kiosk, "ticket-number")).height() > 0


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("printed", [True, False], ids=["on paper", "on the screen"])
def test_a_long_place_moves_no_button(
    shape: str, printed: bool, open_kiosk: Opens, printer: FakePrinter
) -> None:
    stand = []
    for unit in (prefecture(), load_template("commune")):
        kiosk = open_kiosk(a_reception_of(unit), shape)
        printer.fault = None if printed else NO_PAPER
        take(kiosk, "fr")
        kiosk.grabWindow()
        stand.append({name: box for name, box in buttons(kiosk).items() if name != "hear-number"})
    long, short = stand
    assert long == short


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_is_told_lowest_and_nothing_else_is_there(
    shape: str, language: str, open_kiosk: Opens
) -> None:
    kiosk = open_kiosk(a_reception_of(prefecture()), shape)
    take(kiosk, language)
    kiosk.grabWindow()
    band = place(seen(kiosk, "slot-band"))
    assert round(band.bottom()) == kiosk.height()
    inside = [one.objectName() for one in texts(kiosk) if band.intersects(place(one))]
    assert inside == ["paper-news"]
    assert all(box.bottom() <= band.top() for box in buttons(kiosk).values())


def test_done_lies_where_a_first_page_has_nothing_to_touch(
    open_kiosk: Opens, printer: FakePrinter
) -> None:
    """The steps of the first page, which are no targets, stand there (see sketches)."""
    for paper_out in (False, True):
        kiosk = open_kiosk(a_reception_of(load_template("commune")), "upright")
        printer.fault = NO_PAPER if paper_out else None
        take(kiosk, "ar")
        kiosk.grabWindow()
        done = place(seen(kiosk, "done"))
        assert done.top() >= 1224
        assert done.bottom() <= 1560


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("printed", [True, False], ids=["on paper", "on the screen"])
def test_who_gives_the_number_back_reads_that_it_is_cancelled(
    shape: str, printed: bool, open_kiosk: Opens, printer: FakePrinter
) -> None:
    printer.fault = None if printed else NO_PAPER
    for unit, wishes in product(_UNITS.values(), ((), ("largest",))):
        kiosk = open_kiosk(a_reception_of(unit()), shape)
        take(kiosk, "fr", wishes)
        kiosk.grabWindow()
        button = seen(kiosk, "give-back")
        told = {str(one.property("text")) for one in texts(kiosk) if button.isAncestorOf(one)}
        assert "Annuler le ticket" in told
        assert button.property("text") in told


@pytest.mark.parametrize("shape", SHAPES)
def test_nothing_to_touch_appears_under_what_gave_the_number_back(
    shape: str, open_kiosk: Opens
) -> None:
    kiosk = open_kiosk(a_reception_of(load_template("commune")), shape)
    take(kiosk, "fr")
    kiosk.grabWindow()
    before = buttons(kiosk)["give-back"]
    kiosk.view_model.sections.give_back.ask()
    kiosk.grabWindow()
    assert seen(kiosk, "page-returned")
    after = buttons(kiosk)
    assert not [name for name, box in after.items() if box.intersects(before)]


@pytest.mark.parametrize("printed", [True, False], ids=["on paper", "on the screen"])
def test_no_code_but_that_of_the_ticket_itself_is_shown(
    printed: bool, open_kiosk: Opens, printer: FakePrinter, qtbot: QtBot, tmp_path: Path
) -> None:
    printer.fault = None if printed else NO_PAPER
    kiosk = open_kiosk(a_reception_of(load_template("commune")), "upright")
    take(kiosk, "fr")
    assert find(kiosk, "qr") is None
    core = a_reception_of(load_template("commune"))
    core.hall.ticket_page = True
    kiosk = open_kiosk(core, "upright")
    take(kiosk, "fr")
    qtbot.waitUntil(lambda: seen(kiosk, "qr").width() > 0)
    per_module = seen(kiosk, "qr").width() / seen(kiosk, "qr").property("implicitWidth")
    assert per_module == int(per_module) >= 4
    drawn = tmp_path / "ticket.png"
    assert kiosk.grabWindow().save(str(drawn))
    (visit,) = core.desk.given.values()
    with Image.open(drawn) as shown:
        assert read_with_zxing(shown) == [core.hall.paper(core.hall.view(visit)).qr_text]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("language", ["ar", "zgh", "fr", "en"])
def test_who_has_no_paper_follows_her_ticket_from_every_screen(
    shape: str, language: str, open_kiosk: Opens, printer: FakePrinter, qtbot: QtBot
) -> None:
    printer.fault = NO_PAPER
    hidden = []
    for unit, wishes in product(_UNITS, ((), ("larger",))):
        core = a_busy_office(unit)
        core.hall.ticket_page = True
        kiosk = open_kiosk(core, shape)
        take(kiosk, language, wishes)
        # Before the code is read nobody knows how large it must be.
        at_rest(kiosk, qtbot)
        hidden += [] if find(kiosk, "qr") else [(unit, wishes)]
    assert hidden == []
