"""A field that holds a list of small tables, each in fields, to add to and to take out of."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from admin_console.forms.field import Field
from admin_console.forms.form import Row, put_at, side_by_side, value_at
from admin_console.page import button
from admin_console.words import translate
from ui_kit.tokens import GRID_PX

_AT = Qt.ItemDataRole.UserRole


class OrderField(Field):
    """Lines with a tick each, in an order that may be changed; some cannot be left out."""

    def __init__(
        self,
        path: str,
        caption: str,
        lines: Sequence[str],
        names: Callable[[str], str],
        *,
        always: Collection[str] = (),
        hint: str = "",
    ) -> None:
        super().__init__(path, caption, hint=hint)
        self._lines, self._names, self._always = lines, names, frozenset(always)
        self._list = QListWidget()
        self._list.setObjectName(f"{self.objectName()}-edit")
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemChanged.connect(self._tell)
        self._list.model().rowsMoved.connect(self._tell)
        up = self._button(translate("Console", "Up"), "up", -1)
        down = self._button(translate("Console", "Down"), "down", 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        buttons = QVBoxLayout()
        buttons.setSpacing(GRID_PX)
        buttons.addWidget(up)
        buttons.addWidget(down)
        buttons.addStretch()
        row.addWidget(self._list, 1)
        row.addLayout(buttons)
        self._take_in(whole)

    def value(self) -> list[str] | None:
        """Return what is ticked, in order; None when it is all of it in the usual order."""
        ticked = [
            str(item.data(_AT))
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        ]
        return None if ticked == list(self._lines) else ticked

    def show_value(self, value: Any) -> None:
        """Show which lines there are; what is left out stands behind them."""
        shown = [str(one) for one in value] if value is not None else list(self._lines)
        with QSignalBlocker(self._list):
            self._list.clear()
            for one in (*shown, *(line for line in self._lines if line not in shown)):
                item = QListWidgetItem(self._names(one))
                item.setData(_AT, one)
                flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
                if one in self._always:
                    item.setFlags(flags | Qt.ItemFlag.ItemIsEnabled)
                else:
                    item.setFlags(
                        flags | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
                    )
                ticked = Qt.CheckState.Checked if one in shown else Qt.CheckState.Unchecked
                item.setCheckState(ticked)
                self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.setFixedHeight(
            self._list.count() * self._list.sizeHintForRow(0) + 2 * self._list.frameWidth()
        )

    def _button(self, text: str, name: str, step: int) -> QPushButton:
        made = button(text, f"{self.objectName()}-{name}")
        made.clicked.connect(lambda: self._move(step))
        return made

    def _move(self, step: int) -> None:
        at = self._list.currentRow()
        to = at + step
        if at < 0 or not 0 <= to < self._list.count():
            return
        self._list.insertItem(to, self._list.takeItem(at))
        self._list.setCurrentRow(to)
        self._tell()

    def _items(self) -> Sequence[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _editors(self) -> Sequence[QWidget]:
        return (self._list,)


type MakeRows = Callable[[], Sequence[Row]]
"""Makes the fields of one table, bound to its keys; each row stands side by side."""


class RowsField(Field):
    """Rows of fields; the value is a list with a table for each."""

    def __init__(
        self,
        path: str,
        caption: str,
        make: MakeRows,
        *,
        add: str,
        most: int,
        begins: dict[str, Any] | None = None,
        only: str | None = None,
        hint: str = "",
        expects: str = "",
    ) -> None:
        """Make an empty list.

        Args:
            path: where the list stands.
            caption: what it is called.
            make: makes the fields of a table.
            add: what the button says that adds a table.
            most: so many there may be.
            begins: what a new one holds.
            only: the one key of a table, where the list holds its values and no tables.
            hint: a remark.
            expects: what belongs in it.
        """
        super().__init__(path, caption, hint=hint, expects=expects)
        self._make, self._most = make, most
        self._begins, self._only = begins or {}, only
        self._rows: list[_Table] = []
        self._add = button(add, f"{self.objectName()}-add")
        self._add.clicked.connect(self._add_row)
        whole = QWidget()
        self._column = QVBoxLayout(whole)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * GRID_PX)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)
        self._take_in(whole)

    def value(self) -> list[Any] | None:
        """Return the tables; None where there are none."""
        tables = [row.table() for row in self._rows]
        if self._only:
            return [table[self._only] for table in tables if self._only in table] or None
        return tables or None

    def show_value(self, value: Any) -> None:
        """Show a list."""
        while self._rows:
            self._drop(self._rows[0])
        for one in value or ():
            self._show_row({self._only: one} if self._only else one)
        self._count()

    def within(self, steps: Sequence[str | int]) -> Field:
        """Return the field of one key of one table; this one for what is wrong with all of it."""
        at, *keys = steps or (None,)
        if not isinstance(at, int) or at >= len(self._rows):
            return self
        fields = self._rows[at].fields
        if self._only:
            return fields[0]
        return next((one for one in fields if tuple(keys[: len(one.path)]) == one.path), self)

    def say_mistake(self, text: str) -> None:
        """Say what is wrong here; empty when nothing is, in no table either."""
        super().say_mistake(text)
        if not text:
            for row in self._rows:
                for field in row.fields:
                    field.say_mistake("")

    def _add_row(self) -> None:
        self._show_row(self._begins)
        self._rows[-1].fields[0].setFocus()
        self._count()
        self._tell()

    def _show_row(self, table: dict[str, Any]) -> None:
        row = _Table(self._make(), table, f"{self.objectName()}-{len(self._rows)}")
        row.remove.clicked.connect(lambda: self._remove(row))
        for field in row.fields:
            field.edited.connect(self._tell)
        self._rows.append(row)
        self._column.insertWidget(len(self._rows) - 1, row)

    def _remove(self, row: "_Table") -> None:
        self._drop(row)
        self._count()
        self._tell()

    def _drop(self, row: "_Table") -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _count(self) -> None:
        self._add.setVisible(len(self._rows) < self._most)

    def _tell(self) -> None:
        # What is wrong in another table stays told.
        super().say_mistake("")
        self.edited.emit()

    def _editors(self) -> Sequence[QWidget]:
        return (self._add,)


class _Table(QWidget):
    def __init__(self, rows: Sequence[Row], table: dict[str, Any], name: str) -> None:
        super().__init__()
        self.fields = tuple(field for row in rows for field in row)
        self.remove = button(translate("Console", "Take out"), f"{name}-remove")
        for field in self.fields:
            field.show_value(value_at(table, field.path))
        first, *others = rows
        head = QHBoxLayout()
        head.setSpacing(2 * GRID_PX)
        head.addLayout(side_by_side(first), 1)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID_PX)
        column.addLayout(head)
        for row in others:
            column.addLayout(side_by_side(row))

    def table(self) -> dict[str, Any]:
        """Return the table as the file writes it."""
        table: dict[str, Any] = {}
        for field in self.fields:
            value = field.value()
            if value is not None:
                put_at(table, field.path, value)
        return table
