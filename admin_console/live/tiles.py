"""The tiles of the live view: the hall now and the day so far, in as many rows as they need."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from admin_console.alerts.wording import TONES, marked_text
from admin_console.parts import FigureTile
from admin_console.words import NOTHING, duration_words, minutes_words, percent_words, translate
from ui_kit.tokens import GRID_PX

if TYPE_CHECKING:
    from datetime import datetime

    from reception.domain.metrics import Figures
    from reception.watch import LiveReading

_TILES = ("waiting", "longest-wait", "open-counters", "served", "median-wait", "service-level")
_IN_A_ROW = (6, 3, 2, 1)
_MINUTE = timedelta(minutes=1)


class LiveTiles(QWidget):
    """Six figures; where the page is narrow they stand in several rows."""

    def __init__(self) -> None:
        super().__init__()
        self._tiles = {name: FigureTile(f"live-{name}") for name in _TILES}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2 * GRID_PX)
        self._in_a_row = 0
        # What the tiles need chooses their rows; it makes no page wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._arrange(_IN_A_ROW[0])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own
        """Take as many rows as the width asks for."""
        super().resizeEvent(event)
        self._fit()

    def show_now(self, reading: "LiveReading", now: "datetime") -> None:
        """Show the hall as of an instant."""
        late = sum(one.wait is not None for one in reading.services)
        self._tiles["waiting"].show_figure(
            translate("Console", "Waiting now"),
            str(reading.waiting),
            translate("Console", "services over a threshold: %1").replace("%1", str(late))
            if late
            else "",
        )
        longest = reading.longest
        level = longest.wait if longest else None
        self._tiles["longest-wait"].show_figure(
            translate("Console", "Longest wait now"),
            minutes_words(longest.outlook.longest_wait + (now - reading.at))
            if longest
            else NOTHING,
            _target_words(reading) if longest and level else "",
            tone=TONES[level],
        )
        left = max(
            (one.nobody_calls for one in reading.services if one.nobody_calls),
            key=lambda one: one.rank,
            default=None,
        )
        nobody = left if reading.open_counters == 0 else None
        self._tiles["open-counters"].show_figure(
            translate("Console", "Open counters"),
            f"{reading.open_counters} / {len(reading.counters)}",
            marked_text(nobody, translate("Console", "People wait, nobody calls."))
            if nobody
            else "",
            tone=TONES[nobody],
        )
        self._fit()

    def show_day(self, day: "Figures | None") -> None:
        """Show the day so far; dashes before it was read."""
        served = (
            translate("Console", "of %1 arrived").replace("%1", str(day.arrived)) if day else ""
        )
        self._tiles["served"].show_figure(
            translate("Console", "Served today"), str(day.served) if day else NOTHING, served
        )
        self._tiles["median-wait"].show_figure(
            translate("Console", "Median wait today"),
            _wait_words(day),
            _called_words(day),
        )
        self._tiles["service-level"].show_figure(
            translate("Console", "Called within target"),
            percent_words(day.service_level_pct if day else None),
            translate("Console", "of %1 judged").replace("%1", str(day.judged)) if day else "",
        )
        self._fit()

    def _fit(self) -> None:
        widest = max(tile.minimumSizeHint().width() for tile in self._tiles.values())
        gap = self._grid.spacing()
        fitting = (one for one in _IN_A_ROW if one * (widest + gap) - gap <= self.width())
        self._arrange(next(fitting, 1))

    def _arrange(self, in_a_row: int) -> None:
        if in_a_row == self._in_a_row:
            return
        for column in range(self._in_a_row):
            self._grid.setColumnStretch(column, 0)
        self._in_a_row = in_a_row
        for place, tile in enumerate(self._tiles.values()):
            self._grid.addWidget(tile, place // in_a_row, place % in_a_row)
        for column in range(in_a_row):
            self._grid.setColumnStretch(column, 1)


def _wait_words(day: "Figures | None") -> str:
    median = day.wait.median if day else None
    return minutes_words(median) if median and median >= _MINUTE else duration_words(median)


def _called_words(day: "Figures | None") -> str:
    return translate("Console", "of %1 calls").replace("%1", str(day.called)) if day else ""


def _target_words(reading: "LiveReading") -> str:
    longest = reading.longest
    if longest is None:
        return ""
    service = longest.outlook.service
    limits = reading.unit.alerts.wait_for(service.code, service.target_wait)
    limit = limits.critical if longest.wait and longest.wait.rank > 1 else limits.warning
    text = translate("Console", "over %1").replace("%1", minutes_words(limit))
    return marked_text(longest.wait, text)
