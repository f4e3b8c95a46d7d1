"""Those who look after the kiosk have a menu; nobody else finds or opens it."""

import logging
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.service.actions import KioskSite
from kiosk.service.menu import MenuTimeouts, ServiceMenu
from kiosk.window import KioskWindow
from reception.domain.language import Language
from reception.domain.printer import PrinterStatus
from tests.kiosk.conftest import Opens
from tests.support.fakes import FakePrinter, Held
from tests.support.inline import Inline
from tests.support.keys import BACK, press
from tests.support.qml import find, seen, texts, touch
from tests.support.service_menu import (
    PIN,
    MenuCore,
    enter,
    facts,
    notice,
    open_menu,
    service_of,
    take,
)

CORNER = QPoint(8, 8)
LEFT = Qt.MouseButton.LeftButton


def test_a_long_press_in_the_corner_asks_for_the_pin(kept: KioskWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(service_of(kept).changed, timeout=60_000):
        QTest.mousePress(kept, LEFT, Qt.KeyboardModifier.NoModifier, CORNER)
    QTest.mouseRelease(kept, LEFT, Qt.KeyboardModifier.NoModifier, CORNER)
    assert seen(kept, "pin-pad")


def test_a_long_press_lasts_three_seconds(kept: KioskWindow) -> None:
    assert service_of(kept).property("holdMs") == 3000
    for _ in range(5):
        QTest.mouseClick(kept, LEFT, Qt.KeyboardModifier.NoModifier, CORNER)
    assert find(kept, "page-service") is None


def test_without_a_pin_there_is_no_menu(open_kiosk: Opens, site: KioskSite) -> None:
    for without in (None, replace(site, pin_hash="")):
        kiosk = open_kiosk(site=without)
        service_of(kiosk).hold()
        assert find(kiosk, "page-service") is None


def test_the_pin_opens_the_menu_and_another_does_not(
    kept: KioskWindow, caplog: pytest.LogCaptureFixture
) -> None:
    service_of(kept).hold()
    enter(kept, "314159")
    assert find(kept, "service-menu") is None
    assert notice(kept)
    enter(kept, PIN)
    assert seen(kept, "service-menu")
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    caplog.clear()


def test_nothing_is_done_before_the_pin(kept: KioskWindow, menu_core: MenuCore) -> None:
    take(kept)
    asked: list[str] = []
    service_of(kept).closeAsked.connect(lambda: asked.append("close"))
    service_of(kept).restartAsked.connect(lambda: asked.append("restart"))
    for state in ("shut", "pin"):
        assert service_of(kept).property("stage") == state
        service_of(kept).printAgain()
        service_of(kept).printTestPage()
        service_of(kept).closeKiosk()
        service_of(kept).closeKiosk()
        service_of(kept).restart()
        service_of(kept).hold()
    assert asked == []
    assert menu_core.prints.wanted == []


def test_a_digit_can_be_taken_back(kept: KioskWindow) -> None:
    service_of(kept).hold()
    for digit in "2718289":
        touch(kept, f"pin-{digit}")
    touch(kept, "pin-erase")
    assert service_of(kept).property("digits") == 6
    touch(kept, "pin-enter")
    assert seen(kept, "service-menu")


def test_who_leaves_the_pad_leaves_no_digits(kept: KioskWindow) -> None:
    service_of(kept).hold()
    touch(kept, "pin-2")
    touch(kept, "service-shut")
    service_of(kept).hold()
    assert service_of(kept).property("digits") == 0


def test_nobody_opens_the_menu_after_leaving(open_kiosk: Opens, site: KioskSite) -> None:
    held = Held()
    kiosk = open_kiosk(site=site, background=held)
    held.let_happen()
    service_of(kiosk).hold()
    enter(kiosk, PIN)
    touch(kiosk, "service-shut")
    held.let_happen()
    assert service_of(kiosk).property("stage") == "shut"


def test_staff_are_let_in_while_the_database_hangs(open_kiosk: Opens, site: KioskSite) -> None:
    hanging = Held()
    kiosk = open_kiosk(site=site, background=hanging, staff=Inline())
    open_menu(kiosk)


# What it says ----------------------------------------------------------------------------------


def test_it_says_how_the_kiosk_is(
    kept: KioskWindow, printer: FakePrinter, menu_core: MenuCore
) -> None:
    open_menu(kept)
    assert facts(kept)["building"] == "kiosk-1"
    assert facts(kept)["gear"]
    printer.say(PrinterStatus(paper_out=True))
    before = facts(kept)
    service_of(kept).note_database(True)
    ticket = menu_core.give()
    service_of(kept).note_ticket(ticket)
    after = facts(kept)
    assert before["info"] != after["info"]
    assert after["ticket"] == ticket.label
    service_of(kept).set_language(Language.FRENCH)
    assert "rouleau" in facts(kept)["printer"]
    assert "rouleau" in " ".join(str(text.property("text")) for text in texts(kept))


def test_it_covers_what_visitors_touch(kept: KioskWindow) -> None:
    tile = seen(kept, "language-fr")
    at = tile.mapToScene(tile.boundingRect().center()).toPoint()
    open_menu(kept)
    QTest.mouseClick(kept, LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert kept.view_model.sections.flow.property("page") == "welcome"


def test_back_shuts_it_and_leaves_the_page_below_as_it_is(kept: KioskWindow) -> None:
    touch(kept, "language-fr")
    page = kept.view_model.sections.flow.property("page")
    service_of(kept).hold()
    press(kept, BACK)
    assert service_of(kept).property("stage") == "shut"
    open_menu(kept)
    press(kept, BACK)
    assert service_of(kept).property("stage") == "shut"
    assert kept.view_model.sections.flow.property("page") == page != "welcome"
    press(kept, BACK)
    assert kept.view_model.sections.flow.property("page") == "welcome"


def test_it_goes_when_nobody_touches_it(
    make_menu: Callable[..., ServiceMenu], qtbot: QtBot
) -> None:
    menu = make_menu(timeouts=MenuTimeouts(idle_ms=30))
    menu.hold()
    qtbot.waitUntil(lambda: menu.property("stage") == "shut")
    assert MenuTimeouts().idle_ms == 30_000
