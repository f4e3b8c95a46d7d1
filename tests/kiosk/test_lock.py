"""The kiosk cannot be left: not by a key, a gesture, a button of a mouse or the window manager."""

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QNativeGestureEvent,
    QPointingDevice,
)
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.window import KioskWindow, Lock
from tests.support.qml import find, seen, touch

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
META = Qt.KeyboardModifier.MetaModifier
HELD = (NONE, SHIFT, CONTROL, ALT, META, CONTROL | ALT, CONTROL | SHIFT, ALT | SHIFT)


class Probe(QObject):
    """Stands behind the lock and keeps what comes through."""

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        self.keys: list[tuple[int, Qt.KeyboardModifier]] = []
        self.kinds: set[QEvent.Type] = set()
        # Qt asks the filter that came last first: this one must be there before the lock.
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.kinds.add(event.type())
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self.keys.append((event.key(), event.modifiers()))
        return False


@pytest.fixture
def probe(kiosk: KioskWindow) -> Probe:
    return Probe(kiosk)


@pytest.fixture
def locked(kiosk: KioskWindow, probe: Probe, qtbot: QtBot) -> Iterator[KioskWindow]:
    lock = Lock(kiosk)
    qtbot.waitUntil(lambda: fills_the_screen(kiosk))
    yield kiosk
    kiosk.removeEventFilter(lock)


def fills_the_screen(window: KioskWindow) -> bool:
    return (
        window.isVisible()
        and window.windowStates() == Qt.WindowState.WindowFullScreen
        and window.geometry() == QGuiApplication.primaryScreen().geometry()
    )


def press(window: KioskWindow, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    # QTest knows not every key.
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QGuiApplication.sendEvent(window, QKeyEvent(kind, key.value, held))


def test_it_has_no_frame_and_no_pointer(locked: KioskWindow) -> None:
    assert locked.flags() & Qt.WindowType.FramelessWindowHint
    assert locked.cursor().shape() is Qt.CursorShape.BlankCursor


def test_the_pointer_is_shown_where_it_is_needed(kiosk: KioskWindow) -> None:
    lock = Lock(kiosk, pointer=True)
    assert kiosk.cursor().shape() is Qt.CursorShape.ArrowCursor
    kiosk.removeEventFilter(lock)


def test_no_key_leads_out_whatever_is_held_with_it(locked: KioskWindow, probe: Probe) -> None:
    keys = [key for key in Qt.Key if key is not Qt.Key.Key_unknown]
    for key, held in product(keys, HELD):
        press(locked, key, held)
    assert fills_the_screen(locked)
    assert {held for _, held in probe.keys} <= {NONE, SHIFT, Qt.KeyboardModifier.KeypadModifier}
    through = {key for key, _ in probe.keys}
    assert Qt.Key.Key_Tab in through  # a positive control: the probe sees what comes through
    # F1 asks to be told what the screen shows.
    assert not through & set(range(Qt.Key.Key_F2.value, Qt.Key.Key_F13.value))
    assert not through & {Qt.Key.Key_Meta, Qt.Key.Key_Menu, Qt.Key.Key_Print, Qt.Key.Key_Alt}
    assert not through & {Qt.Key.Key_PowerOff, Qt.Key.Key_Explorer, Qt.Key.Key_Close}


def test_without_the_lock_the_keys_would_come_through(kiosk: KioskWindow, probe: Probe) -> None:
    press(kiosk, Qt.Key.Key_F4, ALT)
    press(kiosk, Qt.Key.Key_Q, CONTROL)
    assert {(Qt.Key.Key_F4, ALT), (Qt.Key.Key_Q, CONTROL)} <= set(probe.keys)


def test_escape_goes_back_but_never_out(locked: KioskWindow) -> None:
    touch(locked, "language-fr")
    touch(locked, "group-papers")
    press(locked, Qt.Key.Key_Escape, NONE)
    assert seen(locked, "page-groups")
    for _ in range(3):
        press(locked, Qt.Key.Key_Escape, NONE)
    assert seen(locked, "page-welcome")
    assert fills_the_screen(locked)


def test_it_does_not_close_when_the_window_manager_asks(locked: KioskWindow) -> None:
    assert not locked.close()
    assert fills_the_screen(locked)


def test_it_does_not_close_when_the_session_asks_the_application(locked: KioskWindow) -> None:
    QGuiApplication.quit()
    QGuiApplication.processEvents()
    assert fills_the_screen(locked)


@pytest.mark.parametrize("way", ["showMinimized", "showNormal", "showMaximized"])
def test_it_comes_back_when_something_makes_it_small(
    locked: KioskWindow, qtbot: QtBot, way: str
) -> None:
    getattr(locked, way)()
    qtbot.waitUntil(lambda: fills_the_screen(locked))


def make_small_unheard(window: KioskWindow, lock: Lock) -> None:
    """Leave the window small, as a bare X does; the platform of the tests keeps it whole."""
    window.removeEventFilter(lock)
    window.showNormal()
    window.setGeometry(10, 10, 200, 200)
    QGuiApplication.processEvents()
    assert not fills_the_screen(window)


@pytest.mark.parametrize("moved", [QRect(10, 10, 300, 500), QRect(-90, 50, 200, 200)])
def test_it_comes_back_when_something_moves_or_resizes_it(
    kiosk: KioskWindow, qtbot: QtBot, moved: QRect
) -> None:
    lock = Lock(kiosk)
    qtbot.waitUntil(lambda: fills_the_screen(kiosk))
    make_small_unheard(kiosk, lock)
    kiosk.installEventFilter(lock)
    kiosk.setGeometry(moved)
    qtbot.waitUntil(lambda: fills_the_screen(kiosk))
    kiosk.removeEventFilter(lock)


@pytest.mark.parametrize("news", ["the screen is turned", "another screen is the first"])
def test_it_fills_the_screen_that_there_is_now(kiosk: KioskWindow, qtbot: QtBot, news: str) -> None:
    lock = Lock(kiosk)
    qtbot.waitUntil(lambda: fills_the_screen(kiosk))
    make_small_unheard(kiosk, lock)
    screen = QGuiApplication.primaryScreen()
    if news == "the screen is turned":
        screen.geometryChanged.emit(screen.geometry())
    else:
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.primaryScreenChanged.emit(screen)
    qtbot.waitUntil(lambda: fills_the_screen(kiosk))


@pytest.mark.parametrize(
    "button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton]
)
def test_other_buttons_of_a_mouse_do_nothing(
    locked: KioskWindow, probe: Probe, button: Qt.MouseButton
) -> None:
    QTest.mouseClick(locked, button, NONE, QPoint(200, 700))
    assert QEvent.Type.MouseButtonPress not in probe.kinds
    assert find(locked, "page-welcome")


def test_menus_drags_and_gestures_are_not_heard(locked: KioskWindow, probe: Probe) -> None:
    at = QPoint(100, 100)
    move, left, drag = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, QMimeData()
    device = QPointingDevice.primaryPointingDevice()
    assert isinstance(device, QPointingDevice)
    where = QPointF(at)
    for event in (
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, at),
        QDropEvent(at, move, drag, left, NONE),
        QNativeGestureEvent(
            Qt.NativeGestureType.ZoomNativeGesture, device, 2, where, where, where, 2.0, where
        ),
    ):
        QGuiApplication.sendEvent(locked, event)
        assert not event.isAccepted()
        assert event.type() not in probe.kinds


def test_two_fingers_neither_turn_nor_stretch_the_screen(locked: KioskWindow) -> None:
    device = QTest.createTouchDevice()
    size = (locked.width(), locked.height())
    middle = QPoint(size[0] // 2, 200)
    pinch = QTest.touchEvent(locked, device)
    pinch.press(0, middle, locked).press(1, middle + QPoint(20, 20), locked).commit()
    for step in range(20, 180, 20):
        pinch.move(0, middle - QPoint(step, step), locked)
        pinch.move(1, middle + QPoint(step, step), locked).commit()
    pinch.release(0, middle, locked).release(1, middle, locked).commit()
    assert (locked.width(), locked.height()) == size
    assert fills_the_screen(locked)


def test_no_text_can_be_selected(locked: KioskWindow) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    at = QPoint(100, 100)
    QTest.mousePress(locked, Qt.MouseButton.LeftButton, NONE, at)
    QTest.mouseMove(locked, at + QPoint(300, 300))
    QTest.mouseRelease(locked, Qt.MouseButton.LeftButton, NONE, at + QPoint(300, 300))
    press(locked, Qt.Key.Key_A, CONTROL)
    press(locked, Qt.Key.Key_C, CONTROL)
    assert clipboard.text() == ""
    assert fills_the_screen(locked)
