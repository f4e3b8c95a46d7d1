"""A text as QML draws it: in the typeface of its language and from its side."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtGui import QFont, QFontMetricsF

from reception.domain.language import Language, Texts
from ui_kit.fonts import families

type Caption = dict[str, Any]

_GOES_ON = "…"
# A line that is shorter is still being laid out.
_LEAST_LETTERS = 5


def caption(language: Language, text: str) -> Caption:
    """Return a text with what must be known to draw it."""
    return {
        "text": text,
        "family": families(language)[0],
        "isRightToLeft": language is Language.ARABIC,
    }


def captions(texts: Texts, languages: tuple[Language, ...]) -> list[Caption]:
    """Return a text in each of these languages that has it, in their order."""
    return [caption(one, texts[one]) for one in languages if one in texts]


def parts(whole: Caption, room: float, pixels: int) -> Iterator[Caption]:
    """Yield a caption in parts that fit on one line; a word longer than the line stays whole.

    Args:
        whole: what is said.
        room: the line's width in pixels; of a few letters only: any.
        pixels: the size of the letters.
    """
    font = QFont(whole["family"])
    font.setPixelSize(max(1, pixels))
    wide = QFontMetricsF(font).horizontalAdvance
    line = ""
    for word in whole["text"].split(" "):
        longer = f"{line} {word}" if line else word
        if line and _LEAST_LETTERS * pixels < room < wide(f"{longer} {_GOES_ON}"):
            yield {**whole, "text": f"{line} {_GOES_ON}"}
            line = word
        else:
            line = longer
    yield {**whole, "text": line}
