"""Every screen of the kiosk in every language and shape, as a picture in ``NOUBA_SCREENS``."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QRectF
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.assembly import build_kiosk
from kiosk.patience import Pace
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
from reception.ports import ChangeFeed
from tests.screens.guidance_pages import CROWDED_GUIDANCE, GUIDANCE
from tests.screens.voice_pages import CROWDED_VOICE, VOICE
from tests.support.clocks import FakeClock
from tests.support.fakes import NINE, FakePrinter, FakePrinting, FakeReception, a_reception
from tests.support.qml import cut_texts, find, items, seen, texts, touch
from ui_kit.background import Inline
from ui_kit.change_bridge import ChangeBridge
from ui_kit.fonts import load_fonts

# On a small screen the crowded pages say enough.
CROWDED = (
    "services",
    "no_paper",
    "forewarned",
    "forewarned_details",
    "perhaps",
    "closing",
    *CROWDED_GUIDANCE,
    *CROWDED_VOICE,
)
SHAPES = {"upright": (1080, 1920), "lying": (1920, 1080), "small": (1366, 768)}
LANGUAGES = ("ar", "zgh", "fr", "en")
OPENS = NINE.replace(day=30, hour=8, minute=30)
# Names of languages and places that stand in their own script on every screen.
_FOREIGN_IN_ARABIC = {"Français", "English", "3737 · chikaya.ma", "Bienvenue"}

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
    core.hall.availability = {"signature": Availability.PAUSED, "copy": Availability.FULL}
    kiosk.view_model.refresh()
    to_services(kiosk, language)


def paused_details(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    paused(kiosk, core, printer, language)
    touch(kiosk, "service-signature")


def priority(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    to_services(kiosk, language)
    touch(kiosk, "ask-priority")


def prioritised(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    priority(kiosk, core, printer, language)
    touch(kiosk, "priority-mobility")


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
    core.desk.failures = [SeriesExhaustedError("D", 999)]
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
            *(groups, services, details, forewarned, forewarned_details, ticket, followed, perhaps),
            *(no_paper, no_paper_followed, refused, closing, fault),
            *(priority, prioritised, paused, paused_details),
        )
    }
    | GUIDANCE
    | VOICE
)


def no_feed() -> ChangeFeed:
    raise AssertionError("the feed is not part of these tests")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    named = os.environ.get("NOUBA_SCREENS")
    found = Path(named) / "kiosk" if named else tmp_path
    found.mkdir(parents=True, exist_ok=True)
    return found


@pytest.fixture
def printer() -> FakePrinter:
    return FakePrinter()


@pytest.fixture
def open_kiosk(
    qapp: QGuiApplication, qtbot: QtBot, printer: FakePrinter
) -> Iterator[Callable[[FakeReception, str], KioskWindow]]:
    load_fonts()
    opened: list[KioskWindow] = []

    def open_it(core: FakeReception, shape: str) -> KioskWindow:
        printing = FakePrinting(printer, Inline())
        kiosk = build_kiosk(
            core,
            Inline(),
            ChangeBridge(no_feed),
            clock=FakeClock(NINE),
            printing=printing,
            pace=Pace(),
        )
        opened.append(kiosk)
        kiosk.theme.stand_still()
        kiosk.resize(*SHAPES[shape])
        with qtbot.waitExposed(kiosk):
            kiosk.show()
        kiosk.view_model.refresh()
        return kiosk

    yield open_it
    for kiosk in opened:
        kiosk.close()
        kiosk.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def look_at(kiosk: KioskWindow, qtbot: QtBot, file: Path) -> None:
    """Save the screen as it stands once it has come to rest, and check that nothing is cut."""
    name = kiosk.view_model.property("page")
    page = find(kiosk, "page-number") or seen(kiosk, f"page-{name}")
    kiosk.grabWindow()
    qtbot.waitUntil(lambda: page.opacity() == 1)
    code = find(kiosk, "qr")
    if code:
        qtbot.waitUntil(lambda: code.width() > 0)
    assert kiosk.grabWindow().save(str(file))
    assert cut_texts(kiosk) == []
    assert outside_its_tile(kiosk) == []
    assert covered(kiosk) == []


def outside_its_tile(kiosk: KioskWindow) -> list[str]:
    """Return the texts that reach beyond the button they belong to."""
    beyond = []
    for button in items(kiosk):
        if button.inherits("QQuickAbstractButton"):
            frame = _in_scene(button).adjusted(-1, -1, 1, 1)
            for text in texts(kiosk):
                inside = button.isAncestorOf(text)
                if inside and not frame.contains(_in_scene(text)):
                    beyond.append(str(text.property("text")))
    return beyond


def covered(kiosk: KioskWindow) -> list[str]:
    """Return the texts that reach under a button they do not belong to.

    What lies below a question is switched off, and may be covered by it.
    """
    buttons = [
        item for item in items(kiosk) if item.inherits("QQuickAbstractButton") and item.isEnabled()
    ]
    return [
        str(text.property("text"))
        for button in buttons
        for text in texts(kiosk)
        if text.isEnabled()
        and not button.isAncestorOf(text)
        and _in_scene(button).intersects(_in_scene(text))
    ]


def _in_scene(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(item.boundingRect())


def english_in(said: set[str]) -> set[str]:
    """Return the texts that are the English source of some sentence."""
    from kiosk.words import words_in  # noqa: PLC0415 - only this check knows the sources
    from reception.domain.language import Language  # noqa: PLC0415

    return said & set(words_in(Language.ENGLISH).values())


@pytest.mark.parametrize(
    ("page", "shape"),
    [(page, shape) for shape in SHAPES for page in (CROWDED if shape == "small" else PAGES)],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page(
    page: str,
    language: str,
    shape: str,
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
    printer: FakePrinter,
    qtbot: QtBot,
    folder: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    core = a_reception()
    kiosk = open_kiosk(core, shape)
    PAGES[page](kiosk, core, printer, language)
    caplog.clear()
    look_at(kiosk, qtbot, folder / f"{shape}-{page}-{language}.png")
    said = {str(text.property("text")) for text in texts(kiosk)}
    if language != "en":
        assert english_in(said) == set()
    if language == "ar":
        second = {core.hall.shown.names.get(one, "") for one in core.hall.shown.languages}
        assert not latin_words(kiosk, said - _FOREIGN_IN_ARABIC - second)


def latin_words(kiosk: KioskWindow, said: set[str]) -> set[str]:
    """Return the texts in Latin letters whose Arabic is not on the same screen."""
    return {
        text
        for text in said
        if re.search("[A-Za-zÀ-ÿ]{3,}", text.replace("chikaya.ma", ""))
        and not _stands_beside_arabic(kiosk, text)
    }


def _stands_beside_arabic(kiosk: KioskWindow, text: str) -> bool:
    # The second name of a tile and the second sentence of a message are marked as French.
    shown = next(item for item in texts(kiosk) if item.property("text") == text)
    return bool(shown.property("language") == "fr")


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
    kiosk = open_kiosk(a_reception(8), shape)
    to_groups(kiosk, language)
    look_at(kiosk, qtbot, folder / f"{shape}-eight-{language}.png")
    printer.say(PrinterStatus(paper_out=True))
    look_at(kiosk, qtbot, folder / f"{shape}-eight-forewarned-{language}.png")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("state", ["welcome", "closed", "unready"])
def test_a_page_before_a_visitor(
    state: str,
    shape: str,
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
    qtbot: QtBot,
    folder: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    core = a_reception()
    if state == "closed":
        core.hall.hours = Opening(is_open=False, opens_at=OPENS)
    if state == "unready":
        core.hall.failure = StorageFault("away", "look at the network")
    kiosk = open_kiosk(core, shape)
    caplog.clear()
    look_at(kiosk, qtbot, folder / f"{shape}-{state}.png")


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
    visit = next(iter(core.desk.given.values()))
    assert str(visit.ticket.id) in zxingcpp.read_barcodes(Image.open(photograph))[0].text
    number = seen(kiosk, "ticket-number")
    assert number.property("contentHeight") > kiosk.height() / 6


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_touched_is_large_and_apart(
    shape: str, open_kiosk: Callable[[FakeReception, str], KioskWindow], printer: FakePrinter
) -> None:
    kiosk = open_kiosk(a_reception(8), shape)
    printer.say(PrinterStatus(paper_out=True))
    to_groups(kiosk, "fr")
    kiosk.grabWindow()
    # A screen of the reference size has four pixels a millimetre.
    millimetre_px = 4 * min(SHAPES[shape]) / 1080
    tiles = [item for item in items(kiosk) if item.objectName().startswith("service-")]
    frames = [tile.mapRectToScene(tile.boundingRect()) for tile in tiles]
    assert min(frame.height() for frame in frames) >= 20 * millimetre_px
    around = [frame.adjusted(0, 0, 7.5 * millimetre_px, 7.5 * millimetre_px) for frame in frames]
    apart = all(
        not one.intersects(other) for at, one in enumerate(around) for other in frames[at + 1 :]
    )
    assert apart
