"""A QR code as a picture that QML can show."""

import base64

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from printer_drivers.render.qr import qr_modules

_LIGHT, _DARK = 0, 1


def qr_source(text: str) -> str:
    """Return an image address with one pixel a module; empty when there is no text."""
    if not text:
        return ""
    rows = qr_modules(text)
    image = QImage(len(rows), len(rows), QImage.Format.Format_Mono)
    # Dark on light in every theme, or telephones do not read it.
    image.setColorTable([0xFFFFFFFF, 0xFF000000])
    image.fill(_LIGHT)
    for y, row in enumerate(rows):
        for x, module in enumerate(row):
            if module == "1":
                image.setPixel(x, y, _DARK)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stubs want bytes, Qt takes text
    return "data:image/png;base64," + base64.b64encode(data.data()).decode()
