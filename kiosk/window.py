"""The kiosk's window: it draws its first frame by itself, and is opened for visitors after that.

It cannot be left by touch, gesture or key. What lies beyond it (the system's own keys, other
consoles) is closed off by what starts the kiosk: see ``deploy/systemd``.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent, QScreen, QWindow
from PySide6.QtQuick import QQuickView
from shiboken6 import isValid

from kiosk.row_fit import Rows
from ui_kit.theme import IconProvider, Theme
from ui_kit.tokens import DARK, HIGH_CONTRAST, KIOSK, LIGHT

if TYPE_CHECKING:
    from kiosk.access.keys import Keys
    from kiosk.access.preferences import Preferences
    from kiosk.view_model import KioskViewModel

_QML = Path(__file__).parent / "qml"
_SHARED_QML = Path(__file__).parent.parent / "ui_kit" / "qml"
_LOOKS = {"light": LIGHT, "dark": DARK, "contrast": HIGH_CONTRAST}
FIRST_SIZE = QSize(1080, 1920)


class KioskWindow(QQuickView):
    """The kiosk's screen; its sizes follow the screen's."""

    view_model: "KioskViewModel"
    """From the moment it is opened."""

    def __init__(self) -> None:
        super().__init__()
        engine = self.engine()
        engine.addImportPath(str(_SHARED_QML))
        engine.addImageProvider(IconProvider.NAME, IconProvider())
        theme = engine.singletonInstance("Nouba.UiKit", "Theme")
        if not isinstance(theme, Theme):
            raise TypeError("the module Nouba.UiKit offers no Theme")
        if not isinstance(engine.singletonInstance("Nouba.UiKit", "Rows"), Rows):
            raise TypeError("the module Nouba.UiKit offers no Rows")
        self.theme = theme
        self.keys: Keys | None = None
        self._preferences: Preferences | None = None
        theme.fit(KIOSK, FIRST_SIZE.width(), FIRST_SIZE.height())
        self.setObjectName("kiosk")
        self.setTitle("Nouba")
        self.setColor(theme.property("paper"))
        self.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.resize(FIRST_SIZE)

    def greet(self) -> None:
        """Show a first page, for which little is loaded."""
        self.setSource(QUrl.fromLocalFile(str(_QML / "FirstPage.qml")))

    def open(self, view_model: "KioskViewModel", preferences: "Preferences", keys: "Keys") -> None:
        """Show the pages of a view-model, which reads nothing before its ``refresh()``."""
        view_model.setParent(self)
        self.view_model = view_model
        self.keys = keys
        self._preferences = preferences
        preferences.changed.connect(self._use_preferences)
        self.setInitialProperties({"viewModel": view_model})
        self.setSource(QUrl.fromLocalFile(str(_QML / "Kiosk.qml")))
        self._use_preferences()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the sizes that fit the new size."""
        self.theme.fit(KIOSK, event.size().width(), event.size().height())
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let four keys do what a finger does."""
        if not (self.keys and self.keys.handle(event)):
            super().keyPressEvent(event)

    @Slot()
    def _use_preferences(self) -> None:
        if self._preferences is None:
            return
        wishes = self._preferences.wishes
        self.theme.use(_LOOKS[wishes.look])
        # In the lower part of an upright screen there is not room for a whole step.
        steps = 0.5 if wishes.low and self.theme.property("upright") else 1.0
        self.theme.enlarge(steps if wishes.larger else 0.0, wishes.larger)
        self.setColor(self.theme.property("paper"))


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
    {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick}
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
