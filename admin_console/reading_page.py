"""A page that shows one reading of the database, and reads it anew while somebody looks."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent

from admin_console.messages import MessageLine
from admin_console.page import ConsolePage
from admin_console.tools import Tools
from reception.app import Reception
from reception.system.clock import Topic
from ui_kit.changes import Rereader

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
