"""The number: the one thing that must be read from afar."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QTransform

from printer_drivers.render.fonts import Script, face
from printer_drivers.render.sheet import Sheet
from printer_drivers.render.text import TextTooLongError
from printer_drivers.render.wording import label_words

_MARGIN_PX = 10
_CAP_PX = 136
# 10 mm at 203 dots an inch: the least that is read at arm's length with poor sight.
_SMALLEST_CAP_PX = 80
# The size the face was drawn at: at others Qt shifts large glyphs by a hair now and then, and
# the same ticket would not always be the same dots.
_OUTLINE_PX = 1000
_BLACK = QColor(Qt.GlobalColor.black)


def put_number(sheet: Sheet, label: str) -> None:
    """Put a label as large as the paper allows, always from left to right.

    Raises:
        TextTooLongError: it would be lower than 10 mm.
    """
    text = label_words(label)
    font = face(Script.LATIN, _OUTLINE_PX, bold=True)
    metrics = QFontMetricsF(font)
    drawn = QPainterPath()
    drawn.addText(0, 0, font, text)
    ink = drawn.boundingRect()
    # Long labels on narrow paper may go out over the margin of the text, to stay tall enough.
    tallest = metrics.capHeight() * (sheet.width_px - 2 * _MARGIN_PX) / ink.width()
    inside = metrics.capHeight() * sheet.content_px / ink.width()
    cap_px = min(_CAP_PX, max(inside, min(tallest, _SMALLEST_CAP_PX)))
    if cap_px < _SMALLEST_CAP_PX:
        raise TextTooLongError(label, sheet.width_px)
    scale = cap_px / metrics.capHeight()
    place = QTransform.fromTranslate(sheet.width_px / 2 - ink.center().x() * scale, round(cap_px))
    outline = place.scale(scale, scale).map(drawn)

    def draw(painter: QPainter, top: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.fillPath(outline.translated(0, top), _BLACK)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    sheet.put(round(cap_px), draw)
