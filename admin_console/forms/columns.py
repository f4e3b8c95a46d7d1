"""Fields side by side in equal columns, as many as there is room for; the others go on below."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem, QStyle

from admin_console.style import FIELD_PX
from ui_kit.tokens import GRID_PX


class Columns(QLayout):
    """Lays out the fields of one row of a form; a hidden one takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(3 * GRID_PX)

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
        """Return the size of the widest field: the others may stand below it."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay_out(self, rect: QRect, *, moves: bool) -> int:
        shown = self._shown()
        if not shown:
            return 0
        least = max(FIELD_PX, *(item.minimumSize().width() for item in shown))
        room = max(1, (rect.width() + self.spacing()) // (least + self.spacing()))
        # Evenly: four fields for which there is room for three stand two by two.
        lines = -(-len(shown) // min(room, len(shown)))
        a_line = -(-len(shown) // lines)
        width = (rect.width() - (a_line - 1) * self.spacing()) // a_line
        top = rect.top()
        for first in range(0, len(shown), a_line):
            line = shown[first : first + a_line]
            heights = [_height(item, width) for item in line]
            if moves:
                for at, (item, height) in enumerate(zip(line, heights, strict=True)):
                    left = rect.left() + at * (width + self.spacing())
                    item.setGeometry(self._mirrored(rect, QRect(left, top, width, height)))
            top += max(heights) + 2 * GRID_PX
        return top - 2 * GRID_PX - rect.top()

    def _mirrored(self, whole: QRect, place: QRect) -> QRect:
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else QApplication.layoutDirection()
        return QStyle.visualRect(direction, whole, place)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
