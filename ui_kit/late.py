"""Who waits too long, marked in one way at the panel and the console: a sign, a colour, a word."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from ui_kit.tokens import LIGHT, RowState, row_colours
from ui_kit.translations import marked, speech

if TYPE_CHECKING:
    from reception.queue.hall import ServiceStatus

LATE_SIGN = "\u25b2"
"""Says in black and white what the colour says; twice where it presses."""
LATE_COLOUR = row_colours(RowState.LATE, LIGHT).state
# From this part of the service's target on, a wait is near it.
_NEAR = 2 / 3


class Lateness(StrEnum):
    """How the longest wait compares with the service's target."""

    EMPTY = "empty"
    WITHIN = "within"
    NEAR = "near"
    BEYOND = "beyond"


_WORDS: Mapping[Lateness, str] = {
    Lateness.EMPTY: "",
    Lateness.WITHIN: marked("Lateness", "On time"),
    Lateness.NEAR: marked("Lateness", "Soon late"),
    Lateness.BEYOND: marked("Lateness", "Late"),
}


def lateness(line: "ServiceStatus") -> Lateness:
    """Return how a service's longest wait compares with its target."""
    if not line.waiting:
        return Lateness.EMPTY
    return lateness_of(line.longest_wait, line.service.target_wait)


def lateness_of(wait: timedelta, target: timedelta) -> Lateness:
    """Return how one wait compares with the target of its service."""
    if wait > target:
        return Lateness.BEYOND
    return Lateness.NEAR if wait >= target * _NEAR else Lateness.WITHIN


def lateness_word(lateness: Lateness) -> str:
    """Return how a wait stands against its target, in a word or two; empty for nobody."""
    return speech().say("Lateness", _WORDS[lateness]) if _WORDS[lateness] else ""


def late_text(text: str) -> str:
    """Return a text behind the sign, once, whoever has set it before."""
    return text if not text or text.startswith(LATE_SIGN) else f"{LATE_SIGN} {text}"


def late_heard(text: str) -> str:
    """Return a text as who does not see the sign hears it: the word stands for it."""
    plain = text.lstrip(LATE_SIGN).strip()
    return text if plain == text else f"{plain} ({lateness_word(Lateness.BEYOND)})"
