"""The one line in which the panel speaks to the clerk."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class NoticeKind(StrEnum):
    """How long a line stays, and how it looks."""

    SAID = "said"
    """Goes away by itself."""
    REFUSED = "refused"
    """Goes away by itself."""
    FAULT = "fault"
    """Stays until what failed works again."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A line; its words are found anew when the language changes."""

    kind: NoticeKind
    words: Callable[[], str]
