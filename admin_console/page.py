"""A page of the console; one that reads the database anew, and one of several parts."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from admin_console.messages import MessageLine, explain
from admin_console.style import MARGIN_PX, NARROW_PX
from admin_console.tools import Tools
from admin_console.widgets import button, put
from reception.app import Reception
from reception.system.clock import Topic
from ui_kit.changes import Rereader
from ui_kit.roles import take_role, text_label
from ui_kit.tokens import GRID_PX

LIVE, DAY = "live", "day"
"""Pages that others lead to, by their names."""


class ConsolePage(QScrollArea):
    """One page: a column of parts under a title; it scrolls when the window is too low."""

    placeAsked = Signal(str)  # noqa: N815 - signals are named as Qt names its own
    """Another page is wanted, by its name."""

    def __init__(self, name: str, title: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        take_role(self, QAccessible.Role.Grouping, title)
        self.setWidgetResizable(True)
        self._has_margins, self.is_narrow = True, False
        self.title, self.aside = (
            text_label("title", text=title),
            text_label("quiet", f"{name}-aside"),
        )
        content = QWidget()
        content.setProperty("kind", "page")
        self.setWidget(content)
        self.head = QHBoxLayout()
        put(self.head, self.title, None, self.aside)
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        self.column.setSpacing(2 * GRID_PX)
        self.column.addLayout(self.head)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own
        """Leave less beside what is read where the page is narrow."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW_PX
        if narrow is not self.is_narrow:
            self.is_narrow = narrow
            if self._has_margins:
                beside = GRID_PX if narrow else MARGIN_PX
                self.column.setContentsMargins(beside, MARGIN_PX, beside, MARGIN_PX)
            self.set_narrow(narrow=narrow)

    def set_narrow(self, *, narrow: bool) -> None:
        """Stand in one column, or beside one another again, where a heir has parts that can."""

    def stand_inside(self) -> None:
        """Be a part of another page, which has the title and the margins."""
        self._has_margins = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title.hide()
        self.aside.hide()
        self.column.setContentsMargins(0, 0, 0, GRID_PX)

    @property
    def is_edited(self) -> bool:
        """Return whether something here is not saved yet."""
        return False

    def leave(self, then: Callable[[], None], *, stays: bool = False) -> None:  # noqa: ARG002 - for heirs
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


_NARROW = 2


type PartOfPage = tuple[str, Callable[[], ConsolePage]]
"""What a part of a page is called, and how it is made."""


class Tabs(ConsolePage):
    """Shows one of its parts, and lets nobody leave what is not saved unasked.

    A part is made when it is first looked at.
    """

    def __init__(self, name: str, title: str, parts: Sequence[PartOfPage]) -> None:
        super().__init__(name, title)
        self._parts = parts
        self._made: dict[int, ConsolePage] = {}
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        self._at = 0
        self._left: dict[int, Any] = {}
        """How parts were left in another language, until they are looked at."""
        self._stale, self._since = False, ""
        self._row = row = QGridLayout()
        row.setSpacing(GRID_PX)
        row.setColumnStretch(len(parts), 1)
        for at, (words, _) in enumerate(parts):
            tab = button(words, f"{name}-tab-{at}", partial(self._choose, at), checkable=True)
            self._group.addButton(tab, at)
            row.addWidget(tab, 0, at)
        put(self.column, row, (self._stack, 1))
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
        left = {at: page.hand_over() for at, page in self._made.items()} | self._left
        return self._at, [left.get(at) for at in range(len(self._parts))]

    def take_up(self, draft: tuple[int, list[Any]]) -> None:
        """Go on in the same part."""
        at, drafts = draft
        self._left = dict(enumerate(drafts))
        self._show(at)
        self._take_up_shown()

    def give_up(self) -> None:
        """End what is under way in each part."""
        for page in self._made.values():
            page.give_up()

    def hear(self, topics: frozenset[Topic]) -> None:
        """Take in that something of these topics has changed."""
        self._page.hear(topics)

    def say_stale(self, *, stale: bool, since: str) -> None:
        """Say that what stands here may be old."""
        self._stale, self._since = stale, since
        for page in self._made.values():
            page.say_stale(stale=stale, since=since)

    def set_narrow(self, *, narrow: bool) -> None:
        """Let the buttons stand in two columns where the page is narrow."""
        a_row = _NARROW if narrow else len(self._parts)
        for at in range(len(self._parts)):
            self._row.addWidget(self._group.button(at), *divmod(at, a_row))

    @property
    def _page(self) -> ConsolePage:
        return self._made[self._at]

    def _choose(self, at: int) -> None:
        # Until it is decided what becomes of what is not saved, the old part is marked.
        self._group.button(self._at).setChecked(True)
        self._page.leave(lambda: self._go(at), stays=True)

    def _go(self, at: int) -> None:
        self._show(at)
        self._take_up_shown()

    def _take_up_shown(self) -> None:
        # One at a time: a page may listen to a microphone.
        left = self._left.pop(self._at, None)
        if left is None:
            self._page.refresh()
        else:
            self._page.take_up(left)

    def _show(self, at: int) -> None:
        if at not in self._made:
            words, make = self._parts[at]
            page = self._made[at] = make()
            page.stand_inside()
            page.setAccessibleName(words)
            page.say_stale(stale=self._stale, since=self._since)
            self._stack.addWidget(page)
        self._at = at
        self._group.button(at).setChecked(True)
        self._stack.setCurrentWidget(self._made[at])


# Of what nobody tells of: a station that fell silent, a pause that is over.
_LOOK_MS = 5_000


class ReadingPage[R](ConsolePage):
    """Reads for whoever has signed in."""

    def __init__(self, name: str, title: str, tools: Tools, topics: frozenset[Topic]) -> None:
        super().__init__(name, title)
        self.tools = tools
        self.person = tools.person
        self.reading: R | None = None
        self.message = MessageLine(name)
        self._topics = topics
        self._rereader = Rereader(tools.background, self)
        self._rereader.again.connect(self.refresh)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.refresh)
        self.column.addWidget(self.message)

    def read(self, reception: Reception) -> R:
        """Read what the page shows; runs in the worker."""
        raise NotImplementedError

    def show_reading(self) -> None:
        """Show the reading that is there, or nothing."""
        raise NotImplementedError

    def hand_over(self) -> Any:
        """Return what was read."""
        return self.reading

    def take_up(self, draft: Any) -> None:
        """Show what was read."""
        if draft is None:
            self.refresh()
        else:
            self._done(draft)

    def hear(self, topics: frozenset[Topic]) -> None:
        """Read anew when something of it has changed."""
        if topics & self._topics:
            self.refresh()

    def refresh(self) -> None:
        """Read anew."""
        self._rereader.run(
            lambda: self.read(self.tools.reception), self._done, self.message.say_unread
        )

    def carry_out[T](
        self,
        act: Callable[[Reception], T],
        said: Callable[[T], tuple[str, str]],
        tell: Callable[[str, str], None],
    ) -> None:
        """Act in the worker, tell what came of it and in which tone, and read anew."""

        def done(found: T) -> None:
            tell(*said(found))
            self.refresh()

        def failed(error: Exception) -> None:
            tell(explain(error), "warning")
            self.refresh()

        self.tools.background.run(lambda: act(self.tools.reception), done, failed)

    def say_stale(self, *, stale: bool, since: str) -> None:
        """Say that the database does not answer; when it does again, take it back."""
        self.message.say_stale(stale=stale, since=since)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's own
        """Look from time to time while somebody does."""
        super().showEvent(event)
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's own
        """Look no more."""
        super().hideEvent(event)
        self._look.stop()

    def _done(self, reading: R) -> None:
        self.reading = reading
        self.message.take_back()
        self.show_reading()
