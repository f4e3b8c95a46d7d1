"""A page in several parts, one at a time, each with its own form and its own bar."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QStackedWidget

from admin_console.forms.field import Words
from admin_console.parts import Page
from admin_console.style import SIDE_BY_SIDE_PX
from reception.domain.unit import Person
from reception.ports import Topic
from ui_kit.tokens import GRID_PX

_NARROW = 2


class Tabs(Page):
    """Shows one of its parts, and lets nobody leave what is not saved unasked."""

    def __init__(self, name: str, title: Words, parts: Sequence[tuple[Words, Page]]) -> None:
        super().__init__(name)
        self._title = title
        self._parts = parts
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        self._at = 0
        self._row = row = QGridLayout()
        row.setSpacing(GRID_PX)
        row.setColumnStretch(len(parts), 1)
        for at, (_, page) in enumerate(parts):
            page.stand_inside()
            self._stack.addWidget(page)
            button = QPushButton()
            button.setObjectName(f"{name}-tab-{at}")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, at=at: self._choose(at))
            self._group.addButton(button, at)
            row.addWidget(button, 0, at)
        self.column.addLayout(row)
        self.column.addWidget(self._stack, 1)
        self._show(0)

    @property
    def is_edited(self) -> bool:
        """Return whether something here is not saved yet."""
        return self._page.is_edited

    def leave(self, then: Callable[[], None]) -> None:
        """Do ``then`` at once, or once it is decided what becomes of what is not saved."""
        self._page.leave(then)

    def open_for(self, person: Person) -> None:
        """Begin anew for a person who has just come here."""
        for _, page in self._parts:
            page.open_for(person)
        self._show(0)

    def refresh(self) -> None:
        """Read anew what is shown."""
        self._page.refresh()

    def forget(self) -> None:
        """Drop what was read."""
        for _, page in self._parts:
            page.forget()

    def hear(self, topics: frozenset[Topic]) -> None:
        """Take in that something of these topics has changed."""
        self._page.hear(topics)

    def say_stale(self, *, stale: bool, since: str) -> None:
        """Say that what stands here may be old."""
        for _, page in self._parts:
            page.say_stale(stale=stale, since=since)

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self.title.setText(self._title())
        for at, (words, page) in enumerate(self._parts):
            self._group.button(at).setText(words())
            page.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let the buttons stand in two columns where the page is narrow."""
        super().resizeEvent(event)
        a_row = len(self._parts) if self.width() >= SIDE_BY_SIDE_PX else _NARROW
        for at in range(len(self._parts)):
            self._row.addWidget(self._group.button(at), *divmod(at, a_row))

    @property
    def _page(self) -> Page:
        return self._parts[self._at][1]

    def _choose(self, at: int) -> None:
        # Until it is decided what becomes of what is not saved, the old part is marked.
        self._group.button(self._at).setChecked(True)
        self._page.leave(lambda: self._go(at))

    def _go(self, at: int) -> None:
        self._show(at)
        self._page.refresh()

    def _show(self, at: int) -> None:
        self._at = at
        self._group.button(at).setChecked(True)
        self._stack.setCurrentIndex(at)
