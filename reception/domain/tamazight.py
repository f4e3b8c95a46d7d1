"""What visitors may see in Tamazight: a unit's rule, what a reader has passed, and the draft."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, NamedTuple

from reception.domain.fields import Limits
from reception.domain.language import keeps_placeholders


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

    @property
    def has_place(self) -> bool:
        """Return whether a page and what stands there are named."""
        return re.fullmatch("[^/]+/[^/].*", self.where) is not None

    @property
    def keeps_what_is_filled_in(self) -> bool:
        """Return whether each form has the placeholders of the English and no half one.

        The form for one may say the figure in a word.
        """
        counted = len(self.said) > 1
        return all(
            keeps_placeholders(self.text, form, in_a_word=counted and place == 0)
            for place, form in enumerate(self.said)
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class TamazightRules:
    """What this unit shows in Tamazight; a unit begins with what was reviewed."""

    shown: TamazightShown = TamazightShown.REVIEWED
    reviewed: Annotated[tuple[ReviewedText, ...], Limits(of="reviewed text", longest=1000)] = ()


class Confidence(StrEnum):
    """How sure a text of the draft is."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class TextPlace(NamedTuple):
    """Where a text stands, such as ``kiosk/Kiosk``, and its English."""

    where: str
    english: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftText:
    """A text in Tamazight as it comes with Nouba."""

    place: TextPlace
    said: tuple[str, ...]
    """A form for one and one for more, where it is counted."""
    confidence: Confidence
    sources: str
    reviewed_by: str = ""
    stands_always: bool = False
    """Whatever a unit's rule: the greeting, and the heads of the board."""


class PageSet(StrEnum):
    """Pages that are read as one."""

    KIOSK = "kiosk"
    BOARD = "board"
    PAPER = "paper"


LEAST_PERCENT = 95
"""So many of a page set's texts are there, or the language is not offered."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TamazightCoverage:
    """How many of a page set's texts a unit shows in Tamazight."""

    pages: PageSet
    texts: int
    there: int
    reviewed: int
    missing: tuple[TextPlace, ...] = ()

    @property
    def percent(self) -> float:
        """Return which part is there."""
        return 100 * self.there / self.texts
