"""Small parts that the console's pages are made of: words, buttons, rows, cards and figures."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QSignalBlocker, QSize, Qt, QTimer, SignalInstance
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui_kit.roles import set_tone, take_role, text_label
from ui_kit.tokens import GRID_PX
from ui_kit.words import from_its_side

type OnPress = Callable[..., object] | SignalInstance
"""What is done, or the signal that asks for it."""
type ConsolePart = QWidget | QLayout | tuple[QWidget | QLayout, int] | None
"""What stands in a row or a column, maybe with how much of the room it takes; None: room."""
# Long enough to read twice.
_TOLD_MS = 6_000


def button(
    text: str, name: str, act: OnPress | None = None, *, kind: str = "", checkable: bool = False
) -> QPushButton:
    """Return a button of a kind that the style sheets know, and what it does."""
    made = QPushButton(text)
    made.setObjectName(name)
    if kind:
        made.setProperty("kind", kind)
    made.setCheckable(checkable)
    if act:
        made.clicked.connect(act)
    return made


def line_edit(name: str, words: str = "", *, secret: bool = False) -> QLineEdit:
    """Return a line to write on, and what it is called by who does not see it."""
    made = QLineEdit()
    made.setObjectName(name)
    made.setAccessibleName(words)
    if secret:
        made.setEchoMode(QLineEdit.EchoMode.Password)
    return made


def asked_line(name: str, words: str, *, secret: bool = False) -> tuple[QLabel, QLineEdit]:
    """Return what is asked for, and the line to write it on."""
    caption, edit = text_label("quiet", text=words), line_edit(name, words, secret=secret)
    caption.setBuddy(edit)
    return caption, edit


def choice(
    name: str, words: str, choices: Iterable[tuple[Any, str]] = (), act: OnPress | None = None
) -> QComboBox:
    """Return a box of choices, each a value and what it is called."""
    made = QComboBox()
    made.setObjectName(name)
    take_role(made, QAccessible.Role.ComboBox, words)
    offer(made, choices)
    if act:
        made.activated.connect(act)
    return made


def offer(box: QComboBox, choices: Iterable[tuple[Any, str]], chosen: Any = None) -> None:
    """Offer other choices; where what is chosen is not among them, the first one is."""
    with QSignalBlocker(box):
        box.clear()
        for value, words in choices:
            box.addItem(words, value)
        box.setCurrentIndex(max(box.findData(chosen), 0))


def tell(words: QLabel, text: str, tone: str = "") -> None:
    """Say something in a tone of the style sheets; a label that says nothing is hidden."""
    words.setText(text)
    words.setVisible(bool(text))
    set_tone(words, tone)


def tell_for_a_while(words: QLabel, text: str) -> None:
    """Say something that concerns only who has just acted."""
    tell(words, from_its_side(text))
    timer = words.findChild(QTimer)
    if timer is None:
        timer = QTimer(words, singleShot=True, interval=_TOLD_MS)
        timer.timeout.connect(words.hide)
    timer.start()


def put[L: QLayout](layout: L, *parts: ConsolePart) -> L:
    """Put parts into a layout, one after the other."""
    for part in parts:
        one, stretch = part if isinstance(part, tuple) else (part, 0)
        if isinstance(one, QWidget):
            layout.addWidget(one)
        elif isinstance(layout, QBoxLayout):
            layout.addLayout(one) if one else layout.addStretch(1)
        if stretch and isinstance(layout, QBoxLayout):
            layout.setStretch(layout.count() - 1, stretch)
    return layout


def row_of(*parts: ConsolePart, spacing: int = GRID_PX) -> QHBoxLayout:
    """Return parts beside one another, with nothing around them."""
    return put(_plain(QHBoxLayout(), spacing), *parts)


def column_of(*parts: ConsolePart, spacing: int = GRID_PX) -> QVBoxLayout:
    """Return parts below one another, with nothing around them."""
    return put(_plain(QVBoxLayout(), spacing), *parts)


def _plain[L: QLayout](layout: L, spacing: int) -> L:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    return layout


def boxed(layout: QLayout) -> QWidget:
    """Return a widget that holds a layout."""
    made = QWidget()
    made.setLayout(layout)
    return made


def bring_into_view(widget: QWidget) -> None:
    """Scroll the page to a widget."""
    around = widget.parentWidget()
    while around and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if isinstance(around, QScrollArea):
        around.ensureWidgetVisible(widget)


def stand(box: QBoxLayout, *, narrow: bool) -> None:
    """Let parts stand below one another where there is little room, else side by side."""
    way = QBoxLayout.Direction
    box.setDirection(way.TopToBottom if narrow else way.LeftToRight)


class Card(QFrame):
    """A white surface with a heading, on which one thing is told."""

    def __init__(self, name: str, heading: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setObjectName(name)
        take_role(self, QAccessible.Role.Grouping, heading)
        self.heading = text_label("heading", text=heading, wraps=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(2 * GRID_PX, 2 * GRID_PX, 2 * GRID_PX, 2 * GRID_PX)
        self.column.setSpacing(GRID_PX)
        put(self.column, self.heading)


class FigureTile(QFrame):
    """One figure: what it is, how much, and a remark."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._caption = text_label("quiet", wraps=True)
        self._value = text_label("figure", f"{name}-value")
        self._remark = text_label("small", f"{name}-remark", wraps=True)
        whole = column_of(self._caption, self._value, self._remark, None, spacing=0)
        whole.setContentsMargins(2 * GRID_PX, GRID_PX, 2 * GRID_PX, GRID_PX)
        self.setLayout(whole)

    def show_figure(self, caption: str, value: str, remark: str = "", *, tone: str = "") -> None:
        """Show a figure; a tone never comes without a remark that says why."""
        self._caption.setText(caption)
        self._value.setText(from_its_side(value))
        self._remark.setText(from_its_side(remark))
        set_tone(self._value, tone)
        set_tone(self._remark, tone)
        self.setAccessibleName(f"{caption}: {value} {remark}".strip())


class TileGrid(QWidget):
    """Tiles of one size: eight stand as twice four rather than as seven and one."""

    def __init__(self, *, least_px: int = 0) -> None:
        """Make room for tiles not narrower than ``least_px``, or else than their words."""
        super().__init__()
        self._least_px = least_px
        self._tiles: Sequence[QWidget] = ()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2 * GRID_PX)

    def show_tiles(self, tiles: Sequence[QWidget]) -> None:
        """Show these tiles instead of the present ones."""
        for tile in self._tiles:
            if tile not in tiles:
                tile.hide()
        self._tiles = tiles
        self._columns = 0
        self.place()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own
        """Take as many columns as the new width has room for."""
        super().resizeEvent(event)
        self.place()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's own
        """Measure anew when the typeface is another."""
        super().changeEvent(event)
        self.updateGeometry()

    def place(self) -> None:
        """Take as many columns as there is room for."""
        count, gap = len(self._tiles), self._grid.spacing()
        widest = max((tile.minimumSizeHint().width() for tile in self._tiles), default=0)
        room = max(1, (self.width() + gap) // ((self._least_px or widest) + gap))
        rows = -(-count // room)
        columns = -(-count // rows) if rows else 0
        if columns == self._columns:
            return
        for at in range(max(columns, self._columns)):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)
        self._columns = columns
        for at, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, at // columns, at % columns)
            tile.show()


class FlowLines(QLayout):
    """Lays widgets out in as many lines as they need; a hidden one takes no room."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(GRID_PX)
        put(self, *widgets)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's own
        """Add one at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem:  # noqa: N802 - Qt's own
        """Return one of them; None behind the last."""
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value] # Qt asks until there is none

    def takeAt(self, index: int) -> QLayoutItem:  # noqa: N802 - Qt's own
        """Take one out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None  # type: ignore[return-value] # likewise

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's own
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's own
        """Return the height of all lines."""
        return self._lay_out(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's own
        """Put everything in its place."""
        super().setGeometry(rect)
        self._lay_out(rect, moves=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own
        """Return the least size: it grows as it is allowed to."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's own
        """Return the size of the widest widget."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay_out(self, rect: QRect, *, moves: bool) -> int:
        """Return the height of all lines; ``moves`` puts them in their places, too."""
        raise NotImplementedError

    def _is_mirrored(self) -> bool:
        parent = self.parentWidget()
        return parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft


class FlowLayout(FlowLines):
    """Lays widgets out from the side where lines begin, or up to where they end."""

    def __init__(self, *widgets: QWidget, ends: bool = False) -> None:
        super().__init__(*widgets)
        self._ends = ends

    def _lay_out(self, rect: QRect, *, moves: bool) -> int:
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        taken = 0
        for item in self._shown():
            size = item.sizeHint()
            if lines[-1] and taken + size.width() > rect.width():
                lines.append([])
                taken = 0
            lines[-1].append((item, size))
            taken += size.width() + self.spacing()
        top = rect.top()
        for line in lines:
            height = max((size.height() for _, size in line), default=0)
            if moves:
                self._place(line, rect, top, height)
            top += height + self.spacing()
        return max(0, top - rect.top() - self.spacing())

    def _place(
        self, line: list[tuple[QLayoutItem, QSize]], rect: QRect, top: int, height: int
    ) -> None:
        taken = sum(size.width() for _, size in line) + self.spacing() * (len(line) - 1)
        along = max(0, rect.width() - taken) if self._ends else 0
        mirrored = self._is_mirrored()
        for item, size in line:
            width = min(size.width(), rect.width())
            left = rect.right() + 1 - along - width if mirrored else rect.left() + along
            middle = top + (height - size.height()) // 2
            item.setGeometry(QRect(QPoint(left, middle), QSize(width, size.height())))
            along += width + self.spacing()
