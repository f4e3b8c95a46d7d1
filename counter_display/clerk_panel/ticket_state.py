"""How the visitor in hand stands, and for how long: a label that counts on."""

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QSizePolicy

from counter_display.clerk_panel.parts import set_tone
from counter_display.clerk_panel.words import running_text, translate
from reception.domain.ticket import TicketState, Visit
from reception.ports import Clock

_TICK_MS = 1_000


class TicketStateLabel(QLabel):
    """Says that she is called, how often, or served; it is hidden while there is nobody."""

    def __init__(self, name: str, clock: Clock) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "state")
        font = self.font()
        font.setFeature(QFont.Tag("tnum"), 1)
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._clock = clock
        self._held: Visit | None = None
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._show)

    def show_visit(self, held: Visit | None) -> None:
        """Show how this visitor stands from now on."""
        self._held = held
        self.setVisible(held is not None)
        if held is None:
            self._tick.stop()
        else:
            self._show()
            self._tick.start()

    def _show(self) -> None:
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
        self.setText(words.replace("%1", _running(since, now)))
        set_tone(self, tone)


def _running(since: datetime | None, now: datetime) -> str:
    return running_text(now - since) if since else ""
