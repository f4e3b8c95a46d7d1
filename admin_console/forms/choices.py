"""Fields for what is chosen: one of several, several of many, an icon."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QWidget,
)

from admin_console.forms.field import Field
from admin_console.style import CHOICES_PX, WORDS_PX
from admin_console.tools import FlowLayout
from reception.domain.language import text_in
from reception.unit.document import Tables
from ui_kit.theme import DESK_SIZE_PX, icon
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language

type Choices = Callable[[], Sequence[tuple[Any, str]]]
"""What may be chosen: a value of the file, and what it is called in the language of the app."""


def service_choices(tables: Tables) -> list[tuple[Any, str]]:
    """Return the services that are offered, by their names."""
    return [
        (one["code"], text_in(one["names"], current_language()))
        for one in tables.get("services", ())
        if not one.get("retired")
    ]


class ChoiceField(Field):
    """One of several."""

    def __init__(
        self,
        path: str,
        caption: str,
        choices: Choices,
        *,
        usual: Any = None,
        hint: str = "",
        expects: str = "",
    ) -> None:
        super().__init__(path, caption, hint=hint, expects=expects)
        self._choices, self._usual = choices, usual
        self._box = QComboBox()
        self._box.setObjectName(f"{self.objectName()}-edit")
        self._box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._box.activated.connect(self._tell)
        self._take_in(self._box)

    def value(self) -> Any:
        """Return what is chosen; None when it is the usual one."""
        chosen = self._box.currentData()
        return None if chosen == self._usual else chosen

    def show_value(self, value: Any) -> None:
        """Show what is chosen; the choices are asked anew."""
        chosen = self._usual if value is None else value
        with QSignalBlocker(self._box):
            self._box.clear()
            for one, name in self._choices():
                self._box.addItem(name, one)
            place = self._box.findData(chosen)
            if place < 0 and chosen is not None:
                # What the description names and there is not: shown, so that it can be seen.
                self._box.addItem(str(chosen), chosen)
                place = self._box.count() - 1
            self._box.setCurrentIndex(place)

    def _editors(self) -> Sequence[QWidget]:
        return (self._box,)


class SeveralField(Field):
    """Several of many, each with a tick; in the order of the choices."""

    def __init__(
        self, path: str, caption: str, choices: Choices, *, hint: str = "",
        expects: str = "",
    ) -> None:  # fmt: skip
        super().__init__(path, caption, hint=hint, expects=expects)
        self._choices = choices
        self._list = QListWidget()
        self._list.setObjectName(f"{self.objectName()}-edit")
        self._list.setWordWrap(True)
        self._list.setMinimumWidth(WORDS_PX)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemChanged.connect(self._tell)
        self._shown: list[Any] = []
        self._take_in(self._list)

    def value(self) -> list[Any] | None:
        """Return what is ticked, what stood before in its old order; None when nothing is."""
        ticked = [
            item.data(Qt.ItemDataRole.UserRole)
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        ]
        kept = [one for one in self._shown if one in ticked]
        return [*kept, *(one for one in ticked if one not in kept)] or None

    def show_value(self, value: Any) -> None:
        """Show what is ticked; the choices are asked anew."""
        self._shown = list(value or ())
        choices = list(self._choices())
        known = {one for one, _ in choices}
        choices += [(one, str(one)) for one in self._shown if one not in known]
        with QSignalBlocker(self._list):
            self._list.clear()
            for one, name in choices:
                item = QListWidgetItem(name)
                item.setData(Qt.ItemDataRole.UserRole, one)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
                              | Qt.ItemFlag.ItemIsSelectable)  # fmt: skip
                ticked = Qt.CheckState.Checked if one in self._shown else Qt.CheckState.Unchecked
                item.setCheckState(ticked)
                self._list.addItem(item)
        self._list.setCurrentRow(0)
        rows_px = max(self._list.sizeHintForRow(0), 1) * len(choices) + GRID_PX
        self._list.setFixedHeight(min(rows_px, CHOICES_PX))

    def _items(self) -> Sequence[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _editors(self) -> Sequence[QWidget]:
        return (self._list,)


class IconField(Field):
    """One of our icons, chosen by its look."""

    def __init__(
        self,
        path: str,
        caption: str,
        icons: Sequence[str],
        names: Callable[[str], str],
        *,
        usual: str = "document",
    ) -> None:
        super().__init__(path, caption)
        self._usual = usual
        self._group = QButtonGroup(self)
        self._buttons = {one: self._button(one) for one in icons}
        whole = QWidget()
        row = FlowLayout(whole)
        for button in self._buttons.values():
            row.addWidget(button)
        self._take_in(whole)
        for one, button in self._buttons.items():
            button.setAccessibleName(names(one))
            button.setToolTip(names(one))

    def value(self) -> str | None:
        """Return the icon's name; None when it is the usual one."""
        chosen = next((one for one, it in self._buttons.items() if it.isChecked()), self._usual)
        return None if chosen == self._usual else chosen

    def show_value(self, value: Any) -> None:
        """Show which icon it is."""
        self._buttons.get(str(value or self._usual), self._buttons[self._usual]).setChecked(True)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"{self.objectName()}-{name}")
        button.setProperty("kind", "icon")
        button.setIcon(icon(name))
        button.setIconSize(QSize(DESK_SIZE_PX, DESK_SIZE_PX))
        button.setCheckable(True)
        button.clicked.connect(self._tell)
        self._group.addButton(button)
        return button

    def _editors(self) -> Sequence[QWidget]:
        return tuple(self._buttons.values())
