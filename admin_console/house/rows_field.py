"""A field that holds a list of small tables: a row of fields each, to add to and to take out of."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from admin_console.forms.field import Field, Words
from admin_console.forms.form import put_at, value_at
from admin_console.words import translate
from ui_kit.tokens import GRID_PX

type MakeRow = Callable[[], Sequence[Field]]
"""Makes the fields of one row, bound to the keys of its table."""


class RowsField(Field):
    """Rows of fields; the value is a list with a table for each."""

    def __init__(
        self,
        path: str,
        caption: Words,
        make: MakeRow,
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
            make: makes the fields of a row.
            add: what the button says that adds a row.
            most: so many rows there may be.
            begins: what a new row holds.
            only: the one key of a row, where the list holds its values and no tables.
            hint: a remark.
            expects: what belongs in it.
        """
        super().__init__(path, caption, hint=hint, expects=expects)
        self._make, self._add_words, self._most = make, add, most
        self._begins, self._only = begins or {}, only
        self._rows: list[_Row] = []
        self._add = QPushButton()
        self._add.setObjectName(f"{self.objectName()}-add")
        self._add.clicked.connect(self._add_row)
        whole = QWidget()
        self._column = QVBoxLayout(whole)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID_PX)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)
        self._take_in(whole)

    def value(self) -> list[Any] | None:
        """Return a table for each row; None without rows."""
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
        row = _Row(self._make(), table, f"{self.objectName()}-{len(self._rows)}")
        row.retranslate()
        row.remove.clicked.connect(lambda: self._remove(row))
        for field in row.fields:
            field.edited.connect(self._tell)
        self._rows.append(row)
        self._column.insertWidget(len(self._rows) - 1, row)

    def _remove(self, row: "_Row") -> None:
        self._drop(row)
        self._count()
        self._tell()

    def _drop(self, row: "_Row") -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _count(self) -> None:
        self._add.setVisible(len(self._rows) < self._most)

    def _editors(self) -> Sequence[QWidget]:
        return (self._add,)


class _Row(QWidget):
    def __init__(self, fields: Sequence[Field], table: dict[str, Any], name: str) -> None:
        super().__init__()
        self.fields = fields
        self.remove = QPushButton()
        self.remove.setObjectName(f"{name}-remove")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID_PX)
        for at, field in enumerate(fields):
            field.show_value(value_at(table, field.path))
            grid.addWidget(field, 0, at, Qt.AlignmentFlag.AlignTop)
        if len(fields) == 1:
            grid.setColumnStretch(0, 1)
        else:
            grid.setColumnStretch(len(fields) + 1, 1)
        grid.addWidget(self.remove, 0, len(fields), Qt.AlignmentFlag.AlignBottom)

    def table(self) -> dict[str, Any]:
        """Return the row as the file writes it."""
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
