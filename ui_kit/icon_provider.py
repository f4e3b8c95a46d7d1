"""The icons, as QML asks for them."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

from ui_kit.icons import DESK_SIZE_PX, draw_icon


class IconProvider(QQuickImageProvider):
    """Draws ``image://icon/<name>/<rrggbb>`` in the size that is asked for."""

    NAME = "icon"

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(  # noqa: N802 - Qt's name
        self,
        id: str,  # noqa: A002 - Qt's name
        size: QSize,  # noqa: ARG002 - the answer's size is the image's own
        requestedSize: QSize,  # noqa: N803 - Qt's name
    ) -> QImage:
        """Draw one icon."""
        name, _, colour = id.partition("/")
        size_px = max(requestedSize.width(), requestedSize.height(), DESK_SIZE_PX)
        return draw_icon(name, f"#{colour}", size_px)
