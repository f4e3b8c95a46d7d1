"""How an entry of a sheet's list is drawn: its number, its name, and quietly what more is known."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from counter_display.clerk_panel.style import DOT_PX, choice_colours
from ui_kit.tokens import DESK, GRID_PX

NUMBER, NAME, DETAIL = (int(Qt.ItemDataRole.UserRole) + step for step in (1, 2, 3))
_EDGE_PX = GRID_PX // 2 + 2
_WRAPS = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeading)
type _Index = QModelIndex | QPersistentModelIndex


class ChoiceRows(QStyledItemDelegate):
    """Draws every word of an entry: it wraps, and is never cut."""

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: _Index
    ) -> QSize:
        """Return the room that the words need at the list's present width."""
        whole = QRect(0, 0, _width_of(option), 0)
        return QSize(whole.width(), self._fill(whole, option, index)[-1].bottom() + _EDGE_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw an entry; the chosen one stands out by more than its colour."""
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground, ink, quiet = (QColor(one) for one in choice_colours(is_chosen=is_chosen))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(option.rect, DESK.radius_px, DESK.radius_px)
        name, detail = self._fill(option.rect, option, index)
        if index.data(NUMBER):
            painter.setPen(quiet)
            painter.setFont(option.font)
            painter.drawText(_beside(option.rect, name, option), _WRAPS, index.data(NUMBER))
        painter.setPen(ink)
        painter.setFont(_strong(option.font))
        painter.drawText(name, _WRAPS, index.data(NAME))
        painter.setPen(quiet)
        painter.setFont(option.font)
        painter.drawText(detail, _WRAPS, index.data(DETAIL))
        painter.restore()

    @staticmethod
    def _fill(whole: QRect, option: QStyleOptionViewItem, index: _Index) -> tuple[QRect, QRect]:
        """Return where the name and the detail stand."""
        room = whole.adjusted(GRID_PX, _EDGE_PX, -GRID_PX, 0)
        if index.data(NUMBER):
            indent = 2 * DOT_PX + GRID_PX
            if option.direction is Qt.LayoutDirection.RightToLeft:
                room.setRight(room.right() - indent)
            else:
                room.setLeft(room.left() + indent)
        name = _words(room, _strong(option.font), index.data(NAME))
        below = QRect(room.left(), name.bottom() + 1, room.width(), 0)
        return name, _words(below, option.font, index.data(DETAIL))


def _words(room: QRect, font: QFont, text: str) -> QRect:
    if not text:
        return QRect(room.left(), room.top(), room.width(), 0)
    tall = QRect(room.left(), room.top(), room.width(), 1000)
    height = QFontMetrics(font).boundingRect(tall, _WRAPS, text).height()
    return QRect(room.left(), room.top(), room.width(), height)


def _beside(whole: QRect, name: QRect, option: QStyleOptionViewItem) -> QRect:
    if option.direction is Qt.LayoutDirection.RightToLeft:
        return QRect(
            name.right(), name.top(), whole.right() - name.right() - GRID_PX, name.height()
        )
    left = whole.left() + GRID_PX
    return QRect(left, name.top(), name.left() - left, name.height())


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong


def _width_of(option: QStyleOptionViewItem) -> int:
    seen = option.widget
    viewport = seen.viewport() if seen is not None and hasattr(seen, "viewport") else seen
    return viewport.width() if isinstance(viewport, QWidget) else option.rect.width()
