"""A table of figures whose rows lead to the visits they were counted of."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QScrollArea, QSizePolicy

from admin_console.table import Cell, ReadingTable, TableColumn
from ui_kit.tokens import GRID_PX

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
