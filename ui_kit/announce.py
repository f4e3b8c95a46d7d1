"""Tells who listens to a screen reader what has changed, wherever her focus is."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from ui_kit.words import without_marks

_POLITENESS = QAccessible.AnnouncementPoliteness


def announce(source: QObject, text: str, *, is_urgent: bool = False) -> None:
    """Have a screen reader say this.

    Args:
        source: the window, widget or item that has changed.
        text: what to say, in the language shown; nothing is said of an empty one.
        is_urgent: whether it breaks off what is being said.
    """
    if text:
        event = QAccessibleAnnouncementEvent(source, without_marks(text))
        event.setPoliteness(_POLITENESS.Assertive if is_urgent else _POLITENESS.Polite)
        QAccessible.updateAccessibility(event)
