"""The keys of the acts: letters that every keyboard has, and a number pad as a call box."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from counter_display.clerk_panel.acts import Act

# The first is written on the button. On an Arabic layout the same key types the second. No act has
# A, M, Q, W or Z, which stand elsewhere on a French keyboard than on an Arabic one.
LETTERS: dict[Act, tuple[str, str]] = {
    Act.RECALL: ("R", "ق"),
    Act.NO_SHOW: ("N", "ى"),
    Act.PUT_BACK: ("L", "م"),
    Act.FINISH: ("F", "ب"),
    Act.OUTCOME: ("O", "خ"),
    Act.FOLLOW: ("S", "س"),
    Act.TRANSFER: ("T", "ف"),
    Act.PARK: ("P", "ح"),
    Act.NOTE: ("I", "ه"),
    Act.CALL_NUMBER: ("C", "ؤ"),
    Act.WALK_IN: ("V", "ر"),
    Act.CANCEL: ("X", "ء"),
    Act.BREAK: ("B", "\ufefb"),
    Act.UNDO: ("U", "ع"),
    Act.RESUME: ("G", "ل"),
    Act.READMIT: ("E", "ث"),
    Act.PROFILE: ("J", "ت"),
}
# Makes the window small, and whole again; it is no act, and no sheet is in its way.
SIZE: tuple[str, str] = ("D", "ي")
# Of the sheet for a visitor without a ticket.
LANGUAGE: tuple[str, str] = ("L", "م")
PRIORITY: tuple[str, str] = ("P", "ح")
# Of the acts on one key of the number pad, the one that is legal is done. The same signs elsewhere
# on the keyboard do nothing: a French one has the hyphen on the key of the six.
PAD: dict[Qt.Key, tuple[Act, ...]] = {
    Qt.Key.Key_Plus: (Act.RECALL,),
    Qt.Key.Key_Minus: (Act.NO_SHOW,),
    Qt.Key.Key_Asterisk: (Act.PARK, Act.RESUME),
    Qt.Key.Key_Slash: (Act.TRANSFER,),
    Qt.Key.Key_0: (Act.BREAK, Act.END_BREAK),
    Qt.Key.Key_Period: (Act.UNDO,),
    Qt.Key.Key_Comma: (Act.UNDO,),
}
# What is written on the keys of a call box, and the key that the same sign is on a number pad.
PAD_SIGNS: dict[str, Qt.Key] = {
    "enter": Qt.Key.Key_Enter,
    "+": Qt.Key.Key_Plus,
    "-": Qt.Key.Key_Minus,
    "*": Qt.Key.Key_Asterisk,
    "/": Qt.Key.Key_Slash,
    ".": Qt.Key.Key_Period,
    **{str(digit): Qt.Key(Qt.Key.Key_0 + digit) for digit in range(10)},
}
# What is written on the pad's key of an act; an act that shares its key is named where it is shown.
_PAD_NAMES: dict[Act, str] = {
    Act.RECALL: "+",
    Act.NO_SHOW: "\N{MINUS SIGN}",
    Act.PARK: "*",
    Act.TRANSFER: "/",
    Act.BREAK: "0",
    Act.CALL_NUMBER: "1\N{EN DASH}9",
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
    return "".join(_western(sign) for sign in text)


def is_pad(event: QKeyEvent) -> bool:
    """Return whether a key of the number pad was pressed."""
    return bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)


def pad_name(act: Act) -> str:
    """Return what is written on the number pad's key of an act; empty when it has none."""
    return _PAD_NAMES.get(act, "")


def pad_press(sign: str) -> QKeyEvent:
    """Return the press of the number pad's key with this sign."""
    text = "\r" if sign == "enter" else sign
    return QKeyEvent(
        QEvent.Type.KeyPress, PAD_SIGNS[sign], Qt.KeyboardModifier.KeypadModifier, text
    )


def _western(sign: str) -> str:
    if sign.isdecimal():
        return str(int(sign))
    return str(_FRENCH_ROW.index(sign)) if sign in _FRENCH_ROW else sign
