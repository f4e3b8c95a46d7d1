"""Finding and touching what stands on a Qt Quick screen, as a person does."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, Qt
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest


def items(view: QQuickView) -> Iterator[QQuickItem]:
    """Yield what can be seen, in the order of drawing; delegates of repeaters too."""
    root = view.rootObject()
    assert root is not None
    ahead = [root]
    while ahead:
        item = ahead.pop()
        if item.isVisible():
            item.ensurePolished()
            yield item
            ahead.extend(reversed(item.childItems()))


def find(view: QQuickView, name: str) -> QQuickItem | None:
    """Return what is seen under an object name; None when it is not to be seen."""
    return next((item for item in items(view) if item.objectName() == name), None)


def seen(view: QQuickView, name: str) -> QQuickItem:
    """Return what must be seen under an object name."""
    found = find(view, name)
    assert found is not None, f"{name} is not on the screen"
    return found


def middle(item: QQuickItem) -> QPointF:
    """Return the centre of an item in the window."""
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))


def touch(view: QQuickView, name: str, *, times: int = 1, answers: bool = True) -> None:
    """Touch the middle of what has this object name, once it is drawn.

    Who touches Tamazight is asked for a second language, and answers French unless told otherwise.
    """
    view.grabWindow()
    at = middle(seen(view, name)).toPoint()
    for _ in range(times):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    if answers and name == "language-zgh" and find(view, "second-fr"):
        touch(view, "second-fr")


def texts(view: QQuickView) -> list[QQuickItem]:
    """Return every text that can be seen."""
    return [item for item in items(view) if _is_text(item) and item.property("text")]


def cut_texts(view: QQuickView) -> list[str]:
    """Return the texts that do not fit their place or the window."""
    return [str(item.property("text")) for item in texts(view) if not _fits(view, item)]


def _is_text(item: QQuickItem) -> bool:
    return item.inherits("QQuickText")


def _fits(view: QQuickView, item: QQuickItem) -> bool:
    # A pixel and a half: text is measured in fractions, places in whole pixels.
    slack = 1.5
    if item.property("truncated") or item.property("contentWidth") > item.width() + slack:
        return False
    padding = item.property("topPadding") + item.property("bottomPadding")
    if item.property("contentHeight") + padding > item.height() + slack:
        return False
    top, end = item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height()))
    return (
        top.x() >= -slack
        and top.y() >= -slack
        and end.x() <= view.width() + slack
        and end.y() <= view.height() + slack
    )
