"""Four keys lead everywhere, and the focus is always to be seen."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.patience import Pace
from kiosk.window import KioskWindow
from tests.kiosk.conftest import Opens
from tests.support.fakes import FakePrinter
from tests.support.qml import find, seen, touch

NEXT, PREVIOUS, CHOOSE, BACK, REPEAT = (
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_F13,
)


def press(kiosk: KioskWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(kiosk, key)


def focused(kiosk: KioskWindow) -> str:
    item = kiosk.activeFocusItem()
    return item.objectName() if item else ""


def arrives(kiosk: KioskWindow, qtbot: QtBot, name: str) -> None:
    qtbot.waitUntil(lambda: focused(kiosk) == name)
    assert find(kiosk, "focus-ring"), "nobody sees where the focus is"


def test_a_ticket_by_two_keys(kiosk: KioskWindow, qtbot: QtBot) -> None:
    press(kiosk, NEXT)
    arrives(kiosk, qtbot, "language-ar")
    press(kiosk, NEXT, NEXT, CHOOSE)
    arrives(kiosk, qtbot, "group-civil")
    assert kiosk.view_model.property("language") == "fr"
    press(kiosk, NEXT, CHOOSE)
    arrives(kiosk, qtbot, "service-signature")
    press(kiosk, CHOOSE)
    arrives(kiosk, qtbot, "done")
    press(kiosk, CHOOSE)
    arrives(kiosk, qtbot, "language-ar")


def test_the_last_leads_to_the_first_and_back(kiosk: KioskWindow, qtbot: QtBot) -> None:
    press(kiosk, NEXT)
    arrives(kiosk, qtbot, "language-ar")
    press(kiosk, PREVIOUS)
    arrives(kiosk, qtbot, "access")
    press(kiosk, NEXT)
    arrives(kiosk, qtbot, "language-ar")


@pytest.mark.parametrize(
    ("language", "ahead", "behind"),
    [
        ("fr", Qt.Key.Key_Right, Qt.Key.Key_Left),
        ("ar", Qt.Key.Key_Left, Qt.Key.Key_Right),
        ("zgh", Qt.Key.Key_Right, Qt.Key.Key_Left),
    ],
)
def test_arrows_follow_the_side_of_reading(
    kiosk: KioskWindow, qtbot: QtBot, language: str, ahead: Qt.Key, behind: Qt.Key
) -> None:
    touch(kiosk, f"language-{language}")
    press(kiosk, NEXT)
    arrives(kiosk, qtbot, "group-civil")
    press(kiosk, ahead)
    arrives(kiosk, qtbot, "group-papers")
    press(kiosk, behind)
    arrives(kiosk, qtbot, "group-civil")


def test_escape_goes_back_and_starts_at_the_first(kiosk: KioskWindow, qtbot: QtBot) -> None:
    touch(kiosk, "language-fr")
    touch(kiosk, "group-papers")
    press(kiosk, BACK)
    assert seen(kiosk, "page-groups")
    arrives(kiosk, qtbot, "group-civil")


def test_what_nobody_saw_in_focus_is_not_chosen(kiosk: KioskWindow, qtbot: QtBot) -> None:
    touch(kiosk, "language-fr")
    press(kiosk, CHOOSE)
    arrives(kiosk, qtbot, "group-civil")
    assert seen(kiosk, "page-groups")


def test_a_touch_hides_the_focus(kiosk: KioskWindow, qtbot: QtBot) -> None:
    press(kiosk, NEXT)
    arrives(kiosk, qtbot, "language-ar")
    touch(kiosk, "language-fr")
    assert seen(kiosk, "page-groups")
    QCoreApplication.processEvents()
    assert find(kiosk, "focus-ring") is None


def test_keys_stay_within_the_panel_and_the_question(open_kiosk: Opens, qtbot: QtBot) -> None:
    kiosk = open_kiosk(pace=Pace(settle_ms=0, idle_ms=400, warning_ms=60_000))
    touch(kiosk, "language-fr")
    press(kiosk, PREVIOUS)
    arrives(kiosk, qtbot, "access")
    press(kiosk, CHOOSE)
    arrives(kiosk, qtbot, "look-light")
    press(kiosk, PREVIOUS)
    arrives(kiosk, qtbot, "access-done")
    qtbot.waitUntil(lambda: kiosk.view_model.property("idleWarning"))
    arrives(kiosk, qtbot, "continue")
    press(kiosk, NEXT)
    assert find(kiosk, "idle-warning") is None
    assert seen(kiosk, "access-panel")
    press(kiosk, BACK)
    assert find(kiosk, "access-panel") is None
    arrives(kiosk, qtbot, "group-civil")


def test_a_held_key_chooses_once(kiosk: KioskWindow, qtbot: QtBot) -> None:
    press(kiosk, NEXT)
    arrives(kiosk, qtbot, "language-ar")
    for repeated in (False, True, True):
        event = QKeyEvent(
            QKeyEvent.Type.KeyPress, CHOOSE, Qt.KeyboardModifier.NoModifier, "", repeated
        )
        QCoreApplication.sendEvent(kiosk, event)
    assert seen(kiosk, "page-groups")


def test_a_button_that_is_not_ready_gets_the_focus_once_it_is(
    open_kiosk: Opens, printer: FakePrinter, qtbot: QtBot
) -> None:
    kiosk = open_kiosk(printer=printer, pace=Pace(settle_ms=40))
    touch(kiosk, "language-fr")
    press(kiosk, PREVIOUS)
    kiosk.view_model.choose("service-orientation")
    arrives(kiosk, qtbot, "done")


def test_any_key_is_a_sign_of_life(open_kiosk: Opens) -> None:
    kiosk = open_kiosk()
    touch(kiosk, "language-fr")
    told: list[int] = []
    kiosk.view_model.countdownStarted.connect(told.append)
    press(kiosk, NEXT)
    assert told
