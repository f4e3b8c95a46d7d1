"""The year at a glance: twelve months, each day in the look of what it is."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from admin_console.words import translate
from reception.domain.language import Language, text_in
from reception.unit.year import DayKind, YearDay
from ui_kit.tokens import DESK, GRID_PX, LIGHT, STEP
from ui_kit.translations import current_language, reads_right_to_left
from ui_kit.words import date_text, month_name, weekday_text

_MONTHS, _DAYS, _WEEKS = 12, 7, 6
_CELL_PX = 3 * GRID_PX
_HEAD_PX = 5 * GRID_PX
_GAP_PX = 2 * GRID_PX
_FIGURE_PX = round(DESK.body_px * STEP**-1)
_MONTH_PX = _DAYS * _CELL_PX
_MONTH_HEIGHT_PX = _HEAD_PX + _WEEKS * _CELL_PX
# All begin with the article; calendars write these letters, Monday first.
_ARABIC_DAYS = "نثرخجسح"
_GROUND = {
    DayKind.CLOSED: LIGHT.primary,
    DayKind.HALF: LIGHT.primary_soft,
    DayKind.SEASON: LIGHT.accent,
}
_INK = {
    DayKind.USUAL: LIGHT.ink,
    DayKind.DAY_OFF: LIGHT.quiet_ink,
    DayKind.CLOSED: LIGHT.on_primary,
    DayKind.HALF: LIGHT.primary,
    DayKind.SEASON: LIGHT.on_accent,
}


class YearView(QWidget):
    """Draws a year; whoever points at a day reads what it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("calendar-year")
        self._days: Mapping[date, YearDay] = {}
        self._year = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(_MONTH_PX)

    def show_year(self, year: int, days: Sequence[YearDay]) -> None:
        """Show a year's days."""
        self._year = year
        self._days = {one.date: one for one in days}
        self.setAccessibleName(translate("Console", "The year %1").replace("%1", str(year)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own
        """Return the room for four months a row."""
        width = 4 * _MONTH_PX + 3 * _GAP_PX
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's own
        """Return that it takes more rows where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's own
        """Return how high it is when so wide."""
        rows = -(-_MONTHS // self._a_row(width))
        return rows * _MONTH_HEIGHT_PX + (rows - 1) * _GAP_PX

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's own
        """Draw the months."""
        if not self._days:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, _MONTHS + 1):
            self._draw_month(painter, month)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Tell what a day is when somebody points at it."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = next(
                (
                    one
                    for one in self._days.values()
                    if self._cell(one.date).contains(QPointF(event.pos()))
                ),
                None,
            )
            if day is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), day_words(day), self)
            return True
        return super().event(event)

    def _a_row(self, width: int) -> int:
        fitting = (width + _GAP_PX) // (_MONTH_PX + _GAP_PX)
        return next(one for one in (6, 4, 3, 2, 1) if one <= max(fitting, 1))

    def _month_rect(self, month: int) -> QRectF:
        a_row = self._a_row(self.width())
        row, column = divmod(month - 1, a_row)
        step_px = (self.width() - _MONTH_PX) / (a_row - 1) if a_row > 1 else 0
        step_px = min(step_px, _MONTH_PX + 4 * _GAP_PX)
        left = column * step_px
        if reads_right_to_left(current_language()):
            left = self.width() - left - _MONTH_PX
        return QRectF(left, row * (_MONTH_HEIGHT_PX + _GAP_PX), _MONTH_PX, _MONTH_HEIGHT_PX)

    def _cell(self, day: date) -> QRectF:
        month = self._month_rect(day.month)
        first = date(day.year, day.month, 1).weekday()
        week, weekday = divmod(first + day.day - 1, _DAYS)
        return self._place(month, weekday, _HEAD_PX + week * _CELL_PX)

    def _place(self, month: QRectF, weekday: int, top: float) -> QRectF:
        mirrored = reads_right_to_left(current_language())
        column = _DAYS - 1 - weekday if mirrored else weekday
        return QRectF(month.left() + column * _CELL_PX, month.top() + top, _CELL_PX, _CELL_PX)

    def _draw_month(self, painter: QPainter, month: int) -> None:
        rect = self._month_rect(month)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(LIGHT.ink))
        head = QRectF(rect.left(), rect.top(), rect.width(), _HEAD_PX / 2)
        painter.drawText(head, Qt.AlignmentFlag.AlignCenter, month_name(month))
        small = self.font()
        small.setPixelSize(_FIGURE_PX)
        painter.setFont(small)
        painter.setPen(QColor(LIGHT.quiet_ink))
        for weekday in range(_DAYS):
            cell = self._place(rect, weekday, _HEAD_PX / 2)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, weekday_letter(weekday))
        for number in range(1, monthrange(self._year, month)[1] + 1):
            self._draw_day(painter, self._days[date(self._year, month, number)])

    def _draw_day(self, painter: QPainter, day: YearDay) -> None:
        cell = self._cell(day.date).adjusted(1, 1, -1, -1)
        ground = _GROUND.get(day.kind)
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(cell, GRID_PX / 2, GRID_PX / 2)
        if day.estimated:
            # Not by colour alone: what may yet move has a broken edge.
            pen = QPen(QColor(LIGHT.danger), 2, Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell, GRID_PX / 2, GRID_PX / 2)
        painter.setPen(QColor(_INK[day.kind]))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(day.date.day))


def weekday_letter(weekday: int) -> str:
    """Return a day of the week in a letter or two."""
    if current_language() is Language.ARABIC:
        return _ARABIC_DAYS[weekday]
    return weekday_text(weekday + 1)[:1].upper()


def day_words(day: YearDay) -> str:
    """Return what a day is: its date, its name, its hours."""
    hours = ", ".join(f"{one.opens:%H:%M}\u2013{one.closes:%H:%M}" for one in day.hours)
    parts = [
        date_text(day.date, weekday=True),
        text_in(day.names, current_language()) if day.names else "",
        hours or translate("Console", "closed"),
        translate("Console", "estimated") if day.estimated else "",
    ]
    return "\n".join(part for part in parts if part)
