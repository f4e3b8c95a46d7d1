"""The banner over every page: what is critical and nobody has seen yet."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout

from admin_console.live.watch import LiveWatch
from admin_console.live.words import alert_sentence, marked_text, measured_now
from admin_console.page import button, label
from admin_console.style import MARGIN_PX, NARROW_PX
from admin_console.words import translate
from reception.domain.alerts import Alert, AlertLevel
from reception.watch.conditions import LiveReading
from ui_kit.tokens import GRID_PX
from ui_kit.words import from_its_side


class AlertBanner(QFrame):
    """Tells the latest critical alert, and how many more there are."""

    showAsked = Signal()  # noqa: N815 - Qt names its signals so
    """The person wants to see them all."""

    def __init__(self, watch: LiveWatch) -> None:
        super().__init__()
        self.setProperty("kind", "banner")
        self.setObjectName("alert-banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._watch = watch
        self._shown: Alert | None = None
        self._text = label("banner", "alert-banner-text", wraps=True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(MARGIN_PX, GRID_PX, MARGIN_PX, GRID_PX)
        self._row.setSpacing(GRID_PX)
        self._row.addWidget(self._text, 1)
        row = QHBoxLayout()
        row.addStretch()
        self._row.addLayout(row)
        seen = button(translate("Console", "Acknowledge"), "alert-banner-seen", kind="banner")
        seen.clicked.connect(self._acknowledge)
        every = button(translate("Console", "Show"), "alert-banner-show", kind="banner")
        every.clicked.connect(self.showAsked)
        for made in (seen, every):
            row.addWidget(made)
        watch.changed.connect(self.show_alerts)
        self.show_alerts()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own
        """Put the buttons below the words where there is little room beside them."""
        super().resizeEvent(event)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom
            if event.size().width() < NARROW_PX
            else QBoxLayout.Direction.LeftToRight
        )

    def show_alerts(self) -> None:
        """Show what is critical now; nothing else is worth a banner."""
        reading, now = self._watch.reading, self._watch.now()
        alerts = () if reading is None else reading.alerts
        pressing = [
            one for one in alerts if one.level is AlertLevel.CRITICAL and not one.is_acknowledged
        ]
        self._shown = pressing[0] if pressing else None
        if self._shown and reading and now:
            self._text.setText(_words(self._shown, len(pressing) - 1, reading, now))
        self.setVisible(self._shown is not None)

    def _acknowledge(self) -> None:
        if self._shown:
            self._watch.acknowledge(self._shown.id)


def _words(alert: Alert, more: int, reading: LiveReading, now: datetime) -> str:
    said = alert_sentence(alert, reading.unit, measured_now(alert, reading, now))
    text = marked_text(alert.level, said)
    if more:
        others = translate("Console", "critical alerts besides: %1")
        text = f"{text} \u00b7 {others.replace('%1', str(more))}"
    return from_its_side(text)
