"""The clerk's day: the ticket in hand, who waits, and one row of acts with their keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_display.clerk_panel.acts import Act
from counter_display.clerk_panel.parts import ActButton
from counter_display.clerk_panel.queue_card import QueueCard
from counter_display.clerk_panel.style import GAP_PX
from counter_display.clerk_panel.ticket_card import TicketCard
from counter_display.clerk_panel.view_model import ClerkViewModel
from counter_display.clerk_panel.words import act_name, translate

# The key is named by what is printed on it; on an Arabic layout the same key types the second.
_KEYS = {Act.RECALL: ("R", "ق"), Act.NO_SHOW: ("N", "ى"), Act.FINISH: ("F", "ب")}


class PanelPage(QWidget):
    """Every act by one key; the space bar always does the one that fits."""

    leaving = Signal()

    def __init__(self, view_model: ClerkViewModel, ticket: TicketCard) -> None:
        super().__init__()
        self._view_model = view_model
        self._ticket, self._queue = ticket, QueueCard()
        self._main = ActButton("main-act", kind="primary-act")
        self._main.clicked.connect(view_model.do_main_act)
        self._others = {act: self._act_button(act) for act in _KEYS}
        self._leave = ActButton("leave-counter")
        self._leave.clicked.connect(self.leaving)
        self._bind((Qt.Key.Key_Space, Qt.Key.Key_Enter), view_model.do_main_act)
        self._bind((Qt.Key.Key_Escape,), self.leaving.emit)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()

    def show_reading(self) -> None:
        """Show the hall as it was last read."""
        reading = self._view_model.reading
        if reading is None:
            return
        self._ticket.show_reading(reading)
        self._queue.show_reading(reading)
        legal, main = self._view_model.legal_acts, self._view_model.main_act
        self._main.say(act_name(main), translate("Clerk", "Space"))
        self._main.setProperty("act", str(main))
        self._main.setEnabled(main in legal)
        for act, button in self._others.items():
            # When finishing is the main act, one button for it is enough.
            button.setEnabled(act in legal and act is not main)
        self._leave.setEnabled(self._view_model.held is None)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        for act, button in self._others.items():
            button.say(act_name(act), _KEYS[act][0])
        self._leave.say(translate("Clerk", "Leave the counter"), translate("Clerk", "Esc"))
        self._ticket.retranslate()
        self._queue.retranslate()
        self.show_reading()

    def _act_button(self, act: Act) -> ActButton:
        button = ActButton(str(act))
        button.clicked.connect(lambda: self._view_model.do(act))
        self._bind(_KEYS[act], lambda: self._view_model.do(act))
        return button

    def _bind(self, keys: tuple[Qt.Key | str, ...], act: Callable[[], None]) -> None:
        shortcut = QShortcut(self)
        shortcut.setKeys([QKeySequence(key) for key in keys])
        # A key that is held down is one act, not many.
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        cards = QHBoxLayout()
        cards.setSpacing(GAP_PX)
        cards.addWidget(self._ticket, stretch=1)
        cards.addWidget(self._queue, stretch=1)
        acts = QHBoxLayout()
        acts.setSpacing(GAP_PX)
        acts.addWidget(self._main, stretch=2)
        for button in (*self._others.values(), self._leave):
            acts.addWidget(button, stretch=1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(GAP_PX)
        outside.addLayout(cards, stretch=1)
        outside.addLayout(acts)
