"""Rows of widgets that go on in the next line where the window is narrow."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui_kit.tokens import GRID_PX


class Lines(QLayout):
    """Lays widgets out in as many lines as they need; a hidden one takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(GRID_PX)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's own
        """Add one at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem:  # noqa: N802 - Qt's own
        """Return one of them; None behind the last."""
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value] # Qt asks until there is none

    def takeAt(self, index: int) -> QLayoutItem:  # noqa: N802 - Qt's own
        """Take one out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None  # type: ignore[return-value] # likewise

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's own
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's own
        """Return the height of all lines."""
        return self._lay_out(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's own
        """Put everything in its place."""
        super().setGeometry(rect)
        self._lay_out(rect, moves=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own
        """Return the least size: it grows as it is allowed to."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's own
        """Return the size of the widest widget."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay_out(self, rect: QRect, *, moves: bool) -> int:
        """Return the height of all lines; ``moves`` puts them in their places, too."""
        raise NotImplementedError

    def _is_mirrored(self) -> bool:
        parent = self.parentWidget()
        return parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft


class Flow(Lines):
    """Lays widgets out from the side where lines begin, or up to where they end."""

    def __init__(self, parent: QWidget | None = None, *, ends: bool = False) -> None:
        super().__init__(parent)
        self._ends = ends

    def _lay_out(self, rect: QRect, *, moves: bool) -> int:
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        taken = 0
        for item in self._shown():
            size = item.sizeHint()
            if lines[-1] and taken + size.width() > rect.width():
                lines.append([])
                taken = 0
            lines[-1].append((item, size))
            taken += size.width() + self.spacing()
        top = rect.top()
        for line in lines:
            height = max((size.height() for _, size in line), default=0)
            if moves:
                self._place(line, rect, top, height)
            top += height + self.spacing()
        return max(0, top - rect.top() - self.spacing())

    def _place(
        self, line: list[tuple[QLayoutItem, QSize]], rect: QRect, top: int, height: int
    ) -> None:
        taken = sum(size.width() for _, size in line) + self.spacing() * (len(line) - 1)
        along = max(0, rect.width() - taken) if self._ends else 0
        mirrored = self._is_mirrored()
        for item, size in line:
            width = min(size.width(), rect.width())
            left = rect.right() + 1 - along - width if mirrored else rect.left() + along
            middle = top + (height - size.height()) // 2
            item.setGeometry(QRect(QPoint(left, middle), QSize(width, size.height())))
            along += width + self.spacing()
