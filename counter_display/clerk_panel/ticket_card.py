"""The visitor at the counter: the ticket, large, and what the clerk should know of it."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from counter_display.clerk_panel.parts import figures_label, set_tone, text_label
from counter_display.clerk_panel.reading import Reading
from counter_display.clerk_panel.style import GAP_PX, MARGIN_PX, ROOMY_PX
from counter_display.clerk_panel.words import running_text, translate
from reception.domain.language import text_in
from reception.domain.ticket import TicketState, Visit
from reception.domain.unit import Unit
from reception.ports import Clock
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language
from ui_kit.wording import duration_text, from_its_side, label_text, language_name

_TICK_MS = 1_000


class TicketCard(QFrame):
    """Shows the ticket in hand, or that there is none."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setObjectName("ticket-card")
        self._clock = clock
        self._held: Visit | None = None
        self._state = figures_label("state", "ticket-state")
        self._label = figures_label("ticket", "ticket-label")
        for label in (self._state, self._label):
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._facts = {
            name: (text_label("quiet"), text_label("fact", f"ticket-{name}", wraps=True))
            for name in ("service", "language", "priority", "waited")
        }
        self._nobody, self._hint = text_label("heading"), text_label("quiet", wraps=True)
        for label in (self._nobody, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._filled = QWidget()
        self._lay_out()
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._show_state)

    def show_reading(self, reading: Reading) -> None:
        """Show whom the clerk has called or serves."""
        self._held = held = reading.held
        self._filled.setVisible(held is not None)
        self._nobody.setVisible(held is None)
        self._hint.setVisible(held is None)
        if held is None:
            self._tick.stop()
            self._hint.setText(self._advice(reading))
            return
        self._label.setText(from_its_side(label_text(held.ticket.label)))
        for name, value in _facts(held, reading.unit).items():
            self._facts[name][1].setText(from_its_side(value))
        self._show_state()
        self._tick.start()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        for name, words in {
            "service": translate("Clerk", "Service"),
            "language": translate("Clerk", "Language"),
            "priority": translate("Clerk", "Priority"),
            "waited": translate("Clerk", "Waited"),
        }.items():
            self._facts[name][0].setText(words)
        self._nobody.setText(translate("Clerk", "No visitor at the counter"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Write larger where there is room."""
        super().resizeEvent(event)
        tone = "roomy" if self.height() >= ROOMY_PX else ""
        for label in (self._label, *(value for _, value in self._facts.values())):
            set_tone(label, tone)

    def _show_state(self) -> None:
        if self._held is None:
            return
        leg, now = self._held.leg, self._clock.now()
        if self._held.state is TicketState.CALLED:
            words = (
                translate("Clerk", "Called %n times · %1", "", leg.calls)
                if leg.calls > 1
                else translate("Clerk", "Called · %1")
            )
            since, tone = leg.last_called_at, "called"
        else:
            words = translate("Clerk", "In service · %1")
            since, tone = leg.started_at, "serving"
        self._state.setText(words.replace("%1", _running(since, now)))
        set_tone(self._state, tone)

    def _advice(self, reading: Reading) -> str:
        if reading.somebody_waits:
            return translate("Clerk", "Press the space bar to call the next one.")
        return translate("Clerk", "Nobody is waiting.")

    def _lay_out(self) -> None:
        facts = QGridLayout()
        facts.setHorizontalSpacing(MARGIN_PX)
        facts.setVerticalSpacing(GRID_PX // 2)
        facts.setColumnStretch(1, 1)
        for row, (word, value) in enumerate(self._facts.values()):
            facts.addWidget(word, row, 0)
            facts.addWidget(value, row, 1)
        inside = QVBoxLayout(self._filled)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GRID_PX // 2)
        state = QGridLayout()
        state.addWidget(self._state, 0, 0)
        state.setColumnStretch(1, 1)
        inside.addLayout(state)
        inside.addWidget(self._label)
        inside.addLayout(facts)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(*(4 * (GAP_PX,)))
        outside.setSpacing(GRID_PX)
        outside.addWidget(self._filled)
        outside.addStretch(1)
        outside.addWidget(self._nobody)
        outside.addWidget(self._hint)
        outside.addStretch(1)


def _facts(held: Visit, unit: Unit) -> dict[str, str]:
    leg, language = held.leg, current_language()
    priority = unit.priority(leg.priority)
    called = leg.first_called_at or leg.waiting_since
    return {
        "service": text_in(unit.service(leg.service).names, language),
        "language": language_name(held.ticket.language),
        "priority": text_in(priority.names, language),
        "waited": duration_text(called - leg.waiting_since),
    }


def _running(since: datetime | None, now: datetime) -> str:
    return running_text(now - since) if since else ""
