"""The live view: who waits now, what happens at the counters and stations, and what alarms."""

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy

from admin_console.live.alerts import AlertsCard
from admin_console.live.cards import PaperCard, StationsCard
from admin_console.live.counters_card import CountersCard
from admin_console.live.lines_card import LinesCard
from admin_console.live.words import TONES, helped_service, marked_text
from admin_console.messages import explain
from admin_console.page import DAY, ConsolePage
from admin_console.tools import Tools
from admin_console.widgets import FigureTile, TileGrid, column_of, put, row_of, stand
from admin_console.words import (
    NOTHING,
    duration_words,
    filled,
    hour_words,
    minutes_words,
    percent_words,
    translate,
)
from reception.domain.alerts import Alert, AlertKind
from reception.domain.figures import Figures
from reception.system.clock import Topic
from reception.watch.conditions import LiveReading
from ui_kit.roles import text_label
from ui_kit.tokens import GRID_PX
from ui_kit.words import date_text, from_its_side

_NOW = ("waiting", "longest-wait", "open-counters")
_TODAY = ("served", "median-wait", "service-level")


class LiveTiles(TileGrid):
    """Three figures, and three of the day; where the page is narrow they stand in several rows."""

    def __init__(self, *, with_day: bool) -> None:
        super().__init__()
        names = (*_NOW, *_TODAY) if with_day else _NOW
        self._with_day = with_day
        self._named = {name: FigureTile(f"live-{name}") for name in names}
        # What the tiles need chooses their rows; it makes no page wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_tiles([*self._named.values()])

    def show_now(self, reading: LiveReading, now: datetime) -> None:
        """Show the hall as of an instant."""
        late = sum(one.wait is not None for one in reading.services)
        self._named["waiting"].show_figure(
            translate("Console", "Waiting now"),
            str(reading.waiting),
            filled(translate("Console", "services over a threshold: %1"), late) if late else "",
        )
        longest = reading.longest
        level = longest.wait if longest else None
        self._named["longest-wait"].show_figure(
            translate("Console", "Longest wait now"),
            minutes_words(longest.status.longest_wait + (now - reading.at)) if longest else NOTHING,
            _target_words(reading) if longest and level else "",
            tone=TONES[level],
        )
        left = max(
            (one.nobody_calls for one in reading.services if one.nobody_calls),
            key=lambda one: one.rank,
            default=None,
        )
        nobody = left if reading.open_counters == 0 else None
        self._named["open-counters"].show_figure(
            translate("Console", "Open counters"),
            f"{reading.open_counters} / {len(reading.counters)}",
            marked_text(nobody, translate("Console", "People wait, nobody calls."))
            if nobody
            else "",
            tone=TONES[nobody],
        )
        self.place()

    def show_day(self, day: Figures | None) -> None:
        """Show the day so far; dashes before it was read."""
        if not self._with_day:
            return
        served = translate("Console", "of %n arrived", "", day.arrived) if day else ""
        self._named["served"].show_figure(
            translate("Console", "Served today"), str(day.served) if day else NOTHING, served
        )
        self._named["median-wait"].show_figure(
            translate("Console", "Median wait today"),
            duration_words(day.wait.median if day else None),
            _called_words(day),
        )
        self._named["service-level"].show_figure(
            translate("Console", "Called within target"),
            percent_words(day.service_level_pct if day else None),
            translate("Console", "of %n judged", "", day.judged) if day else "",
        )
        self.place()


def _called_words(day: Figures | None) -> str:
    return translate("Console", "of %n calls", "", day.called) if day else ""


def _target_words(reading: LiveReading) -> str:
    longest = reading.longest
    if longest is None:
        return ""
    service = longest.status.service
    limits = reading.unit.alerts.wait_for(service.code, service.target_wait)
    limit = limits.critical if longest.wait and longest.wait.rank > 1 else limits.warning
    return marked_text(longest.wait, filled(translate("Console", "over %1"), minutes_words(limit)))


_TICK_MS = 1_000


class LivePage(ConsolePage):
    """Shows the last reading of the hall; its durations go on without another."""

    def __init__(self, tools: Tools) -> None:
        super().__init__("live-page", translate("Console", "Live view"))
        self._paper = tools.paper
        self._watch = watch = tools.watch
        self._message = text_label("warning", "live-message", wraps=True)
        self._message.hide()
        self._tiles = LiveTiles(with_day=watch.is_for_leaders)
        self._alerts = AlertsCard(watch, tools.chime, tools.background)
        leads = watch.is_for_leaders
        self._lines = LinesCard(tools.lead, acts=leads)
        self._counters = CountersCard(tools.lead, acts=leads)
        self._stations = StationsCard()
        self._paper_card = PaperCard(tools.paper, acts=leads)
        self._cards = row_of(spacing=2 * GRID_PX)
        self._lay_out()
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._show_hall)
        self._alerts.actChosen.connect(self._act_on)
        self._lines.changed.connect(self._show_hall)
        watch.changed.connect(self._show_fresh)
        watch.failed.connect(self._say_failed)

    def refresh(self) -> None:
        """Read what has not been read yet; the hall is watched in any case."""
        if self._paper.reading is None:
            self._paper.refresh()
        if self._watch.reading is None:
            self._watch.refresh()

    def hand_over(self) -> tuple[bool, bool]:
        """Return whether all alerts are shown, and all services."""
        return self._alerts.shows_all, self._lines.shows_all

    def take_up(self, draft: tuple[bool, bool]) -> None:
        """Show as many alerts and services, and what was read."""
        self._alerts.shows_all, self._lines.shows_all = draft
        self._show()

    def hear(self, topics: frozenset[Topic]) -> None:
        """Read anew what has changed; the hall itself is watched over every page."""
        self._paper.on_changed(topics)

    def say_stale(self, *, stale: bool, since: str) -> None:
        """Say since when the figures may be old; when they are fresh again, take it back."""
        said = translate("Console", "No answer from the database since %1: these figures are old.")
        self._message.setText(filled(said, since))
        self._message.setVisible(stale)

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

    def set_narrow(self, *, narrow: bool) -> None:
        """Stand in one column where the page is narrow."""
        stand(self._cards, narrow=narrow)
        self._show_hall()

    def _lay_out(self) -> None:
        gap_px = 2 * GRID_PX
        one = column_of(self._counters, self._stations, self._paper_card, None, spacing=gap_px)
        other = column_of(self._lines, None, spacing=gap_px)
        put(self._cards, (one, 1), (other, 1))
        put(self.column, self._message, self._tiles, self._alerts, self._cards, None)

    def _act_on(self, alert: Alert) -> None:
        match alert.kind:
            case AlertKind.CONFLICTS:
                self.placeAsked.emit(DAY)
            case AlertKind.UNATTENDED:
                self._counters.close_number(alert.subject)
            case _:
                self._counters.open_for(helped_service(alert))

    def _show_fresh(self) -> None:
        self._message.hide()
        if self.isVisible():
            self._show()

    def _say_failed(self, error: Exception) -> None:
        self._message.setText(explain(error))
        self._message.show()

    def _show(self) -> None:
        self._tiles.show_day(self._watch.day)
        self._show_hall()

    def _show_hall(self) -> None:
        reading, now = self._watch.reading, self._watch.now()
        if reading is None or now is None:
            return
        wide = not self.is_narrow
        day = date_text(now.date(), weekday=wide, year=wide)
        self.aside.setText(from_its_side(f"{day} \u00b7 {hour_words(now)}"))
        self._tiles.show_now(reading, now)
        self._alerts.show_reading(reading, now)
        self._lines.show_reading(reading, now, narrow=self.is_narrow)
        self._counters.show_reading(reading, now)
        self._stations.show_reading(reading, now)
