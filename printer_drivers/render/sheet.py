"""A strip of paper that grows downward as blocks are put on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from printer_drivers.bitmap import Bitmap
from printer_drivers.render.fonts import Script, script_of
from printer_drivers.render.text import Align, DotScale, Paragraph, TextStyle
from printer_drivers.render.words import Own, PaperWords
from reception.domain.errors import PrinterFault
from reception.domain.language import Language

_MARGIN_MM = 2.0
_RULE_MM = 0.25
# Paper of 58 mm bears 48 mm of dots, paper of 80 mm bears 72.
_NARROW_MM = 60.0
BLACK, WHITE = QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.white)

type Drawing = Callable[[QPainter, int], None]
"""Draws at a height that is handed to it, in dots from the top."""


@dataclass(frozen=True, slots=True)
class Block:
    """Something drawn, and the height of paper that it has for itself."""

    height_px: int
    draw: Drawing


class PaperSheet:
    """Collects blocks from the top, then draws them all as black and white dots."""

    def __init__(
        self, width_px: int, dpi: int, reader: Language, tamazight: Own | None = None
    ) -> None:
        self.scale = DotScale(dpi)
        self.reader = reader
        self.tamazight = tamazight or {}
        self.from_right = script_of(reader) is Script.ARABIC
        self.width_px = width_px
        self.margin_px = self.scale.px(_MARGIN_MM)
        self.content_px = width_px - 2 * self.margin_px
        self.narrow = width_px < self.scale.px(_NARROW_MM)
        self.height_px = 0
        self.blocks: list[tuple[int, Block]] = []

    def put(self, block: Block) -> None:
        """Put a block below what is there."""
        self.blocks.append((self.height_px, block))
        self.height_px += block.height_px

    def space(self, height_mm: float) -> None:
        """Leave paper white."""
        self.height_px += self.scale.px(height_mm)

    def paragraph(
        self, wording: PaperWords, style: TextStyle, width_px: int, align: Align = Align.CENTRE
    ) -> Paragraph:
        """Lay a text out in a column, for the reader of this sheet.

        Raises:
            TextTooLongError: it does not fit.
        """
        return Paragraph(wording, style, width_px, self.scale, align=align, reader=self.reader)

    def text(self, wording: PaperWords, style: TextStyle, align: Align = Align.CENTRE) -> Block:
        """Return a text across the content.

        Raises:
            TextTooLongError: it does not fit.
        """
        text = self.paragraph(wording, style, self.content_px, align)
        return Block(text.height_px, lambda painter, top: text.draw(painter, self.margin_px, top))

    def rule(self) -> Block:
        """Return a line across the content."""
        thickness_px = self.scale.px(_RULE_MM)
        return Block(
            thickness_px,
            lambda painter, top: painter.fillRect(
                QRect(self.margin_px, top, self.content_px, thickness_px), BLACK
            ),
        )

    def to_bitmap(self) -> Bitmap:
        """Draw everything."""
        image = QImage(self.width_px, self.height_px, QImage.Format.Format_Grayscale8)
        image.fill(WHITE)
        painter = QPainter(image)
        try:
            painter.setPen(BLACK)
            for top, block in self.blocks:
                block.draw(painter, top)
        finally:
            painter.end()
        return _packed(image)


def stack(blocks: Sequence[Block], gap_px: int = 0) -> Block:
    """Return blocks below each other as one."""
    tops = [0]
    for block in blocks:
        tops.append(tops[-1] + block.height_px + gap_px)

    def draw(painter: QPainter, top: int) -> None:
        for block, below in zip(blocks, tops, strict=False):
            block.draw(painter, top + below)

    return Block(tops[-1] - gap_px, draw)


def _packed(image: QImage) -> Bitmap:
    """Return a grey picture as dots, by threshold: dithering would blur small letters."""
    mono = image.convertToFormat(
        QImage.Format.Format_Mono,
        Qt.ImageConversionFlag.MonoOnly | Qt.ImageConversionFlag.ThresholdDither,
    )
    # Qt chooses which index is black; a head burns ones.
    if mono.pixelColor(0, 0) == WHITE and mono.pixelIndex(0, 0) == 1:
        mono.invertPixels()
    stride = image.width() // 8
    padded = mono.bytesPerLine()
    dots = bytes(mono.constBits())
    if padded != stride:
        dots = b"".join(dots[y * padded : y * padded + stride] for y in range(image.height()))
    return Bitmap(image.width(), image.height(), dots)


_HEIGHT_MM, _WIDTH_MM = 15.0, 45.0


def logo(sheet: PaperSheet, content: bytes) -> Block | None:
    """Return a logo in the middle; None when the unit has none.

    Raises:
        PrinterFault: it is no picture.
    """
    if not content:
        return None
    scale = sheet.scale
    width_px = min(scale.px(_WIDTH_MM), sheet.content_px)
    picture = _scaled(content, width_px, scale.px(_HEIGHT_MM))
    left = (sheet.width_px - picture.width()) // 2
    return Block(picture.height(), lambda painter, top: _draw(painter, picture, left, top))


def _draw(painter: QPainter, picture: QImage, left: int, top: int) -> None:
    painter.drawImage(left, top, picture)


# Reading and shrinking a picture takes longer than the rest of a ticket, and it never changes.
@lru_cache(maxsize=4)
def _scaled(content: bytes, width_px: int, height_px: int) -> QImage:
    picture = QImage.fromData(content)
    if picture.isNull():
        raise PrinterFault("The ticket's logo is damaged", "load the unit's file again")
    return picture.scaled(
        width_px,
        height_px,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
