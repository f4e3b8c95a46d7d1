"""Who waits for this counter's services, who is next and why, and who is set aside."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from counter_display.clerk_panel.lines_table import LinesTable
from counter_display.clerk_panel.parked_line import parked_text
from counter_display.clerk_panel.parts import figures_label, text_label
from counter_display.clerk_panel.reading import Reading
from counter_display.clerk_panel.style import GAP_PX, ROOMY_PX
from counter_display.clerk_panel.why import why_next
from counter_display.clerk_panel.words import translate
from reception.domain.language import text_in
from reception.domain.ticket import Visit
from reception.domain.unit import Unit
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language
from ui_kit.wording import duration_text, from_its_side, label_text

# So many of those set aside are named where there is room.
_SET_ASIDE = 3
_NO_BREAK_SPACE = "\u00a0"


class QueueCard(QFrame):
    """Shows the lines by service and the visitor whom the next call would bring."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setObjectName("queue-card")
        self._lines = LinesTable()
        self._reading: Reading | None = None
        self._next = figures_label("next", "next-label")
        self._next_facts = text_label("quiet", "next-facts", wraps=True)
        self._why = text_label("why", "next-why", wraps=True)
        self._parked = text_label("", "parked", wraps=True)
        across = QHBoxLayout()
        across.setSpacing(2 * GRID_PX)
        across.addWidget(self._next)
        across.addWidget(self._next_facts, stretch=1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(*(4 * (GAP_PX,)))
        outside.setSpacing(GRID_PX // 2)
        outside.addWidget(self._lines, stretch=1)
        outside.addSpacing(GRID_PX)
        outside.addLayout(across)
        outside.addWidget(self._why)
        outside.addWidget(self._parked)

    def show_reading(self, reading: Reading) -> None:
        """Show the lines as they are now."""
        self._lines.show_lines(reading.lines)
        self._reading = reading
        self._show_parked()
        visit = reading.next_visit
        why = reading.why_next
        self._why.setVisible(why is not None)
        self._why.setText(why_next(why, reading.at.tzinfo) if why else "")
        self._next.setVisible(visit is not None)
        if visit is None:
            self._next_facts.setText(translate("Clerk", "Nobody is waiting."))
            return
        word = translate("Clerk", "Next")
        self._next.setText(label_text(visit.ticket.label))
        waited = duration_text(reading.at - visit.leg.waiting_since).replace(" ", _NO_BREAK_SPACE)
        self._next_facts.setText(
            from_its_side(f"{word} · {_what_for(visit, reading.unit)} · {waited}")
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show more of who is set aside where there is room."""
        super().resizeEvent(event)
        self._show_parked()

    def _show_parked(self) -> None:
        if self._reading:
            roomy = self.height() >= ROOMY_PX
            self._parked.setText(parked_text(self._reading, _SET_ASIDE if roomy else 1))
            self._parked.setVisible(bool(self._parked.text()))


def _what_for(visit: Visit, unit: Unit) -> str:
    language = current_language()
    service = text_in(unit.service_names(visit.leg.service), language)
    priority = text_in(unit.priority(visit.leg.priority).names, language)
    return f"{service} · {priority}"
