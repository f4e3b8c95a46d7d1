"""A field for what is shown and in which order: ticks, and two buttons to move a line."""

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

from admin_console.forms.field import Field, Words
from admin_console.words import translate
from ui_kit.tokens import GRID_PX

_AT = Qt.ItemDataRole.UserRole


class OrderField(Field):
    """Lines with a tick each, in an order that may be changed; some cannot be left out."""

    def __init__(
        self,
        path: str,
        caption: Words,
        lines: Sequence[str],
        names: Callable[[str], str],
        *,
        always: Collection[str] = (),
        hint: Words | None = None,
    ) -> None:
        super().__init__(path, caption, hint=hint)
        self._lines, self._names, self._always = lines, names, frozenset(always)
        self._list = QListWidget()
        self._list.setObjectName(f"{self.objectName()}-edit")
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemChanged.connect(self._tell)
        self._list.model().rowsMoved.connect(self._tell)
        self._up, self._down = self._button("up", -1), self._button("down", 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        buttons = QVBoxLayout()
        buttons.setSpacing(GRID_PX)
        buttons.addWidget(self._up)
        buttons.addWidget(self._down)
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

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        super().retranslate()
        self._up.setText(translate("Console", "Up"))
        self._down.setText(translate("Console", "Down"))
        with QSignalBlocker(self._list):
            for item in self._items():
                item.setText(self._names(str(item.data(_AT))))

    def _button(self, name: str, step: int) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"{self.objectName()}-{name}")
        button.clicked.connect(lambda: self._move(step))
        return button

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
