"""A mark whose form, not only its colour, tells how a line stands."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPolygonF

from counter_display.clerk_panel.style import DOT_PX, promptness_colour
from ui_kit.promptness import Promptness


def promptness_mark(promptness: Promptness, ratio: float) -> QPixmap:
    """Return a disc on time, a triangle soon late, a square late; ``ratio`` is the screen's."""
    pixmap = QPixmap(round(DOT_PX * ratio), round(DOT_PX * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(promptness_colour(promptness)))
    whole = QRectF(0, 0, DOT_PX, DOT_PX)
    if promptness is Promptness.BEYOND:
        painter.drawRect(whole.adjusted(1, 1, -1, -1))
    elif promptness is Promptness.NEAR:
        top = QPointF(whole.center().x(), whole.top())
        painter.drawPolygon(QPolygonF([top, whole.bottomRight(), whole.bottomLeft()]))
    else:
        painter.drawEllipse(whole.adjusted(1, 1, -1, -1))
    painter.end()
    return pixmap
