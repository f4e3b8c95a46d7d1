"""A numbered list that is worked by digits, arrows or the mouse."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from counter_display.clerk_panel.keys import ENTER, PAD_OUT, PAD_STEPS, STEPS, is_pad, western
from counter_display.clerk_panel.questions import Choice
from counter_display.clerk_panel.style import DOT_PX, choice_colours
from reception.domain.ticket import label_parts
from ui_kit.tokens import DESK, GRID_PX
from ui_kit.words import from_its_side

NUMBER, NAME, DETAIL = (int(Qt.ItemDataRole.UserRole) + step for step in (1, 2, 3))
_EDGE_PX = GRID_PX // 2 + 2
_WRAPS = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeading)
type _Index = QModelIndex | QPersistentModelIndex


class ChoiceRows(QStyledItemDelegate):
    """Draws every word of an entry: it wraps, and is never cut."""

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: _Index
    ) -> QSize:
        """Return the room that the words need at the list's present width."""
        whole = QRect(0, 0, _width_of(option), 0)
        return QSize(whole.width(), self._fill(whole, option, index)[-1].bottom() + _EDGE_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw an entry; the chosen one stands out by more than its colour."""
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground, ink, quiet = (QColor(one) for one in choice_colours(is_chosen=is_chosen))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(option.rect, DESK.radius_px, DESK.radius_px)
        name, detail = self._fill(option.rect, option, index)
        for place, what, colour, font in (
            (_beside(option.rect, name, option), NUMBER, quiet, option.font),
            (name, NAME, ink, _strong(option.font)),
            (detail, DETAIL, quiet, option.font),
        ):
            painter.setPen(colour)
            painter.setFont(font)
            painter.drawText(place, _WRAPS, index.data(what))
        painter.restore()

    @staticmethod
    def _fill(whole: QRect, option: QStyleOptionViewItem, index: _Index) -> tuple[QRect, QRect]:
        """Return where the name and the detail stand."""
        indent = 2 * DOT_PX + GRID_PX if index.data(NUMBER) else 0
        room = whole.adjusted(GRID_PX + indent, _EDGE_PX, -GRID_PX, 0)
        room = QStyle.visualRect(option.direction, whole, room)
        name = _words(room, _strong(option.font), index.data(NAME))
        below = QRect(room.left(), name.bottom() + 1, room.width(), 0)
        return name, _words(below, option.font, index.data(DETAIL))


def _words(room: QRect, font: QFont, text: str) -> QRect:
    if not text:
        return QRect(room.left(), room.top(), room.width(), 0)
    tall = QRect(room.left(), room.top(), room.width(), 1000)
    height = QFontMetrics(font).boundingRect(tall, _WRAPS, text).height()
    return QRect(room.left(), room.top(), room.width(), height)


def _beside(whole: QRect, name: QRect, option: QStyleOptionViewItem) -> QRect:
    if option.direction is Qt.LayoutDirection.RightToLeft:
        return QRect(
            name.right(), name.top(), whole.right() - name.right() - GRID_PX, name.height()
        )
    left = whole.left() + GRID_PX
    return QRect(left, name.top(), name.left() - left, name.height())


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong


def _width_of(option: QStyleOptionViewItem) -> int:
    seen = option.widget
    viewport = seen.viewport() if seen is not None and hasattr(seen, "viewport") else seen
    return viewport.width() if isinstance(viewport, QWidget) else option.rect.width()


_TURNS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ChoiceList(QListWidget):
    """Selects one entry; what else is typed goes to the line beneath."""

    confirmed = Signal()
    left = Signal()
    typed = Signal(str)
    starred = Signal()
    """The number pad's star was pressed."""
    turned = Signal(int)
    """Another list is wanted: the next, or the one before."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheet-choices")
        self.setItemDelegate(ChoiceRows(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.itemDoubleClicked.connect(self.confirmed)
        self._choices: Sequence[Choice] = ()
        self._digits = ""

    @property
    def is_empty(self) -> bool:
        """Return whether no entry is seen."""
        return all(self.item(row).isHidden() for row in range(self.count()))

    @property
    def chosen(self) -> Choice | None:
        """Return the entry that is selected and seen."""
        item = self.currentItem()
        return None if item is None or item.isHidden() else self._choices[self.currentRow()]

    def show_choices(self, choices: Sequence[Choice], *, numbered: bool, row: int = 0) -> None:
        """Show these entries, and select one."""
        self._choices, self._digits = choices, ""
        self.clear()
        for number, choice in enumerate(choices, start=1):
            item = QListWidgetItem()
            item.setData(NUMBER, str(number) if numbered else "")
            item.setData(NAME, from_its_side(choice.name))
            item.setData(DETAIL, from_its_side(choice.detail) if choice.detail else "")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{choice.name} {choice.detail}")
            self.addItem(item)
        self._select(min(row, len(choices) - 1))

    def show_numbers(self, written: str) -> None:
        """Show the tickets that what is written may mean, and select the likeliest."""
        likeness = [_likeness(one.number, written) for one in self._choices]
        for row, like in enumerate(likeness):
            self.item(row).setHidden(like == 0)
        self._select(likeness.index(max(likeness)) if any(likeness) else -1)

    def step(self, by: int) -> None:
        """Select the next entry that is seen, or the one before."""
        row = self.currentRow() + by
        while 0 <= row < self.count() and self.item(row).isHidden():
            row += by
        if 0 <= row < self.count():
            self._digits = ""
            self._select(row)

    def take_digit(self, digit: str) -> None:
        """Select by number; a second digit belongs to the first while there are so many entries."""
        for digits in (self._digits + digit, digit):
            if 1 <= int(digits) <= self.count():
                self._digits = digits
                self._select(int(digits) - 1)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Work the list; letters go to the line beneath."""
        key, text = event.key(), event.text()
        if is_pad(event) and self._take_pad(key):
            return
        if key in ENTER:
            # A key that is held down answers once, not the next question as well.
            if not event.isAutoRepeat():
                self.confirmed.emit()
        elif key in STEPS:
            self.step(STEPS[key])
        elif key in _TURNS:
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            self.turned.emit(-_TURNS[key] if mirrored else _TURNS[key])
        elif len(text) == 1 and western(text).isdecimal():
            self.take_digit(western(text))
        elif text and text.isprintable() and event.modifiers() in _PLAIN:
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def _take_pad(self, key: int) -> bool:
        """Do what only a number pad needs; return whether that was it."""
        if key in PAD_STEPS:
            self.step(PAD_STEPS[key])
        elif key == Qt.Key.Key_Slash:
            self.turned.emit(1)
        elif key == Qt.Key.Key_Asterisk:
            self.starred.emit()
        elif key in PAD_OUT:
            self.left.emit()
        else:
            return False
        return True

    def _select(self, row: int) -> None:
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.setCurrentRow(row, how)
        if row >= 0:
            self.scrollToItem(self.item(row))


_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


def _likeness(label: str, written: str) -> int:
    """Return how likely a ticket is meant: 0 not at all, 3 by its whole label."""
    wanted = "".join(written.split()).upper()
    parts = label_parts(label)
    if not wanted or parts is None:
        return 1
    number = str(parts[1])
    if label_parts(wanted) == parts:
        return 3
    if wanted.isdecimal() and int(wanted) == parts[1]:
        return 2
    digits = wanted.lstrip("0") if wanted.isdecimal() else ""
    return int(bool(digits and number.startswith(digits)) or label.startswith(wanted))
