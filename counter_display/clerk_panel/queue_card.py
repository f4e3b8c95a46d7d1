"""Who waits for this counter's services, and who is next."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from counter_display.clerk_panel.lines_table import LinesTable
from counter_display.clerk_panel.parts import figures_label, text_label
from counter_display.clerk_panel.reading import Reading
from counter_display.clerk_panel.style import GAP_PX
from counter_display.clerk_panel.words import translate
from reception.domain.language import text_in
from reception.domain.ticket import Visit
from reception.domain.unit import Unit
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language
from ui_kit.wording import duration_text, from_its_side, label_text

_NO_BREAK_SPACE = "\u00a0"


class QueueCard(QFrame):
    """Shows the lines by service and the visitor whom the next call would bring."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setObjectName("queue-card")
        self._lines = LinesTable()
        self._next_word = text_label("quiet")
        self._next = figures_label("next", "next-label")
        self._next_facts = text_label("quiet", "next-facts", wraps=True)
        across = QHBoxLayout()
        across.setSpacing(2 * GRID_PX)
        across.addWidget(self._next)
        across.addWidget(self._next_facts, stretch=1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(*(4 * (GAP_PX,)))
        outside.setSpacing(GRID_PX // 2)
        outside.addWidget(self._lines, stretch=1)
        outside.addSpacing(GRID_PX)
        outside.addWidget(self._next_word)
        outside.addLayout(across)

    def show_reading(self, reading: Reading) -> None:
        """Show the lines as they are now."""
        self._lines.show_lines(reading.lines)
        visit = reading.next_visit
        self._next.setVisible(visit is not None)
        if visit is None:
            self._next_facts.setText(translate("Clerk", "Nobody is waiting."))
            return
        self._next.setText(label_text(visit.ticket.label))
        waited = duration_text(reading.at - visit.leg.waiting_since).replace(" ", _NO_BREAK_SPACE)
        self._next_facts.setText(from_its_side(f"{_what_for(visit, reading.unit)} · {waited}"))

    def retranslate(self) -> None:
        """Say the headings in the present language; a reading is shown anew after that."""
        self._next_word.setText(translate("Clerk", "Next"))
        self._lines.retranslate()


def _what_for(visit: Visit, unit: Unit) -> str:
    language = current_language()
    service = text_in(unit.service(visit.leg.service).names, language)
    priority = text_in(unit.priority(visit.leg.priority).names, language)
    return f"{service} · {priority}"
