"""What visitors may see in Tamazight: a unit's rule, and what a native reader has passed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from reception.domain.fields import Limits


class TamazightShown(StrEnum):
    """Which texts visitors may see."""

    REVIEWED = "reviewed"
    """Only what a native reader has passed."""
    DRAFT = "draft"
    """The draft as well, which the administrator accepts."""
    OFF = "off"


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewedText:
    """A text that a native reader has passed, in the words that she passed."""

    where: Annotated[str, Limits(longest=80, means='where the text stands, such as "kiosk/Kiosk"')]
    text: Annotated[str, Limits(longest=400, means="the English text")]
    said: Annotated[
        tuple[Annotated[str, Limits(longest=600)], ...],
        Limits(of="what it is in Tamazight, a form for one and one for more", fewest=1, longest=2),
    ]
    by: Annotated[str, Limits(longest=80, means="who has passed it")]
    day: date


@dataclass(frozen=True, kw_only=True, slots=True)
class TamazightRules:
    """What this unit shows in Tamazight; a unit begins with what was reviewed."""

    shown: TamazightShown = TamazightShown.REVIEWED
    reviewed: Annotated[tuple[ReviewedText, ...], Limits(of="reviewed text", longest=1000)] = ()
