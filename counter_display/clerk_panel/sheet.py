"""The sheet that asks what an act needs to know: it stands in the window, and keys are enough."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QLineEdit, QWidget

from counter_display.clerk_panel.buttons import button_of, verb_name
from counter_display.clerk_panel.choices import ChoiceList
from counter_display.clerk_panel.keys import (
    ENTER,
    PAD_OUT,
    PAD_STEPS,
    STEPS,
    is_pad,
    pad_press,
    western,
)
from counter_display.clerk_panel.parts import PanelCard, ReturnButton, column, heading, row
from counter_display.clerk_panel.questions import (
    SheetDraft,
    SheetQuestion,
    Switch,
    WrittenLine,
    with_words,
)
from counter_display.clerk_panel.style import GAP_PX
from counter_display.clerk_panel.words import translate
from reception.domain.ticket import LONGEST_REMARK
from reception.queue.verbs import Said
from ui_kit.roles import set_tone, text_label
from ui_kit.tokens import GRID_PX
from ui_kit.words import from_its_side


class Switches(QWidget):
    """Shows how each switch stands; its letter, or a click, turns it to the next setting."""

    def __init__(self) -> None:
        super().__init__()
        self._switches: tuple[Switch, ...] = ()
        self._stand: dict[int, int] = {}
        self._buttons = [self._button(at) for at in range(2)]
        self.setLayout(column(*self._buttons, spacing=GRID_PX // 2, margins=0))

    def show_switches(self, switches: tuple[Switch, ...], turned: dict[int, int]) -> None:
        """Show these as they were turned; how they are turned on is written there."""
        self._switches, self._stand = switches, turned
        self.setVisible(bool(switches))
        self._show()

    def turn(self, at: int) -> None:
        """Turn one to its next setting, if there is such a switch."""
        if at < len(self._switches):
            self._stand[at] = (self._stand.get(at, 0) + 1) % len(self._switches[at].settings)
            self._show()

    def take_letter(self, letter: str) -> None:
        """Turn the switch of a letter."""
        for at, switch in enumerate(self._switches):
            if letter.upper() in switch.letters:
                self.turn(at)

    def applied(self, said: Said) -> Said:
        """Return what was said, as the switches stand."""
        for at, switch in enumerate(self._switches):
            said = switch.settings[self._stand.get(at, 0)].apply(said)
        return said

    def _show(self) -> None:
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(self._switches))
            if at < len(self._switches):
                switch = self._switches[at]
                setting = switch.settings[self._stand.get(at, 0)].name
                button.setText(from_its_side(f"{switch.name} · {setting} · {switch.letters[0]}"))
                set_tone(button, "turned" if self._stand.get(at) else "")

    def _button(self, at: int) -> ReturnButton:
        button = ReturnButton(f"sheet-switch-{at + 1}", "always", focus=Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.turn(at))
        return button


class QuestionSheet(PanelCard):
    """A list, perhaps in tabs, perhaps with a line to write; Enter answers, Esc closes."""

    answered = Signal(object, object)
    """The question, and what was said."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__("sheet")
        self._question: SheetQuestion | None = None
        self._draft = SheetDraft()
        self._title = heading("sheet-title", "title")
        self._warning = text_label("warning", "sheet-warning", wraps=True)
        self._empty = text_label("quiet", "sheet-empty", wraps=True)
        self._tabs = [self._tab(at) for at in range(3)]
        self._list = ChoiceList()
        self._line = _Line(self._list)
        self._switches = Switches()
        strong = Qt.FocusPolicy.StrongFocus
        self._do = ReturnButton("sheet-do", "primary", focus=strong)
        self._close = ReturnButton("sheet-close", focus=strong)
        self._do.clicked.connect(self._answer)
        self._close.clicked.connect(self.left)
        self._parts = (self._list, self._line, self._do, self._close)
        self._list.confirmed.connect(self._answer)
        self._list.left.connect(self.left)
        self._list.turned.connect(self._turn)
        self._list.starred.connect(lambda: self._switches.turn(1))
        self._list.typed.connect(self._begin_line)
        self._list.currentRowChanged.connect(self._keep_row)
        self._line.textChanged.connect(self._keep_text)
        self._line.returnPressed.connect(self._answer)
        self._line.textEdited.connect(self._on_edited)
        self._lay_out()

    def show_question(self, question: SheetQuestion, draft: SheetDraft) -> None:
        """Ask; what was chosen and written so far stands there again."""
        chosen = draft.row
        self._question, self._draft = question, draft
        self._line.setText((question.written or "") if draft.text is None else draft.text)
        self._title.setText(question.title)
        self._warning.setText(from_its_side(question.warning))
        self._warning.setVisible(bool(question.warning))
        self._list.setAccessibleName(question.title)
        self._list.setAccessibleDescription(question.warning)
        for at, tab in enumerate(self._tabs):
            is_there = at < len(question.groups) > 1
            tab.setVisible(is_there)
            tab.setText(question.groups[at].name if is_there else "")
        self._switches.show_switches(question.switches, draft.turned)
        self._line.setVisible(question.line is not WrittenLine.NONE)
        self._line.is_number = question.line is WrittenLine.NUMBER
        self._line.setPlaceholderText(_placeholder(question.line))
        self._line.setAccessibleName(_placeholder(question.line))
        enter = translate("Clerk", "Enter")
        self._do.setText(f"{_what_enter_does(question)} · {enter}")
        back, escape = translate("Clerk", "Go back"), translate("Clerk", "Esc")
        self._close.setText(f"{back} · {escape}")
        self._show_group(chosen)

    def take_focus(self) -> None:
        """Be ready for the first key."""
        question = self._question
        writes = question is not None and (
            question.line is WrittenLine.NUMBER or question.written is not None
        )
        (self._line if writes else self._list).setFocus()

    def take_pad(self, character: str) -> None:
        """Answer by a key of the number pad, though another window may have the keyboard."""
        writes = self.window().focusWidget() is self._line
        QApplication.sendEvent(self._line if writes else self._list, pad_press(character))

    def write(self, text: str) -> None:
        """Begin the line with what was typed before the sheet was there."""
        self._line.setText(text)
        self._on_edited()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close by Esc from wherever the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            if not event.isAutoRepeat():
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802 - Qt's name
        """Go round inside the sheet by Tab: what is outside it has no keys while it asks."""
        parts = [one for one in self._parts if one.isVisibleTo(self)]
        now = next((at for at, one in enumerate(parts) if one.hasFocus()), 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        parts[(now + (1 if forward else -1)) % len(parts)].setFocus(reason)
        return True

    def _show_group(self, row: int = 0) -> None:
        question = self._question
        if question is None:
            return
        if len(question.groups) > 1:
            self._tabs[self._draft.group].setChecked(True)
        by_number = question.line is WrittenLine.NUMBER
        self._list.show_choices(
            question.groups[self._draft.group].choices, numbered=not by_number, row=max(row, 0)
        )
        self._on_edited()

    def _turn(self, by: int) -> None:
        if self._question and self._question.switches:
            self._switches.turn(0)
        elif self._question:
            self._choose_group((self._draft.group + by) % len(self._question.groups))

    def _choose_group(self, at: int) -> None:
        self._draft.group = at
        self._show_group()
        self._list.setFocus()

    def _keep_row(self, row: int) -> None:
        self._draft.row = row

    def _keep_text(self, text: str) -> None:
        self._draft.text = text

    def _begin_line(self, text: str) -> None:
        if self._line.isVisible():
            self._line.setFocus()
            self._line.insert(text.lstrip())
        else:
            self._switches.take_letter(text)

    def _on_edited(self) -> None:
        if self._line.is_number and self._line.isVisibleTo(self):
            self._line.setText(western(self._line.text()))
            self._list.show_numbers(self._line.text())
        self._empty.setText(translate("Clerk", "Nobody."))
        self._empty.setVisible(self._list.is_empty)

    def _answer(self) -> None:
        question, chosen = self._question, self._list.chosen
        if question is None:
            return
        written = self._line.text().strip()
        if chosen:
            said = chosen.said
        elif question.line is WrittenLine.NUMBER and written:
            # The list is not the whole hall: the desk knows whether there is such a ticket.
            said = Said(ticket="".join(written.split()).upper())
        else:
            return
        if question.line is WrittenLine.NOTE:
            said = replace(said, note=written or None)
        elif question.line is WrittenLine.REASON:
            said = with_words(said, written)
        self.answered.emit(question, self._switches.applied(said))

    def _tab(self, at: int) -> ReturnButton:
        tab = ReturnButton(f"sheet-tab-{at + 1}", "word", focus=Qt.FocusPolicy.NoFocus)
        tab.setCheckable(True)
        tab.clicked.connect(lambda: self._choose_group(at))
        return tab

    def _lay_out(self) -> None:
        one_of_them = QButtonGroup(self)
        for tab in self._tabs:
            one_of_them.addButton(tab)
        asked = (self._title, self._warning, row(*self._tabs, None), self._empty, (self._list, 1))
        buttons = row((self._do, 1), self._close, spacing=GRID_PX)
        parts = (*asked, self._switches, self._line, buttons)
        self.setLayout(column(*parts, spacing=GRID_PX, margins=GAP_PX))


class _Line(QLineEdit):
    """One line to write; what moves in the list above it, or leaves it, does so from here too."""

    def __init__(self, above: ChoiceList) -> None:
        super().__init__()
        self.setObjectName("sheet-line")
        self.setMaxLength(LONGEST_REMARK)
        self.is_number = False
        self._above = above

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = event.key()
        if key in ENTER and event.isAutoRepeat():
            return
        steps_on_pad = self.is_number and is_pad(event) and key in {*PAD_STEPS, *PAD_OUT}
        if key in STEPS or steps_on_pad:
            self._above.keyPressEvent(event)
        else:
            super().keyPressEvent(event)


def _what_enter_does(question: SheetQuestion) -> str:
    if question.then:
        return translate("Clerk", "Go on")
    enter = button_of(question.verb).enter
    return translate("Clerk", enter) if enter else verb_name(question.verb)


def _placeholder(line: WrittenLine) -> str:
    match line:
        case WrittenLine.NOTE:
            return translate("Clerk", "Note for the next counter, if any")
        case WrittenLine.REASON:
            return translate("Clerk", "In your own words, if needed")
        case WrittenLine.NUMBER:
            return translate("Clerk", "Ticket number")
        case WrittenLine.NONE:
            return ""
