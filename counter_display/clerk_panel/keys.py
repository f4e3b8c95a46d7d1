"""The keys of the panel, stated once, and when a press is meant.

No act has a key that text is made of: what is typed blindly does nothing. Which verb has which key
follows from its button, see ``counter_display.clerk_panel.buttons``.
"""

import time
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

HELP = "F1"
PLACES = ("F2", "F3", "F4", "F5", "F6", "F7")
"""Of the six places in the row of acts, the main one first. What a place means changes with the
visitor in hand."""
# Makes the window small, and whole again; it is no act.
SIZE: tuple[str, str] = ("D", "ي")
# Of the sheet for a visitor without a ticket, where letters write nothing.
LANGUAGE: tuple[str, str] = ("L", "م")
PRIORITY: tuple[str, str] = ("P", "ح")


class KeySet(StrEnum):
    """Which keys act: each person chooses (WCAG 2.2, 2.1.4)."""

    SAFE = "safe"
    """Those that text is never made of."""
    SINGLE = "single"
    """Letters, digits, the space bar and Enter as well."""
    NONE = "none"
    """None but Tab and Enter on the button that has the focus, and the one of the help."""


# What is written on the keys of a call box, and the key that the same character is on a number pad.
PAD_CHARACTERS: dict[str, Qt.Key] = {
    "enter": Qt.Key.Key_Enter,
    "+": Qt.Key.Key_Plus,
    "-": Qt.Key.Key_Minus,
    "*": Qt.Key.Key_Asterisk,
    "/": Qt.Key.Key_Slash,
    ".": Qt.Key.Key_Period,
    **{str(digit): Qt.Key(Qt.Key.Key_0 + digit) for digit in range(10)},
}
PAD_MAIN = "enter"
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
# How keys move in a sheet's list; a call box has no other ones for that, and for leaving it.
STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
PAD_STEPS: dict[int, int] = {Qt.Key.Key_Minus: -1, Qt.Key.Key_Plus: 1}
PAD_OUT = frozenset({Qt.Key.Key_Period, Qt.Key.Key_Comma})
_FRENCH_ROW = "à&é\"'(-è_ç"
"""What a French keyboard types on the keys from 0 to 9 without Shift."""


def digit_keys(digit: int) -> tuple[str, ...]:
    """Return the keys that type a digit, or stand in its place, on every keyboard."""
    return str(digit), _FRENCH_ROW[digit], chr(ord("\u0660") + digit)


def place_keys(place: int) -> tuple[str, ...]:
    """Return the keys of a place: F2 to F7, and Ctrl with a digit where those are hard to reach."""
    return PLACES[place], *(f"Ctrl+{digit}" for digit in digit_keys(place + 1))


def alt_keys(letters: tuple[str, str]) -> tuple[str, ...]:
    """Return Alt with a letter, on a Latin keyboard and on an Arabic one."""
    return tuple(f"Alt+{letter}" for letter in letters)


def western(text: str) -> str:
    """Return the digits that tickets have, whichever the keyboard types; letters as they are."""
    return "".join(_western(character) for character in text)


def is_pad(event: QKeyEvent) -> bool:
    """Return whether a key of the number pad was pressed."""
    return bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)


def pad_press(character: str) -> QKeyEvent:
    """Return the press of the call box's key with this character."""
    text = "\r" if character == PAD_MAIN else character
    return QKeyEvent(
        QEvent.Type.KeyPress, PAD_CHARACTERS[character], Qt.KeyboardModifier.KeypadModifier, text
    )


def _western(character: str) -> str:
    if character.isdecimal():
        return str(int(character))
    return str(_FRENCH_ROW.index(character)) if character in _FRENCH_ROW else character


def bound(page: QWidget, keys: Iterable[Qt.Key | str], act: Callable[[], object]) -> QShortcut:
    """Have keys do an act while a page is shown; a key that is held down does it once."""
    shortcut = QShortcut(page)
    shortcut.setKeys([QKeySequence(key) for key in keys])
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(act)
    return shortcut


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyPace:
    """How long keys wait for eyes to follow."""

    bounce_ms: int = 350
    """A finger that bounces presses twice within this time."""
    dead_ms: int = 1_500
    """So long a place does nothing after its meaning has changed."""
    settle_ms: int = 1_000
    """So long no key counts after the window has come to the front."""
    surprise_ms: int = 1_000
    """Who learns that a key did its work already reads it before the key does something else."""


USUAL_PACE = KeyPace()
# For hands that wait by themselves.
NO_PACE = KeyPace(bounce_ms=0, dead_ms=0, settle_ms=0)
# Part of the time of a bounce: a bad contact presses sooner than any hand does, and goes on long.
_CHATTER = 0.25


class PlacePress(Enum):
    """How a press of a place is taken."""

    MEANT = auto()
    DEAD = auto()
    """Its meaning has just changed, and nobody can have read it."""
    CHATTER = auto()


class KeyDebounce:
    """Knows the last presses, and the last change of what each place means."""

    def __init__(self, pace: KeyPace, now_s: Callable[[], float] = time.monotonic) -> None:
        """Let everything settle as long as the pace says."""
        self._bounce_s, self._dead_s = pace.bounce_ms / 1000, pace.dead_ms / 1000
        self._settle_s, self._surprise_s = pace.settle_ms / 1000, pace.surprise_ms / 1000
        self._now_s = now_s
        self._act_from_s = self._keys_from_s = float("-inf")
        self._pressed_s: dict[int, float] = {}
        self._dead_until_s: dict[int, float] = {}
        self._meanings: tuple[Hashable, ...] = (None,) * len(PLACES)

    @property
    def lets_act(self) -> bool:
        """Return whether any key may do an act now."""
        return self._now_s() >= self._act_from_s

    @property
    def is_settled(self) -> bool:
        """Return whether the window has been in front for long enough that keys are for it."""
        return self._now_s() >= self._keys_from_s

    def come_to_front(self) -> None:
        """Have keys wait: those on their way were meant for another window."""
        self._keys_from_s = self._now_s() + self._settle_s

    def press(self, place: int) -> PlacePress:
        """Hear a place; return whether somebody means what it does now."""
        now_s, before_s = self._now_s(), self._pressed_s.get(place, float("-inf"))
        self._pressed_s[place] = now_s
        if now_s - before_s < _CHATTER * self._bounce_s:
            return PlacePress.CHATTER
        return PlacePress.DEAD if now_s < self._dead_until_s.get(place, now_s) else PlacePress.MEANT

    def see(self, meanings: Sequence[Hashable]) -> None:
        """See what each place means now: one that means something else is dead for a moment."""
        for place, (meaning, before) in enumerate(zip(meanings, self._meanings, strict=True)):
            if meaning != before:
                self._dead_until_s[place] = self._now_s() + self._dead_s
        self._meanings = tuple(meanings)

    def act(self) -> None:
        """Have the next act wait for a moment."""
        self._act_from_s = self._now_s() + self._bounce_s

    def surprise(self) -> None:
        """Have the next act wait until something unexpected has been read."""
        self._act_from_s = self._now_s() + self._bounce_s + self._surprise_s

    def go_on(self) -> None:
        """Let what belongs to the act just tried follow at once."""
        self._act_from_s = float("-inf")
