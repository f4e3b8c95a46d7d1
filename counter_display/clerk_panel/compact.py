"""The panel made small: whom the clerk has, what comes next, and how many wait.

It stays above other programs, so that a clerk who types in one of them sees her visitor, and that
somebody waits. Every key and every act does what it does in the whole window.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from counter_display.clerk_panel.buttons import (
    ButtonRow,
    in_row,
    main_name,
    verb_name,
    verbs_of_the_moment,
)
from counter_display.clerk_panel.keys import SIZE, alt_keys
from counter_display.clerk_panel.model import PanelReading
from counter_display.clerk_panel.parts import (
    PanelCard,
    ReturnButton,
    ShortLabel,
    VerbButton,
    column,
    figures_label,
    row,
)
from counter_display.clerk_panel.style import COMPACT_ACT_PX, COMPACT_ROW_PX, GAP_PX
from counter_display.clerk_panel.ticket_card import TicketStateLabel, paper_doubt
from counter_display.clerk_panel.words import spoken, translate, why_next_text, with_key
from reception.domain.unit import SERVED
from reception.queue import verbs
from reception.queue.verbs import Verb
from ui_kit.late import Lateness, late_text, lateness, lateness_word
from ui_kit.roles import set_tone, text_label
from ui_kit.tokens import GRID_PX
from ui_kit.words import duration_text, from_its_side, label_text

if TYPE_CHECKING:
    from counter_display.clerk_panel.view_model import ClerkViewModel


class CompactPanel(PanelCard):
    """One line of the desk; what else can be done now stands beneath it."""

    whole_wanted = Signal()

    def __init__(self, view_model: "ClerkViewModel") -> None:
        super().__init__("strip")
        self._view_model = view_model
        self._label = figures_label("next", "strip-label")
        self._state = TicketStateLabel("strip-state", view_model.core.clock)
        self._service = ShortLabel("small", "strip-service", COMPACT_ROW_PX // 2)
        self._why = ShortLabel("small", "strip-why", COMPACT_ROW_PX // 2)
        self._main = VerbButton("strip-main", kind="primary-act", height_px=COMPACT_ACT_PX)
        self._main.clicked.connect(lambda: view_model.press_place(0))
        self._waiting = figures_label("strong", "strip-waiting")
        self._longest = text_label("small", "strip-longest")
        enlarge = with_key(translate("Clerk", "Enlarge"), alt_keys(SIZE)[0])
        self._whole = ReturnButton("strip-whole", "always", enlarge)
        self._whole.clicked.connect(self.whole_wanted)
        self._undo = ReturnButton("strip-undo", "always")
        self._undo.clicked.connect(lambda: view_model.press(verbs.UNDO))
        self.keys = StripVerbs(view_model)
        self.note = text_label("strip-note", "strip-note", wraps=True)
        self._lay_out()

    def show_reading(self, reading: PanelReading) -> None:
        """Show the desk as it was last read."""
        held = reading.held
        self._label.setVisible(held is not None)
        self._label.setText(from_its_side(label_text(held.ticket.label)) if held else "")
        self._state.show_visit(held)
        noted = (held.leg.note or paper_doubt(held)) if held else ""
        usual = self._view_model.outcome == SERVED
        told = ("" if usual else self._view_model.outcome_text(), noted)
        below = " · ".join(one for one in told if one)
        self.note.setText(from_its_side(below) if below else "")
        is_cut = self._view_model.link.is_cut
        said = translate("Clerk", "No connection") if is_cut and not held else _line_of(reading)
        set_tone(self._service, "" if held else "free")
        self._service.say(from_its_side(said))
        explained = None if held or is_cut else reading.explanation
        self._why.say(why_next_text(explained, reading.at.tzinfo) if explained else "")
        self._why.setVisible(explained is not None)
        main, legal = self._view_model.main_verb, self._view_model.legal_verbs
        hint = self._view_model.key_hint
        following = reading.next_visit
        name = main_name(main, following.ticket.label if following else None)
        self._main.set_text(name, hint(main))
        self._main.setProperty("act", main.code)
        self._main.setEnabled(main in legal)
        self._show_waiting(reading)
        self._undo.setText(with_key(verb_name(verbs.UNDO), hint(verbs.UNDO)))
        self._undo.setEnabled(verbs.UNDO in legal)
        self.keys.show_reading(reading)

    def _show_waiting(self, reading: PanelReading) -> None:
        latest = reading.latest
        self._longest.setVisible(latest is not None)
        self._waiting.setText(from_its_side(translate("Clerk", "%n waiting", "", reading.waiting)))
        if latest:
            late, longest = lateness(latest), duration_text(latest.longest_wait)
            said, is_late = f"{lateness_word(late)} · {longest}", late is Lateness.BEYOND
            set_tone(self._longest, "late" if is_late else "")
            self._longest.setText(from_its_side(late_text(said) if is_late else said))
            self._longest.setAccessibleName(said)

    def _lay_out(self) -> None:
        visitor = column(None, self._state, self._service, self._why, None)
        visitor.setAlignment(self._state, Qt.AlignmentFlag.AlignLeading)
        waiting = column(None, self._waiting, self._longest, None)
        beside = column(None, self._whole, self._undo, None, spacing=GRID_PX // 2)
        across = row(self._label, (visitor, 1), self._main, waiting, beside, spacing=GRID_PX)
        across.setContentsMargins(GAP_PX, 0, GRID_PX, 0)
        self.setLayout(across)


class StripVerbs(QWidget):
    """The other verbs of the moment, each in its place, with its key."""

    def __init__(self, view_model: "ClerkViewModel") -> None:
        super().__init__()
        self._view_model = view_model
        moments = (ButtonRow.FREE, ButtonRow.CALLED, ButtonRow.SERVING, ButtonRow.HELD)
        self._verbs = {verb: self._button(verb) for verb in in_row(*moments, ButtonRow.IN_HAND)}
        self.setLayout(row(*self._verbs.values(), None, spacing=GRID_PX // 2, margins=0))

    def show_reading(self, reading: PanelReading) -> None:
        """Show what belongs to the moment; what is not legal now keeps its place."""
        shown, legal = verbs_of_the_moment(reading), self._view_model.legal_verbs
        if reading.held:
            shown += in_row(ButtonRow.IN_HAND)
        for verb, button in self._verbs.items():
            key = self._view_model.key_hint(verb)
            button.setText(f"{key} {verb_name(verb)}".strip())
            button.setVisible(verb in shown)
            button.setEnabled(verb in legal and verb is not self._view_model.main_verb)

    def _button(self, verb: Verb) -> ReturnButton:
        button = ReturnButton(f"strip-{verb.code}", "strip")
        button.clicked.connect(lambda: self._view_model.press_any(verb))
        return button


def _line_of(reading: PanelReading) -> str:
    """Return for what the visitor came, or that there is none."""
    held = reading.held
    if held:
        return spoken(reading.unit.service_names(held.leg.service))
    if reading.here and reading.here.away:
        return translate("Clerk", "On a break")
    if reading.next_visit:
        word = translate("Clerk", "Next")
        return f"{word} · {label_text(reading.next_visit.ticket.label)}"
    return translate("Clerk", "Nobody is waiting.")
