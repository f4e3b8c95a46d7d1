"""Keys as a person presses them, and as a scanner types."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickView
from PySide6.QtTest import QTest

NEXT, PREVIOUS, CHOOSE, BACK, REPEAT = (
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_F13,
)


def press(view: QQuickView, *keys: Qt.Key) -> None:
    """Press keys one after the other."""
    for key in keys:
        QTest.keyClick(view, key)


def focused(view: QQuickView) -> str:
    """Return the object name of what has the focus."""
    item = view.activeFocusItem()
    return item.objectName() if item else ""


def choose(view: QQuickView, name: str) -> None:
    """Go to something by keys, and choose it."""
    for _ in range(60):
        if focused(view) == name:
            press(view, CHOOSE)
            return
        press(view, NEXT)
    raise AssertionError(f"the keys do not lead to {name}")


def scan(view: QQuickView, text: str) -> None:
    """Type a text as a scanner does, with Enter at its end."""
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, ord(character.upper()), Qt.KeyboardModifier.NoModifier, character)
            QCoreApplication.sendEvent(view, key)
    press(view, CHOOSE)
