"""A form: fields under headings, and lists of small tables, over one table of the unit's file."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Unpack

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QLayoutItem, QWidget

from admin_console.forms.fields import Field, FieldWords
from admin_console.forms.words import mistake_words
from admin_console.style import FIELD_PX
from admin_console.widgets import (
    Card,
    FlowLines,
    boxed,
    bring_into_view,
    button,
    column_of,
    put,
    row_of,
)
from admin_console.words import translate
from reception.unit.checks import Mistake
from ui_kit.roles import text_label
from ui_kit.tokens import GRID_PX

_BELOW_PX = 2 * GRID_PX


class FormColumns(FlowLines):
    """Lays out the fields of one row of a form."""

    def __init__(self, *fields: Field) -> None:
        super().__init__(*fields)
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


type FieldRow = Sequence[Field]


@dataclass(frozen=True, kw_only=True)
class FormSection:
    """Fields under one heading; each row stands side by side."""

    title: str
    rows: Sequence[FieldRow]
    remark: str = ""
    """What is worth knowing of all of them."""


class Form(QWidget):
    """Shows a table in fields, and gives it back as they say."""

    edited = Signal()

    def __init__(self, name: str, sections: Sequence[FormSection]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.fields = tuple(field for section in sections for row in section.rows for field in row)
        self._column = column_of(spacing=2 * GRID_PX)
        self.setLayout(self._column)
        for place, section in enumerate(sections):
            card = Card(f"{name}-{place}", section.title)
            card.column.setSpacing(2 * GRID_PX)
            if section.remark:
                put(card.column, text_label("quiet", text=section.remark, wraps=True))
            put(card.column, *(FormColumns(*row) for row in section.rows))
            put(self._column, card)
        put(self._column, None)
        named = Counter(field.caption.text() for field in self.fields)
        for section in sections:
            for field in (one for row in section.rows for one in row):
                field.edited.connect(self.edited)
                if named[field.caption.text()] > 1:
                    field.tell_apart(section.title)

    def put_in(self, place: int, *widgets: QWidget) -> None:
        """Show something that is no field between two sections."""
        for at, widget in enumerate(widgets, start=place):
            self._column.insertWidget(at, widget)

    def set_narrow(self, *, narrow: bool) -> None:
        """Let fields take more lines where there is little room."""
        for field in self.fields:
            field.set_narrow(narrow=narrow)

    def show_table(self, table: Mapping[str, Any]) -> None:
        """Show a table, with no mistake told."""
        for field in self.fields:
            field.show_value(value_at(table, field.path))
            field.say_mistake("")

    def table(self, shown: Mapping[str, Any]) -> dict[str, Any]:
        """Return the table that was shown, as the fields have it now."""
        changed = deepcopy(dict(shown))
        for field in self.fields:
            put_at(changed, field.path, field.value())
        return changed

    def values(self) -> list[Any]:
        """Return what stands in each field, saved or not."""
        return [field.value() for field in self.fields]

    def show_values(self, values: Sequence[Any]) -> None:
        """Show what stood in each field."""
        for field, value in zip(self.fields, values, strict=True):
            field.show_value(value)

    def say_mistakes(
        self, mistakes: Iterable[tuple[Sequence[str | int], Mistake]]
    ) -> list[Mistake]:
        """Say mistakes beside their fields, by the steps in this table; return what has none."""
        left = []
        first: tuple[int, Field] | None = None
        for field in self.fields:
            field.say_mistake("")
        for steps, mistake in mistakes:
            whole = self._field_of(steps)
            if whole is None:
                left.append(mistake)
                continue
            found = whole.within(steps[len(whole.path) :])
            if not found.mistake.text():
                found.say_mistake(mistake_words(mistake, found.expected()))
            place = self.fields.index(whole)
            if first is None or place < first[0]:
                first = place, found
        if first:
            first[1].setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view(first[1])
        return left

    def _field_of(self, steps: Sequence[str | int]) -> Field | None:
        """Return the field that holds the steps, or else the first one inside them."""
        keys = tuple(steps)
        for field in self.fields:
            if keys[: len(field.path)] == field.path:
                return field
        return next((one for one in self.fields if keys and one.path[: len(keys)] == keys), None)


def value_at(table: Mapping[str, Any], path: Sequence[str]) -> Any:
    """Return what stands at a path; None where it leads nowhere."""
    found: Any = table
    for step in path:
        found = found.get(step) if isinstance(found, Mapping) else None
    return found


def put_at(table: dict[str, Any], path: Sequence[str], value: Any) -> None:
    """Put a value at a path; None takes the key out, and a table that is empty then."""
    *before, last = path
    tables = [table]
    for step in before:
        if value is None and step not in tables[-1]:
            return
        tables.append(tables[-1].setdefault(step, {}))
    if value is None:
        tables[-1].pop(last, None)
    else:
        tables[-1][last] = value
    for outer, inner, step in reversed([*zip(tables, tables[1:], before, strict=False)]):
        if not inner:
            outer.pop(step, None)


type MakeRows = Callable[[], Sequence[FieldRow]]
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
        **words: Unpack[FieldWords],
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
            words: what is said around it.
        """
        super().__init__(path, caption, **words)
        self._make, self._most = make, most
        self._begins, self._only = begins or {}, only
        self._rows: list[_Table] = []
        self._add = button(add, f"{self.objectName()}-add", self._add_row)
        self._tables = column_of(spacing=2 * GRID_PX)
        self._tables.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)
        self._take_in(boxed(self._tables), self._add, names=(add,))

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
        self._tables.insertWidget(len(self._rows) - 1, row)

    def _remove(self, row: "_Table") -> None:
        self._drop(row)
        self._count()
        self._tell()

    def _drop(self, row: "_Table") -> None:
        self._rows.remove(row)
        self._tables.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _count(self) -> None:
        self._add.setVisible(len(self._rows) < self._most)
        for number, row in enumerate(self._rows, start=1):
            row.tell_apart(str(number))

    def _tell(self) -> None:
        # What is wrong in another table stays told.
        super().say_mistake("")
        self.edited.emit()


class _Table(QWidget):
    def __init__(self, rows: Sequence[FieldRow], table: dict[str, Any], name: str) -> None:
        super().__init__()
        self.fields = tuple(field for row in rows for field in row)
        self.remove = button(translate("Console", "Take out"), f"{name}-remove")
        for field in self.fields:
            field.show_value(value_at(table, field.path))
        first, *others = rows
        head = row_of(FormColumns(*first), spacing=2 * GRID_PX)
        head.setStretch(0, 1)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(column_of(head, *(FormColumns(*one) for one in others)))

    def tell_apart(self, by: str) -> None:
        """Be told apart by ear from the other rows."""
        self.remove.setAccessibleName(f"{self.remove.text()} ({by})")
        for field in self.fields:
            field.tell_apart(by)

    def table(self) -> dict[str, Any]:
        """Return the table as the file writes it."""
        table: dict[str, Any] = {}
        for field in self.fields:
            value = field.value()
            if value is not None:
                put_at(table, field.path, value)
        return table
