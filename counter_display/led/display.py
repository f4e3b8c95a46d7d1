"""What every make of LED display does for Nouba."""

from datetime import timedelta
from enum import StrEnum
from typing import Protocol


class Taken(StrEnum):
    """What is known of a text that was sent."""

    CONFIRMED = "confirmed"
    UNKNOWN = "unknown"
    """These displays never confirm a text."""
    MISSED = "missed"
    """The display said nothing, or that it did not understand."""


class Health(StrEnum):
    """Whether a display is there."""

    ANSWERS = "answers"
    SILENT = "silent"
    MUTE_BY_NATURE = "mute_by_nature"
    """At this address, or by this protocol, no display ever answers."""


SEND_PATIENCE = timedelta(seconds=3)
"""Half a hundred bytes, at the slowest speed."""
ANSWER_PATIENCE = timedelta(seconds=1)
"""At 9600 baud an answer of a few dozen bytes has long come."""


class LedDisplay(Protocol):
    """One display on a line, behind whatever bytes its maker has chosen.

    Every method raises ``LedFault`` when the line itself is broken.
    """

    keeps_its_text: bool
    """It shows its text again after a power cut, from a memory that wears: no need to repeat it."""

    def show(self, text: str, *, blinking: bool = False) -> Taken:
        """Show a short text instead of what stands there; signs that no display has are left out.

        ``blinking`` is the display's own way of it, which goes on until the next text.
        """
        ...

    def clear(self) -> Taken:
        """Show nothing."""
        ...

    def health(self) -> Health:
        """Ask whether it is there; nothing it shows changes."""
        ...
