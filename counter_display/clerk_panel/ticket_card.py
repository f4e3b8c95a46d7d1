"""The visitor at the counter: the ticket, large, and what the clerk should know of it."""

from itertools import chain

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from counter_display.clerk_panel.parts import figures_label, set_tone, text_label
from counter_display.clerk_panel.reading import Reading
from counter_display.clerk_panel.style import GAP_PX, ROOMY_PX, WIDE_PX
from counter_display.clerk_panel.tall_scroll import TallScroll
from counter_display.clerk_panel.ticket_state import TicketStateLabel
from counter_display.clerk_panel.visit_facts import facts_of, history_of
from counter_display.clerk_panel.words import translate
from reception.ports import Clock
from ui_kit.tokens import GRID_PX
from ui_kit.translations import marked
from ui_kit.wording import from_its_side, label_text, time_text

_FACTS = {
    "service": (marked("Clerk", "Service"), "fact"),
    "priority": (marked("Clerk", "Priority"), "fact"),
    "language": (marked("Clerk", "Language"), "fact"),
    "waited": (marked("Clerk", "Waited"), "fact"),
    "before": (marked("Clerk", "Before"), ""),
    "paper": (marked("Clerk", "Paper"), "fact"),
}


class TicketCard(QFrame):
    """Shows the ticket in hand, or that there is none, or since when the clerk is away."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setObjectName("ticket-card")
        self._state = TicketStateLabel("ticket-state", clock)
        self._label = figures_label("ticket", "ticket-label")
        self._label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._note = text_label("note", "ticket-note", wraps=True)
        self._facts = {
            name: (
                text_label("quiet", text=translate("Clerk", word)),
                text_label(kind, f"ticket-{name}", wraps=True),
            )
            for name, (word, kind) in _FACTS.items()
        }
        self._nobody = text_label("heading", "ticket-nobody", wraps=True)
        self._hint = text_label("quiet", "ticket-hint", wraps=True)
        for label in (self._nobody, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._filled, self._empty = QWidget(), QWidget()
        self._lay_out()

    def show_reading(self, reading: Reading, *, is_cut: bool = False) -> None:
        """Show whom the clerk has called or serves, and what to do while nobody can be called."""
        held = reading.held
        self._state.show_visit(held)
        self._filled.setVisible(held is not None)
        self._empty.setVisible(held is None)
        if held is None and is_cut:
            self._nobody.setText(translate("Clerk", "No connection"))
            self._hint.setText(
                translate(
                    "Clerk",
                    "Until it is back, the person in charge calls by the numbers on paper,"
                    " the smallest first, and writes down up to which number was served.",
                )
            )
            return
        if held is None:
            self._show_nobody(reading)
            return
        self._label.setText(from_its_side(label_text(held.ticket.label)))
        values = facts_of(held, reading.unit, reading.at.tzinfo) | {
            "before": history_of(held, reading.unit)
        }
        for name, (word, value) in self._facts.items():
            value.setText(values[name])
            for label in (word, value):
                label.setVisible(bool(values[name]))
        self._note.setText(from_its_side(held.leg.note or ""))
        self._note.setVisible(bool(held.leg.note))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Write larger where there is room."""
        super().resizeEvent(event)
        tone = "roomy" if self.height() >= ROOMY_PX and self.width() >= WIDE_PX else ""
        for label in (self._label, *chain.from_iterable(self._facts.values())):
            set_tone(label, tone)

    def _show_nobody(self, reading: Reading) -> None:
        away = reading.here.away if reading.here else None
        if away:
            self._nobody.setText(translate("Clerk", "On a break"))
            since = time_text(away.since.astimezone(reading.at.tzinfo))
            said = translate("Clerk", "Since %1 · %2")
            hint = translate("Clerk", "Press the space bar when you are back.")
            reason = said.replace("%1", since).replace("%2", away.reason)
            self._hint.setText(f"{from_its_side(reason)}\n{from_its_side(hint)}")
            return
        self._nobody.setText(translate("Clerk", "No visitor at the counter"))
        self._hint.setText(
            translate("Clerk", "Press the space bar to call the next one.")
            if reading.somebody_waits
            else translate("Clerk", "Nobody is waiting.")
        )

    def _lay_out(self) -> None:
        facts = QGridLayout()
        facts.setHorizontalSpacing(2 * GRID_PX)
        facts.setVerticalSpacing(GRID_PX // 4)
        facts.setColumnStretch(1, 1)
        for row, (word, value) in enumerate(self._facts.values()):
            facts.addWidget(word, row, 0, alignment=Qt.AlignmentFlag.AlignTop)
            facts.addWidget(value, row, 1, alignment=Qt.AlignmentFlag.AlignTop)
        inside = QVBoxLayout(self._filled)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GRID_PX // 2)
        number = QHBoxLayout()
        number.setSpacing(GAP_PX)
        number.addWidget(self._label)
        number.addWidget(self._state)
        number.addStretch(1)
        inside.addLayout(number)
        known = TallScroll()
        known.column.setSpacing(GRID_PX)
        known.column.addWidget(self._note)
        known.column.addLayout(facts)
        inside.addWidget(known, stretch=1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(*(4 * (GAP_PX,)))
        outside.setSpacing(GRID_PX)
        outside.addWidget(self._filled, stretch=1)
        outside.addWidget(self._empty, stretch=1)
        middle = QVBoxLayout(self._empty)
        middle.addStretch(1)
        middle.addWidget(self._nobody)
        middle.addWidget(self._hint)
        middle.addStretch(1)
