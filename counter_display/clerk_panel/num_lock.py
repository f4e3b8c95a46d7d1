"""A number pad whose Num Lock is off sends other keys; whoever presses them is told."""

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

_PAD = Qt.KeyboardModifier.KeypadModifier
# What the digits and the period are without Num Lock: those that nobody needs, and those that move
# in a list all the same.
_EDITING = (
    Qt.Key.Key_Insert,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Clear,
)
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


def watch_num_lock(page: QWidget, say: Callable[[], None]) -> QShortcut:
    """Call ``say`` when a pad's key shows on a page that Num Lock is off.

    Returns:
        The arrows' part, to be disabled while a list is there to move in.
    """
    _watch(page, _EDITING, say)
    return _watch(page, _ARROWS, say)


def _watch(page: QWidget, keys: tuple[Qt.Key, ...], say: Callable[[], None]) -> QShortcut:
    shortcut = QShortcut(page)
    shortcut.setKeys([QKeySequence(QKeyCombination(_PAD, key)) for key in keys])
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(say)
    return shortcut
