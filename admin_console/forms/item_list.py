"""The side of a list page: a search, the items, and a button for a new one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from admin_console.page import button
from admin_console.style import LIST_PX, LOW_LIST_PX, NO_LIMIT_PX
from admin_console.words import translate
from reception.unit.search import folded_words
from ui_kit.theme import DESK_SIZE_PX, icon
from ui_kit.tokens import GRID_PX, LIGHT

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
        self._search = QLineEdit()
        self._search.setObjectName(f"{name}-search")
        self._search.setClearButtonEnabled(True)
        self._search.setPlaceholderText(translate("Console", "Search"))
        self._search.setAccessibleName(self._search.placeholderText())
        self._search.textChanged.connect(self._list)
        self._rows = QListWidget()
        self._rows.setObjectName(f"{name}-list")
        self._rows.setAccessibleName(title)
        self._rows.setIconSize(QSize(DESK_SIZE_PX, DESK_SIZE_PX))
        self._rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows.currentItemChanged.connect(self._choose)
        self._past = QCheckBox(translate("Console", "Show what is retired"))
        self._past.setObjectName(f"{name}-past")
        self._past.setVisible(retires)
        self._past.clicked.connect(self._list)
        added = button(add, f"{name}-add")
        added.clicked.connect(self.addChosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID_PX)
        for widget in (self._search, self._rows, self._past, added):
            column.addWidget(widget)
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
