"""Texts on a page: typefaces, wrapped lines, and the side from which they are read.

Everything on a page is measured in twentieths of a point, the same for every device, so that a
printer, a PDF and a picture break lines and pages alike.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QTextLayout,
    QTextOption,
)

from reception.domain.language import Language
from reception.reports.xlsx import CellFormats
from ui_kit.theme import families
from ui_kit.tokens import LIGHT, REPORT_PAGE, STEP
from ui_kit.translations import reads_right_to_left

WORKBOOK = CellFormats(
    header=LIGHT.primary,
    on_header=LIGHT.on_primary,
    total=LIGHT.primary_soft,
    series=(LIGHT.primary, LIGHT.accent, LIGHT.information),
    grid=LIGHT.line,
    low=LIGHT.surface,
    high=LIGHT.accent,
)


type Draw = Callable[[QPainter, float, float], None]
"""Draws with the upper left corner at x and y."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Something that stands on one page as a whole."""

    height: float
    draw: Draw
    keep_with_next: bool = False
    """Such as a heading, which is nothing without what follows."""
    head: "Piece | None" = None
    """Drawn again above this piece where a page begins with it."""
    is_space: bool = False
    """Left out where a page begins."""


def space(height: float) -> Piece:
    """Return an empty piece between two others."""
    return Piece(height=height, draw=lambda _painter, _x, _y: None, is_space=True)


def kept(piece: Piece) -> Piece:
    """Return a piece that stands on the page of what follows it, if it is empty even at the top."""
    return replace(piece, keep_with_next=True, is_space=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacedPiece:
    """A piece and how far below the top of the page's text it stands."""

    piece: Piece
    top: float


def on_pages(pieces: Sequence[Piece], heights: Callable[[int], float]) -> list[list[PlacedPiece]]:
    """Return the pieces as they stand on pages.

    Args:
        pieces: what follows what.
        heights: how much room there is on the page of a number, which begins at 0.
    """
    pages: list[list[PlacedPiece]] = [[]]
    used = 0.0
    for chain in _chains(pieces):
        needed = sum(piece.height for piece in chain)
        if pages[-1] and used + needed > heights(len(pages) - 1):
            pages.append([])
            used = 0.0
        for piece in chain:
            if piece.is_space and not pages[-1]:
                continue
            if piece.head and not pages[-1]:
                pages[-1].append(PlacedPiece(piece=piece.head, top=used))
                used += piece.head.height
            pages[-1].append(PlacedPiece(piece=piece, top=used))
            used += piece.height
    return pages


def _chains(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces in groups that a page must not tear apart."""
    chains: list[list[Piece]] = []
    goes_on = False
    for piece in pieces:
        if goes_on:
            chains[-1].append(piece)
        else:
            chains.append([piece])
        goes_on = piece.keep_with_next
    return chains


POINT = 20.0
"""A point, in units of a page."""
MM = POINT * 72 / 25.4

BODY_PT = REPORT_PAGE.body_pt
SMALL_PT = BODY_PT / STEP**0.5
LARGE_PT = BODY_PT * STEP
HEADING_PT = BODY_PT * STEP**1.5
FIGURE_PT = BODY_PT * STEP**3
TITLE_PT = BODY_PT * STEP**4

_ARABIC_LINE = 1.6
_LATIN_LINE = 1.35


class Side(Enum):
    """Where a line of text stands in its width."""

    START = "start"
    """Where reading begins."""
    END = "end"
    RIGHT = "right"
    """For figures: their last digits stand one below the other in every language."""

    def alignment(self, *, right_to_left: bool) -> Qt.AlignmentFlag:
        """Return it as Qt has it, for a text that is read from one side or the other."""
        at_right = self is Side.RIGHT or (self is Side.START) == right_to_left
        return Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft


def face(language: Language, size_pt: float, *, bold: bool = False) -> QFont:
    """Return a typeface of ours in a size, with figures that are all equally wide."""
    font = QFont(families(language))
    font.setPixelSize(round(size_pt * POINT))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def width_of(text: str, font: QFont) -> float:
    """Return how wide a text is that is not wrapped."""
    return QFontMetricsF(font).horizontalAdvance(text)


def widest_word(text: str, font: QFont) -> float:
    """Return how wide the widest part of a text is that cannot be wrapped."""
    metrics = QFontMetricsF(font)
    # Not every white space: one that does not break keeps a figure and its unit together.
    words = text.replace("\n", " ").split(" ")
    return max((metrics.horizontalAdvance(word) for word in words), default=0.0)


class TextLines:
    """A text wrapped to a width."""

    def __init__(
        self,
        text: str,
        font: QFont,
        language: Language,
        width: float,
        *,
        side: Side = Side.START,
        colour: str = LIGHT.ink,
    ) -> None:
        self._colour = QColor(colour)
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        rtl = reads_right_to_left(language)
        option = QTextOption(side.alignment(right_to_left=rtl))
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        self._layout.setTextOption(option)
        spacing = _ARABIC_LINE if rtl else _LATIN_LINE
        step = font.pixelSize() * spacing
        self.height = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, self.height + (step - line.height()) / 2))
            self.height += step
        self._layout.endLayout()

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the text with its upper left corner there."""
        painter.setPen(self._colour)
        self._layout.draw(painter, QPointF(x, y))


def fill(painter: QPainter, box: QRectF, colour: str, radius: float = 0.0) -> None:
    """Fill a box with a colour, perhaps with round corners."""
    outline = QPainterPath()
    outline.addRoundedRect(box, radius, radius)
    painter.fillPath(outline, QColor(colour))
