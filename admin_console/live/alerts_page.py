"""The page "alert log": what alarmed in a period, how long, and who saw it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton

from admin_console.live.alerts_card import person_words
from admin_console.live.words import TONES, alert_sentence, level_word, marked_text, since_words
from admin_console.messages import MessageLine
from admin_console.page import Card, ConsolePage, label
from admin_console.style import NARROW_PX
from admin_console.table import Cell, ReadingTable, TableColumn
from admin_console.words import NOTHING, minutes_words, translate
from reception.domain.alerts import Alert
from reception.domain.unit import Person, Unit
from reception.system.clock import Topic
from ui_kit.background import Background
from ui_kit.changes import Rereader
from ui_kit.tokens import GRID_PX
from ui_kit.words import from_its_side

if TYPE_CHECKING:
    from reception.app import Reception

_MOST = 200
_DAYS = (1, 7, 30)


@dataclass(frozen=True, kw_only=True)
class _Log:
    at: datetime
    """In the unit's zone."""
    unit: Unit
    alerts: tuple[Alert, ...]


class AlertLogPage(ConsolePage):
    """Shows the log of today, of a week or of a month, the latest first."""

    def __init__(self, reception: "Callable[[], Reception]", background: Background) -> None:
        super().__init__("alerts-page")
        self._reception = reception
        self._person: Person | None = None
        self._days = _DAYS[0]
        self._log: _Log | None = None
        self._is_narrow = False
        self._rereader = Rereader(background, self)
        self._rereader.again.connect(self.refresh)
        self._trouble = MessageLine("alerts")
        self._buttons = {days: self._period_button(days) for days in _DAYS}
        group = QButtonGroup(self)
        bar = QHBoxLayout()
        bar.setSpacing(GRID_PX)
        for button in self._buttons.values():
            group.addButton(button)
            bar.addWidget(button)
        bar.addStretch()
        self._buttons[self._days].setChecked(True)
        self._card = Card("alert-log")
        self._card.heading.hide()
        self._table = ReadingTable("alert-log-table")
        self._calm = label("", "alert-log-calm", wraps=True)
        self._cut = label("small", "alert-log-cut", wraps=True)
        for widget in (self._table, self._calm, self._cut):
            self._card.column.addWidget(widget)
        self.column.addWidget(self._trouble)
        self.column.addLayout(bar)
        self.column.addWidget(self._card)
        self.column.addStretch(1)

    def open_for(self, person: Person) -> None:
        """Ask for another person from now on."""
        self._person, self._log = person, None

    def forget(self) -> None:
        """Drop what was read, when the person has left."""
        self._person = self._log = None
        self._trouble.take_back(empty=True)

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self.title.setText(translate("Console", "Alert log"))
        words = {
            1: translate("Console", "Today"),
            7: translate("Console", "7 days"),
            30: translate("Console", "30 days"),
        }
        for days, button in self._buttons.items():
            button.setText(words[days])
        self._calm.setText(translate("Console", "There were no alerts."))
        self._trouble.retranslate()
        self._show()

    def hear(self, topics: frozenset[Topic]) -> None:
        """Read anew when an alert has changed."""
        if topics & {Topic.ALERTS, Topic.UNIT}:
            self.refresh()

    def refresh(self) -> None:
        """Read the log of the period."""
        person, days = self._person, self._days
        if person:
            self._rereader.run(
                lambda: _read(self._reception(), person, days),
                self._done,
                self._trouble.say_unread,
            )

    def say_stale(self, *, stale: bool, since: str) -> None:
        """Say that the database does not answer; when it does again, take it back."""
        self._trouble.say_stale(stale=stale, since=since)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own
        """Tell an alert in one cell where the page is narrow."""
        super().resizeEvent(event)
        narrow = self.viewport().width() < NARROW_PX
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._show()

    def _period_button(self, days: int) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"alerts-days-{days}")
        button.setCheckable(True)
        button.clicked.connect(lambda: self._choose(days))
        return button

    def _choose(self, days: int) -> None:
        self._days = days
        self.refresh()

    def _done(self, log: _Log) -> None:
        self._log = log
        self._trouble.take_back()
        self._show()

    def _show(self) -> None:
        log = self._log
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


def _read(reception: "Reception", person: Person, days: int) -> _Log:
    first: date = reception.hall.today() - timedelta(days=days - 1)
    return _Log(
        at=reception.hall.now(),
        unit=reception.hall.unit(),
        alerts=reception.watch.log(first, asking=person),
    )


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
