"""Four keys lead everywhere, and the focus is always to be seen."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from kiosk.access.preferences import Wishes
from kiosk.timeouts import PageTimeouts
from kiosk.window import KioskWindow
from tests.kiosk.conftest import Opens
from tests.support.fakes import FakePrinter, FakeReception, Held, a_unit
from tests.support.keys import BACK, CHOOSE, NEXT, PREVIOUS, choose, focused, press, scan
from tests.support.qml import find, seen, touch


def arrives(kiosk: KioskWindow, qtbot: QtBot, name: str) -> None:
    qtbot.waitUntil(lambda: focused(kiosk) == name)
    assert find(kiosk, "focus-ring"), "nobody sees where the focus is"


def test_a_ticket_by_two_keys(kiosk: KioskWindow, qtbot: QtBot) -> None:
    press(kiosk, NEXT)
    arrives(kiosk, qtbot, "ar-group-civil")
    press(kiosk, NEXT, NEXT, NEXT, CHOOSE)
    assert kiosk.view_model.property("language") == "fr"
    arrives(kiosk, qtbot, "service-signature")
    press(kiosk, CHOOSE)
    arrives(kiosk, qtbot, "done")
    press(kiosk, CHOOSE)
    arrives(kiosk, qtbot, "ar-group-civil")


def test_the_last_leads_to_the_first_and_back(kiosk: KioskWindow, qtbot: QtBot) -> None:
    press(kiosk, NEXT)
    arrives(kiosk, qtbot, "ar-group-civil")
    press(kiosk, PREVIOUS)
    arrives(kiosk, qtbot, "access")
    press(kiosk, NEXT)
    arrives(kiosk, qtbot, "ar-group-civil")


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
    arrives(kiosk, qtbot, "ar-group-civil")
    touch(kiosk, "language-fr")
    assert seen(kiosk, "page-groups")
    QCoreApplication.processEvents()
    assert find(kiosk, "focus-ring") is None


def test_keys_stay_within_the_panel_and_the_question(open_kiosk: Opens, qtbot: QtBot) -> None:
    kiosk = open_kiosk(timeouts=PageTimeouts(settle_ms=0, idle_ms=400, warning_ms=60_000))
    touch(kiosk, "language-fr")
    press(kiosk, PREVIOUS)
    arrives(kiosk, qtbot, "access")
    press(kiosk, CHOOSE)
    arrives(kiosk, qtbot, "look-light")
    press(kiosk, PREVIOUS)
    arrives(kiosk, qtbot, "access-done")
    qtbot.waitUntil(lambda: kiosk.view_model.sections.flow.property("idleWarning"))
    arrives(kiosk, qtbot, "continue")
    press(kiosk, NEXT)
    assert find(kiosk, "idle-warning") is None
    assert seen(kiosk, "access-panel")
    press(kiosk, BACK)
    assert find(kiosk, "access-panel") is None
    arrives(kiosk, qtbot, "group-civil")


def test_a_held_key_chooses_once(kiosk: KioskWindow, qtbot: QtBot) -> None:
    press(kiosk, NEXT)
    arrives(kiosk, qtbot, "ar-group-civil")
    for repeated in (False, True, True):
        event = QKeyEvent(
            QKeyEvent.Type.KeyPress, CHOOSE, Qt.KeyboardModifier.NoModifier, "", repeated
        )
        QCoreApplication.sendEvent(kiosk, event)
    assert seen(kiosk, "page-services")


def test_a_button_that_is_not_ready_gets_the_focus_once_it_is(
    open_kiosk: Opens, printer: FakePrinter, qtbot: QtBot
) -> None:
    kiosk = open_kiosk(printer=printer, timeouts=PageTimeouts(settle_ms=40))
    touch(kiosk, "language-fr")
    press(kiosk, PREVIOUS)
    kiosk.view_model.choose("service-orientation")
    arrives(kiosk, qtbot, "done")


def test_any_key_is_a_sign_of_life(open_kiosk: Opens) -> None:
    kiosk = open_kiosk()
    touch(kiosk, "language-fr")
    told: list[int] = []
    kiosk.view_model.sections.flow.countdownStarted.connect(told.append)
    press(kiosk, NEXT)
    assert told


def test_a_step_of_the_rating_begins_at_its_first_thing(kiosk: KioskWindow, qtbot: QtBot) -> None:
    touch(kiosk, "language-fr")
    kiosk.view_model.ask("rating")
    press(kiosk, NEXT)
    arrives(kiosk, qtbot, "face-5")
    press(kiosk, PREVIOUS)
    # The focus stands on something that every step has.
    arrives(kiosk, qtbot, "access")
    scan(kiosk, "Q999")
    arrives(kiosk, qtbot, "sign-A")
    press(kiosk, PREVIOUS)
    arrives(kiosk, qtbot, "access")
    scan(kiosk, "D014")
    arrives(kiosk, qtbot, "face-5")


def test_other_choices_begin_at_the_first_of_them(
    open_kiosk: Opens, core: FakeReception, qtbot: QtBot
) -> None:
    core.hall.shown = core.desk.unit = a_unit(8)
    kiosk = open_kiosk(usual=Wishes(larger=True))
    touch(kiosk, "language-fr")
    choose(kiosk, "more-services")
    arrives(kiosk, qtbot, "service-copy")


@pytest.mark.parametrize("wish", ["look-dark", "look-contrast", "larger", "low"])
def test_a_wish_leaves_the_focus_where_it_is(kiosk: KioskWindow, qtbot: QtBot, wish: str) -> None:
    touch(kiosk, "language-fr")
    choose(kiosk, "access")
    arrives(kiosk, qtbot, "look-light")
    for _ in range(2):
        choose(kiosk, wish)
        QCoreApplication.processEvents()
        arrives(kiosk, qtbot, wish)


def test_what_can_be_pressed_no_more_hands_the_focus_to_what_is_behind(
    open_kiosk: Opens, printer: FakePrinter, qtbot: QtBot
) -> None:
    kiosk = open_kiosk(printer=printer, paper=Held())
    for name in ("language-fr", "group-papers", "details-service-signature"):
        touch(kiosk, name)
    press(kiosk, NEXT)
    choose(kiosk, "print-slip")
    arrives(kiosk, qtbot, "take-ticket")
