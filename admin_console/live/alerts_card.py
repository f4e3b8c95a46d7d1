"""The card "alerts": what alarms now, who has seen it, and whether it is heard here."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from admin_console.live.watch import Chime, LiveWatch
from admin_console.live.words import (
    TONES,
    alert_sentence,
    level_word,
    marked_text,
    measured_now,
    since_words,
)
from admin_console.messages import explain
from admin_console.page import Card, button, label, set_tone
from admin_console.words import translate
from reception.domain.alerts import Alert, AlertKind, AlertLevel
from reception.domain.language import text_in
from reception.domain.unit import Unit
from reception.watch.conditions import LiveReading
from ui_kit.background import Background
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language
from ui_kit.words import from_its_side

_FEW = 5
# Long enough to read twice.
_TOLD_MS = 6_000


class AlertsCard(Card):
    """Shows the most pressing alerts, all of them when asked; each has a button of its own."""

    decideChosen = Signal()  # noqa: N815 - signals are named as Qt names its own
    """The tickets that wait for a decision are wanted."""

    def __init__(self, watch: LiveWatch, chime: Chime, background: Background) -> None:
        super().__init__("alerts", translate("Console", "Alerts"))
        self._watch = watch
        self._chime = chime
        self._background = background
        self._is_muted = False
        self.shows_all = False
        self._calm = label(
            "quiet", "no-alerts", text=translate("Console", "Nothing needs you now."), wraps=True
        )
        self._told = label("warning", "alerts-told", wraps=True)
        self._told.hide()
        self._passing = QTimer(self, singleShot=True, interval=_TOLD_MS)
        self._passing.timeout.connect(self._told.hide)
        self._sound = button("", "alerts-sound", kind="small")
        self._more = button("", "alerts-more", kind="small")
        head = QHBoxLayout()
        self.column.removeWidget(self.heading)
        head.addWidget(self.heading)
        head.addStretch()
        head.addWidget(self._sound)
        self.column.addLayout(head)
        self._list = QWidget()
        self._rows_column = QVBoxLayout(self._list)
        self._rows_column.setContentsMargins(0, 0, 0, 0)
        self._rows_column.setSpacing(GRID_PX)
        self._rows: list[_AlertRow] = []
        below = QHBoxLayout()
        below.addWidget(self._more)
        below.addStretch()
        for widget in (self._calm, self._list, self._told):
            self.column.addWidget(widget)
        self.column.addLayout(below)
        self._sound.clicked.connect(self._switch_sound)
        self._more.clicked.connect(self._switch_all)
        watch.refused.connect(self._tell)
        self._background.run(chime.is_muted, self._show_sound, self._tell)

    def show_reading(self, reading: LiveReading, now: datetime) -> None:
        """Show the alerts of a reading as of an instant in the unit's zone."""
        alerts = reading.alerts if self.shows_all else reading.alerts[:_FEW]
        self._calm.setVisible(not alerts)
        self._list.setVisible(bool(alerts))
        self._more.setVisible(len(reading.alerts) > _FEW)
        self._more.setText(
            translate("Console", "Show fewer")
            if self.shows_all
            else translate("Console", "Show all %1").replace("%1", str(len(reading.alerts)))
        )
        self._fit_rows(alerts)
        for row, alert in zip(self._rows, alerts, strict=False):
            row.show_alert(alert, reading, now)

    def _fit_rows(self, alerts: Sequence[Alert]) -> None:
        while len(self._rows) < len(alerts):
            row = _AlertRow(self._watch)
            row.decide.clicked.connect(self.decideChosen)
            self._rows.append(row)
            self._rows_column.addWidget(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(alerts))

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
        self._sound.setAccessibleName(
            translate("Console", "Let alerts be heard at this station")
            if muted
            else translate("Console", "Mute alerts at this station")
        )
        self._sound.setToolTip(self._sound.accessibleName())

    def _tell(self, error: Exception) -> None:
        self._told.setText(from_its_side(explain(error)))
        self._told.show()
        self._passing.start()


class _AlertRow(QWidget):
    """One alert: what it says, since when, and the button by which somebody has seen it."""

    def __init__(self, watch: LiveWatch) -> None:
        super().__init__()
        self._watch = watch
        self._alert: Alert | None = None
        self._said, self._facts = label("strong", wraps=True), label("small", wraps=True)
        self._seen = button(translate("Console", "Acknowledge"), "", kind="small")
        self._seen.clicked.connect(self._acknowledge)
        self.decide = button(translate("Console", "Decide"), "alert-decide", kind="small")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._said)
        words.addWidget(self._facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID_PX)
        row.addLayout(words, 1)
        acts = QVBoxLayout()
        acts.setSpacing(GRID_PX // 2)
        acts.addWidget(self.decide)
        acts.addWidget(self._seen)
        row.addLayout(acts)

    def show_alert(self, alert: Alert, reading: LiveReading, now: datetime) -> None:
        """Show an alert as it stands now."""
        if self._alert is None or self._alert.id != alert.id:
            self._said.setObjectName(f"alert-{alert.kind}-{alert.subject}")
            self._seen.setObjectName(f"acknowledge-{alert.kind}-{alert.subject}")
        self._alert = alert
        said = alert_sentence(alert, reading.unit, measured_now(alert, reading, now))
        self._said.setText(from_its_side(marked_text(alert.level, said)))
        set_tone(self._said, TONES[alert.level])
        self._facts.setText(from_its_side(_facts(alert, reading.unit, now)))
        self._seen.setAccessibleName(f"{self._seen.text()}: {said}")
        self._seen.setVisible(not alert.is_acknowledged)
        self.decide.setAccessibleName(f"{self.decide.text()}: {said}")
        self.decide.setVisible(alert.kind is AlertKind.PARKED)

    def _acknowledge(self) -> None:
        if self._alert:
            self._watch.acknowledge(self._alert.id)


def _facts(alert: Alert, unit: Unit, now: datetime) -> str:
    since = translate("Console", "%1 since %2").replace("%1", level_word(alert.level))
    facts = [since.replace("%2", since_words(alert.level_since, now))]
    if alert.easing_since:
        facts.append(translate("Console", "easing"))
    elif alert.level is AlertLevel.WARNING and alert.worst is AlertLevel.CRITICAL:
        facts.append(translate("Console", "was critical"))
    if alert.is_acknowledged and alert.acknowledged_by and alert.acknowledged_at:
        seen = translate("Console", "acknowledged by %1 at %2")
        seen = seen.replace("%1", person_words(unit, alert.acknowledged_by))
        facts.append(seen.replace("%2", since_words(alert.acknowledged_at, now)))
    return " \u00b7 ".join(facts)


def person_words(unit: Unit, login: str) -> str:
    """Return a person's name; her login when she works here no more."""
    found = next((one for one in unit.people if one.login == login), None)
    return text_in(found.names, current_language()) if found else login
