"""The page "today": who waits now, and what happens at the counters."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from admin_console.failures import explain
from admin_console.parts import (
    Card,
    FigureTile,
    Page,
    label,
    side_by_side,
)
from admin_console.table import Cell, Column, ReadingTable
from admin_console.today.paper_card import PaperCard
from admin_console.today.reading import TodayReading, read_today
from admin_console.words import NOTHING, minutes_words, translate
from reception.domain.language import text_in
from reception.domain.ticket import TicketState, Visit
from reception.domain.unit import Unit
from reception.ports import Topic
from ui_kit.background import Background
from ui_kit.paper_watch import PaperWatch
from ui_kit.promptness import Promptness, promptness
from ui_kit.rereader import Rereader
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language
from ui_kit.wording import date_text, from_its_side, label_text, time_text, wait_text

if TYPE_CHECKING:
    from reception.bootstrap import Reception
    from reception.hall import CounterNow, ServiceOutlook

# Many changes in one moment are read once.
_PAUSE_MS = 500
_NO_TIME = timedelta(0)
_TILES = ("waiting", "longest-wait", "open-counters", "arrived", "served")


class TodayPage(Page):
    """Shows the hall as it is; reads it anew when something has changed."""

    def __init__(
        self, reception: "Callable[[], Reception]", background: Background, paper: PaperWatch
    ) -> None:
        super().__init__("today-page")
        paper.setParent(self)
        self.paper = paper
        self._reception = reception
        self._reading: TodayReading | None = None
        self._rereader = Rereader(background, self)
        self._rereader.again.connect(self.refresh)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._read)
        self._trouble = label("warning", "today-trouble", wraps=True)
        self._trouble.hide()
        self._tiles = {name: FigureTile(f"today-{name}") for name in _TILES}
        self._lines_card, self._counters_card = Card("lines"), Card("counters")
        self._paper_card = PaperCard(paper)
        self._lines, self._counters = ReadingTable("lines-table"), ReadingTable("counters-table")
        self._calm = label("", "nobody-waits", wraps=True)
        self._quiet = label("small", "quiet-services", wraps=True)
        for widget in (self._lines, self._calm, self._quiet):
            self._lines_card.column.addWidget(widget)
        self._counters_card.column.addWidget(self._counters)
        self._lay_out()

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self.title.setText(translate("Console", "Today"))
        self._lines_card.heading.setText(translate("Console", "Waiting now, by service"))
        self._counters_card.heading.setText(translate("Console", "Counters"))
        self._paper_card.retranslate()
        self._show()

    def refresh(self) -> None:
        """Read the hall soon; at once when nothing has been read yet."""
        if self.paper.reading is None:
            self.paper.refresh()
        if self._reading is None:
            self._read()
        elif not self._pause.isActive():
            self._pause.start()

    def forget(self) -> None:
        """Drop what was read, when the person has left."""
        self._pause.stop()
        self._reading = None
        self.paper.forget()

    def hear(self, topics: frozenset[Topic]) -> None:
        """Read anew what has changed."""
        self.paper.hear(topics)
        if topics & {Topic.TICKETS, Topic.COUNTERS, Topic.UNIT}:
            self.refresh()

    def say_stale(self, *, stale: bool) -> None:
        """Say that the figures may be old; when they are fresh again, take it back."""
        self._trouble.setText(
            translate("Console", "The database does not answer: these figures may be old.")
        )
        self._trouble.setVisible(stale)

    def _lay_out(self) -> None:
        for card in (self._lines_card, self._counters_card):
            card.column.addStretch()
        cards = side_by_side((self._lines_card,))
        beside = QVBoxLayout()
        beside.setSpacing(2 * GRID_PX)
        beside.addWidget(self._counters_card)
        beside.addWidget(self._paper_card)
        beside.addStretch(1)
        cards.addLayout(beside)
        cards.setStretch(0, 2)
        cards.setStretch(1, 1)
        self.column.addWidget(self._trouble)
        self.column.addLayout(side_by_side(self._tiles.values()))
        self.column.addLayout(cards)
        self.column.addStretch(1)

    def _read(self) -> None:
        self._rereader.run(lambda: read_today(self._reception()), self._done, self._failed)

    def _done(self, reading: TodayReading) -> None:
        self._reading = reading
        self._trouble.hide()
        self._show()

    def _failed(self, error: Exception) -> None:
        self._trouble.setText(explain(error))
        self._trouble.show()

    def _show(self) -> None:
        reading = self._reading
        if reading is None:
            return
        day = date_text(reading.at.date(), weekday=True)
        self.aside.setText(from_its_side(f"{day} \u00b7 {time_text(reading.at)}"))
        self._show_tiles(reading)
        self._show_lines(reading)
        self._counters.show_rows(
            [
                Column(title=translate("Console", "Counter")),
                Column(title=translate("Console", "Now"), stretches=True),
            ],
            [_counter_row(one, reading.unit, reading.at) for one in reading.counters],
        )

    def _show_tiles(self, reading: TodayReading) -> None:
        longest = reading.longest
        late = longest is not None and promptness(longest) is Promptness.BEYOND
        self._tiles["waiting"].show_figure(translate("Console", "Waiting"), str(reading.waiting))
        self._tiles["longest-wait"].show_figure(
            translate("Console", "Longest wait"),
            minutes_words(longest.longest_wait) if longest else NOTHING,
            _target_words(longest) if longest and late else "",
            tone="warning" if late else "",
        )
        closed = reading.waiting > 0 and reading.open_counters == 0
        self._tiles["open-counters"].show_figure(
            translate("Console", "Open counters"),
            f"{reading.open_counters} / {len(reading.counters)}",
            translate("Console", "People wait, nobody calls.") if closed else "",
            tone="warning" if closed else "",
        )
        self._tiles["arrived"].show_figure(
            translate("Console", "Arrived today"), str(reading.day.arrived)
        )
        self._tiles["served"].show_figure(
            translate("Console", "Served today"), str(reading.day.served)
        )

    def _show_lines(self, reading: TodayReading) -> None:
        self._lines.setVisible(bool(reading.lines))
        self._calm.setVisible(not reading.lines)
        self._calm.setText(translate("Console", "Nobody is waiting."))
        most = max((line.waiting for line in reading.lines), default=1)
        self._lines.show_rows(
            [
                Column(title=translate("Console", "Service"), stretches=True),
                Column(title=translate("Console", "Waiting").replace(" ", "\n"), figures=True),
                Column(title="", bars=True),
                Column(title=translate("Console", "Longest\nwait"), figures=True),
                Column(title=translate("Console", "Expected\nwait"), figures=True),
                Column(title=translate("Console", "Open\ncounters"), figures=True),
            ],
            [_line_row(line, most) for line in reading.lines],
        )
        names = [text_in(one.service.names, current_language()) for one in reading.quiet]
        self._quiet.setVisible(bool(reading.lines and names))
        comma = translate("Console", ", ")
        self._quiet.setText(
            translate("Console", "Nobody waits for: %1").replace("%1", comma.join(names))
        )


def _line_row(line: "ServiceOutlook", most: int) -> list[Cell]:
    late = promptness(line) is Promptness.BEYOND
    part = line.waiting / most
    longest = minutes_words(line.longest_wait)
    expected = wait_text(line.expected_wait)
    return [
        Cell(text_in(line.service.names, current_language())),
        Cell(str(line.waiting), strong=True),
        Cell("", bar=(part, part)),
        # The mark says in black and white what the colour says.
        Cell(f"\u25b2 {longest}" if late else longest, "warning" if late else "", strong=late),
        Cell(expected or NOTHING),
        Cell(str(line.open_counters), "" if line.open_counters else "warning"),
    ]


def _target_words(line: "ServiceOutlook") -> str:
    text = translate("Console", "\u25b2 over the target of %1")
    return text.replace("%1", minutes_words(line.service.target_wait))


def _counter_row(counter: "CounterNow", unit: Unit, at: datetime) -> list[Cell]:
    if counter.clerk is None:
        return [Cell(str(counter.number)), Cell(translate("Console", "Closed"), "quiet")]
    spoken = current_language()
    names = {person.login: text_in(person.names, spoken) for person in unit.people}
    clerk = names.get(counter.clerk, counter.clerk)
    return [
        Cell(from_its_side(f"{counter.number} \u00b7 {clerk}")),
        Cell(_held_words(counter.held, at) if counter.held else translate("Console", "Free")),
    ]


def _held_words(visit: Visit, at: datetime) -> str:
    serves = visit.state is TicketState.SERVING
    since = visit.leg.started_at if serves else visit.leg.last_called_at
    text = (
        translate("Console", "Serves %1 for %2")
        if serves
        else translate("Console", "Calls %1 for %2")
    )
    spent = minutes_words(max(at - since, _NO_TIME)) if since else NOTHING
    return text.replace("%1", label_text(visit.ticket.label)).replace("%2", spent)
