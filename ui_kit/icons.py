"""Our own icons, drawn in the colour and size that a screen asks for."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from assets import asset_path
from ui_kit.tokens import LIGHT

FALLBACK = "document"
DESK_SIZE_PX = 24


@lru_cache
def known_icons() -> frozenset[str]:
    """Return the names that can be drawn."""
    return frozenset(file.stem for file in asset_path("icons").glob("*.svg"))


def draw_icon(name: str, colour: str, size_px: int) -> QImage:
    """Draw an icon on a transparent square; a name that is not known is drawn as a document."""
    # Whoever changes the image changes one of her own.
    return QImage(_drawn(name, colour, size_px))


# Every page shows the same few, which take longer to draw than to copy.
@lru_cache(maxsize=256)
def _drawn(name: str, colour: str, size_px: int) -> QImage:
    known = name if name in known_icons() else FALLBACK
    source = asset_path("icons", f"{known}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    image = QImage(QSize(size_px, size_px), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def icon(name: str, colour: str = LIGHT.ink) -> QIcon:
    """Return an icon for a Widgets app."""
    return QIcon(QPixmap.fromImage(draw_icon(name, colour, DESK_SIZE_PX * 2)))
