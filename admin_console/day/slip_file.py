"""The slip of a day as a file, where no station prints it: as wide as the paper would be."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter

from printer_drivers.render import render_slip
from reception.domain.slip import SlipPaper
from reception.whole_file import put_whole

# Finer than a thermal head, for eyes at a screen and for office printers.
_DPI = 600
_WIDTH_PX = 1704
_MM_AN_INCH = 25.4


def write_slip(slip: SlipPaper, path: Path) -> None:
    """Write a slip as a PDF, whole or not at all; any thread may.

    Raises:
        OSError: it cannot be written.
    """
    data = _pdf_of(slip)
    with put_whole(path) as draft:
        draft.write_bytes(data)


def _pdf_of(slip: SlipPaper) -> bytes:
    bitmap = render_slip(slip, _WIDTH_PX, _DPI)
    image = QImage(
        bitmap.rows, bitmap.width_px, bitmap.height_px, bitmap.stride, QImage.Format.Format_Mono
    )
    image.setColorTable([0xFFFFFFFF, 0xFF000000])
    # In memory first: Qt does not say that a disk is full.
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    size = QSizeF(bitmap.width_px, bitmap.height_px) * (_MM_AN_INCH / _DPI)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(f"{slip.unit_names[slip.language]} \u00b7 {slip.day}")
    painter = QPainter(writer)
    # Two colours: what loses nothing is smaller, and its code stays sharp.
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.drawImage(QRectF(0, 0, writer.width(), writer.height()), image)
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())
