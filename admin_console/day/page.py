"""The page "day": closing it, its slip, and the numbers that an outage has left to decide."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout

from admin_console.day.closing_card import ClosingCard
from admin_console.day.reading import DayReading, read_day
from admin_console.day.slip_card import SlipCard
from admin_console.failures import explain
from admin_console.pages import Tools
from admin_console.parts import Page
from admin_console.style import NARROW_PX
from admin_console.trouble import Trouble
from admin_console.words import translate
from reception.domain.language import Language
from reception.domain.unit import Person
from reception.ports import Topic
from reception.reports import Question
from ui_kit.rereader import Rereader
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language
from ui_kit.wording import date_text, from_the_left

if TYPE_CHECKING:
    from reception.bootstrap import Reception
    from reception.desk.closing import DayClosing

_TOPICS = frozenset({Topic.TICKETS, Topic.COUNTERS, Topic.PRINTS, Topic.UNIT})
# A station that fell silent tells nobody, and a sheet that nobody takes grows old.
_LOOK_MS = 5_000


class DayPage(Page):
    """Reads how the day stands, and has the worker do what is asked."""

    def __init__(self, tools: Tools) -> None:
        super().__init__("day-page")
        self._tools = tools
        self._person: Person | None = None
        self._reading: DayReading | None = None
        self._is_narrow = False
        self._rereader = Rereader(tools.background, self)
        self._rereader.again.connect(self.refresh)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.refresh)
        self._trouble = Trouble("day")
        self._closing, self._slip = ClosingCard(), SlipCard()
        self._closing.closeChosen.connect(self._close)
        self._slip.printChosen.connect(self._print)
        self._slip.saveChosen.connect(self._save)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(2 * GRID_PX)
        self._cards.addWidget(self._closing, 1)
        self._cards.addWidget(self._slip, 1)
        self.column.addWidget(self._trouble)
        self.column.addLayout(self._cards)
        self.column.addStretch(1)

    def open_for(self, person: Person) -> None:
        """Ask for another person from now on."""
        self.forget()
        self._person = person

    def forget(self) -> None:
        """Drop what was read and said, when the person has left."""
        self._person = self._reading = None
        self._trouble.take_back(empty=True)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self.title.setText(translate("Console", "Day"))
        self._trouble.retranslate()
        self._closing.retranslate()
        self._slip.retranslate()
        self._show()

    def hear(self, topics: frozenset[Topic]) -> None:
        """Read anew when something of it has changed."""
        if topics & _TOPICS:
            self.refresh()

    def refresh(self) -> None:
        """Read how the day stands."""
        if self._person:
            self._rereader.run(
                lambda: read_day(self._tools.reception()), self._done, self._trouble.say_unread
            )

    def say_stale(self, *, stale: bool, since: str) -> None:
        """Say that the database does not answer; when it does again, take it back."""
        self._trouble.say_stale(stale=stale, since=since)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's own
        """Look from time to time while somebody does."""
        super().showEvent(event)
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's own
        """Look no more."""
        super().hideEvent(event)
        self._look.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own
        """Stand in one column where the page is narrow."""
        super().resizeEvent(event)
        narrow = self.viewport().width() < NARROW_PX
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            way = QBoxLayout.Direction
            self._cards.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def _done(self, reading: DayReading) -> None:
        if self._person is None:
            return
        self._reading = reading
        self._trouble.take_back()
        self._show()

    def _show(self) -> None:
        reading = self._reading
        self.aside.setText(date_text(reading.day, weekday=True) if reading else "")
        self._closing.show_reading(reading)
        self._slip.show_reading(reading)

    def _close(self) -> None:
        person = self._person
        if person is None:
            return

        def done(closing: "DayClosing") -> None:
            self._closing.say_closing(closing=False)
            text = translate("Console", "The day is closed. Counted as unserved: %1")
            self._closing.asking.tell(text.replace("%1", str(closing.unserved)))
            self.refresh()

        def failed(error: Exception) -> None:
            self._closing.say_closing(closing=False)
            self._closing.asking.tell(explain(error), "warning")
            self.refresh()

        self._closing.say_closing(closing=True)
        self._tools.background.run(
            lambda: self._tools.reception().desk.close_day(asking=person), done, failed
        )

    def _print(self, station: str) -> None:
        person, language = self._person, current_language()
        if person:
            self._run(
                lambda: _want(self._tools.reception(), station, language, person),
                lambda _: self.refresh(),
            )

    def _save(self) -> None:
        person, reading, language = self._person, self._reading, current_language()
        if person is None or reading is None:
            return
        path = self._tools.choose_file(self, f"nouba-day-{reading.day}.pdf")
        if path is None:
            return

        def saved(_: None) -> None:
            text = translate("Console", "Saved as %1.")
            self._slip.tell(text.replace("%1", from_the_left(path.name)))

        self._run(lambda: _file(self._tools.reception(), path, language, person), saved)

    def _run[T](self, act: Callable[[], T], done: Callable[[T], None]) -> None:
        def ended(found: T) -> None:
            self._slip.say_busy(busy=False)
            done(found)

        def failed(error: Exception) -> None:
            self._slip.say_busy(busy=False)
            self._slip.tell(explain(error), "warning")

        self._slip.say_busy(busy=True)
        self._tools.background.run(act, ended, failed)


def _want(reception: "Reception", station: str, language: Language, person: Person) -> None:
    paper = reception.day_slips.slip(language=language, asking=person)
    reception.slip_jobs.want(paper, station=station)


def _file(reception: "Reception", path: Path, language: Language, person: Person) -> None:
    # What draws it is loaded where it is needed.
    from admin_console.day.slip_file import write_slip  # noqa: PLC0415

    paper = reception.day_slips.slip(language=language, asking=person)
    if paper.day is None:
        raise RuntimeError("a day's slip tells of no day")
    question = Question(first=paper.day, last=paper.day)
    reception.reports.take_out("day slip pdf", question, asking=person)
    write_slip(paper, path)
