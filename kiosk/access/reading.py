"""What there is to say of a screen: the same names and roles that a screen reader is given."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem

_TEXT = QAccessible.Text
_ROLE = QAccessible.Role
_PRESSED = frozenset({_ROLE.Button, _ROLE.CheckBox, _ROLE.RadioButton, _ROLE.PageTab, _ROLE.Link})


def screen_texts(root: QQuickItem) -> list[str]:
    """Return the headings of a screen, then its other texts; those of its buttons are left out.

    What lies under a question is switched off, and not read.
    """
    headings: list[str] = []
    others: list[str] = []
    for interface in _told(root):
        named = (interface.text(_TEXT.Name), interface.text(_TEXT.Description))
        # Together: of two counters that give the same, both are told.
        text = " · ".join(one for one in named if one)
        (headings if interface.role() is _ROLE.Heading else others).append(text)
    return list(dict.fromkeys(text for text in (*headings, *others) if text))


def item_texts(item: QQuickItem, on: str, off: str) -> list[str]:
    """Return the name of a button, whether it is on, and what else there is to say of it."""
    interface = _interface(item)
    if interface is None:
        return []
    state = ""
    if interface.role() in {_ROLE.CheckBox, _ROLE.RadioButton}:
        state = on if interface.state().checked else off
    texts = (interface.text(_TEXT.Name), state, interface.text(_TEXT.Description))
    return [text for text in texts if text]


def _told(item: QQuickItem) -> Iterator[QAccessibleInterface]:
    for child in item.childItems():
        if not (child.isVisible() and child.isEnabled()):
            continue
        interface = _interface(child)
        role = interface.role() if interface else None
        # Inside a button or a card stands what its name says already; a title bar is the house's
        # name.
        if interface and role in {_ROLE.Heading, _ROLE.StaticText}:
            yield interface
        elif role not in _PRESSED and role is not _ROLE.TitleBar:
            yield from _told(child)


def _interface(item: QQuickItem) -> QAccessibleInterface | None:
    found: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(item)
    return found
