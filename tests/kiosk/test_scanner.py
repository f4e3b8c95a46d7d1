"""A scanner is listened to where its ticket is waited for, and nowhere else."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from kiosk.feedback.rating import Scanner
from kiosk.service.actions import KioskSite
from kiosk.timeouts import PageTimeouts
from kiosk.window import KioskWindow
from tests.kiosk.conftest import Opens
from tests.support.fakes import FakePrinter, FakeReception, as_core
from tests.support.keys import BACK, CHOOSE, NEXT, focused, press, scan
from tests.support.qml import find, seen, touch
from tests.support.service_menu import PIN_HASH, MenuCore, service_of
from ui_kit.tokens import DARK

NO_TICKET = "Ajouter le numéro de mon ticket"
DIGITS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


@pytest.fixture
def rating(open_kiosk: Opens, printer: FakePrinter, core: FakeReception) -> KioskWindow:
    kiosk = open_kiosk(
        printer=printer,
        timeouts=PageTimeouts(settle_ms=0, warning_ms=60_000),
        site=KioskSite(core=as_core(MenuCore(core)), station="kiosk-1", pin_hash=PIN_HASH),
    )
    touch(kiosk, "language-fr")
    kiosk.view_model.ask("rating")
    return kiosk


def ticket(kiosk: KioskWindow) -> str:
    return str(seen(kiosk, "add-number").property("text")).replace("\u00a0", " ")


def ask_idle(kiosk: KioskWindow) -> None:
    kiosk.view_model._flow._ask()
    assert seen(kiosk, "idle-warning")


def test_it_hears_a_ticket(rating: KioskWindow) -> None:
    scan(rating, "D014")
    assert ticket(rating) == "Ticket D 014"


def test_enter_presses_what_has_the_focus_on_the_access_sheet(
    rating: KioskWindow, qtbot: QtBot
) -> None:
    touch(rating, "access")
    press(rating, NEXT)
    qtbot.waitUntil(lambda: focused(rating) == "look-light")
    press(rating, NEXT, *DIGITS, CHOOSE)
    assert rating.color() == QColor(DARK.paper)
    press(rating, BACK)
    assert find(rating, "access-panel") is None
    assert ticket(rating) == NO_TICKET


def test_what_is_scanned_over_the_question_counts_for_nothing(
    rating: KioskWindow, core: FakeReception
) -> None:
    press(rating, NEXT)
    ask_idle(rating)
    # The first sign answers the question: the rest is no ticket's number, and presses no face.
    scan(rating, "D014")
    assert find(rating, "idle-warning") is None
    assert ticket(rating) == NO_TICKET
    assert find(rating, "typed-number") is None
    assert core.ratings.given == {}
    scan(rating, "D014")
    assert ticket(rating) == "Ticket D 014"


def test_the_service_menu_is_left_alone(rating: KioskWindow) -> None:
    service_of(rating).hold()
    assert seen(rating, "pin-enter")
    scan(rating, "D014")
    service_of(rating).shut()
    assert ticket(rating) == NO_TICKET


def test_a_person_types_too_slowly_for_a_scanner_to_wait(rating: KioskWindow, qtbot: QtBot) -> None:
    scanner = rating.findChild(Scanner)
    assert scanner is not None
    pause = scanner.findChild(QTimer)
    assert pause is not None
    pause.setInterval(1)
    press(rating, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: not pause.isActive())
    pause.setInterval(60_000)
    scan(rating, "D014")
    assert ticket(rating) == "Ticket D 014"
