"""Who waits for this counter, one after the other as the rule calls them: a real table."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from enum import IntEnum
from functools import lru_cache
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from counter_display.clerk_panel.keys import ENTER
from counter_display.clerk_panel.model import PanelReading
from counter_display.clerk_panel.parts import lines_of, shortened
from counter_display.clerk_panel.words import spoken, translate, why_next_text
from reception.domain.language import Language
from reception.domain.ticket import Visit
from reception.domain.unit import ORDINARY
from ui_kit.late import LATE_COLOUR, Lateness, late_heard, late_text, lateness_of
from ui_kit.theme import families, text_height_px
from ui_kit.tokens import DESK_ROW, LATIN_LINES, LIGHT, LINES, RowState, row_colours
from ui_kit.translations import current_language
from ui_kit.words import duration_text, from_its_side, label_text, without_marks

type _Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_TYPE = DESK_ROW.type
_MORE = "···"
_PADDING_PX = 8
# Of the width that is left, what the class may take of the service.
_CLASS_SHARE = 0.4
# Lines of a name; fewer where the table is so low that the first rows would not be seen.
_MOST_LINES, _PX_PER_LINE = 2, 120
_WHOLE = int(Qt.TextFlag.TextDontClip)
# Nearly all texts of a reading were measured for the one before.
_MEASURED = 1024


class WaitingColumn(IntEnum):
    """What stands in each column."""

    TICKET = 0
    SERVICE = 1
    CLASS = 2
    SINCE = 3
    ACTS = 4


# A name goes to the next line; a number, a wait and the acts stand in one.
_WRAPPED = (WaitingColumn.SERVICE, WaitingColumn.CLASS)


class _Written(NamedTuple):
    """What a cell says, and in which letters."""

    text: str
    script: Language
    size_px: int
    weight: QFont.Weight

    @property
    def font(self) -> QFont:
        font = QFont(families(self.script))
        font.setPixelSize(self.size_px)
        font.setWeight(self.weight)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font


@lru_cache(maxsize=_MEASURED)
def _needed_px(written: _Written) -> int:
    """Return the width that a text needs in one line."""
    metrics = QFontMetrics(written.font)
    return max(metrics.horizontalAdvance(written.text), metrics.boundingRect(written.text).width())


@lru_cache(maxsize=_MEASURED)
def _lines(written: _Written, width: int, most: int) -> Sequence[str]:
    """Return the lines of a text; dots stand for its end if it needs more than the most of them."""
    font = written.font
    return lines_of(shortened(written.text, QFontMetrics(font), width, most), font, width)


class WaitingModel(QAbstractTableModel):
    """A row for each visitor, and under the first one why she is next."""

    def __init__(self) -> None:
        super().__init__()
        self._reading: PanelReading | None = None
        self._visits: tuple[Visit, ...] = ()
        self._why = ""

    def show_reading(self, reading: PanelReading) -> None:
        """Show who waits now; rows are made anew only when others wait, or in another order."""
        why = ""
        if reading.explanation:
            why = without_marks(why_next_text(reading.explanation, reading.at.tzinfo))
        same = (
            _labels(reading.waiting_visits) == _labels(self._visits) and bool(why) is self.has_why
        )
        if not same:
            self.beginResetModel()
        self._reading, self._visits, self._why = reading, reading.waiting_visits, why
        if same and not self._visits:
            return
        if same:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.endResetModel()

    @property
    def has_why(self) -> bool:
        """Return whether the row under the first one says why."""
        return bool(self._why)

    @property
    def late(self) -> int:
        """Return how many have waited longer than their service aims at."""
        return sum(self._lateness(one) is Lateness.BEYOND for one in self._visits)

    def visit_at(self, row: int) -> Visit | None:
        """Return the visitor of a row; the sentence is about the first one."""
        at = row - 1 if self._why and row > 0 else row
        return self._visits[at] if 0 <= at < len(self._visits) else None

    def row_of(self, label: str) -> int:
        """Return the row of a visitor; -1 for who does not stand here."""
        rows = range(self.rowCount())
        return next((row for row in rows if self._label_at(row) == label), -1)

    def is_why(self, row: int) -> bool:
        """Return whether a row is the sentence."""
        return bool(self._why) and row == 1

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._visits) + bool(self._why)

    def columnCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(WaitingColumn)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the head of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = WaitingColumn(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _heads()[column]
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if column is WaitingColumn.ACTS else _heads()[column]
        return None

    def written(self, row: int, column: WaitingColumn) -> _Written:
        """Return what one cell says, in its letters; the sentence stands in the first column."""
        is_next, is_why = row == 0, self.is_why(row)
        # A ticket is Latin in every language: no room is kept for Arabic's marks.
        is_ticket = column is WaitingColumn.TICKET and not is_why
        visit = self.visit_at(row)
        text = from_its_side(self._why) if is_why else self._text(visit, column) if visit else ""
        usual = QFont.Weight.DemiBold if is_next else QFont.Weight.Normal
        return _Written(
            text,
            Language.FRENCH if is_ticket else current_language(),
            _TYPE.heading_px if is_ticket and is_next else _TYPE.name_px,
            QFont.Weight.Bold if is_ticket else usual,
        )

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what one cell says, and how."""
        visit = self.visit_at(index.row())
        if visit is None or self._reading is None:
            return None
        row, column = index.row(), WaitingColumn(index.column())
        if role == Qt.ItemDataRole.FontRole:
            return self.written(row, column).font
        if self.is_why(row):
            return self._why_data(role)
        return self._visit_data(visit, column, role, is_next=row == 0)

    def _visit_data(self, visit: Visit, column: WaitingColumn, role: int, *, is_next: bool) -> Any:
        found: Any = None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                found = self._text(visit, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                found = self._heard(visit, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                found = _side(column)
            case Qt.ItemDataRole.ForegroundRole:
                found = self._ink(visit, column, is_next=is_next)
            case Qt.ItemDataRole.BackgroundRole if is_next and self._why:
                found = QColor(LIGHT.primary_soft)
        return found

    def _why_data(self, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return from_its_side(self._why)
            case Qt.ItemDataRole.BackgroundRole:
                return QColor(LIGHT.primary_soft)
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, visit: Visit, column: WaitingColumn) -> str:
        reading = self._reading
        if reading is None:
            return ""
        match column:
            case WaitingColumn.TICKET:
                return label_text(visit.ticket.label)
            case WaitingColumn.SERVICE:
                return from_its_side(spoken(reading.unit.service_names(visit.leg.service)))
            case WaitingColumn.CLASS:
                code = visit.leg.priority
                return "" if code == ORDINARY else spoken(reading.unit.priority(code).names)
            case WaitingColumn.SINCE:
                waited = duration_text(self._waited(visit))
                late = self._lateness(visit) is Lateness.BEYOND
                return from_its_side(late_text(without_marks(waited))) if late else waited
            case WaitingColumn.ACTS:
                return _MORE

    def _heard(self, visit: Visit, column: WaitingColumn) -> str:
        text = without_marks(self._text(visit, column))
        if column is WaitingColumn.ACTS:
            return f"{_heads()[column]} {label_text(visit.ticket.label)}"
        return late_heard(text) if column is WaitingColumn.SINCE else text

    def _ink(self, visit: Visit, column: WaitingColumn, *, is_next: bool) -> QColor:
        if column is WaitingColumn.SINCE and self._lateness(visit) is Lateness.BEYOND:
            return QColor(LATE_COLOUR)
        is_number = column is WaitingColumn.TICKET and is_next
        return QColor(LIGHT.primary if is_number else LIGHT.ink)

    def _waited(self, visit: Visit) -> timedelta:
        return self._reading.at - visit.leg.waiting_since if self._reading else timedelta(0)

    def _lateness(self, visit: Visit) -> Lateness:
        unit = self._reading.unit if self._reading else None
        known = unit.services if unit else ()
        target = next((one.target_wait for one in known if one.code == visit.leg.service), None)
        return lateness_of(self._waited(visit), target) if target else Lateness.WITHIN

    def _label_at(self, row: int) -> str:
        visit = self.visit_at(row)
        return visit.ticket.label if visit and not self.is_why(row) else ""


class WaitingTable(QTableView):
    """Arrows read; a row's acts are asked for by its last cell, or by the key of the menu."""

    acts_wanted = Signal(object)
    """The acts of one visitor."""

    def __init__(self, model: WaitingModel) -> None:
        super().__init__()
        self.setObjectName("waiting")
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.verticalHeader().hide()
        # A row has the height of one line or of two; no typeface makes it higher.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setMinimumSectionSize(1)
        heads.setFixedHeight(DESK_ROW.action_px)
        heads.setSectionsClickable(False)
        heads.setHighlightSections(False)
        model.modelReset.connect(self._span)
        model.modelReset.connect(self.fit)
        model.dataChanged.connect(self.fit)
        self.clicked.connect(self._on_clicked)

    @property
    def current_visit(self) -> Visit | None:
        """Return the visitor whose row is chosen."""
        return self._rows.visit_at(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Read by arrows; what is text, and Enter, is for the page."""
        if event.key() in {Qt.Key.Key_Menu, Qt.Key.Key_F10} and (visit := self.current_visit):
            self.acts_wanted.emit(visit)
        elif event.key() in ENTER or (event.text() and event.text().isprintable()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def read_from(self, step: int) -> None:
        """Have the arrows read: the first row, or the last one when they go up."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.currentIndex().isValid():
            self.choose(0 if step > 0 else self._rows.rowCount() - 1)

    def choose(self, row: int) -> None:
        """Have a row be the one that is read."""
        # ``selectRow`` finds no column at the edge of a mirrored table.
        self.setCurrentIndex(self._rows.index(row, WaitingColumn.TICKET))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the new width."""
        super().resizeEvent(event)
        self.fit()

    def place_of(self, visit: Visit) -> QRect:
        """Return where the last cell of a visitor's row stands, in the table."""
        row = self._rows.row_of(visit.ticket.label)
        return self.visualRect(self._rows.index(row, WaitingColumn.ACTS))

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Draw anew: a row that was not whole has not been drawn."""
        super().scrollContentsBy(dx, dy)
        self.viewport().update()

    def is_whole(self, index: _Index) -> bool:
        """Return whether all of a row is seen, or nothing of one before it."""
        place = self.visualRect(index)
        return place.bottom() < self.viewport().height() or place.top() <= 0

    def shown(self, row: int, column: WaitingColumn) -> Sequence[str]:
        """Return a cell's lines: dots stand for the end of a name that needs more of them.

        The whole name is heard, and shown by the mouse that rests there.
        """
        written = self._rows.written(row, column)
        if self._rows.is_why(row):
            width = self.viewport().width() - 2 * _PADDING_PX
            return lines_of(written.text, written.font, width)
        if column not in _WRAPPED:
            return [written.text]
        return _lines(written, self.columnWidth(column) - 2 * _PADDING_PX, self._most_lines)

    @property
    def _most_lines(self) -> int:
        return min(_MOST_LINES, 1 + self.viewport().height() // _PX_PER_LINE)

    def fit(self) -> None:
        """Give each column its width, and each row the height of its lines."""
        for column, width in self._widths().items():
            self.setColumnWidth(column, width)
        for row in range(self._rows.rowCount()):
            is_why = self._rows.is_why(row)
            columns = (WaitingColumn.TICKET,) if is_why else _WRAPPED
            lines = max(len(self.shown(row, column)) for column in columns)
            text_px = text_height_px(lines, _TYPE.name_px, current_language(), DESK_ROW.leading)
            height_px = round(text_px) + _PADDING_PX
            self.setRowHeight(row, height_px if is_why else max(DESK_ROW.action_px, height_px))

    def _widths(self) -> dict[WaitingColumn, int]:
        own: dict[WaitingColumn, int] = {
            column: max(self._width(row, column) for row in (-1, *range(self._rows.rowCount())))
            for column in WaitingColumn
            if column is not WaitingColumn.SERVICE
        }
        left = self.viewport().width() - sum(own.values()) + own[WaitingColumn.CLASS]
        share = max(round(left * _CLASS_SHARE), self._widest_word(WaitingColumn.CLASS))
        own[WaitingColumn.CLASS] = min(own[WaitingColumn.CLASS], share)
        own[WaitingColumn.SERVICE] = left - own[WaitingColumn.CLASS]
        return own

    def _width(self, row: int, column: WaitingColumn) -> int:
        if self._rows.is_why(row):
            return 0
        if row < 0:
            head = self._rows.headerData(column, Qt.Orientation.Horizontal)
            written = _Written(head, current_language(), _TYPE.detail_px, QFont.Weight.Normal)
        else:
            written = self._rows.written(row, column)
        return _needed_px(written) + 2 * _PADDING_PX + 2

    def _widest_word(self, column: WaitingColumn) -> int:
        """Return the least width at which no word of a column is broken."""
        rows = (row for row in range(self._rows.rowCount()) if not self._rows.is_why(row))
        written = {self._rows.written(row, column) for row in rows}
        words = (one._replace(text=word) for one in written for word in one.text.split())
        return max(map(_needed_px, words), default=0) + 2 * _PADDING_PX + 2

    def _span(self) -> None:
        self.clearSpans()
        if self._rows.has_why:
            self.setSpan(1, 0, 1, self._rows.columnCount())

    def _on_clicked(self, index: QModelIndex) -> None:
        visit = self._rows.visit_at(index.row())
        if index.column() == WaitingColumn.ACTS and visit and self.is_whole(index):
            self.acts_wanted.emit(visit)


class _Cells(QStyledItemDelegate):
    """Draws a line under each row, and an edge around the one that is read."""

    def __init__(self, table: WaitingTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rows = self._table.model()
        if not self._table.is_whole(index):
            return
        is_next = isinstance(rows, WaitingModel) and rows.has_why and index.row() == 0
        whole = option.rect
        painter.save()
        if ground := index.data(Qt.ItemDataRole.BackgroundRole):
            painter.fillRect(whole, ground)
        painter.setFont(index.data(Qt.ItemDataRole.FontRole))
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole) or QColor(LIGHT.ink))
        side = QStyle.visualAlignment(
            option.direction, index.data(Qt.ItemDataRole.TextAlignmentRole)
        )
        for place, text in _placed(
            _room(whole), self._table.shown(index.row(), WaitingColumn(index.column()))
        ):
            painter.drawText(place, int(side.value) | _WHOLE, text)
        if not is_next:
            line = QRect(whole.left(), whole.bottom(), whole.width(), 1)
            painter.fillRect(line, QColor(LIGHT.line))
        if self._table.hasFocus() and index.row() == self._table.currentIndex().row():
            edge = DESK_ROW.focus_edge_px
            painter.setPen(QPen(QColor(row_colours(RowState.FOCUSED, LIGHT).edge), edge))
            row = QRect(0, whole.top(), self._table.viewport().width(), whole.height())
            painter.setClipRect(whole)
            painter.drawRect(row.adjusted(1, 1, -1, -1))
        painter.restore()


def _placed(room: QRect, lines: Sequence[str]) -> Iterator[tuple[QRect, str]]:
    """Return where each line of a cell stands: about its middle, close to the one above it."""
    letters = LINES.get(current_language(), LATIN_LINES)
    apart_px = letters.wanted * DESK_ROW.leading * _TYPE.name_px
    for at, text in enumerate(lines):
        down_px = round((at - (len(lines) - 1) / 2) * apart_px)
        yield room.translated(0, down_px), from_its_side(text) if at else text


def _room(cell: QRect) -> QRect:
    """Return where the text of a cell stands."""
    return cell.adjusted(_PADDING_PX, 0, -_PADDING_PX, 0)


def _heads() -> dict[WaitingColumn, str]:
    return {
        WaitingColumn.TICKET: translate("Clerk", "Ticket"),
        WaitingColumn.SERVICE: translate("Clerk", "Service"),
        WaitingColumn.CLASS: translate("Clerk", "Priority"),
        WaitingColumn.SINCE: translate("Clerk", "Waiting for"),
        WaitingColumn.ACTS: translate("Clerk", "Acts"),
    }


def _side(column: WaitingColumn) -> Qt.AlignmentFlag:
    """Return where a column's texts stand; figures end on one edge in both directions."""
    middle = Qt.AlignmentFlag.AlignVCenter
    if column is WaitingColumn.ACTS:
        return Qt.AlignmentFlag.AlignCenter
    if column in {WaitingColumn.TICKET, WaitingColumn.SINCE}:
        return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | middle
    return Qt.AlignmentFlag.AlignLeading | middle


def _labels(visits: Sequence[Visit]) -> list[str]:
    return [one.ticket.label for one in visits]
