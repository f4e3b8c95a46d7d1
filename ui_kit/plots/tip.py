"""What is said of a mark, beside it: unlike Qt's own it stays as long as one points at it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui_kit.tokens import GRID_PX, LIGHT

_LOOK = (
    f"QLabel {{ background: {LIGHT.ink}; color: {LIGHT.paper}; border: none;"
    f" border-radius: {GRID_PX // 2}px; padding: {GRID_PX // 2}px {GRID_PX}px; }}"
)


class Tip(QLabel):
    """A few lines of text over the window; it never leaves it, nor covers what it speaks of."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("plot-tip")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setStyleSheet(_LOOK)
        self.hide()

    def say(self, lines: Sequence[str], at: QPoint) -> None:
        """Show these lines beside a point of the window."""
        self.setText("\n".join(lines))
        self.adjustSize()
        room = self._window.rect()
        away = 2 * GRID_PX
        place = QRect(at + QPoint(away, -self.height() - GRID_PX), self.size())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place.moveRight(at.x() - away)
        if place.left() < room.left():
            place.moveLeft(at.x() + away)
        if place.right() > room.right():
            place.moveRight(at.x() - away)
        if place.top() < room.top():
            place.moveTop(at.y() + GRID_PX)
        self.move(place.topLeft())
        self.show()
        self.raise_()
