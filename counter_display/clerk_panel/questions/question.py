"""What a sheet asks: a numbered list or several, and perhaps a line to write."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_display.clerk_panel.parts import ReturnButton, set_tone
from reception.queue.verbs import Said, Verb
from ui_kit.tokens import GRID_PX
from ui_kit.words import from_its_side


class WrittenLine(Enum):
    """The line that may be written beneath the list."""

    NONE = auto()
    NOTE = auto()
    """For the next counter."""
    REASON = auto()
    """Goes with the reason chosen, or stands for it."""
    NUMBER = auto()
    """A ticket's number, which shortens the list."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One entry of a list, and what it answers."""

    name: str
    said: Said
    detail: str = ""
    number: str = ""
    """Of the ticket, where it is one: ``A042``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChoiceGroup:
    """One list of a sheet; its name is on the tab that shows it."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """One position of a switch, and what it makes of what was said."""

    name: str
    apply: Callable[[Said], Said]


@dataclass(frozen=True, kw_only=True, slots=True)
class Switch:
    """What is nearly always as usual, and is changed by one key."""

    letters: tuple[str, str]
    """The key's, as of a button."""
    name: str
    settings: tuple[Setting, ...]
    """The usual one first."""


@dataclass(slots=True)
class SheetDraft:
    """What was chosen and written in a sheet so far; it outlives the widgets that show it."""

    group: int = 0
    row: int = 0
    text: str | None = None
    """None: what the question has there at first."""
    turned: dict[int, int] = field(default_factory=dict)
    """How far each switch was turned."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetQuestion:
    """One sheet, in the present language."""

    verb: Verb
    title: str
    groups: tuple[ChoiceGroup, ...]
    warning: str = ""
    """What should be known before it is answered."""
    line: WrittenLine = WrittenLine.NONE
    written: str | None = None
    """What stands in the line at first, where the keys go there at once."""
    switches: tuple[Switch, ...] = ()
    then: "Callable[[Said], SheetQuestion] | None" = None
    """What is asked after this; None: it is done."""


_MOST = 2


class Switches(QWidget):
    """Shows how each switch stands; its letter, or a click, turns it to the next setting."""

    def __init__(self) -> None:
        super().__init__()
        self._switches: tuple[Switch, ...] = ()
        self._stand: dict[int, int] = {}
        self._buttons = [self._button(at) for at in range(_MOST)]
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(GRID_PX // 2)
        for button in self._buttons:
            lines.addWidget(button)

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
