"""The clerk's day: the ticket in hand, who waits, what can be done, and the sheets that ask."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QStackedWidget, QWidget

from counter_display.clerk_panel.buttons import (
    BUTTONS,
    ON_PAD,
    ButtonRow,
    in_row,
    key_of,
    main_name,
    pad_name,
    place_of,
    verb_name,
    verbs_of_the_moment,
)
from counter_display.clerk_panel.keys import (
    HELP,
    PAD_CHARACTERS,
    PAD_MAIN,
    PLACES,
    SIZE,
    STEPS,
    KeySet,
    alt_keys,
    bound,
    digit_keys,
    place_keys,
    western,
)
from counter_display.clerk_panel.keys_card import KeysCard
from counter_display.clerk_panel.model import PanelReading
from counter_display.clerk_panel.parts import ReturnButton, VerbButton, column, row
from counter_display.clerk_panel.queue_card import QueueCard
from counter_display.clerk_panel.sheet import QuestionSheet
from counter_display.clerk_panel.style import GAP_PX, ONE_ROW_PX
from counter_display.clerk_panel.ticket_card import TicketCard, running_text
from counter_display.clerk_panel.view_model import ClerkViewModel
from counter_display.clerk_panel.words import counter_name, spoken, translate, with_key
from reception.queue import verbs
from reception.queue.verbs import Verb
from ui_kit.roles import take_role
from ui_kit.tokens import GRID_PX
from ui_kit.words import label_text


class VerbsRow(QWidget):
    """Shows what can be done now, each act with its key."""

    pressed = Signal()
    """An act was pressed: the keys go back to the page."""
    shrink_wanted = Signal()
    keys_wanted = Signal()

    def __init__(self, view_model: ClerkViewModel) -> None:
        super().__init__()
        self._view_model = view_model
        self._main = VerbButton("main-act", kind="primary-act")
        self._main.clicked.connect(lambda: self._press_place(0))
        self._acts = {
            verb: self._wired(VerbButton(verb.code), verb)
            for verb in in_row(ButtonRow.FREE, ButtonRow.CALLED, ButtonRow.SERVING, ButtonRow.HELD)
        }
        self._always = {
            verb: self._wired(ReturnButton(verb.code, "always"), verb)
            for verb in in_row(ButtonRow.ALWAYS, ButtonRow.IN_HAND)
        }
        self._shrink, self._keys = ReturnButton("shrink", "always"), ReturnButton("keys", "always")
        self._shrink.clicked.connect(self.shrink_wanted)
        self._keys.clicked.connect(self.keys_wanted)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._show_absent)
        self._lay_out()
        self.show_state()

    def show_state(self) -> None:
        """Show what can be done now."""
        legal, main = self._view_model.legal_verbs, self._view_model.main_verb
        hint, has_box = self._view_model.key_hint, self._view_model.has_call_box
        reading = self._view_model.reading
        following = reading.next_visit if reading else None
        name = main_name(main, following.ticket.label if following else None)
        self._main.set_text(name, hint(main), translate("Clerk", "Enter") if has_box else "")
        self._main.setProperty("act", main.code)
        self._main.setEnabled(main in legal)
        shown = verbs_of_the_moment(reading) if reading else in_row(ButtonRow.FREE)
        for verb, button in self._acts.items():
            button.set_text(verb_name(verb), hint(verb), pad_name(verb) if has_box else "")
            button.setVisible(verb in shown)
            # When finishing is the main act, one button for it is enough.
            button.setEnabled(verb in legal and verb is not main)
        for verb, small in self._always.items():
            small.setEnabled(verb in legal)
            small.setText(self._name_of(verb))
        self._always[verbs.PROFILE].setVisible(bool(reading and reading.unit.profiles))
        shortened = "" if self._view_model.key_set is KeySet.NONE else alt_keys(SIZE)[0]
        self._shrink.setText(with_key(translate("Clerk", "Small window"), shortened))
        self._keys.setText(with_key(translate("Clerk", "Keys"), HELP))
        self._show_absent()
        held = self._view_model.held is not None
        for verb in in_row(ButtonRow.IN_HAND):
            self._always[verb].setVisible(held)
        self._always[verbs.CLOSE].setVisible(not held)

    def _name_of(self, verb: Verb) -> str:
        """Return a verb's name, and whom it would be about."""
        last = self._view_model.last_verb
        name, whom = verb_name(verb), ""
        if verb is verbs.UNDO and last:
            whom = f" ({verb_name(last.verb)} · {label_text(last.label)})"
        return with_key(f"{name}{whom}", self._view_model.key_hint(verb))

    def _show_absent(self) -> None:
        """Show how long until the called visitor may count as absent without another call."""
        wait, button = self._view_model.absent_in, self._acts[verbs.NO_SHOW]
        if wait is None:
            self._tick.stop()
            button.show_wait(0, pad_name(verbs.NO_SHOW) if self._view_model.has_call_box else "")
            return
        left, whole = wait
        button.show_wait(max(0.0, 1 - left / whole) if whole else 0.0, running_text(left))
        if not self._tick.isActive():
            self._tick.start()

    def _wired[B: ReturnButton](self, button: B, verb: Verb) -> B:
        place = place_of(verb)
        if place is None:
            button.clicked.connect(lambda: self._press(verb))
        else:
            button.clicked.connect(lambda: self._press_place(place))
        return button

    def _press(self, verb: Verb) -> None:
        self.pressed.emit()
        self._view_model.press(verb)

    def _press_place(self, place: int) -> None:
        self.pressed.emit()
        self._view_model.press_place(place)

    def _lay_out(self) -> None:
        undo, *others = self._always.values()
        acts = row((self._main, 2), *((one, 1) for one in self._acts.values()), spacing=GRID_PX)
        first = row(undo, None, self._keys, self._shrink, spacing=GRID_PX)
        self._always_rows = row((first, 1), row(None, *others, spacing=GRID_PX), spacing=GRID_PX)
        self.setLayout(column(acts, self._always_rows, spacing=GAP_PX // 2, margins=0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stand in two rows where the longest words would not fit in one."""
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._always_rows.setDirection(across if self.width() >= ONE_ROW_PX else down)


def _heard_of(reading: PanelReading) -> str:
    """Return how it stands at the counter, for who listens where the focus rests."""
    here, held = reading.here, reading.held
    counter = counter_name(here.number) if here else ""
    if held is None:
        return f"{counter} · {translate('Clerk', 'No visitor at the counter')}"
    service = spoken(reading.unit.service_names(held.leg.service))
    return f"{counter} · {label_text(held.ticket.label)} · {service}"


_TICK_MS = 1_000
_SINGLE, _ANY = frozenset({KeySet.SINGLE}), frozenset({KeySet.SAFE, KeySet.SINGLE})


class PanelPage(QWidget):
    """Every act by one key; the first of the six places always does the one that fits."""

    size_wanted = Signal()
    """Small, if the window is whole; whole, if it is small."""
    keys_turned = Signal()
    """The page of the keys is shown, or is not any more."""

    def __init__(self, view_model: ClerkViewModel) -> None:
        super().__init__()
        self.setObjectName("panel-page")
        # The focus rests here, where keys act and none writes: it is called by how it stands.
        take_role(self, QAccessible.Role.Grouping)
        self._view_model = view_model
        self._ticket = TicketCard(view_model)
        self._queue, self._sheet = QueueCard(view_model), QuestionSheet()
        self._keys = KeysCard(view_model)
        self._acts = VerbsRow(view_model)
        self._acts.pressed.connect(self.setFocus)
        self._acts.shrink_wanted.connect(self.size_wanted)
        self._acts.keys_wanted.connect(self._turn_keys)
        self._keys.left.connect(self._turn_keys)
        self._right = QStackedWidget()
        self._typed = ""
        self._is_small = self._shows_keys = False
        self._shortcuts: list[tuple[QShortcut, frozenset[KeySet]]] = []
        self._help = bound(self, (HELP,), self._turn_keys)
        self._bind_all()
        view_model.outcomeWanted.connect(self._ticket.go_to_outcomes)
        view_model.keysChanged.connect(self._let_keys)
        view_model.pageChanged.connect(self._leave_keys)
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
        elif self._shows_keys:
            self._keys.take_focus()
        else:
            self.setFocus()

    def set_small(self, *, is_small: bool) -> None:
        """Show the sheets alone, or everything."""
        self._is_small = is_small
        self._ticket.setVisible(not is_small)
        self._view_model.shows_outcomes = not is_small
        self._show_parts()

    def show_reading(self) -> None:
        """Show the hall as it was last read."""
        reading = self._view_model.reading
        if reading is None:
            return
        focused = self.window().focusWidget()
        was_inside = focused is not None and self.isAncestorOf(focused)
        main_key = self._view_model.key_hint(self._view_model.main_verb)
        self.setAccessibleName(_heard_of(reading))
        main = verb_name(self._view_model.main_verb)
        self.setAccessibleDescription(f"{main} {main_key}".strip())
        self._ticket.show_reading(reading, main_key, is_cut=self._view_model.link.is_cut)
        self._queue.show_reading(reading)
        self._acts.show_state()
        if was_inside and self.window().focusWidget() is not focused and not self.asks:
            # What had the focus is gone, and Qt gave it to whatever came next: that may be an act.
            self.setFocus()

    @property
    def shows_day(self) -> bool:
        """Return whether the day's figures stand in the card."""
        return self._ticket.shows_day

    @property
    def asks(self) -> bool:
        """Return whether a sheet is open, or the page of the keys."""
        return self._view_model.sheet is not None or self._shows_keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keep what is typed of a number until its sheet is open; no other text does anything."""
        typed = western(event.text())
        if event.key() in STEPS and self._queue.table.isVisible():
            self._queue.table.read_from(STEPS[event.key()])
        elif self._view_model.is_opening and typed.isdecimal():
            self._typed += typed
        else:
            super().keyPressEvent(event)

    def _turn_keys(self) -> None:
        """Show the page of the keys, or the lines again."""
        self._shows_keys = not self._shows_keys
        self._show_sheet()
        self.keys_turned.emit()

    def _leave_keys(self) -> None:
        if self._shows_keys:
            self._turn_keys()

    def _let_keys(self) -> None:
        """Let those keys act that the person has chosen, and none beside an open sheet."""
        # While a sheet is open, every key is its own, and a click beside it takes none away.
        for shortcut, key_sets in self._shortcuts:
            shortcut.setEnabled(not self.asks and self._view_model.key_set in key_sets)
        self._help.setEnabled(self._view_model.sheet is None)

    def _show_sheet(self) -> None:
        ask = self._view_model.sheet
        if ask:
            self._shows_keys = False
        self._let_keys()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if self.asks else Qt.FocusPolicy.StrongFocus)
        beside = self._sheet if ask else self._keys if self._shows_keys else self._queue
        self._right.setCurrentWidget(beside)
        self._show_parts()
        if ask is None:
            self._typed = ""
            self.take_focus()
            return
        self._sheet.show_question(ask(), self._view_model.draft)
        self._sheet.take_focus()
        if self._typed:
            self._sheet.write(self._typed)
            self._typed = ""

    def _show_parts(self) -> None:
        self._acts.setVisible(not (self.asks or self._is_small))
        self._right.setVisible(self.asks or not self._is_small)

    def _bind_all(self) -> None:
        press = self._view_model.press_any
        for place in range(len(PLACES)):
            self._bind(place_keys(place), partial(self._view_model.press_place, place), _ANY)
        self._bind(alt_keys(SIZE), self.size_wanted.emit, _ANY)
        for button in BUTTONS:
            act = partial(press, button.verb)
            if place_of(button.verb) is None:
                alone = alt_keys(button.key) if button.key else (key_of(button.verb),)
                self._bind(alone, act, _ANY)
            if button.key:
                self._bind(button.key, act, _SINGLE)
        self._bind(SIZE, self.size_wanted.emit, _SINGLE)
        main = partial(self._view_model.press_place, 0)
        self._bind((Qt.Key.Key_Space,), main, _SINGLE)
        # Who went to a button by Tab presses it by Return, and who ends a line ends that alone.
        self._bind((Qt.Key.Key_Return,), main, _SINGLE).setContext(
            Qt.ShortcutContext.WidgetShortcut
        )
        for digit in range(1, 10):
            self._bind(digit_keys(digit), partial(self._begin_number, str(digit)), _SINGLE)
        self._let_keys()

    def take_pad(self, character: str) -> None:
        """Do what a key of the call box does, wherever the keyboard is."""
        if self._view_model.sheet:
            self._sheet.take_pad(character)
        elif character == PAD_MAIN:
            self._view_model.press_place(0)
        elif meant := ON_PAD.get(PAD_CHARACTERS[character]):
            self._press_first(meant)
        else:
            self._begin_number(character)

    def _press_first(self, meant: Iterable[Verb]) -> None:
        legal = self._view_model.legal_verbs
        if verb := next((one for one in meant if one in legal), next(iter(meant), None)):
            self._view_model.press_any(verb)

    def _begin_number(self, digit: str) -> None:
        # The sheet opens once the hall has been read: what is typed until then is not lost.
        if self._view_model.is_opening:
            self._typed += digit
            return
        self._typed = digit
        self._view_model.press_any(verbs.CALL_TICKET)
        if not self._view_model.is_opening:
            self._typed = ""

    def _bind(
        self, keys: Iterable[Qt.Key | str], act: Callable[[], None], key_sets: frozenset[KeySet]
    ) -> QShortcut:
        def act_if_settled() -> None:
            self._view_model.touched.emit()
            if self._view_model.debounce.is_settled:
                act()
            else:
                self._view_model.say_unsettled()

        shortcut = bound(self, keys, act_if_settled)
        self._shortcuts.append((shortcut, key_sets))
        return shortcut

    def _lay_out(self) -> None:
        for right in (self._queue, self._sheet, self._keys):
            self._right.addWidget(right)
        # Both halves stand still, whatever is written in them.
        for half in (self._ticket, self._right):
            half.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._cards = row(self._ticket, self._right, spacing=GAP_PX)
        self._share()
        self.setLayout(column((self._cards, 1), self._acts, spacing=GAP_PX, margins=0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the new width between the two cards."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Leave the line more, and most of all where there is little room."""
        for at, part in enumerate((4, 7) if self.width() < ONE_ROW_PX else (2, 3)):
            self._cards.setStretch(at, part)
