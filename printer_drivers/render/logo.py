"""The unit's logo, as large as the top of a ticket bears."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from printer_drivers.render.sheet import Block, Sheet
from reception.domain.errors import PrinterFault

_HEIGHT_MM, _WIDTH_MM = 15.0, 45.0


def logo(sheet: Sheet, content: bytes) -> Block | None:
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
