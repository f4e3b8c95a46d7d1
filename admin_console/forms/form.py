"""A form: fields under headings, over one table of the unit's file."""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from admin_console.forms.columns import Columns
from admin_console.forms.field import Field, Words
from admin_console.forms.mistakes import mistake_words
from admin_console.parts import Card, label
from reception.unit_checks import Mistake
from ui_kit.tokens import GRID_PX

type Row = Sequence[Field]


@dataclass(frozen=True, kw_only=True)
class Section:
    """Fields under one heading; each row stands side by side."""

    title: Words
    rows: Sequence[Row]
    remark: Words | None = None
    """What is worth knowing of all of them."""


class Form(QWidget):
    """Shows a table in fields, and gives it back as they say."""

    edited = Signal()

    def __init__(self, name: str, sections: Sequence[Section]) -> None:
        super().__init__()
        self.setObjectName(name)
        self._sections = sections
        self._remarks: list[tuple[QLabel, Words]] = []
        self._cards = [Card(f"{name}-{place}") for place, _ in enumerate(sections)]
        self.fields = tuple(field for section in sections for row in section.rows for field in row)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID_PX)
        for section, card in zip(sections, self._cards, strict=True):
            card.column.setSpacing(2 * GRID_PX)
            if section.remark:
                remark = label("quiet", wraps=True)
                card.column.addWidget(remark)
                self._remarks.append((remark, section.remark))
            for row in section.rows:
                card.column.addLayout(side_by_side(row))
            column.addWidget(card)
        column.addStretch()
        for field in self.fields:
            field.edited.connect(self.edited)

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
            _bring_into_view(first[1])
        return left

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        for section, card in zip(self._sections, self._cards, strict=True):
            card.heading.setText(section.title())
        for remark, words in self._remarks:
            remark.setText(words())
        for field in self.fields:
            field.retranslate()

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


def side_by_side(row: Row) -> Columns:
    """Return the fields of a row side by side, as far as there is room."""
    columns = Columns()
    for field in row:
        columns.addWidget(field)
    return columns


def _bring_into_view(field: Field) -> None:
    above = field.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(field)
