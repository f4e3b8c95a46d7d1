"""The acts as buttons: those of the moment in a row, and those of any time beneath."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_display.clerk_panel.buttons import (
    ButtonRow,
    in_row,
    key_name,
    pad_name,
    verb_name,
    verbs_of_the_moment,
)
from counter_display.clerk_panel.keys import SIZE
from counter_display.clerk_panel.parts import ReturnButton, VerbButton
from counter_display.clerk_panel.style import GAP_PX
from counter_display.clerk_panel.words import translate, undo_text
from reception.queue import verbs
from reception.queue.verbs import Verb
from ui_kit.tokens import GRID_PX

if TYPE_CHECKING:
    from counter_display.clerk_panel.view_model import ClerkViewModel


class VerbsRow(QWidget):
    """Shows what can be done now, each act with its key."""

    def __init__(self, view_model: "ClerkViewModel", shrink: Callable[[], None]) -> None:
        super().__init__()
        self._view_model = view_model
        self._main = VerbButton("main-act", kind="primary-act")
        self._main.clicked.connect(view_model.do_main_verb)
        self._acts = {
            verb: self._wired(VerbButton(verb.code), verb)
            for verb in in_row(ButtonRow.FREE, ButtonRow.CALLED, ButtonRow.SERVING, ButtonRow.HELD)
        }
        self._always = {
            verb: self._wired(_small(verb.code), verb) for verb in in_row(ButtonRow.ALWAYS)
        }
        self._shrink = _small("shrink")
        small = translate("Clerk", "Small window")
        self._shrink.setText(f"{small} · {SIZE[0]}")
        self._shrink.clicked.connect(shrink)
        for verb, button in self._acts.items():
            button.set_text(verb_name(verb), key_name(verb), pad_name(verb))
        self._lay_out()
        self.show_state()

    def show_state(self) -> None:
        """Show what can be done now."""
        legal, main = self._view_model.legal_verbs, self._view_model.main_verb
        self._main.set_text(
            verb_name(main), translate("Clerk", "Space"), translate("Clerk", "Enter")
        )
        self._main.setProperty("act", main.code)
        self._main.setEnabled(main in legal)
        reading = self._view_model.reading
        shown = verbs_of_the_moment(reading) if reading else in_row(ButtonRow.FREE)
        for verb, button in self._acts.items():
            button.setVisible(verb in shown)
            # When finishing is the main act, one button for it is enough.
            button.setEnabled(verb in legal and verb is not main)
        for verb, small in self._always.items():
            small.setEnabled(verb in legal)
        self._always[verbs.PROFILE].setVisible(bool(reading and reading.unit.profiles))
        held = self._view_model.held is not None
        self._always[verbs.NOTE].setVisible(held)
        self._always[verbs.CLOSE].setVisible(not held)
        self._name_small()

    def _name_small(self) -> None:
        last = self._view_model.last_verb
        reading = self._view_model.reading
        mine = sum(one.is_mine for one in reading.parked) if reading else 0
        for verb, button in self._always.items():
            name = verb_name(verb)
            if verb is verbs.UNDO and last:
                name = undo_text(last.verb, last.label)
            elif verb is verbs.RESUME and mine:
                name = f"{name} ({mine})"
            button.setText(f"{name} · {key_name(verb)}")

    def _wired[B: ReturnButton](self, button: B, verb: Verb) -> B:
        button.clicked.connect(lambda: self._view_model.press(verb))
        return button

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(GRID_PX)
        acts.addWidget(self._main, stretch=2)
        for button in self._acts.values():
            acts.addWidget(button, stretch=1)
        always = QHBoxLayout()
        always.setSpacing(GRID_PX)
        for verb, small in self._always.items():
            always.addWidget(small)
            if verb is verbs.UNDO:
                always.addStretch(1)
                always.addWidget(self._shrink)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(GAP_PX // 2)
        outside.addLayout(acts)
        outside.addLayout(always)


def _small(name: str) -> ReturnButton:
    button = ReturnButton()
    button.setObjectName(name)
    button.setProperty("kind", "always")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
