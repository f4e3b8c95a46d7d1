"""A QR code as a picture that QML can show."""

import base64

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage


def qr_source(text: str) -> str:
    """Return an image address with one pixel a module; empty when there is no text."""
    if not text:
        return ""
    # Loaded with the first ticket, in the worker: the first frame does not wait for it.
    from printer_drivers.render.qr import qr_modules  # noqa: PLC0415

    modules = qr_modules(text)
    image = QImage(len(modules), len(modules), QImage.Format.Format_Mono)
    image.setColorTable([0xFFFFFFFF, 0xFF000000])
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            image.setPixel(x, y, int(dark))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stubs want bytes, Qt takes text
    return "data:image/png;base64," + base64.b64encode(data.data()).decode()
