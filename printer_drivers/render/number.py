"""The number: the one thing that must be read from afar."""

from functools import lru_cache

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPainterPath, QTransform

from printer_drivers.render.fonts import Script, face
from printer_drivers.render.sheet import BLACK, WHITE, Block, Sheet
from printer_drivers.render.text import TextTooLongError
from printer_drivers.render.wording import label_words

_CAP_MM = 17.0
# The least that is read at arm's length with poor sight.
_SMALLEST_CAP_MM = 10.0
_MARGIN_MM = 1.25
_NARROWEST = 0.75
# The size the face was drawn at: at others Qt shifts large glyphs by a hair now and then, and
# the same ticket would not always be the same dots.
_OUTLINE_PX = 1000


def number(sheet: Sheet, label: str) -> Block:
    """Return a label as large as the paper allows, always from left to right.

    Raises:
        TextTooLongError: it would be lower than 10 mm, or too narrow to be read.
    """
    font = face(Script.LATIN, _OUTLINE_PX, bold=True)
    drawn = QPainterPath()
    drawn.addText(0, 0, font, label_words(label))
    ink = drawn.boundingRect()
    cap = _cap_height()
    least_px = sheet.scale.at_least_px(_SMALLEST_CAP_MM)
    inside_px = cap * sheet.content_px / ink.width()
    cap_px = max(least_px, min(sheet.scale.px(_CAP_MM), inside_px))
    high = cap_px / cap
    # Long labels on narrow paper go out over the margin of the text, then are drawn narrower,
    # to stay tall enough.
    wide = min(high, (sheet.width_px - 2 * sheet.scale.px(_MARGIN_MM)) / ink.width())
    if wide < high * _NARROWEST:
        raise TextTooLongError(label, sheet.width_px)
    # Round digits reach a little over the capitals' height and under the line; tails further.
    above_px = -ink.top() * high
    place = QTransform.fromTranslate(sheet.width_px / 2 - ink.center().x() * wide, above_px)
    outline = place.scale(wide, high).map(drawn)

    height_px = (round(above_px + ink.bottom() * high) + 2) // 2 * 2

    def draw(painter: QPainter, top: int) -> None:
        # In squares of two by two dots, a quarter of a millimetre: the printer is sent every
        # square as one dot, and the number is then a fortieth of the ticket's bytes, not a tenth.
        small = QImage(sheet.width_px // 2, height_px // 2, QImage.Format.Format_Grayscale8)
        small.fill(WHITE)
        inside = QPainter(small)
        inside.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        inside.fillPath(QTransform.fromScale(0.5, 0.5).map(outline), BLACK)
        inside.end()
        painter.drawImage(QRect(0, top, small.width() * 2, height_px), small)

    return Block(height_px, draw)


@lru_cache(maxsize=1)
def _cap_height() -> float:
    return QFontMetricsF(face(Script.LATIN, _OUTLINE_PX, bold=True)).capHeight()
