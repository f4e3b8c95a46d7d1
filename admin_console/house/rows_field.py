"""A field that holds a list of small tables, each in fields, to add to and to take out of."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from admin_console.forms.field import Field, Words
from admin_console.forms.form import Row, put_at, side_by_side, value_at
from admin_console.words import translate
from ui_kit.tokens import GRID_PX

type MakeRows = Callable[[], Sequence[Row]]
"""Makes the fields of one table, bound to its keys; each row stands side by side."""


class RowsField(Field):
    """Rows of fields; the value is a list with a table for each."""

    def __init__(
        self,
        path: str,
        caption: Words,
        make: MakeRows,
        *,
        add: Words,
        most: int,
        begins: dict[str, Any] | None = None,
        only: str | None = None,
        hint: Words | None = None,
        expects: Words | None = None,
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
        self._make, self._add_words, self._most = make, add, most
        self._begins, self._only = begins or {}, only
        self._rows: list[_Table] = []
        self._add = QPushButton()
        self._add.setObjectName(f"{self.objectName()}-add")
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

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        super().retranslate()
        self._add.setText(self._add_words())
        for row in self._rows:
            row.retranslate()

    def _add_row(self) -> None:
        self._show_row(self._begins)
        self._rows[-1].fields[0].setFocus()
        self._count()
        self._tell()

    def _show_row(self, table: dict[str, Any]) -> None:
        row = _Table(self._make(), table, f"{self.objectName()}-{len(self._rows)}")
        row.retranslate()
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
        self.remove = QPushButton()
        self.remove.setObjectName(f"{name}-remove")
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

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self.remove.setText(translate("Console", "Take out"))
        for field in self.fields:
            field.retranslate()
