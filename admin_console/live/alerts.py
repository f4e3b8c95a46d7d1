"""Alerts: the card of the live view, the log, and the banner over every page."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton

from admin_console.acts import ActRow, ActRows
from admin_console.live.counters_card import closed_counter_for, may_be_closed
from admin_console.live.watch import Chime, LiveWatch
from admin_console.live.words import (
    TONES,
    alert_sentence,
    all_or_few,
    helped_service,
    level_word,
    longest_first,
    marked_text,
    since_words,
)
from admin_console.messages import explain
from admin_console.page import ReadingPage
from admin_console.style import MARGIN_PX, NARROW_PX
from admin_console.table import Cell, ReadingTable, TableColumn
from admin_console.tools import Tools
from admin_console.widgets import Card, button, put, row_of, stand, tell_for_a_while
from admin_console.words import NOTHING, filled, hour_words, localized, minutes_words, translate
from reception.app import Reception
from reception.domain.alerts import Alert, AlertKind, AlertLevel
from reception.domain.unit import Unit
from reception.system.clock import Topic
from reception.watch.conditions import LiveReading
from ui_kit.background import Background
from ui_kit.roles import text_label
from ui_kit.tokens import GRID_PX
from ui_kit.words import from_its_side

_FEW = 2


class AlertsCard(Card):
    """Shows the most pressing alerts, all of them when asked; each has a button of its own."""

    actChosen = Signal(object)  # noqa: N815 - signals are named as Qt names its own
    """What helps against an alert is wanted."""

    def __init__(self, watch: LiveWatch, chime: Chime, background: Background) -> None:
        super().__init__("alerts", translate("Console", "Alerts"))
        self._watch = watch
        self._chime = chime
        self._background = background
        self._is_muted = False
        self.shows_all = False
        self._calm = text_label(
            "quiet", "no-alerts", text=translate("Console", "Nothing needs you now."), wraps=True
        )
        self._told = text_label("warning", "alerts-told", wraps=True)
        self._told.hide()
        self._sound = button("", "alerts-sound", self._switch_sound, kind="small")
        self._more = button("", "alerts-more", self._switch_all, kind="small")
        self.column.removeWidget(self.heading)
        self.column.addLayout(row_of(self.heading, None, self._sound))
        self._rows = ActRows[int, ActRow[Alert]](
            lambda: ActRow(act=lambda row: self.actChosen.emit(row.shown), seen=self._acknowledge)
        )
        put(self.column, self._calm, self._rows, self._told, row_of(self._more, None))
        watch.refused.connect(self._tell)
        self._background.run(chime.is_muted, self._show_sound, self._tell)

    def show_reading(self, reading: LiveReading, now: datetime) -> None:
        """Show the alerts of a reading as of an instant in the unit's zone."""
        alerts = longest_first(reading, now)[: None if self.shows_all else _FEW]
        self._calm.setVisible(not alerts)
        self._more.setVisible(len(reading.alerts) > _FEW)
        self._more.setText(all_or_few(len(reading.alerts), shows_all=self.shows_all))
        for row, alert in zip(self._rows.rows_of([one.id for one in alerts]), alerts, strict=True):
            _show_alert(row, alert, reading, now, acts=self._watch.is_for_leaders)

    def _acknowledge(self, row: ActRow[Alert]) -> None:
        if row.shown:
            self._watch.acknowledge(row.shown.id)

    def _switch_all(self) -> None:
        self.shows_all = not self.shows_all
        reading, now = self._watch.reading, self._watch.now()
        if reading and now:
            self.show_reading(reading, now)

    def _switch_sound(self) -> None:
        muted = not self._is_muted

        def done(_: None) -> None:
            self._show_sound(muted)

        self._background.run(lambda: self._chime.set_muted(muted=muted), done, self._tell)

    def _show_sound(self, muted: bool) -> None:  # noqa: FBT001 - what the background answers
        self._is_muted = muted
        self._sound.setText(
            translate("Console", "Sound is off") if muted else translate("Console", "Sound is on")
        )
        does = (
            translate("Console", "Let alerts be heard at this station")
            if muted
            else translate("Console", "Mute alerts at this station")
        )
        self._sound.setAccessibleName(f"{self._sound.text()} ({does})")
        self._sound.setToolTip(does)

    def _tell(self, error: Exception) -> None:
        tell_for_a_while(self._told, explain(error))


def _show_alert(
    row: ActRow[Alert], alert: Alert, reading: LiveReading, now: datetime, *, acts: bool
) -> None:
    """Show an alert as it stands now."""
    said = alert_sentence(alert, reading.unit)
    by_past = translate("Console", "By the same days of past weeks: see \u201cStaffing\u201d.")
    row.tell(
        alert,
        marked_text(alert.level, said),
        reason=by_past if alert.kind is AlertKind.STAFFING else "",
        facts=_facts(alert, reading.unit, now),
        tone=TONES[alert.level],
    )
    row.name_parts("alert", f"{alert.kind}-{alert.subject}")
    helps = _act_words(alert, reading)
    row.name_buttons(said, act=helps, seen=translate("Console", "Acknowledge"))
    row.buttons["seen"].setVisible(acts and not alert.is_acknowledged)
    row.buttons["act"].setVisible(acts and bool(helps))


def _act_words(alert: Alert, reading: LiveReading) -> str:
    """Return the one act of this page that helps; empty where somebody has to go there."""
    match alert.kind:
        case AlertKind.CONFLICTS:
            return translate("Console", "Decide")
        case AlertKind.WAIT | AlertKind.QUEUE | AlertKind.NOBODY_CALLS | AlertKind.STAFFING:
            there_is = closed_counter_for(helped_service(alert), reading) is not None
            return translate("Console", "Open a counter\u2026") if there_is else ""
        case AlertKind.UNATTENDED if may_be_closed(alert.subject, reading):
            return translate("Console", "Close the counter")
    return ""


def _facts(alert: Alert, unit: Unit, now: datetime) -> str:
    since = since_words(alert.level_since, now)
    facts = [filled(translate("Console", "%1 since %2"), level_word(alert.level), since)]
    if alert.easing_since:
        facts.append(translate("Console", "easing"))
    elif alert.level is AlertLevel.WARNING and alert.worst is AlertLevel.CRITICAL:
        facts.append(translate("Console", "was critical"))
    if alert.is_acknowledged and alert.acknowledged_by and alert.acknowledged_at:
        who = localized(unit.person_names(alert.acknowledged_by))
        at = since_words(alert.acknowledged_at, now)
        facts.append(filled(translate("Console", "acknowledged by %1 at %2"), who, at))
    return " \u00b7 ".join(facts)


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
        self._buttons = {days: self._period_button(days) for days in _DAYS}
        group = QButtonGroup(self)
        for made in self._buttons.values():
            group.addButton(made)
        self._buttons[self._days].setChecked(True)
        self._card = Card("alert-log")
        self._card.heading.hide()
        self._table = ReadingTable("alert-log-table")
        calm = translate("Console", "There were no alerts.")
        self._calm = text_label("", "alert-log-calm", text=calm, wraps=True)
        self._cut = text_label("small", "alert-log-cut", wraps=True)
        put(self._card.column, self._table, self._calm, self._cut)
        put(self.column, row_of(*self._buttons.values(), None), self._card, None)

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

    def set_narrow(self, *, narrow: bool) -> None:  # noqa: ARG002 - it knows
        """Tell an alert in one cell where the page is narrow."""
        self.show_reading()

    def _period_button(self, days: int) -> QPushButton:
        words = {
            1: translate("Console", "Today"),
            7: translate("Console", "7 days"),
            30: translate("Console", "30 days"),
        }
        return button(
            words[days], f"alerts-days-{days}", lambda: self._choose(days), checkable=True
        )

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
            filled(translate("Console", "Earlier alerts that are not shown: %1"), left)
        )
        columns = [
            TableColumn(title=translate("Console", "Began")),
            TableColumn(title=translate("Console", "Alert"), stretches=True),
            TableColumn(title=translate("Console", "Worst\nlevel")),
            TableColumn(title=translate("Console", "Lasted"), figures=True),
            TableColumn(title=translate("Console", "Acknowledged")),
        ]
        rows = [_row(one, log.unit, log.at) for one in shown]
        if self.is_narrow:
            columns, rows = [columns[1], columns[3]], [[_in_one(row), row[3]] for row in rows]
        self._table.show_rows(columns, rows)


def _in_one(row: list[Cell]) -> Cell:
    began, alert, level, _, seen = row
    facts = [began.text, level.text, *([seen.text] if seen.text != NOTHING else [])]
    text = f"{alert.text}\n{from_its_side(' \u00b7 '.join(facts))}"
    return Cell(text, level.tone)


def _row(alert: Alert, unit: Unit, at: datetime) -> list[Cell]:
    began = alert.began_at.astimezone(at.tzinfo)
    when = hour_words(began)
    if began.date() != at.date():
        when = f"{began:%d/%m} {when}"
    seen = NOTHING
    if alert.acknowledged_by and alert.acknowledged_at:
        name = localized(unit.person_names(alert.acknowledged_by))
        seen = from_its_side(f"{name}\n{since_words(alert.acknowledged_at, at)}")
    lasted = minutes_words((alert.ended_at or at) - alert.began_at)
    if alert.ended_at is None:
        lasted = filled(translate("Console", "%1 so far"), lasted)
    return [
        Cell(when),
        Cell(alert_sentence(alert, unit)),
        Cell(from_its_side(marked_text(alert.worst, level_word(alert.worst))), TONES[alert.worst]),
        Cell(lasted, strong=alert.ended_at is None),
        Cell(seen),
    ]


class AlertBanner(QFrame):
    """Tells the worst critical alert that nobody has seen, and how many more there are."""

    showAsked = Signal()  # noqa: N815 - Qt names its signals so
    """The person wants to see them all."""

    def __init__(self, watch: LiveWatch) -> None:
        super().__init__()
        self.setProperty("kind", "banner")
        self.setObjectName("alert-banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._watch = watch
        self._shown: Alert | None = None
        self._text = text_label("banner", "alert-banner-text", wraps=True)
        self._seen = seen = button(
            translate("Console", "Acknowledge"),
            "alert-banner-seen",
            self._acknowledge,
            kind="banner",
        )
        every = button(
            translate("Console", "Show"), "alert-banner-show", self.showAsked, kind="banner"
        )
        self._row = row_of((self._text, 1), row_of(None, seen, every))
        self._row.setContentsMargins(MARGIN_PX, GRID_PX, MARGIN_PX, GRID_PX)
        self.setLayout(self._row)
        watch.changed.connect(self.show_alerts)
        self.show_alerts()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own
        """Put the buttons below the words where there is little room beside them."""
        super().resizeEvent(event)
        stand(self._row, narrow=self.width() < NARROW_PX)

    def show_alerts(self) -> None:
        """Show what is critical now; nothing else is worth a banner."""
        reading, now = self._watch.reading, self._watch.now()
        alerts = longest_first(reading, now) if reading and now else []
        pressing = [
            one for one in alerts if one.level is AlertLevel.CRITICAL and not one.is_acknowledged
        ]
        self._shown = pressing[0] if pressing else None
        if self._shown and reading and now:
            self._text.setText(_words(self._shown, len(pressing) - 1, reading.unit))
        self._seen.setVisible(self._watch.is_for_leaders)
        self.setVisible(self._shown is not None)

    def _acknowledge(self) -> None:
        if self._shown:
            self._watch.acknowledge(self._shown.id)


def _words(alert: Alert, more: int, unit: Unit) -> str:
    text = marked_text(alert.level, alert_sentence(alert, unit))
    if more:
        others = filled(translate("Console", "critical alerts besides: %1"), more)
        text = f"{text} \u00b7 {others}"
    return from_its_side(text)
