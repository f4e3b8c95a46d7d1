"""The clerk's day: the ticket in hand, who waits, what can be done, and the sheets that ask."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from counter_display.clerk_panel.buttons import (
    BUTTONS,
    ON_PAD,
    ButtonRow,
    in_row,
    key_name,
    pad_name,
    verb_name,
    verbs_of_the_moment,
)
from counter_display.clerk_panel.keys import PAD_CHARACTERS, SIZE, bound, digit_keys, watch_num_lock
from counter_display.clerk_panel.parts import ReturnButton, VerbButton, column, row
from counter_display.clerk_panel.queue_card import QueueCard
from counter_display.clerk_panel.sheet import QuestionSheet
from counter_display.clerk_panel.style import GAP_PX
from counter_display.clerk_panel.ticket_card import TicketCard
from counter_display.clerk_panel.view_model import ClerkViewModel
from counter_display.clerk_panel.words import translate
from reception.queue import verbs
from reception.queue.verbs import Verb
from ui_kit.tokens import GRID_PX
from ui_kit.words import label_text


class VerbsRow(QWidget):
    """Shows what can be done now, each act with its key."""

    def __init__(self, view_model: ClerkViewModel, shrink: Callable[[], None]) -> None:
        super().__init__()
        self._view_model = view_model
        self._main = VerbButton("main-act", kind="primary-act")
        self._main.clicked.connect(view_model.do_main_verb)
        self._acts = {
            verb: self._wired(VerbButton(verb.code), verb)
            for verb in in_row(ButtonRow.FREE, ButtonRow.CALLED, ButtonRow.SERVING, ButtonRow.HELD)
        }
        self._always = {
            verb: self._wired(ReturnButton(verb.code, "always"), verb)
            for verb in in_row(ButtonRow.ALWAYS)
        }
        small = translate("Clerk", "Small window")
        self._shrink = ReturnButton("shrink", "always", f"{small} · {SIZE[0]}")
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
            small.setText(self._name_of(verb))
        self._always[verbs.PROFILE].setVisible(bool(reading and reading.unit.profiles))
        held = self._view_model.held is not None
        self._always[verbs.NOTE].setVisible(held)
        self._always[verbs.CLOSE].setVisible(not held)

    def _name_of(self, verb: Verb) -> str:
        """Return a verb's name, and whom it would be about."""
        reading, last = self._view_model.reading, self._view_model.last_verb
        name, whom = verb_name(verb), ""
        if verb is verbs.UNDO and last:
            whom = f" ({verb_name(last.verb)} · {label_text(last.label)})"
        elif verb is verbs.RESUME and reading and (mine := reading.parked_for_me):
            whom = f" ({len(mine)})"
        return f"{name}{whom} · {key_name(verb)}"

    def _wired[B: ReturnButton](self, button: B, verb: Verb) -> B:
        button.clicked.connect(lambda: self._view_model.press(verb))
        return button

    def _lay_out(self) -> None:
        undo, *others = self._always.values()
        acts = row((self._main, 2), *((one, 1) for one in self._acts.values()), spacing=GRID_PX)
        always = row(undo, None, self._shrink, *others, spacing=GRID_PX)
        self.setLayout(column(acts, always, spacing=GAP_PX // 2, margins=0))


class PanelPage(QWidget):
    """Every act by one key; the space bar always does the one that fits."""

    size_wanted = Signal()
    """Small, if the window is whole; whole, if it is small."""

    def __init__(self, view_model: ClerkViewModel) -> None:
        super().__init__()
        self.setObjectName("panel-page")
        self._view_model = view_model
        self._ticket = TicketCard(view_model.core.clock)
        self._queue, self._sheet = QueueCard(), QuestionSheet()
        self._acts = VerbsRow(view_model, self.size_wanted.emit)
        self._right = QStackedWidget()
        self._typed = ""
        self._is_small = False
        self._shortcuts: list[QShortcut] = []
        self._bind_all()
        self._sheet.answered.connect(view_model.answer)
        self._sheet.left.connect(view_model.close_sheet)
        view_model.sheetChanged.connect(self._show_sheet)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        if view_model.sheet:
            self._show_sheet()

    def take_focus(self) -> None:
        """Have the keys do the acts, or answer the sheet that is open."""
        if self._view_model.sheet:
            self._sheet.take_focus()
        else:
            self.setFocus()

    def set_small(self, *, is_small: bool) -> None:
        """Show the sheets alone, or everything."""
        self._is_small = is_small
        self._ticket.setVisible(not is_small)
        self._show_parts()

    def show_reading(self) -> None:
        """Show the hall as it was last read."""
        if reading := self._view_model.reading:
            self._ticket.show_reading(reading, is_cut=self._view_model.link.is_cut)
            self._queue.show_reading(reading)
            self._acts.show_state()

    def _show_sheet(self) -> None:
        ask = self._view_model.sheet
        # While a sheet is open, every key is its own, and a click beside it takes none away.
        for shortcut in self._shortcuts:
            shortcut.setEnabled(ask is None)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if ask is None else Qt.FocusPolicy.NoFocus)
        self._right.setCurrentWidget(self._sheet if ask else self._queue)
        self._show_parts()
        if ask is None:
            self._typed = ""
            self.setFocus()
            return
        self._sheet.show_question(ask(), self._view_model.draft)
        self._sheet.take_focus()
        if self._typed:
            self._sheet.write(self._typed)
            self._typed = ""

    def _show_parts(self) -> None:
        asks = self._view_model.sheet is not None
        self._acts.setVisible(not (asks or self._is_small))
        self._right.setVisible(asks or not self._is_small)

    def _bind_all(self) -> None:
        self._bind((Qt.Key.Key_Space, Qt.Key.Key_Enter), self._view_model.do_main_verb)
        # Who went to a button by Tab presses it by Return, and who ends a line ends that alone.
        self._bind((Qt.Key.Key_Return,), self._view_model.do_main_verb).setContext(
            Qt.ShortcutContext.WidgetShortcut
        )
        self._bind((Qt.Key.Key_Escape,), partial(self._view_model.press, verbs.CLOSE))
        self._bind(SIZE, self.size_wanted.emit)
        for button in BUTTONS:
            if button.key:
                self._bind(button.key, partial(self._view_model.press, button.verb))
        for key, meant in ON_PAD.items():
            pad = QKeyCombination(Qt.KeyboardModifier.KeypadModifier, key)
            self._bind((pad,), partial(self._press_first, meant))
        self._shortcuts.append(watch_num_lock(self, self._view_model.say_num_lock))
        for digit in range(1, 10):
            self._bind(digit_keys(digit), partial(self._begin_number, str(digit)))

    def _press_first(self, meant: Iterable[Verb]) -> None:
        legal = self._view_model.legal_verbs
        if verb := next((one for one in meant if one in legal), None):
            self._view_model.press(verb)

    def take_pad(self, character: str) -> None:
        """Do what a key of the number pad does, wherever the keyboard is."""
        if self._view_model.sheet:
            self._sheet.take_pad(character)
        elif character == "enter":
            self._view_model.do_main_verb()
        elif meant := ON_PAD.get(PAD_CHARACTERS[character]):
            self._press_first(meant)
        else:
            self._begin_number(character)

    def _begin_number(self, digit: str) -> None:
        # The sheet opens once the hall has been read: what is typed until then is not lost.
        self._typed = self._typed + digit if self._view_model.is_opening else digit
        self._view_model.press(verbs.CALL_TICKET)
        if not self._view_model.is_opening:
            self._typed = ""

    def _bind(
        self, keys: Iterable[QKeyCombination | Qt.Key | str], act: Callable[[], None]
    ) -> QShortcut:
        self._shortcuts.append(bound(self, keys, act))
        return self._shortcuts[-1]

    def _lay_out(self) -> None:
        for right in (self._queue, self._sheet):
            self._right.addWidget(right)
        # Both halves stand still, whatever is written in them.
        for half in (self._ticket, self._right):
            half.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        cards = row((self._ticket, 1), (self._right, 1), spacing=GAP_PX)
        self.setLayout(column((cards, 1), self._acts, spacing=GAP_PX, margins=0))
