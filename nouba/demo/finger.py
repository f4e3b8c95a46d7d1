"""A finger on a Qt Quick screen: it finds what can be seen, and touches it."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, Qt
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest


def touch(window: QQuickView, name: str) -> bool:
    """Touch the visible item of this name; return whether there is one."""
    for item in _visible(window.contentItem()):
        if item.objectName() == name and item.isEnabled():
            centre = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
            QTest.mouseClick(
                window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre
            )
            return True
    return False


def _visible(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.isVisible():
            yield child
            yield from _visible(child)
