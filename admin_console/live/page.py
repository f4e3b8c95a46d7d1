"""The live view: who waits now, what happens at the counters and stations, and what alarms."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from admin_console.alerts.chime import Chime
from admin_console.alerts.live_watch import LiveWatch
from admin_console.failures import explain
from admin_console.live.alerts_card import AlertsCard
from admin_console.live.counters_card import CountersCard
from admin_console.live.lines_card import LinesCard
from admin_console.live.paper_card import PaperCard
from admin_console.live.stations_card import StationsCard
from admin_console.live.tiles import LiveTiles
from admin_console.parts import DAY, Page, label
from admin_console.style import NARROW_PX
from admin_console.words import translate
from reception.ports import Topic
from ui_kit.background import Background
from ui_kit.paper_watch import PaperWatch
from ui_kit.tokens import GRID_PX
from ui_kit.wording import date_text, from_its_side, time_text

_TICK_MS = 1_000


class LivePage(Page):
    """Shows the last reading of the hall; its durations go on without another."""

    def __init__(
        self, watch: LiveWatch, chime: Chime, background: Background, paper: PaperWatch
    ) -> None:
        super().__init__("live-page")
        paper.setParent(self)
        self.paper = paper
        self._watch = watch
        self._is_narrow = False
        self._trouble = label("warning", "live-trouble", wraps=True)
        self._trouble.hide()
        self._tiles = LiveTiles()
        self._alerts = AlertsCard(watch, chime, background)
        self._lines, self._counters = LinesCard(), CountersCard()
        self._stations, self._paper_card = StationsCard(), PaperCard(paper)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._show_hall)
        self._alerts.decideChosen.connect(lambda: self.placeAsked.emit(DAY))
        watch.changed.connect(self._show_fresh)
        watch.failed.connect(self._say_failed)

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self.title.setText(translate("Console", "Live view"))
        for card in (
            self._alerts,
            self._lines,
            self._counters,
            self._stations,
            self._paper_card,
        ):
            card.retranslate()
        self._show()

    def refresh(self) -> None:
        """Read what has not been read yet; the hall is watched in any case."""
        if self.paper.reading is None:
            self.paper.refresh()
        if self._watch.reading is None:
            self._watch.refresh()

    def forget(self) -> None:
        """Drop what was read, when the person has left."""
        self.paper.forget()

    def hear(self, topics: frozenset[Topic]) -> None:
        """Read anew what has changed; the hall itself is watched over every page."""
        self.paper.hear(topics)

    def say_stale(self, *, stale: bool, since: str) -> None:
        """Say since when the figures may be old; when they are fresh again, take it back."""
        said = translate("Console", "No answer from the database since %1: these figures are old.")
        self._trouble.setText(said.replace("%1", since))
        self._trouble.setVisible(stale)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's own
        """Follow the hall closely while somebody looks."""
        super().showEvent(event)
        self._watch.attend(closely=True)
        self._tick.start()
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's own
        """Look out for alerts only."""
        super().hideEvent(event)
        self._tick.stop()
        self._watch.attend(closely=False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own
        """Stand in one column where the page is narrow."""
        super().resizeEvent(event)
        narrow = self.viewport().width() < NARROW_PX
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._cards.setDirection(
                QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
            )
            self._show_hall()

    def _lay_out(self) -> None:
        main, beside = QVBoxLayout(), QVBoxLayout()
        for column, cards in (
            (main, (self._alerts, self._lines)),
            (beside, (self._counters, self._stations, self._paper_card)),
        ):
            column.setSpacing(2 * GRID_PX)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        self._cards.setSpacing(2 * GRID_PX)
        self._cards.addLayout(main, 2)
        self._cards.addLayout(beside, 1)
        self.column.addWidget(self._trouble)
        self.column.addWidget(self._tiles)
        self.column.addLayout(self._cards)
        self.column.addStretch(1)

    def _show_fresh(self) -> None:
        self._trouble.hide()
        if self.isVisible():
            self._show()

    def _say_failed(self, error: Exception) -> None:
        self._trouble.setText(explain(error))
        self._trouble.show()

    def _show(self) -> None:
        self._tiles.show_day(self._watch.day)
        self._show_hall()

    def _show_hall(self) -> None:
        reading, now = self._watch.reading, self._watch.now()
        if reading is None or now is None:
            return
        wide = not self._is_narrow
        day = date_text(now.date(), weekday=wide, year=wide)
        self.aside.setText(from_its_side(f"{day} \u00b7 {time_text(now)}"))
        self._tiles.show_now(reading, now)
        self._alerts.show_reading(reading, now)
        self._lines.show_reading(reading, now, narrow=self._is_narrow)
        self._counters.show_reading(reading, now)
        self._stations.show_reading(reading, now)
