"""How many lines a text takes as QML draws it, and how wide they are."""

from functools import lru_cache
from math import ceil

from PySide6.QtGui import QFont, QTextLayout, QTextOption

from ui_kit.theme import family_for, text_height_px

NEVER = 99
"""Lines of a text with a word that is wider than its room."""
DRAWN_WIDER = 0.1
"""What the window draws is so much of its size wider, at most, than what was measured."""


def stands(
    size_px: int, *, text: str, language: str, width: float, height: float, strong: bool = False
) -> bool:
    """Return whether a text of this size stands in its box."""
    # A place that has no size yet holds everything: nothing is drawn there either.
    if not text or width <= 0 or height <= 0:
        return True
    lines = sum(
        text_lines(part, language, size_px, strong=strong, width_px=int(width))
        for part in text.splitlines()
    )
    return text_height_px(lines, size_px, language) <= height + 1


@lru_cache(maxsize=4096)
def balanced_px(name: str, language: str, size_px: int, width_px: int) -> int:
    """Return the least width in which a name takes no more lines."""
    strong = language != "zgh"
    lines = text_lines(name, language, size_px, strong=strong, width_px=width_px)
    if lines in {1, NEVER}:
        return width_px
    low, high = 1, width_px
    while low < high:
        middle = (low + high) // 2
        if text_lines(name, language, size_px, strong=strong, width_px=middle) > lines:
            low = middle + 1
        else:
            high = middle
    # What the window draws is a fraction wider than what was measured.
    return min(high + ceil(size_px * DRAWN_WIDER), width_px)


def text_width_px(text: str, language: str, size_px: int, *, strong: bool) -> float:
    """Return how wide a text is in one line."""
    return _laid_out(text, family_for(text, language), size_px, strong, 0)[1] if text else 0.0


def text_lines(text: str, language: str, size_px: int, *, strong: bool, width_px: int) -> int:
    """Return how many lines a text takes; ``NEVER`` where a word is wider than the room."""
    lines, widest = _laid_out(text, family_for(text, language), size_px, strong, max(1, width_px))
    return lines if widest <= width_px else NEVER


@lru_cache(maxsize=4096)
def _laid_out(
    text: str,
    family: str,
    size_px: int,
    strong: bool,  # noqa: FBT001 - a key of the cache
    width_px: int,
) -> tuple[int, float]:
    """Return how many lines a text takes as QML draws it, and how wide the widest is; 0: one."""
    font = QFont(family)
    font.setPixelSize(max(1, size_px))
    font.setBold(strong)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setUseDesignMetrics(True)
    option.setWrapMode(QTextOption.WrapMode.WordWrap if width_px else QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    widest, count = 0.0, 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width_px or 1e6)
        widest = max(widest, line.naturalTextWidth())
        count += 1
    layout.endLayout()
    return count, ceil(widest)
