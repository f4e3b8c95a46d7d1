"""Keys: those that are no verb's, those that every keyboard has, and when a press is meant."""

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from counter_display.clerk_panel.model import PanelReading

# Makes the window small, and whole again; it is no act, and no sheet is in its way.
SIZE: tuple[str, str] = ("D", "ي")
# Of the sheet for a visitor without a ticket.
LANGUAGE: tuple[str, str] = ("L", "م")
PRIORITY: tuple[str, str] = ("P", "ح")
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
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
# How keys move in a sheet's list; a number pad has no other ones for that, and for leaving it.
STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
PAD_STEPS: dict[int, int] = {Qt.Key.Key_Minus: -1, Qt.Key.Key_Plus: 1}
PAD_OUT = frozenset({Qt.Key.Key_Period, Qt.Key.Key_Comma})
_FRENCH_ROW = "à&é\"'(-è_ç"
"""What a French keyboard types on the keys from 0 to 9 without Shift."""


def digit_keys(digit: int) -> tuple[Qt.Key | str, ...]:
    """Return the keys that type a digit, or stand in its place, on every keyboard."""
    return str(digit), _FRENCH_ROW[digit], chr(ord("\u0660") + digit)


def western(text: str) -> str:
    """Return the digits that tickets have, whichever the keyboard types; letters as they are."""
    return "".join(_western(character) for character in text)


def is_pad(event: QKeyEvent) -> bool:
    """Return whether a key of the number pad was pressed."""
    return bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)


def pad_press(character: str) -> QKeyEvent:
    """Return the press of the number pad's key with this character."""
    text = "\r" if character == "enter" else character
    return QKeyEvent(
        QEvent.Type.KeyPress, PAD_CHARACTERS[character], Qt.KeyboardModifier.KeypadModifier, text
    )


def _western(character: str) -> str:
    if character.isdecimal():
        return str(int(character))
    return str(_FRENCH_ROW.index(character)) if character in _FRENCH_ROW else character


_PAD = Qt.KeyboardModifier.KeypadModifier
# What the digits and the period are without Num Lock: those that nobody needs, and those that move
# in a list all the same.
_EDITING = (
    Qt.Key.Key_Insert,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Clear,
)
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


def watch_num_lock(page: QWidget, say: Callable[[], None]) -> QShortcut:
    """Call ``say`` when a pad's key shows on a page that Num Lock is off.

    Returns:
        The arrows' part, to be disabled while a list is there to move in.
    """
    bound(page, [QKeyCombination(_PAD, key) for key in _EDITING], say)
    return bound(page, [QKeyCombination(_PAD, key) for key in _ARROWS], say)


def bound(
    page: QWidget, keys: Iterable[QKeyCombination | Qt.Key | str], act: Callable[[], object]
) -> QShortcut:
    """Have keys do an act while a page is shown; a key that is held down does it once."""
    shortcut = QShortcut(page)
    shortcut.setKeys([QKeySequence(key) for key in keys])
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(act)
    return shortcut


# A finger that bounces on the space bar presses twice within this time.
DEBOUNCE_MS = 350
# Who learns that a key did its work before reads it before the same key does something else.
_SURPRISE_S = 1.0
# Part of that time: a bad contact presses again sooner than any hand does, and goes on for long.
_CHATTER = 0.25


class KeyDebounce:
    """Knows the last press and the last change of what the main key means."""

    def __init__(self, debounce_ms: int, now_s: Callable[[], float] = time.monotonic) -> None:
        """Let everything settle for so long; 0: for hands that wait by themselves."""
        self._debounce_s = debounce_ms / 1000
        self._now_s = now_s
        self._act_from_s = self._main_from_s = self._pressed_s = float("-inf")
        self._meaning = _meaning(None)

    @property
    def lets_act(self) -> bool:
        """Return whether any key may do an act now."""
        return self._now_s() >= self._act_from_s

    def press_main(self) -> bool:
        """Hear the main key; return whether somebody means what it does now."""
        now_s, before_s = self._now_s(), self._pressed_s
        self._pressed_s = now_s
        return now_s >= self._main_from_s and now_s - before_s >= _CHATTER * self._debounce_s

    def see(self, reading: "PanelReading | None") -> None:
        """See what is shown: the main key waits if it means another step or another visitor."""
        meaning = _meaning(reading)
        if meaning != self._meaning:
            self._meaning = meaning
            self._main_from_s = self._now_s() + self._debounce_s

    def act(self) -> None:
        """Have the next act wait for a moment."""
        self._act_from_s = self._now_s() + self._debounce_s

    def surprise(self) -> None:
        """Have the next act wait until something unexpected has been read."""
        self._act_from_s = self._now_s() + self._debounce_s + _SURPRISE_S

    def go_on(self) -> None:
        """Let what belongs to the act just tried follow at once."""
        self._act_from_s = float("-inf")


def _meaning(reading: "PanelReading | None") -> tuple[object, ...]:
    """Return on what the main key's act depends, but for who comes or is called by a colleague."""
    if reading is None:
        return (None, False)
    held = reading.held
    return (held and (held.ticket.id, held.state), reading.on_break)
