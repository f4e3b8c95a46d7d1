"""The acts as buttons: those of the moment in a row, and those of any time beneath."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_display.clerk_panel.acts import Act
from counter_display.clerk_panel.keys import SIZE, pad_name
from counter_display.clerk_panel.parts import ActButton, ReturnButton
from counter_display.clerk_panel.style import GAP_PX
from counter_display.clerk_panel.words import act_name, key_name, translate, undo_text
from reception.domain.ticket import TicketState
from ui_kit.tokens import GRID_PX

if TYPE_CHECKING:
    from counter_display.clerk_panel.reading import Reading
    from counter_display.clerk_panel.view_model import ClerkViewModel

# Which buttons stand beside the main one; those that are in two rows keep their place.
_FREE = (Act.CALL_NUMBER, Act.WALK_IN, Act.CANCEL, Act.BREAK)
_CALLED = (Act.RECALL, Act.NO_SHOW, Act.PUT_BACK, Act.TRANSFER, Act.PARK)
_SERVING = (Act.FINISH, Act.OUTCOME, Act.FOLLOW, Act.TRANSFER, Act.PARK)
_ORDER = (*_FREE, *_CALLED[:3], *_SERVING)
# Who has a visitor does not close the counter, and who has none notes nothing: one place for both.
_ALWAYS = (Act.UNDO, Act.RESUME, Act.READMIT, Act.PROFILE, Act.NOTE, Act.CLOSE)


class ActsRow(QWidget):
    """Shows what can be done now, each act with its key."""

    def __init__(self, view_model: "ClerkViewModel", shrink: Callable[[], None]) -> None:
        super().__init__()
        self._view_model = view_model
        self._main = ActButton("main-act", kind="primary-act")
        self._main.clicked.connect(view_model.do_main_act)
        self._acts = {act: self._wired(ActButton(str(act)), act) for act in _ORDER}
        self._always = {act: self._wired(_small(str(act)), act) for act in _ALWAYS}
        self._shrink = _small("shrink")
        self._shrink.clicked.connect(shrink)
        self._lay_out()

    def show_state(self) -> None:
        """Show what can be done now."""
        legal, main = self._view_model.legal_acts, self._view_model.main_act
        self._main.say(act_name(main), translate("Clerk", "Space"), translate("Clerk", "Enter"))
        self._main.setProperty("act", str(main))
        self._main.setEnabled(main in legal)
        reading = self._view_model.reading
        shown = acts_of_the_moment(reading) if reading else _FREE
        for act, button in self._acts.items():
            button.setVisible(act in shown)
            # When finishing is the main act, one button for it is enough.
            button.setEnabled(act in legal and act is not main)
        for act, small in self._always.items():
            small.setEnabled(act in legal)
        self._always[Act.PROFILE].setVisible(bool(reading and reading.unit.profiles))
        held = self._view_model.held is not None
        self._always[Act.NOTE].setVisible(held)
        self._always[Act.CLOSE].setVisible(not held)
        self._name_small()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        for act, button in self._acts.items():
            button.say(act_name(act), key_name(act), pad_name(act))
        self.show_state()

    def _name_small(self) -> None:
        last = self._view_model.last_act
        reading = self._view_model.reading
        mine = sum(one.is_mine for one in reading.parked) if reading else 0
        for act, button in self._always.items():
            name = act_name(act)
            if act is Act.UNDO and last:
                name = undo_text(last.act, last.label)
            elif act is Act.RESUME and mine:
                name = f"{name} ({mine})"
            button.setText(f"{name} · {key_name(act)}")
        small = translate("Clerk", "Small window")
        self._shrink.setText(f"{small} · {SIZE[0]}")

    def _wired[B: ReturnButton](self, button: B, act: Act) -> B:
        button.clicked.connect(lambda: self._view_model.press(act))
        return button

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(GRID_PX)
        acts.addWidget(self._main, stretch=2)
        for button in self._acts.values():
            acts.addWidget(button, stretch=1)
        always = QHBoxLayout()
        always.setSpacing(GRID_PX)
        for act, small in self._always.items():
            always.addWidget(small)
            if act is Act.UNDO:
                always.addStretch(1)
                always.addWidget(self._shrink)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(GAP_PX // 2)
        outside.addLayout(acts)
        outside.addLayout(always)


def acts_of_the_moment(reading: "Reading") -> tuple[Act, ...]:
    """Return the acts that belong to how the visitor in hand stands, legal now or not."""
    if reading.held is None:
        return () if reading.on_break else _FREE
    return _CALLED if reading.held.state is TicketState.CALLED else _SERVING


def _small(name: str) -> ReturnButton:
    button = ReturnButton()
    button.setObjectName(name)
    button.setProperty("kind", "always")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
