"""The kiosk's window cannot be left by touch, gesture or key.

What lies beyond the window (the system's own keys, other consoles) is closed off by what starts
the kiosk: see ``deploy/systemd``.
"""

import os
import sys

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QScreen, QWindow
from shiboken6 import isValid

_KEYS = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Select,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Back,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Shift,
        # Keypads for those who do not see the screen send these; no system claims them.
        *(Qt.Key(code) for code in range(Qt.Key.Key_F13.value, Qt.Key.Key_F24.value + 1)),
    }
)
_FIRST_KEY_WITHOUT_SIGN = Qt.Key.Key_Escape.value
_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_KEY_EVENTS = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride}
)
_MOUSE_EVENTS = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
    }
)
_DISPLACING = frozenset({QEvent.Type.WindowStateChange, QEvent.Type.Resize, QEvent.Type.Move})
_PULLS_BACK_MS = 100
_UNHEARD = frozenset(
    {
        QEvent.Type.Close,
        QEvent.Type.ContextMenu,
        QEvent.Type.Shortcut,
        QEvent.Type.Gesture,
        QEvent.Type.GestureOverride,
        QEvent.Type.NativeGesture,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
    }
)


class Lock(QObject):
    """Keeps a window over the whole screen, and lets through only what a visitor needs."""

    def __init__(self, window: QWindow, *, pointer: bool = False) -> None:
        """Lock the window; it stays so as long as it exists.

        Args:
            window: the kiosk's.
            pointer: show it, where there is no touch screen.
        """
        super().__init__(window)
        self._window = window
        # Not from within the change itself, and not as fast as two can pull at one window.
        self._soon = QTimer(self, singleShot=True, interval=_PULLS_BACK_MS)
        self._soon.timeout.connect(self._stay)
        self._screen: QScreen | None = None
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.primaryScreenChanged.connect(self._follow)
        self._follow(QGuiApplication.primaryScreen())
        window.installEventFilter(self)
        window.setFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        if not pointer:
            window.setCursor(Qt.CursorShape.BlankCursor)
        self._fill_screen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - one is watched
        """Let an event through, or let it go unheard."""
        kind = event.type()
        if kind in _DISPLACING:
            self._soon.start()
            return False
        if kind in _UNHEARD:
            event.ignore()
            return True
        if isinstance(event, QKeyEvent) and kind in _KEY_EVENTS:
            return not is_accepted(event)
        if isinstance(event, QMouseEvent) and kind in _MOUSE_EVENTS:
            return event.button() is not Qt.MouseButton.LeftButton
        return False

    @Slot("QScreen*")
    def _follow(self, screen: QScreen | None) -> None:
        """Fill this screen from now on, however it is turned; None while there is none."""
        if self._screen and isValid(self._screen):
            self._screen.geometryChanged.disconnect(self._soon.start)
        self._screen = screen
        if screen:
            screen.geometryChanged.connect(self._soon.start)
            self._soon.start()

    @Slot()
    def _stay(self) -> None:
        screen = QGuiApplication.primaryScreen()
        is_whole = self._window.windowStates() == Qt.WindowState.WindowFullScreen
        if screen and not (is_whole and self._window.geometry() == screen.geometry()):
            self._fill_screen()

    def _fill_screen(self) -> None:
        # Without a window manager "full screen" alone keeps the small size.
        self._window.setGeometry(QGuiApplication.primaryScreen().geometry())
        self._window.showFullScreen()


def is_accepted(event: QKeyEvent) -> bool:
    """Return whether the kiosk hears a key: one that moves, chooses, goes back, or writes."""
    if event.modifiers() & _COMMANDING:
        return False
    return event.key() in _KEYS or event.key() < _FIRST_KEY_WITHOUT_SIGN


class CloseTwice(QObject):
    """Knows whether closing was asked for just now, and by nothing else since."""

    lapsed = Signal()

    def __init__(self, lapse_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self.asked = False
        """Whether the next touch closes."""
        self._touched_since = False
        self._timer = QTimer(self, singleShot=True, interval=lapse_ms)
        self._timer.timeout.connect(self._lapse)

    def ask(self) -> None:
        """Wait for the second touch for a while."""
        self.asked, self._touched_since = True, False
        self._timer.start()

    def reset(self) -> None:
        """Need two touches again."""
        self.asked = False
        self._timer.stop()

    def begin_touch(self) -> None:
        """Know that a finger is put somewhere, perhaps where it closes the kiosk."""
        self._touched_since = self.asked

    def end_touch(self) -> None:
        """Lapse if that touch, which is over now, did something else."""
        if self.asked and self._touched_since:
            self._lapse()

    @Slot()
    def _lapse(self) -> None:
        self.reset()
        self.lapsed.emit()


AGAIN = 75
"""The event loop's exit code when somebody asked for a restart."""


def start_again() -> None:
    """Become a new run of this program; it does not return."""
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - our own words
