"""The page "day": closing it, its slip, and the numbers that an outage has left to decide."""

from collections.abc import Callable
from pathlib import Path

from admin_console.day.cards import ClosingCard, DayReading, SlipCard, read_day, write_slip
from admin_console.day.conflicts_card import ConflictsCard, outcome_words
from admin_console.page import ReadingPage
from admin_console.tools import Tools
from admin_console.widgets import put, row_of, stand
from admin_console.words import filled, translate
from reception.app import Reception
from reception.domain.language import Language
from reception.domain.paper import SlipPaper
from reception.domain.take_in import ConflictReason, TakeInOutcome
from reception.offline.model import Conflict, Received
from reception.offline.offline import Offline
from reception.reports.question import ReportQuestion
from reception.system.clock import Topic
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language
from ui_kit.words import date_text, from_the_left

_TOPICS = frozenset({Topic.TICKETS, Topic.COUNTERS, Topic.PRINTS, Topic.UNIT})
# What may be another when a ticket is taken in after all.
_CHANGED = {ConflictReason.UNKNOWN_SERVICE: "service", ConflictReason.UNKNOWN_PRIORITY: "priority"}


class DayPage(ReadingPage[DayReading]):
    """Reads how the day stands, and has the worker do what is asked."""

    def __init__(self, tools: Tools) -> None:
        super().__init__("day-page", translate("Console", "Day"), tools, _TOPICS)
        self._closing, self._slip = ClosingCard(), SlipCard()
        self._closing.closeChosen.connect(self._close)
        self._slip.printChosen.connect(self._print)
        self._slip.saveChosen.connect(self._save)
        self._conflicts = ConflictsCard()
        self._conflicts.takeInChosen.connect(self._take_in)
        self._conflicts.giveUpChosen.connect(self._give_up)
        self._cards = row_of((self._closing, 1), (self._slip, 1), spacing=2 * GRID_PX)
        put(self.column, self._cards, self._conflicts, None)

    def read(self, reception: Reception) -> DayReading:
        """Read how the day stands."""
        return read_day(reception, self.person)

    def set_narrow(self, *, narrow: bool) -> None:
        """Stand in one column where the page is narrow."""
        stand(self._cards, narrow=narrow)

    def show_reading(self) -> None:
        """Show how it stands."""
        reading = self.reading
        self.aside.setText(date_text(reading.day, weekday=True) if reading else "")
        self._closing.show_reading(reading)
        self._slip.show_reading(reading)
        self._conflicts.show_reading(reading)

    def _close(self) -> None:
        def told(text: str, tone: str) -> None:
            self._closing.say_closing(closing=False)
            self._closing.asking.tell(text, tone)

        closed = translate("Console", "The day is closed. Counted as unserved: %1")
        self._closing.say_closing(closing=True)
        self.carry_out(
            lambda reception: reception.desk.close_day(asking=self.person),
            lambda closing: (filled(closed, closing.unserved), ""),
            told,
        )

    def _take_in(self, conflict: Conflict, chosen: str) -> None:
        changed = {_CHANGED[conflict.why]: chosen} if chosen else {}
        self._decide(
            lambda offline: offline.retry_conflict(_id(conflict), **changed, asking=self.person)
        )

    def _give_up(self, conflict: Conflict, reason: str) -> None:
        self._decide(
            lambda offline: offline.void_conflict(_id(conflict), reason=reason, asking=self.person)
        )

    def _decide(self, act: Callable[[Offline], Received]) -> None:
        def said(answer: Received) -> tuple[str, str]:
            still = answer.outcome is TakeInOutcome.CONFLICT
            return outcome_words(answer), "warning" if still else ""

        self._conflicts.say_busy()
        self.carry_out(lambda reception: act(reception.offline), said, self._conflicts.say_ended)

    def _print(self, station: str) -> None:
        language = current_language()
        self._slip.say_busy()
        self.carry_out(
            lambda reception: reception.slip_jobs.want(self._slip_paper(language), station=station),
            lambda _: ("", ""),
            self._slip.say_ended,
        )

    def _save(self) -> None:
        reading, language = self.reading, current_language()
        path = self.tools.choose_file(self, f"nouba-day-{reading.day}.pdf") if reading else None
        if path is None:
            return
        saved = filled(translate("Console", "Saved as %1."), from_the_left(path.name))
        self._slip.say_busy()
        self.carry_out(
            lambda _: self._write(path, language), lambda _: (saved, ""), self._slip.say_ended
        )

    def _write(self, path: Path, language: Language) -> None:
        paper = self._slip_paper(language)
        if paper.day is None:
            raise RuntimeError("a day's slip tells of no day")
        question = ReportQuestion(first=paper.day, last=paper.day)
        self.tools.reception.reports.take_out("day slip pdf", question, asking=self.person)
        write_slip(paper, path)

    def _slip_paper(self, language: Language) -> SlipPaper:
        return self.tools.reception.day_slips.slip(language=language, asking=self.person)


def _id(conflict: Conflict) -> str:
    """Return what names a ticket, even where two have one label."""
    return str(conflict.ticket.id)
