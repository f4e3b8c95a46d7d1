"""Fields for what is chosen: one of several, several of many, an order of lines, an icon."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Unpack

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QComboBox,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
)

from admin_console.forms.fields import Field, FieldWords
from admin_console.style import WORDS_PX
from admin_console.table import Index
from admin_console.widgets import FlowLayout, boxed, button, column_of, row_of
from admin_console.words import translate
from reception.domain.language import Language, text_in
from reception.unit.document import Tables
from ui_kit.roles import take_role
from ui_kit.theme import DESK_SIZE_PX, icon
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language
from ui_kit.words import language_name

type Choices = Callable[[], Sequence[tuple[Any, str]]]
"""What may be chosen: a value of the file, and what it is called in the language of the app."""
_AT = Qt.ItemDataRole.UserRole
_TICKS = Qt.ItemFlag.ItemIsUserCheckable
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled


def service_choices(tables: Tables) -> list[tuple[Any, str]]:
    """Return the services that are offered, by their names."""
    return [
        (one["code"], text_in(one["names"], current_language()))
        for one in tables.get("services", ())
        if not one.get("retired")
    ]


def language_choices() -> list[tuple[Any, str]]:
    """Return every language by its own name."""
    return [(one.value, language_name(one)) for one in Language]


class ChoiceField(Field):
    """One of several."""

    def __init__(
        self,
        path: str,
        caption: str,
        choices: Choices,
        *,
        usual: Any = None,
        **words: Unpack[FieldWords],
    ) -> None:
        super().__init__(path, caption, **words)
        self._choices, self._usual = choices, usual
        self._box = QComboBox()
        take_role(self._box, QAccessible.Role.ComboBox)
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


class WrappedLines(QStyledItemDelegate):
    """Lets each line of a list be as high as its words are where they are drawn."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's own
        """Return the size of the words within the padding, which Qt leaves out of its count."""
        option.rect = option.rect.adjusted(0, 0, -2 * GRID_PX, 0)
        return super().sizeHint(option, index)


class WholeList(QListWidget):
    """A list as high as its lines: its page scrolls, and not it as well."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "ticks")
        self.setItemDelegate(WrappedLines(self))
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own
        """Take the lines that the new width asks for."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Be as high as all lines are."""
        self.doItemsLayout()
        lines = (self.visualItemRect(self.item(row)).height() for row in range(self.count()))
        self.setFixedHeight(sum(lines) + 2 * self.frameWidth())


class _TickedField(Field):
    """Lines with a tick each."""

    def __init__(self, path: str, caption: str, **words: Unpack[FieldWords]) -> None:
        super().__init__(path, caption, **words)
        self._list = WholeList()
        self._list.itemChanged.connect(self._tell)

    def _ticked(self) -> list[Any]:
        items = [self._list.item(row) for row in range(self._list.count())]
        return [one.data(_AT) for one in items if one.checkState() is Qt.CheckState.Checked]

    def _show_lines(
        self, lines: Iterable[tuple[Any, str]], ticked: Collection[Any], always: Collection[Any]
    ) -> None:
        with QSignalBlocker(self._list):
            self._list.clear()
            for one, name in lines:
                item = QListWidgetItem(name)
                item.setData(_AT, one)
                item.setFlags(_FLAGS if one in always else _FLAGS | _TICKS)
                state = Qt.CheckState
                item.setCheckState(state.Checked if one in ticked else state.Unchecked)
                self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.fit()


class SeveralField(_TickedField):
    """Several of many; in the order of the choices."""

    def __init__(
        self,
        path: str,
        caption: str,
        choices: Choices,
        *,
        usual: Sequence[Any] = (),
        **words: Unpack[FieldWords],
    ) -> None:
        super().__init__(path, caption, **words)
        self._choices, self._usual = choices, usual
        self._list.setMinimumWidth(WORDS_PX)
        self._shown: list[Any] = []
        self._take_in(self._list)

    def value(self) -> list[Any] | None:
        """Return what is ticked, what stood before in its old order; None when it is as usual."""
        ticked = self._ticked()
        kept = [one for one in self._shown if one in ticked]
        if set(ticked) == set(self._usual):
            return None
        return [*kept, *(one for one in ticked if one not in kept)]

    def show_value(self, value: Any) -> None:
        """Show what is ticked; the choices are asked anew."""
        self._shown = list(self._usual if value is None else value)
        choices = list(self._choices())
        known = {one for one, _ in choices}
        choices += [(one, str(one)) for one in self._shown if one not in known]
        self._show_lines(choices, self._shown, ())


class OrderField(_TickedField):
    """Lines in an order that may be changed; some cannot be left out."""

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
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._list.model().rowsMoved.connect(self._tell)
        up = self._button(translate("Console", "Up"), "up", -1)
        down = self._button(translate("Console", "Down"), "down", 1)
        self._take_in(boxed(row_of(self._list, column_of(up, down, None))), self._list)

    def value(self) -> list[str] | None:
        """Return what is ticked, in order; None when it is all of it in the usual order."""
        ticked = self._ticked()
        return None if ticked == list(self._lines) else ticked

    def show_value(self, value: Any) -> None:
        """Show which lines there are; what is left out stands behind them."""
        shown = [str(one) for one in value] if value is not None else list(self._lines)
        every = (*shown, *(line for line in self._lines if line not in shown))
        self._show_lines([(one, self._names(one)) for one in every], shown, self._always)

    def _button(self, text: str, name: str, step: int) -> QPushButton:
        return button(text, f"{self.objectName()}-{name}", lambda: self._move(step))

    def _move(self, step: int) -> None:
        at = self._list.currentRow()
        to = at + step
        if at < 0 or not 0 <= to < self._list.count():
            return
        self._list.insertItem(to, self._list.takeItem(at))
        self._list.setCurrentRow(to)
        self._tell()


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
        self._take_in(
            boxed(FlowLayout(*self._buttons.values())),
            *self._buttons.values(),
            names=[names(one) for one in icons],
        )
        for one, made in self._buttons.items():
            made.setToolTip(names(one))

    def value(self) -> str | None:
        """Return the icon's name; None when it is the usual one."""
        chosen = next((one for one, it in self._buttons.items() if it.isChecked()), self._usual)
        return None if chosen == self._usual else chosen

    def show_value(self, value: Any) -> None:
        """Show which icon it is."""
        self._buttons.get(str(value or self._usual), self._buttons[self._usual]).setChecked(True)

    def _button(self, name: str) -> QToolButton:
        made = QToolButton()
        made.setObjectName(f"{self.objectName()}-{name}")
        made.setProperty("kind", "icon")
        made.setIcon(icon(name))
        made.setIconSize(QSize(DESK_SIZE_PX, DESK_SIZE_PX))
        made.setCheckable(True)
        made.clicked.connect(self._tell)
        self._group.addButton(made)
        return made
