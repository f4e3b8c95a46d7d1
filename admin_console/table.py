"""Tables that are read, not worked in: as high as their rows; those of figures lead to visits."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QMargins,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from admin_console.style import BAR_COLUMN_PX, BAR_PX, ROW_PX
from ui_kit.tokens import GRID_PX, LIGHT

type Index = QModelIndex | QPersistentModelIndex

_TONES = {"": LIGHT.ink, "quiet": LIGHT.quiet_ink, "warning": LIGHT.warning, "danger": LIGHT.danger}
_MARGINS = QMargins(GRID_PX // 2, GRID_PX // 2, GRID_PX // 2, GRID_PX // 2)
_MOST_HINTS = 4_000
_LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TRAILING = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, kw_only=True, slots=True)
class TableColumn:
    """A column's title, and whether it holds figures or bars."""

    title: str
    figures: bool = False
    bars: bool = False
    stretches: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text and tone, or the parts of a bar from 0 to 1."""

    text: str
    tone: str = ""
    bar: tuple[float, float] | None = None
    """Up to where it is full, and up to where it is pale."""
    strong: bool = False


class _Model(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns: Sequence[TableColumn] = ()
        self.rows: Sequence[Sequence[Cell]] = ()

    def show(self, columns: Sequence[TableColumn], rows: Sequence[Sequence[Cell]]) -> bool:
        """Take other rows; return whether anything changed. What is alike is not drawn anew."""
        before, self.rows = self.rows, rows
        if columns == self.columns and len(rows) == len(before):
            changed = [place for place, row in enumerate(rows) if row != before[place]]
            for place in changed:
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(columns) - 1))
            return bool(changed)
        self.beginResetModel()
        self.columns = columns
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own
        return 0 if parent.isValid() else len(self.columns)

    def cell(self, index: Index) -> Cell:
        return self.rows[index.row()][index.column()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.cell(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(_TONES[cell.tone])
            case Qt.ItemDataRole.TextAlignmentRole:
                return _TRAILING if self.columns[index.column()].figures else _LEADING
            case _:
                return None

    def headerData(  # noqa: N802 - Qt's own
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.TextAlignmentRole:
                return _TRAILING if column.figures else _LEADING
            case _:
                return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, model: _Model) -> None:
        super().__init__(model)
        self._model = model

    def initStyleOption(  # noqa: N802 - Qt's own
        self, option: QStyleOptionViewItem, index: Index
    ) -> None:
        super().initStyleOption(option, index)
        if self._model.cell(index).strong:
            option.font.setBold(True)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's own
        """Return the size of the text with the margins of the header."""
        option.rect = option.rect.marginsRemoved(_MARGINS)
        return super().sizeHint(option, index).grownBy(_MARGINS)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the text, the line below, and the bar."""
        rect = QRectF(option.rect)
        option.rect = option.rect.marginsRemoved(_MARGINS)
        super().paint(painter, option, index)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setPen(QColor(LIGHT.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        bar = self._model.cell(index).bar
        if bar:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            inner = rect.adjusted(GRID_PX, 0, -GRID_PX, 0)
            # The pale part shows where the 90th percentile lies, the full one the median.
            for part, colour in ((bar[1], LIGHT.line), (bar[0], LIGHT.primary)):
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(
                    _bar_rect(inner, part, mirrored=mirrored), BAR_PX / 2, BAR_PX / 2
                )
        painter.restore()


def _bar_rect(inner: QRectF, part: float, *, mirrored: bool) -> QRectF:
    width = inner.width() * part
    left = inner.right() - width if mirrored else inner.left()
    return QRectF(left, inner.center().y() - BAR_PX / 2, width, BAR_PX)


class ReadingTable(QTableView):
    """Shows rows; it never scrolls, its page does.

    It is measured by itself: each text once, however often rows are shown.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._model = _Model(self)
        self._hints: dict[tuple[str, bool, int], QSize] = {}
        self._is_fitting = False
        self._fitted: tuple[int, ...] = ()
        """The widths of columns that rows are as high as they need it for."""
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self._model))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(ROW_PX)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(ROW_PX)
        self.horizontalHeader().sectionResized.connect(self._fit)

    def show_rows(self, columns: Sequence[TableColumn], rows: Sequence[Sequence[Cell]]) -> None:
        """Show these rows instead of the present ones."""
        if self._model.show(columns, rows):
            self._measure()

    def _measure(self) -> None:
        if not self.isVisible():
            return
        header = self.horizontalHeader()
        # Each width would fit the rows anew; once is enough.
        self._is_fitting = True
        for section, column in enumerate(self._model.columns):
            if column.stretches:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
                continue
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Fixed)
            width_px = (
                BAR_COLUMN_PX
                if column.bars
                else max(self.sizeHintForColumn(section), header.sectionSizeHint(section))
            )
            header.resizeSection(section, max(width_px, ROW_PX))
        self._is_fitting = False
        self._fitted = ()
        self._fit()

    def sizeHintForColumn(self, section: int) -> int:  # noqa: N802 - Qt's own
        """Return how wide the widest text of a column is."""
        rows = range(len(self._model.rows))
        return max((self._hint(row, section, 0).width() for row in rows), default=0)

    def sizeHintForRow(self, row: int) -> int:  # noqa: N802 - Qt's own
        """Return how high a row is, whose texts take as many lines as their columns ask for."""
        return max(self._height(row, section) for section in range(len(self._model.columns)))

    def _height(self, row: int, section: int) -> int:
        """Return how high a cell is; what fits its column is measured without it, once."""
        hint, width_px = self._hint(row, section, 0), self.columnWidth(section)
        return (hint if hint.width() <= width_px else self._hint(row, section, width_px)).height()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own
        """Take as many lines as the new width asks for."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's own
        """Measure anew with another font or look."""
        if event.type() in {
            QEvent.Type.FontChange,
            QEvent.Type.StyleChange,
            QEvent.Type.ApplicationFontChange,
        }:
            self._hints.clear()
            self._measure()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's own
        """Measure: only what is shown has the look of its style sheet."""
        super().showEvent(event)
        self._measure()

    def _hint(self, row: int, section: int, width_px: int) -> QSize:
        cell = self._model.rows[row][section]
        key = cell.text, cell.strong, width_px
        known = self._hints.get(key)
        if known is None:
            if len(self._hints) > _MOST_HINTS:
                self._hints.clear()
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            # A place without height would count as no place at all, and nothing would wrap.
            option.rect = QRect(0, 0, width_px, ROW_PX if width_px else 0)
            known = self.itemDelegate().sizeHint(option, self._model.index(row, section))
            self._hints[key] = known
        return known

    def _fit(self) -> None:
        widths = tuple(map(self.columnWidth, range(len(self._model.columns))))
        if self._is_fitting or widths == self._fitted or not self.isVisible():
            return
        self._fitted = widths
        self.resizeRowsToContents()
        rows_px = self.verticalHeader().length()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows_px)

    def texts(self) -> list[list[str]]:
        """Return what is written in the table, its titles first."""
        titles = [column.title.replace("\n", " ") for column in self._model.columns]
        return [titles, *([cell.text for cell in row] for row in self._model.rows)]


_NAMES_PX = 20 * GRID_PX


class FigureTable(ReadingTable):
    """Rows may be chosen by a click, or by arrows and Enter."""

    chosen = Signal(object)
    """What the row leads to."""
    fitted = Signal()
    """The table has another height."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._leads: Sequence[object] = ()
        self.setMouseTracking(True)
        # Arrows go from row to row; the tabulator goes on, or nobody would come out again.
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)

    def show_leading(
        self,
        columns: Sequence[TableColumn],
        rows: Sequence[Sequence[Cell]],
        leads: Sequence[object],
    ) -> None:
        """Show these rows; each may lead somewhere, or nowhere with None."""
        self._leads = leads
        leading = any(one is not None for one in leads)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.SingleSelection if leading else mode.NoSelection)
        focus = Qt.FocusPolicy
        self.setFocusPolicy(focus.StrongFocus if leading else focus.NoFocus)
        self.show_rows(columns, rows)
        self.fitted.emit()

    def least_width(self) -> int:
        """Return the width at which every figure is whole; names may wrap."""
        header, width = self.horizontalHeader(), 0
        for section in range(header.count()):
            if header.sectionResizeMode(section) is QHeaderView.ResizeMode.Stretch:
                width += _NAMES_PX
            else:
                width += header.sectionSize(section)
        return width

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own
        """Tell whoever holds the table that its height may be another."""
        super().resizeEvent(event)
        self.fitted.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own
        """Show that a row leads somewhere."""
        leads = self._lead(self.indexAt(event.position().toPoint())) is not None
        shape = Qt.CursorShape
        self.viewport().setCursor(shape.PointingHandCursor if leads else shape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own
        """Choose the row under the mouse."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._choose(self.indexAt(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own
        """Choose the row that the arrows have come to."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        lead = self._lead(index)
        if lead is not None:
            self.chosen.emit(lead)

    def _lead(self, index: QModelIndex) -> object:
        row = index.row()
        return self._leads[row] if index.isValid() and row < len(self._leads) else None


class WideTable(QScrollArea):
    """Lets a table of many columns be moved sideways where the window is narrow."""

    def __init__(self, table: FigureTable) -> None:
        super().__init__()
        self.table = table
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(table)
        table.fitted.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own
        """Take the height of the table at the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        table = self.table
        table.setMinimumWidth(table.least_width())
        bar = self.horizontalScrollBar()
        moved = table.minimumWidth() > self.viewport().width()
        self.setFixedHeight(table.height() + (bar.sizeHint().height() if moved else 0))
