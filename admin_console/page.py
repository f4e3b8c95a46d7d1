"""Small parts that the console's pages are made of."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from admin_console.style import MARGIN_PX, NARROW_PX
from reception.system.clock import Topic
from ui_kit.tokens import GRID_PX
from ui_kit.words import from_its_side


def label(kind: str, name: str = "", *, text: str = "", wraps: bool = False) -> QLabel:
    """Return a label of a kind that the style sheets know."""
    made = QLabel(text)
    made.setProperty("kind", kind)
    made.setObjectName(name)
    made.setWordWrap(wraps)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def button(text: str, name: str, *, kind: str = "") -> QPushButton:
    """Return a button of a kind that the style sheets know."""
    made = QPushButton(text)
    made.setObjectName(name)
    if kind:
        made.setProperty("kind", kind)
    return made


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a widget another tone of the style sheets; empty for none."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


LIVE, DAY = "live", "day"
"""Pages that others lead to, by their names."""


class ConsolePage(QScrollArea):
    """One page: a column of parts under a title; it scrolls when the window is too low."""

    placeAsked = Signal(str)  # noqa: N815 - signals are named as Qt names its own
    """Another page is wanted, by its name."""

    def __init__(self, name: str, title: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self._has_margins = True
        self.title, self.aside = label("title", text=title), label("quiet", f"{name}-aside")
        content = QWidget()
        content.setProperty("kind", "page")
        self.setWidget(content)
        self.head = QHBoxLayout()
        self.head.addWidget(self.title)
        self.head.addStretch()
        self.head.addWidget(self.aside)
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        self.column.setSpacing(2 * GRID_PX)
        self.column.addLayout(self.head)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own
        """Leave less beside what is read where the page is narrow."""
        super().resizeEvent(event)
        if self._has_margins:
            beside = MARGIN_PX if self.width() >= NARROW_PX else MARGIN_PX // 2
            self.column.setContentsMargins(beside, MARGIN_PX, beside, MARGIN_PX)

    def stand_inside(self) -> None:
        """Be a part of another page, which has the title and the margins."""
        self._has_margins = False
        self.title.hide()
        self.aside.hide()
        self.column.setContentsMargins(0, 0, 0, GRID_PX)

    @property
    def is_edited(self) -> bool:
        """Return whether something here is not saved yet."""
        return False

    def leave(self, then: Callable[[], None], *, stays: bool = False) -> None:  # noqa: ARG002
        """Do ``then`` at once, or once it is decided what becomes of what is not saved.

        ``stays``: what follows is done on this page, and goes with it.
        """
        then()

    def refresh(self) -> None:
        """Read anew what the page shows, in the worker."""

    def hand_over(self) -> Any:
        """Return what was chosen, typed and read here, for the page in another language."""
        return None

    def take_up(self, draft: Any) -> None:  # noqa: ARG002 - for heirs
        """Go on where the page in another language was left."""
        self.refresh()

    def give_up(self) -> None:
        """End what is under way, before the page goes."""

    def hear(self, topics: frozenset[Topic]) -> None:
        """Take in that something of these topics has changed; only the page in sight hears it."""

    def say_stale(self, *, stale: bool, since: str) -> None:
        """Say since when what stands here may be old; when it is fresh again, take it back."""


def side_by_side(widgets: Iterable[QWidget]) -> QHBoxLayout:
    """Return a row of widgets."""
    row = QHBoxLayout()
    row.setSpacing(2 * GRID_PX)
    for widget in widgets:
        row.addWidget(widget)
    return row


class Card(QFrame):
    """A white surface with a heading, on which one thing is told."""

    def __init__(self, name: str, heading: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setObjectName(name)
        self.heading = label("heading", text=heading, wraps=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(2 * GRID_PX, 2 * GRID_PX, 2 * GRID_PX, 2 * GRID_PX)
        self.column.setSpacing(GRID_PX)
        self.column.addWidget(self.heading)


class FigureTile(QFrame):
    """One figure: what it is, how much, and a remark."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._caption = label("quiet", wraps=True)
        self._value = label("figure", f"{name}-value")
        self._remark = label("small", f"{name}-remark", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID_PX, GRID_PX, 2 * GRID_PX, GRID_PX)
        column.setSpacing(0)
        column.addWidget(self._caption)
        column.addWidget(self._value)
        column.addWidget(self._remark)
        column.addStretch()

    def show_figure(self, caption: str, value: str, remark: str = "", *, tone: str = "") -> None:
        """Show a figure; a tone never comes without a remark that says why."""
        self._caption.setText(caption)
        self._value.setText(from_its_side(value))
        self._remark.setText(from_its_side(remark))
        set_tone(self._value, tone)
        set_tone(self._remark, tone)
        self.setAccessibleName(f"{caption}: {value} {remark}".strip())
