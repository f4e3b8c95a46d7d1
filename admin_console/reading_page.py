"""A page that shows one reading of the database, and reads it anew while somebody looks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent

from admin_console.messages import MessageLine
from admin_console.page import ConsolePage
from admin_console.tools import Tools
from reception.domain.unit import Person
from reception.system.clock import Topic
from ui_kit.changes import Rereader

if TYPE_CHECKING:
    from reception.app import Reception

# Of what nobody tells of: a station that fell silent, a pause that is over.
_LOOK_MS = 5_000


class ReadingPage[R](ConsolePage):
    """Reads for whoever has signed in, and forgets when that person leaves."""

    def __init__(self, name: str, tools: Tools, topics: frozenset[Topic]) -> None:
        super().__init__(name)
        self.tools = tools
        self.person: Person | None = None
        self.reading: R | None = None
        self.trouble = MessageLine(name)
        self._topics = topics
        self._rereader = Rereader(tools.background, self)
        self._rereader.again.connect(self.refresh)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.refresh)
        self.column.addWidget(self.trouble)

    def read(self, reception: "Reception", person: Person) -> R:
        """Read what the page shows; runs in the worker."""
        raise NotImplementedError

    def show_reading(self) -> None:
        """Show the reading that is there, or nothing."""
        raise NotImplementedError

    def open_for(self, person: Person) -> None:
        """Ask for another person from now on."""
        self.forget()
        self.person = person

    def forget(self) -> None:
        """Drop what was read and said, when the person has left."""
        self.person = self.reading = None
        self.trouble.take_back(empty=True)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self.trouble.retranslate()
        self.show_reading()

    def hear(self, topics: frozenset[Topic]) -> None:
        """Read anew when something of it has changed."""
        if topics & self._topics:
            self.refresh()

    def refresh(self) -> None:
        """Read anew."""
        person = self.person
        if person:
            self._rereader.run(
                lambda: self.read(self.tools.reception(), person), self._done, self._not_read
            )

    def say_stale(self, *, stale: bool, since: str) -> None:
        """Say that the database does not answer; when it does again, take it back."""
        self.trouble.say_stale(stale=stale, since=since)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's own
        """Look from time to time while somebody does."""
        super().showEvent(event)
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's own
        """Look no more."""
        super().hideEvent(event)
        self._look.stop()

    def _done(self, reading: R) -> None:
        if self.person:
            self.reading = reading
            self.trouble.take_back()
            self.show_reading()

    def _not_read(self, error: Exception) -> None:
        if self.person:
            self.trouble.say_unread(error)
