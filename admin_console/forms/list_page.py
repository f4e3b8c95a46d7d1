"""A page with a list on one side and the form of the chosen item on the other."""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import count
from string import ascii_uppercase
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QWidget,
)

from admin_console.forms.choices import WrappedLines
from admin_console.forms.editing_page import EditingPage
from admin_console.forms.form import Form, FormSection, put_at, value_at
from admin_console.forms.preview import RowPreview, SeenRow
from admin_console.style import LIST_PX, LOW_LIST_PX
from admin_console.tools import Tools
from admin_console.widgets import boxed, button, column_of, line_edit, put, row_of, stand, tell
from admin_console.words import filled, localized, translate
from reception.unit.checks import Mistake, Wrong
from reception.unit.document import Tables
from reception.unit.spelling import folded_words
from ui_kit.roles import text_label
from ui_kit.theme import DESK_SIZE_PX, icon
from ui_kit.tokens import GRID_PX, LIGHT, NO_LIMIT_PX

_AT = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, kw_only=True)
class ItemLook:
    """How an item is told in the list."""

    name: Callable[[Mapping[str, Any]], str]
    detail: Callable[[Mapping[str, Any]], str]
    icon: Callable[[Mapping[str, Any]], str]


class ItemList(QWidget):
    """Shows items by their names, and says which one somebody wants."""

    chosen = Signal(int)
    """The place of the item in the whole list."""
    addChosen = Signal()  # noqa: N815 - signals are named as Qt names its own

    def __init__(self, name: str, looks: ItemLook, *, title: str, add: str, retires: bool) -> None:
        super().__init__()
        self._looks = looks
        self._items: Sequence[Mapping[str, Any]] = ()
        self._at: int | None = None
        self._search = line_edit(f"{name}-search", translate("Console", "Search"))
        self._search.setClearButtonEnabled(True)
        self._search.setPlaceholderText(self._search.accessibleName())
        self._search.textChanged.connect(self._list)
        self._rows = QListWidget()
        self._rows.setObjectName(f"{name}-list")
        self._rows.setAccessibleName(filled(translate("Console", "%1 (list)"), title))
        self._rows.setIconSize(QSize(DESK_SIZE_PX, DESK_SIZE_PX))
        self._rows.setWordWrap(True)
        self._rows.setItemDelegate(WrappedLines(self._rows))
        self._rows.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._rows.setResizeMode(QListView.ResizeMode.Adjust)
        self._rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows.currentItemChanged.connect(self._choose)
        self._past = QCheckBox(translate("Console", "Show what is retired"))
        self._past.setObjectName(f"{name}-past")
        self._past.setVisible(retires)
        self._past.clicked.connect(self._list)
        added = button(add, f"{name}-add", self.addChosen)
        self.setLayout(column_of(self._search, self._rows, self._past, added))
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """Stand above the item, as wide as it and not high, where there is no room beside it."""
        self.setMinimumWidth(0 if narrow else LIST_PX)
        self.setMaximumWidth(NO_LIMIT_PX if narrow else LIST_PX)
        self._rows.setMinimumHeight(LOW_LIST_PX if narrow else 0)
        self._rows.setMaximumHeight(LOW_LIST_PX if narrow else NO_LIMIT_PX)

    def show_items(self, items: Sequence[Mapping[str, Any]], at: int | None) -> None:
        """Show items, of which one is open."""
        self._items, self._at = items, at
        self._list()

    def show_end(self) -> None:
        """Show the last item, whatever was searched."""
        self._search.clear()
        self._rows.scrollToBottom()

    def _list(self) -> None:
        sought = _folded(self._search.text())
        with QSignalBlocker(self._rows):
            self._rows.clear()
            for at, item in enumerate(self._items):
                retired = bool(item.get("retired"))
                hidden = retired and not self._past.isChecked() and at != self._at
                if hidden or not _has(item, sought):
                    continue
                self._rows.addItem(self._row(at, item, retired=retired))
                if at == self._at:
                    self._rows.setCurrentRow(self._rows.count() - 1)
        chosen = self._rows.currentItem()
        if chosen:
            self._rows.scrollToItem(chosen)

    def _row(self, at: int, item: Mapping[str, Any], *, retired: bool) -> QListWidgetItem:
        name = self._looks.name(item) or translate("Console", "New")
        detail = translate("Console", "retired") if retired else self._looks.detail(item)
        row = QListWidgetItem(f"{name}\n{detail}" if detail else name)
        row.setData(_AT, at)
        if drawn := self._looks.icon(item):
            row.setIcon(icon(drawn, LIGHT.quiet_ink if retired else LIGHT.primary))
        if retired:
            row.setForeground(QColor(LIGHT.quiet_ink))
        return row

    def _choose(self, row: QListWidgetItem | None) -> None:
        if row is not None and row.data(_AT) != self._at:
            self.chosen.emit(row.data(_AT))


def _has(item: Mapping[str, Any], sought: str) -> bool:
    if not sought:
        return True
    names = item.get("names")
    texts = [str(one) for one in names.values()] if isinstance(names, Mapping) else []
    keys = [str(item[key]) for key in ("code", "login", "number") if key in item]
    return any(sought in _folded(text) for text in (*texts, *keys))


def _folded(text: str) -> str:
    return " ".join(folded_words(text))


_ROOMY_PX = 120 * GRID_PX
"""On a page so wide there is room for long fields beside the list."""


class ListPage(EditingPage):
    """Edits the items of one list of the unit's file, one at a time.

    ``listed`` is the path of the list from the top of the file, such as ``services`` or
    ``calendar.closures``. A heir names the items and makes new ones.
    """

    def __init__(
        self,
        name: str,
        tools: Tools,
        listed: str,
        sections: Sequence[FormSection],
        *,
        title: str,
        add: str,
        retires: bool = True,
    ) -> None:
        super().__init__(name, tools, title)
        self._new_words = add
        self._path = tuple(listed.split("."))
        self._retires = retires
        self.draft: Tables = {}
        self._at: int | None = None
        self._edited_key: Any = None
        looks = ItemLook(name=self.item_words, detail=self.item_detail, icon=self.item_icon)
        self._list = ItemList(name, looks, title=title, add=add, retires=retires)
        self._list.chosen.connect(self._choose)
        self._list.addChosen.connect(lambda: self.leave(self._begin_new, stays=True))
        self._heading = text_label("heading", f"{name}-heading", wraps=True)
        self._remark = text_label("small", f"{name}-remark", wraps=True)
        self._retire = button(
            "", f"{name}-retire", lambda: self.leave(self._retire_or_restore, stays=True)
        )
        self.form = Form(f"{name}-form", sections)
        self.form.edited.connect(self.tell_edited)
        self._seen_rows = RowPreview(name)
        self.form.edited.connect(self._show_seen)
        self._empty = text_label(
            "quiet",
            f"{name}-empty",
            text=translate("Console", "Choose one from the list, or add one."),
            wraps=True,
        )
        self._lay_out()
        self._show_item()

    # --- what a heir brings ---

    coded_as = ""
    """What the code of a new item without a name in Latin letters begins with; empty: none."""

    def item_words(self, item: Mapping[str, Any]) -> str:
        """Return what an item is called in the list."""
        names = item.get("names")
        return localized(names) if isinstance(names, Mapping) else ""

    def item_detail(self, item: Mapping[str, Any]) -> str:  # noqa: ARG002 - for heirs
        """Return what stands under an item's name in the list; empty for nothing."""
        return ""

    def item_icon(self, item: Mapping[str, Any]) -> str:  # noqa: ARG002 - for heirs
        """Return the name of an item's icon; empty for none."""
        return ""

    def seen_of(self, item: Mapping[str, Any]) -> Sequence[SeenRow]:  # noqa: ARG002 - for heirs
        """Return the rows in which visitors see an item; none where they do not."""
        return ()

    def new_item(self) -> Tables:
        """Return an item as it begins."""
        raise NotImplementedError

    def finish(self, tables: Tables, item: Tables) -> None:
        """Complete an item that was edited, and what else depends on it, before it is saved."""
        if self.coded_as and not item.get("code"):
            taken = {str(one.get("code")) for one in self.items(tables)}
            item["code"] = new_code(item.get("names"), taken, self.coded_as)

    def take_out(self, tables: Tables, item: Tables) -> None:
        """Take an item out of whatever names it, before it is retired or removed."""

    def show_form(self, item: Mapping[str, Any], *, new: bool) -> None:  # noqa: ARG002 - for heirs
        """Show an item in the form."""
        self.form.show_table(item)

    # --- EditingPage ---

    def show_described(self) -> None:
        """Show what was read anew, and the same item as before if it is still there."""
        # A new item has got its key only by being edited.
        key = None if self._at is None else self._edited_key or self._key(self._item())
        self.draft = deepcopy(self.base)
        items = self.items(self.draft)
        keys = [self._key(one) for one in items]
        standing = [at for at, one in enumerate(items) if not one.get("retired")]
        self._at = keys.index(key) if key in keys else next(iter(standing), None)
        self._list_items()
        self._show_item()

    def edited_tables(self) -> Tables:
        """Return the whole unit as the fields have it now."""
        if self._at is None:
            tables = deepcopy(self.draft)
            if not self.items(tables) and value_at(self.base, self._path) is None:
                # Looking at a list that the description leaves out changes nothing.
                put_at(tables, self._path, None)
            return tables
        tables = deepcopy(self.draft)
        item = self.items(tables)[self._at]
        changed = self.form.table(item)
        self.items(tables)[self._at] = changed
        if changed != item or self._is_new():
            self.finish(tables, changed)
        self._edited_key = self._key(changed)
        return tables

    def say_mistakes(self, mistakes: Sequence[Mistake]) -> Sequence[Mistake]:
        """Say mistakes beside their fields; return those that have none here."""
        here, left = [], []
        for one in mistakes:
            steps = self.steps_here(one)
            if steps is None:
                left.append(one)
            else:
                here.append((steps, one))
        return [*self.form.say_mistakes(here), *left]

    def steps_here(self, mistake: Mistake) -> Sequence[str | int] | None:
        """Return the steps to a mistake within the item that is edited; None if it is elsewhere."""
        depth = len(self._path)
        if self._at is None or mistake.at[:depth] != self._path or len(mistake.at) <= depth:
            return None
        at, steps = mistake.at[depth], mistake.at[depth + 1 :]
        if at == self._at:
            return steps
        # What two items have alike is wrong in the one that is edited now.
        if mistake.kind is Wrong.TWICE and isinstance(at, int):
            keys = [str(step) for step in steps]
            items = self.items(self.edited_tables())
            if value_at(items[at], keys) == value_at(items[self._at], keys):
                return steps
        return None

    def hand_over(self) -> Any:
        """Return what was read and what is not saved yet, and of which item."""
        return super().hand_over(), self._at

    def take_up(self, draft: Any) -> None:
        """Show the same item."""
        described, at = draft
        super().take_up(described)
        if at is not None and at != self._at and not self.is_edited:
            self._open(at)

    def edits(self) -> Any:
        """Return the item as the fields have it, and the list in which it stands."""
        return self.draft, self._at, self.form.values()

    def show_edits(self, edits: Any) -> None:
        """Show an item as the fields of the page in another language had it."""
        self.draft, self._at, values = edits
        self._list_items()
        self._show_item()
        self.form.show_values(values)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let fields take more lines where there is no room for long ones beside the list."""
        super().resizeEvent(event)
        self.form.set_narrow(narrow=self.width() < _ROOMY_PX)

    def set_narrow(self, *, narrow: bool) -> None:
        """Let the item stand below the list where the page is narrow; all of it scrolls then."""
        self._list.set_narrow(narrow=narrow)
        stand(self._beside, narrow=narrow)
        if narrow:
            self._beside.addWidget(self._area.takeWidget(), 1)
        else:
            self._area.setWidget(self._inner)
        self._area.setVisible(not narrow)
        self._inner.show()

    # --- the list ---

    def items(self, tables: Tables) -> list[Tables]:
        """Return the list that is edited, in these tables."""
        *before, last = self._path
        table = tables
        for step in before:
            table = table.setdefault(step, {})
        found: list[Tables] = table.setdefault(last, []) if table else []
        return found

    def _item(self) -> Tables:
        return self.items(self.draft)[self._at or 0]

    def _key(self, item: Mapping[str, Any]) -> Any:
        """Return what tells an item from its neighbours when the list is read anew."""
        for key in ("code", "login", "number"):
            if key in item:
                return item[key]
        return str(item.get("names"))

    def _is_new(self) -> bool:
        return self._at is not None and self._at >= len(value_at(self.base, self._path) or ())

    def _list_items(self) -> None:
        self._list.show_items(self.items(self.draft) if self.draft else (), self._at)

    def _choose(self, at: int) -> None:
        self.leave(lambda: self._open(at), stays=True)
        if self._at != at:
            # Not yet left: the list goes on showing where one is.
            self._list_items()

    def _open(self, at: int) -> None:
        self.draft = deepcopy(self.base)
        if at >= len(self.items(self.draft)):
            return
        self._at = at
        self._list_items()
        self._show_item()

    def _begin_new(self) -> None:
        self.draft = deepcopy(self.base)
        items = self.items(self.draft)
        items.append(self.new_item())
        self._at = len(items) - 1
        self._list_items()
        self._list.show_end()
        self._show_item()
        self.tell_edited()
        self.form.fields[0].setFocus()

    def _retire_or_restore(self) -> None:
        if self._at is None:
            return
        self.draft = deepcopy(self.base)
        item = self._item()
        if item.pop("retired", False):
            # Taken back like any other edit: it may need a new place first.
            self._list_items()
            self._show_item()
            self.tell_edited()
            return
        tables = self.draft
        self.take_out(tables, item)
        if self._retires:
            item["retired"] = True
        else:
            self.items(tables).remove(item)
        self.draft = deepcopy(self.base)
        self.save_tables(tables)

    # --- the item ---

    def _show_item(self) -> None:
        chosen = self._at is not None
        self._edited_key = None
        for part in (self._heading, self._remark, self._retire, self.form):
            part.setVisible(chosen)
        self._empty.setVisible(not chosen)
        if chosen:
            self.show_form(self._item(), new=self._is_new())
            self._head()
            self._area.verticalScrollBar().setValue(0)
        self._show_seen()

    def _show_seen(self) -> None:
        item = None if self._at is None else self.form.table(self._item())
        self._seen_rows.show_rows(self.seen_of(item) if item else ())

    def _head(self) -> None:
        if self._at is None or not self.draft:
            return
        item = self._item()
        self._heading.setText(self.item_words(item) or self._new_words)
        tell(self._remark, translate("Console", "retired") if item.get("retired") else "")
        self._retire.setVisible(not self._is_new())
        if item.get("retired"):
            self._retire.setText(translate("Console", "Take back"))
        elif self._retires:
            self._retire.setText(translate("Console", "Retire"))
        else:
            self._retire.setText(translate("Console", "Remove"))

    def _lay_out(self) -> None:
        self.head = row_of((self._heading, 1), self._retire)
        self.head.setAlignment(self._retire, Qt.AlignmentFlag.AlignTop)
        self.inner = column_of(
            self.head, self._remark, self._seen_rows, self._empty, self.form, None
        )
        """The column in which the form stands; a heir may put more beside it."""
        self.inner.setContentsMargins(0, 0, GRID_PX, 0)
        self._inner = boxed(self.inner)
        self._inner.setProperty("kind", "page")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._inner)
        self._beside = row_of(self._list, (self._area, 1), spacing=3 * GRID_PX)
        put(self.column, (self._beside, 1))


_LONGEST_CODE = 32


def new_code(names: Mapping[str, Any] | None, taken: Collection[str], kind: str) -> str:
    """Return a code that nobody has: from the French or English name, else from the kind."""
    text = str((names or {}).get("fr") or (names or {}).get("en") or "")
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_CODE].strip("-")
    if not stem or not stem[0].isalpha():
        stem = f"{kind}-{stem}".strip("-")
    if stem not in taken:
        return stem
    return next(code for number in count(2) if (code := f"{stem}-{number}") not in taken)


def new_prefix(taken: Collection[str]) -> str:
    """Return letters before a ticket's number that no other service has."""
    pairs = (first + second for first in ascii_uppercase for second in ascii_uppercase)
    return next((one for one in (*ascii_uppercase, *pairs) if one not in taken), "")
