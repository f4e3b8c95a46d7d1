"""A form: fields under headings, over one table of the unit's file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QLayoutItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from admin_console.forms.field import Field, mistake_words
from admin_console.page import Card, ConsolePage, button, label
from admin_console.style import FIELD_PX, SIDE_BY_SIDE_PX
from admin_console.tools import FlowLines
from reception.system.clock import Topic
from reception.unit.checks import Mistake
from ui_kit.tokens import GRID_PX

_BELOW_PX = 2 * GRID_PX


class FormColumns(FlowLines):
    """Lays out the fields of one row of a form."""

    def __init__(self) -> None:
        super().__init__()
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


type Row = Sequence[Field]


@dataclass(frozen=True, kw_only=True)
class FormSection:
    """Fields under one heading; each row stands side by side."""

    title: str
    rows: Sequence[Row]
    remark: str = ""
    """What is worth knowing of all of them."""


class Form(QWidget):
    """Shows a table in fields, and gives it back as they say."""

    edited = Signal()

    def __init__(self, name: str, sections: Sequence[FormSection]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.fields = tuple(field for section in sections for row in section.rows for field in row)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID_PX)
        for place, section in enumerate(sections):
            card = Card(f"{name}-{place}", section.title)
            card.column.setSpacing(2 * GRID_PX)
            if section.remark:
                card.column.addWidget(label("quiet", text=section.remark, wraps=True))
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
            _bring_into_view(first[1])
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


def side_by_side(row: Row) -> FormColumns:
    """Return the fields of a row side by side, as far as there is room."""
    columns = FormColumns()
    for field in row:
        columns.addWidget(field)
    return columns


def _bring_into_view(field: Field) -> None:
    above = field.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(field)


_NARROW = 2


class Tabs(ConsolePage):
    """Shows one of its parts, and lets nobody leave what is not saved unasked."""

    def __init__(self, name: str, title: str, parts: Sequence[tuple[str, ConsolePage]]) -> None:
        super().__init__(name, title)
        self._parts = [page for _, page in parts]
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        self._at = 0
        self._row = row = QGridLayout()
        row.setSpacing(GRID_PX)
        row.setColumnStretch(len(parts), 1)
        for at, (words, page) in enumerate(parts):
            page.stand_inside()
            self._stack.addWidget(page)
            tab = button(words, f"{name}-tab-{at}")
            tab.setCheckable(True)
            tab.clicked.connect(lambda _=False, at=at: self._choose(at))
            self._group.addButton(tab, at)
            row.addWidget(tab, 0, at)
        self.column.addLayout(row)
        self.column.addWidget(self._stack, 1)
        self._show(0)

    @property
    def is_edited(self) -> bool:
        """Return whether something here is not saved yet."""
        return self._page.is_edited

    def leave(self, then: Callable[[], None], *, stays: bool = False) -> None:
        """Do ``then`` at once, or once it is decided what becomes of what is not saved."""
        self._page.leave(then, stays=stays)

    def refresh(self) -> None:
        """Read anew what is shown."""
        self._page.refresh()

    def hand_over(self) -> tuple[int, list[Any]]:
        """Return which part is shown, and what was left in each."""
        return self._at, [page.hand_over() for page in self._parts]

    def take_up(self, draft: tuple[int, list[Any]]) -> None:
        """Go on in the same part."""
        at, drafts = draft
        self._show(at)
        for page, one in zip(self._parts, drafts, strict=True):
            page.take_up(one)

    def give_up(self) -> None:
        """End what is under way in each part."""
        for page in self._parts:
            page.give_up()

    def hear(self, topics: frozenset[Topic]) -> None:
        """Take in that something of these topics has changed."""
        self._page.hear(topics)

    def say_stale(self, *, stale: bool, since: str) -> None:
        """Say that what stands here may be old."""
        for page in self._parts:
            page.say_stale(stale=stale, since=since)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let the buttons stand in two columns where the page is narrow."""
        super().resizeEvent(event)
        a_row = len(self._parts) if self.width() >= SIDE_BY_SIDE_PX else _NARROW
        for at in range(len(self._parts)):
            self._row.addWidget(self._group.button(at), *divmod(at, a_row))

    @property
    def _page(self) -> ConsolePage:
        return self._parts[self._at]

    def _choose(self, at: int) -> None:
        # Until it is decided what becomes of what is not saved, the old part is marked.
        self._group.button(self._at).setChecked(True)
        self._page.leave(lambda: self._go(at), stays=True)

    def _go(self, at: int) -> None:
        self._show(at)
        self._page.refresh()

    def _show(self, at: int) -> None:
        self._at = at
        self._group.button(at).setChecked(True)
        self._stack.setCurrentIndex(at)
