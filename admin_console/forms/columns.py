"""Fields side by side in equal columns, as many as there is room for; the others go on below."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLayoutItem

from admin_console.flow import Lines
from admin_console.style import FIELD_PX
from ui_kit.tokens import GRID_PX

_BELOW_PX = 2 * GRID_PX


class Columns(Lines):
    """Lays out the fields of one row of a form."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(3 * GRID_PX)

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
        mirrored = self._is_mirrored()
        top = rect.top()
        for first in range(0, len(shown), a_line):
            line = shown[first : first + a_line]
            heights = [_height(item, width) for item in line]
            for at, item in enumerate(line if moves else ()):
                along = at * (width + self.spacing())
                left = rect.right() + 1 - along - width if mirrored else rect.left() + along
                item.setGeometry(QRect(left, top, width, heights[at]))
            top += max(heights) + _BELOW_PX
        return top - _BELOW_PX - rect.top()


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
