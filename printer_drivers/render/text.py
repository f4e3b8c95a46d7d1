"""Lines of text that always fit: they wrap, then shrink, then are refused; never clipped."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout, QTextOption

from printer_drivers.render.fonts import Script, face, script_of
from printer_drivers.render.wording import Wording
from reception.domain.errors import PrinterFault
from reception.domain.language import Language

SMALLEST_PX = 24
"""3 mm at 203 dots an inch; smaller Arabic is not read reliably on thermal paper."""
_STEP_PX = 2
_ENDLESS_PX = 100_000
# The Arabic face asks for 1.8 times its size, to leave room for stacked vowel signs that no name
# here has; paper is short.
_PITCH = 1.45


class TextTooLongError(PrinterFault):
    """A text does not fit on the ticket even at the smallest size."""

    def __init__(self, text: str, width_px: int) -> None:
        self.text = text
        super().__init__(
            f"'{text}' does not fit on a ticket {width_px} dots wide",
            "give it a shorter name in the console",
        )


class Align(Enum):
    """Where a text stands in its column, as the reader of its language sees it."""

    START = "start"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text wants to look; the size is a wish, the number of lines a limit."""

    size_px: int
    bold: bool = False
    max_lines: int = 2
    one_line_px: int | None = None
    """Rather shrink to this size than wrap."""


class Paragraph:
    """A text laid out in a column."""

    def __init__(
        self,
        wording: Wording,
        style: Style,
        width_px: int,
        *,
        align: Align = Align.CENTRE,
        reader: Language | None = None,
    ) -> None:
        """Lay a text out.

        Args:
            wording: the text and its language, which gives its direction.
            style: what it should look like.
            width_px: the column.
            align: where it stands.
            reader: whose start edge counts; the text's own when None.

        Raises:
            TextTooLongError: it does not fit at the smallest size.
        """
        script = script_of(wording.language)
        size_px = _fitting_size(wording.text, script, style, width_px)
        self._layout = _lay_out(wording.text, script, size_px, style, width_px)
        from_right = script_of(reader or wording.language) is Script.ARABIC
        metrics = QFontMetricsF(face(script, size_px, bold=style.bold))
        pitch_px = min(metrics.height(), size_px * _PITCH)
        # What the pitch saves is taken half above and half below the letters.
        top = lift = (pitch_px - metrics.height()) / 2
        for index in range(self._layout.lineCount()):
            line = self._layout.lineAt(index)
            left = line.naturalTextRect().x()
            room = width_px - line.naturalTextWidth()
            shift = room / 2 if align is Align.CENTRE else room * from_right
            line.setPosition(QPointF(round(line.x() + shift - left), round(top)))
            top += pitch_px
        self.height_px = round(top - lift)
        self.baseline_px = round(metrics.ascent() + lift)

    def draw(self, painter: QPainter, x: int, y: int) -> None:
        """Draw it with its column's upper left corner at ``x``, ``y``."""
        self._layout.draw(painter, QPointF(x, y))


def natural_width(wording: Wording, style: Style) -> float:
    """Return how wide a text is on one line at its wished size, in dots."""
    script = script_of(wording.language)
    layout = _lay_out(wording.text, script, style.size_px, style, _ENDLESS_PX)
    return layout.lineAt(0).naturalTextWidth() if layout.lineCount() else 0.0


def _lay_out(text: str, script: Script, size_px: int, style: Style, width_px: int) -> QTextLayout:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft
        if script is Script.ARABIC
        else Qt.LayoutDirection.LeftToRight
    )
    layout = QTextLayout(text, face(script, size_px, bold=style.bold))
    layout.setTextOption(option)
    if script is Script.TIFINAGH:
        layout.setFormats(_figures_in_latin(text, size_px, style))
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width_px)
    layout.endLayout()
    return layout


def _figures_in_latin(text: str, size_px: int, style: Style) -> list[QTextLayout.FormatRange]:
    """Return where figures stand among Tifinagh, whose face has none and no bold to lend."""
    ranges = []
    for found in re.finditer(r"[\d–:]+", text):
        one = QTextLayout.FormatRange()
        one.start, one.length = found.start(), found.end() - found.start()
        one.format.setFont(face(Script.LATIN, size_px, bold=style.bold))
        ranges.append(one)
    return ranges


# The names of a unit and its services come back on every ticket; a size is safe to share
# between threads, a laid-out text is not.
@lru_cache(maxsize=512)
def _fitting_size(text: str, script: Script, style: Style, width_px: int) -> int:
    wishes = [(size_px, style.max_lines) for size_px in _sizes(style.size_px, SMALLEST_PX)]
    if style.one_line_px is not None:
        wishes = [(size_px, 1) for size_px in _sizes(style.size_px, style.one_line_px)] + wishes
    for size_px, max_lines in wishes:
        layout = _lay_out(text, script, size_px, style, width_px)
        lines = [layout.lineAt(index) for index in range(layout.lineCount())]
        if len(lines) <= max_lines and all(one.naturalTextWidth() <= width_px for one in lines):
            return size_px
    raise TextTooLongError(text, width_px)


def _sizes(wished_px: int, smallest_px: int) -> range:
    return range(wished_px, smallest_px - 1, -_STEP_PX)
