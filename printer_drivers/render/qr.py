"""A QR code on the ticket."""

from functools import lru_cache

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from printer_drivers.render.qr_modules import qr_modules
from printer_drivers.render.sheet import Sheet
from printer_drivers.render.text import TextTooLongError

_MODULE_MM, _SMALLEST_MODULE_MM = 0.75, 0.375


class Code:
    """A code as large as is easily read, or as the sheet is wide."""

    def __init__(self, sheet: Sheet, text: str) -> None:
        """Lay a code out.

        Raises:
            TextTooLongError: it would be too fine to be read.
        """
        self._picture = _picture(text)
        count = self._picture.width()
        # Its own white edge may stand in for the margins.
        module_px = min(sheet.scale.px(_MODULE_MM), sheet.width_px // count)
        if module_px < sheet.scale.at_least_px(_SMALLEST_MODULE_MM):
            raise TextTooLongError(text, sheet.width_px)
        self.module_px = module_px
        self.side_px = module_px * count

    def draw(self, painter: QPainter, x: int, y: int) -> None:
        """Draw it with its upper left corner at ``x``, ``y``."""
        painter.drawImage(QRect(x, y, self.side_px, self.side_px), self._picture)


@lru_cache(maxsize=8)
def _picture(text: str) -> QImage:
    """Return a code with one dot a module."""
    modules = qr_modules(text)
    side = len(modules)
    dots = "".join(modules).encode().translate(bytes.maketrans(b"01", b"\xff\x00"))
    # The picture only borrows the bytes: a copy is its own.
    return QImage(dots, side, side, side, QImage.Format.Format_Grayscale8).copy()
