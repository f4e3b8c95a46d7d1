"""A QR code: its modules, and how they are drawn."""

from functools import lru_cache

import qrcode
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from qrcode.constants import ERROR_CORRECT_M

from printer_drivers.render.sheet import BLACK, Sheet
from printer_drivers.render.text import TextTooLongError

QUIET_ZONE = 4
"""Modules of white that the standard wants on each side."""
_MODULE_MM, _SMALLEST_MODULE_MM = 0.75, 0.375


class Code:
    """A code as large as is easily read, or as the sheet is wide."""

    def __init__(self, sheet: Sheet, text: str) -> None:
        """Lay a code out.

        Raises:
            TextTooLongError: it would be too fine to be read.
        """
        self._modules = qr_modules(text)
        count = len(self._modules)
        # Its own white edge may stand in for the margins.
        self._module_px = min(sheet.scale.px(_MODULE_MM), sheet.width_px // count)
        if self._module_px < sheet.scale.at_least_px(_SMALLEST_MODULE_MM):
            raise TextTooLongError(text, sheet.width_px)
        self.side_px = self._module_px * count

    def draw(self, painter: QPainter, x: int, y: int) -> None:
        """Draw it with its upper left corner at ``x``, ``y``."""
        module_px = self._module_px
        for row_index, row in enumerate(self._modules):
            top = y + row_index * module_px
            start = None
            # One rectangle a run of dark modules is several times faster than one a module.
            for column, dark in enumerate((*row, False)):
                if dark and start is None:
                    start = column
                elif not dark and start is not None:
                    left, width = x + start * module_px, (column - start) * module_px
                    painter.fillRect(QRect(left, top, width, module_px), BLACK)
                    start = None


# Where tickets have no page of their own, all bear the same code.
@lru_cache(maxsize=8)
def qr_modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the dark modules of a code that survives a crease (level M), quiet zone included."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())
