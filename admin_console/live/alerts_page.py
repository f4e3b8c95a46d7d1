"""The page "alert log": what alarmed in a period, how long, and who saw it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton

from admin_console.live.alerts_card import person_words
from admin_console.live.words import TONES, alert_sentence, level_word, marked_text, since_words
from admin_console.page import Card, button, label
from admin_console.reading_page import ReadingPage
from admin_console.style import NARROW_PX
from admin_console.table import Cell, ReadingTable, TableColumn
from admin_console.tools import Tools
from admin_console.words import NOTHING, minutes_words, translate
from reception.app import Reception
from reception.domain.alerts import Alert
from reception.domain.unit import Unit
from reception.system.clock import Topic
from ui_kit.tokens import GRID_PX
from ui_kit.words import from_its_side

_MOST = 200
_TOPICS = frozenset({Topic.ALERTS, Topic.UNIT})
_DAYS = (1, 7, 30)


@dataclass(frozen=True, kw_only=True)
class _Log:
    at: datetime
    """In the unit's zone."""
    unit: Unit
    alerts: tuple[Alert, ...]


class AlertLogPage(ReadingPage[_Log]):
    """Shows the log of today, of a week or of a month, the latest first."""

    def __init__(self, tools: Tools) -> None:
        super().__init__("alerts", translate("Console", "Alert log"), tools, _TOPICS)
        self.setObjectName("alerts-page")
        self._days = _DAYS[0]
        self._is_narrow = False
        self._buttons = {days: self._period_button(days) for days in _DAYS}
        group = QButtonGroup(self)
        bar = QHBoxLayout()
        bar.setSpacing(GRID_PX)
        for made in self._buttons.values():
            group.addButton(made)
            bar.addWidget(made)
        bar.addStretch()
        self._buttons[self._days].setChecked(True)
        self._card = Card("alert-log")
        self._card.heading.hide()
        self._table = ReadingTable("alert-log-table")
        calm = translate("Console", "There were no alerts.")
        self._calm = label("", "alert-log-calm", text=calm, wraps=True)
        self._cut = label("small", "alert-log-cut", wraps=True)
        for widget in (self._table, self._calm, self._cut):
            self._card.column.addWidget(widget)
        self.column.addLayout(bar)
        self.column.addWidget(self._card)
        self.column.addStretch(1)

    def hand_over(self) -> tuple[int, _Log | None]:
        """Return of how many days the log is, and what was read."""
        return self._days, self.reading

    def take_up(self, draft: tuple[int, _Log | None]) -> None:
        """Show the same days."""
        self._days, log = draft
        self._buttons[self._days].setChecked(True)
        super().take_up(log)

    def read(self, reception: Reception) -> _Log:
        """Read the log of the period."""
        first: date = reception.hall.today() - timedelta(days=self._days - 1)
        return _Log(
            at=reception.hall.now(),
            unit=reception.hall.unit(),
            alerts=reception.watch.log(first, asking=self.person),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own
        """Tell an alert in one cell where the page is narrow."""
        super().resizeEvent(event)
        narrow = self.viewport().width() < NARROW_PX
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self.show_reading()

    def _period_button(self, days: int) -> QPushButton:
        words = {
            1: translate("Console", "Today"),
            7: translate("Console", "7 days"),
            30: translate("Console", "30 days"),
        }
        made = button(words[days], f"alerts-days-{days}")
        made.setCheckable(True)
        made.clicked.connect(lambda: self._choose(days))
        return made

    def _choose(self, days: int) -> None:
        self._days = days
        self.refresh()

    def show_reading(self) -> None:
        """Show the log, or nothing before it was read."""
        log = self.reading
        if log is None:
            return
        shown = log.alerts[:_MOST]
        self._table.setVisible(bool(shown))
        self._calm.setVisible(not shown)
        left = len(log.alerts) - len(shown)
        self._cut.setVisible(left > 0)
        self._cut.setText(
            translate("Console", "Earlier alerts that are not shown: %1").replace("%1", str(left))
        )
        columns = [
            TableColumn(title=translate("Console", "Began")),
            TableColumn(title=translate("Console", "Alert"), stretches=True),
            TableColumn(title=translate("Console", "Worst\nlevel")),
            TableColumn(title=translate("Console", "Lasted"), figures=True),
            TableColumn(title=translate("Console", "Acknowledged")),
        ]
        rows = [_row(one, log.unit, log.at) for one in shown]
        if self._is_narrow:
            columns, rows = [columns[1], columns[3]], [[_in_one(row), row[3]] for row in rows]
        self._table.show_rows(columns, rows)


def _in_one(row: list[Cell]) -> Cell:
    began, alert, level, _, seen = row
    facts = [began.text, level.text, *([seen.text] if seen.text != NOTHING else [])]
    text = f"{alert.text}\n{from_its_side(' \u00b7 '.join(facts))}"
    return Cell(text, level.tone)


def _row(alert: Alert, unit: Unit, at: datetime) -> list[Cell]:
    began = alert.began_at.astimezone(at.tzinfo)
    when = f"{began:%H:%M}" if began.date() == at.date() else f"{began:%d/%m %H:%M}"
    seen = NOTHING
    if alert.acknowledged_by and alert.acknowledged_at:
        name = person_words(unit, alert.acknowledged_by)
        seen = from_its_side(f"{name}\n{since_words(alert.acknowledged_at, at)}")
    lasted = minutes_words((alert.ended_at or at) - alert.began_at)
    if alert.ended_at is None:
        text = translate("Console", "%1 so far")
        lasted = text.replace("%1", lasted)
    return [
        Cell(when),
        Cell(alert_sentence(alert, unit)),
        Cell(from_its_side(marked_text(alert.worst, level_word(alert.worst))), TONES[alert.worst]),
        Cell(lasted, strong=alert.ended_at is None),
        Cell(seen),
    ]
