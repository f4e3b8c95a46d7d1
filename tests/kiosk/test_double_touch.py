"""Who taps twice, or goes on tapping, is not led further than by the first tap."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.timeouts import PageTimeouts
from kiosk.window import KioskWindow
from tests.kiosk.conftest import Opens
from tests.support.fakes import FakePrinter, FakeReception
from tests.support.qml import middle, seen, touch

type Taps = Callable[..., None]
ALWAYS_TOO_SOON = PageTimeouts(settle_ms=600_000)
SOON_MS = 40


def place_of(view: KioskWindow, name: str) -> QPoint:
    view.grabWindow()
    return middle(seen(view, name)).toPoint()


def tap(view: KioskWindow, at: QPoint, *, times: int) -> None:
    """Tap at one place, whatever comes to stand there."""
    for _ in range(times):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        view.grabWindow()


def tap_with_a_finger(view: KioskWindow, at: QPoint, *, times: int) -> None:
    screen = QTest.createTouchDevice()
    for finger in range(times):
        QTest.touchEvent(view, screen).press(finger, at).commit()
        QTest.touchEvent(view, screen).release(finger, at).commit()
        view.grabWindow()


@pytest.mark.parametrize("taps", [tap, tap_with_a_finger])
def test_tapping_on_a_language_only_chooses_it(
    open_kiosk: Opens, core: FakeReception, printer: FakePrinter, taps: Taps
) -> None:
    kiosk = open_kiosk(printer=printer, timeouts=ALWAYS_TOO_SOON)
    taps(kiosk, place_of(kiosk, "fr-group-papers"), times=5)
    assert seen(kiosk, "page-services")
    assert not core.desk.given
    assert not printer.printed


def test_without_the_guard_the_same_taps_go_further(open_kiosk: Opens, core: FakeReception) -> None:
    kiosk = open_kiosk(timeouts=PageTimeouts(settle_ms=0))
    tap(kiosk, place_of(kiosk, "fr-group-papers"), times=5)
    assert core.desk.given, "the taps of the test above would hit a service"


def test_who_waits_for_the_page_is_heard(
    open_kiosk: Opens, core: FakeReception, qtbot: QtBot
) -> None:
    kiosk = open_kiosk(timeouts=PageTimeouts(settle_ms=SOON_MS))
    for name in ("language-fr", "group-papers", "service-signature"):
        touch(kiosk, name)
        qtbot.wait(2 * SOON_MS)
    assert len(core.desk.given) == 1


def test_the_same_page_hears_every_tap(open_kiosk: Opens, qtbot: QtBot) -> None:
    kiosk = open_kiosk(timeouts=PageTimeouts(settle_ms=SOON_MS))
    touch(kiosk, "language-fr")
    kiosk.view_model.ask("search")
    qtbot.wait(2 * SOON_MS)
    touch(kiosk, "key-n", times=3)
    assert seen(kiosk, "search-text").property("text") == "nnn"


def click_at(view: KioskWindow, at: QPoint, stamp_ms: int) -> None:
    """Hand over a click that the screen has stamped with its own time."""
    place = QPointF(at)
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        held = Qt.MouseButton.LeftButton if kind is QEvent.Type.MouseButtonPress else _NONE
        event = QMouseEvent(
            kind,
            place,
            view.mapToGlobal(place),
            Qt.MouseButton.LeftButton,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        event.setTimestamp(stamp_ms)
        QGuiApplication.sendEvent(view, event)


_NONE = Qt.MouseButton.NoButton


def test_a_busy_kiosk_tells_a_double_tap_by_when_it_was_made(
    open_kiosk: Opens, core: FakeReception, qtbot: QtBot
) -> None:
    kiosk = open_kiosk(timeouts=PageTimeouts(settle_ms=200))
    at = place_of(kiosk, "fr-group-papers")
    click_at(kiosk, at, 1_000)
    kiosk.grabWindow()
    # The page took so long to make that the second half is heard late.
    qtbot.wait(300)
    click_at(kiosk, at, 1_090)
    assert not core.desk.given
    qtbot.wait(300)
    click_at(kiosk, at, 2_000)
    assert core.desk.given
