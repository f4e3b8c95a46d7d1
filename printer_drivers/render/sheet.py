"""A strip of paper that grows downward as things are put on it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from printer_drivers.bitmap import Bitmap
from printer_drivers.render.fonts import Script, script_of
from printer_drivers.render.text import Align, Paragraph, Style
from printer_drivers.render.wording import Wording
from reception.domain.language import Language

type Drawing = Callable[[QPainter, int], None]
"""Draws at a height that is handed to it, in dots from the top."""

_BLACK, _WHITE = QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.white)


class Sheet:
    """Collects drawings with their heights, then draws them all as black and white dots."""

    def __init__(self, width_px: int, margin_px: int, reader: Language) -> None:
        self.reader = reader
        self.from_right = script_of(reader) is Script.ARABIC
        self.width_px = width_px
        self.margin_px = margin_px
        self.content_px = width_px - 2 * margin_px
        self._height_px = 0
        self._drawings: list[tuple[int, Drawing]] = []

    def put(self, height_px: int, draw: Drawing) -> None:
        """Put something of a known height below what is there."""
        self._drawings.append((self._height_px, draw))
        self._height_px += height_px

    def text(self, wording: Wording, style: Style, *, align: Align = Align.CENTRE) -> None:
        """Put a text across the content.

        Raises:
            TextTooLongError: it does not fit.
        """
        text = Paragraph(wording, style, self.content_px, align=align, reader=self.reader)
        self.put(text.height_px, lambda painter, top: text.draw(painter, self.margin_px, top))

    def space(self, height_px: int) -> None:
        """Leave paper white."""
        self._height_px += height_px

    def rule(self, thickness_px: int = 2) -> None:
        """Draw a line across the content."""
        self.put(
            thickness_px,
            lambda painter, top: painter.fillRect(
                QRect(self.margin_px, top, self.content_px, thickness_px), _BLACK
            ),
        )

    def to_bitmap(self) -> Bitmap:
        """Draw everything."""
        image = QImage(self.width_px, self._height_px, QImage.Format.Format_Grayscale8)
        image.fill(_WHITE)
        painter = QPainter(image)
        try:
            painter.setPen(_BLACK)
            for top, draw in self._drawings:
                draw(painter, top)
        finally:
            painter.end()
        return _packed(image)


def draw_modules(
    painter: QPainter, modules: Sequence[Sequence[bool]], x: int, y: int, module_px: int
) -> None:
    """Draw the dark modules of a code, each ``module_px`` wide."""
    for row_index, row in enumerate(modules):
        top = y + row_index * module_px
        start = None
        # One rectangle a run of dark modules is several times faster than one a module.
        for column, dark in enumerate((*row, False)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                left, width = x + start * module_px, (column - start) * module_px
                painter.fillRect(QRect(left, top, width, module_px), _BLACK)
                start = None


def _packed(image: QImage) -> Bitmap:
    """Return a grey picture as dots, by threshold: dithering would blur small letters."""
    mono = image.convertToFormat(
        QImage.Format.Format_Mono,
        Qt.ImageConversionFlag.MonoOnly | Qt.ImageConversionFlag.ThresholdDither,
    )
    # Qt chooses which index is black; a head burns ones.
    if mono.pixelColor(0, 0) == _WHITE and mono.pixelIndex(0, 0) == 1:
        mono.invertPixels()
    stride = image.width() // 8
    padded = mono.bytesPerLine()
    dots = bytes(mono.constBits())
    if padded != stride:
        dots = b"".join(dots[y * padded : y * padded + stride] for y in range(image.height()))
    return Bitmap(image.width(), image.height(), dots)
