"""Lines of text that always fit: they wrap, then shrink, then are refused; never clipped."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from printer_drivers.render.fonts import Script, face, script_of
from printer_drivers.render.words import PaperWords
from reception.domain.errors import PrinterFault
from reception.domain.language import Language

_MM_PER_INCH = 25.4
# 3 mm at 203 dots an inch are 23.98 dots: 24 are meant.
_ROUNDING_PX = 0.02


@dataclass(frozen=True, slots=True)
class DotScale:
    """How fine a head is."""

    dpi: int

    def px(self, length_mm: float) -> int:
        """Return the nearest number of dots."""
        return round(length_mm * self.dpi / _MM_PER_INCH)

    def at_least_px(self, length_mm: float) -> int:
        """Return the smallest number of dots that is not less."""
        return math.ceil(length_mm * self.dpi / _MM_PER_INCH - _ROUNDING_PX)


SMALLEST_MM = 3.0
"""Smaller Arabic is not read reliably on thermal paper."""
_STEP_MM = 0.25
_ENDLESS_PX = 100_000
# The Arabic face asks for 1.8 times its size, to leave room for stacked vowel signs that few
# names here have; paper is short, and lines that have them are given their room.
_PITCH = 1.45
# So far may ink stand beside its place, such as a tail that swings out: less than the margin.
_SWING_MM = 1.0

SHORTEN = "write it shorter in the unit's file and load that: nouba init --template FILE"
"""What an administrator does about a text that does not fit."""


class TextTooLongError(PrinterFault):
    """A text does not fit on the ticket even at the smallest size."""

    def __init__(self, text: str, width_px: int, language: Language | None = None) -> None:
        """Name what does not fit; a number is of no language."""
        self.text = text
        self.language = language
        super().__init__(f"'{text}' does not fit into {width_px} dots of a ticket", SHORTEN)


class Align(Enum):
    """Where a text stands in its column, as the reader of its language sees it."""

    START = "start"
    CENTRE = "centre"
    END = "end"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text wants to look; the size is a wish, the number of lines a limit."""

    size_mm: float
    bold: bool = False
    max_lines: int = 4
    one_line_mm: float | None = None
    """Rather shrink to this size than wrap."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """The size at which a text fits, and where its lines stand so that no ink meets other ink."""

    size_px: int
    baselines_px: tuple[int, ...]
    height_px: int


class Paragraph:
    """A text laid out in a column."""

    def __init__(
        self,
        wording: PaperWords,
        style: TextStyle,
        width_px: int,
        scale: DotScale,
        *,
        align: Align = Align.CENTRE,
        reader: Language | None = None,
    ) -> None:
        """Lay a text out in a column; the start edge is the reader's, or the text's own.

        Raises:
            TextTooLongError: it does not fit at the smallest size.
        """
        script = script_of(wording.language)
        fit = _fit(wording.text, script, style, width_px, scale)
        if fit is None:
            raise TextTooLongError(wording.text, width_px, wording.language)
        self._wording, self._style, self._width_px = wording, style, width_px
        self._fits = fit
        from_right = script_of(reader or wording.language) is Script.ARABIC
        part = {Align.START: float(from_right), Align.CENTRE: 0.5, Align.END: float(not from_right)}
        self._part = part[align]
        self.height_px = fit.height_px
        self.baseline_px = fit.baselines_px[0] if fit.baselines_px else 0

    def draw(self, painter: QPainter, x: int, y: int) -> None:
        """Draw it with its column's upper left corner at ``x``, ``y``."""
        self._layout.draw(painter, QPointF(x, y))

    @cached_property
    def _layout(self) -> QTextLayout:
        # Only what is drawn: whether a unit's texts fit is asked of hundreds of tickets.
        script = script_of(self._wording.language)
        layout = _lay_out(
            self._wording.text, script, self._fits.size_px, self._style, self._width_px
        )
        for line, baseline_px in zip(_lines(layout), self._fits.baselines_px, strict=True):
            room = self._width_px - line.naturalTextWidth()
            left = line.x() - line.naturalTextRect().x() + room * self._part
            line.setPosition(QPointF(round(left), baseline_px - line.ascent()))
        return layout


@lru_cache(maxsize=512)
def natural_width(wording: PaperWords, style: TextStyle, scale: DotScale) -> int:
    """Return how wide a text is on one line at its wished size, in dots."""
    script = script_of(wording.language)
    size_px = scale.at_least_px(style.size_mm)
    layout = _lay_out(wording.text, script, size_px, style, _ENDLESS_PX)
    return max((math.ceil(line.naturalTextWidth()) for line in _lines(layout)), default=0)


def _lay_out(
    text: str, script: Script, size_px: int, style: TextStyle, width_px: int
) -> QTextLayout:
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


def _figures_in_latin(text: str, size_px: int, style: TextStyle) -> list[QTextLayout.FormatRange]:
    """Return where figures stand among Tifinagh, whose face has none and no bold to lend."""
    ranges = []
    for found in re.finditer(r"[\d–:]+", text):
        one = QTextLayout.FormatRange()
        one.start, one.length = found.start(), found.end() - found.start()
        one.format.setFont(face(Script.LATIN, size_px, bold=style.bold))
        ranges.append(one)
    return ranges


# The names of a unit and its services come back on every ticket; what fits is safe to share
# between threads, a laid-out text is not.
@lru_cache(maxsize=512)
def _fit(
    text: str, script: Script, style: TextStyle, width_px: int, scale: DotScale
) -> _Fit | None:
    wished_px, smallest_px = scale.at_least_px(style.size_mm), scale.at_least_px(SMALLEST_MM)
    step_px = max(1, scale.px(_STEP_MM))
    sizes = range(max(wished_px, smallest_px), smallest_px - 1, -step_px)
    wishes = [(size_px, style.max_lines) for size_px in (*sizes, smallest_px)]
    if style.one_line_mm is not None:
        least_px = scale.at_least_px(style.one_line_mm)
        wishes = [(size_px, 1) for size_px in sizes if size_px >= least_px] + wishes
    for size_px, max_lines in wishes:
        layout = _lay_out(text, script, size_px, style, width_px)
        lines = list(_lines(layout))
        if len(lines) > max_lines or any(one.naturalTextWidth() > width_px for one in lines):
            continue
        inks = [_ink(line) for line in lines]
        swing_px = scale.px(_SWING_MM)
        if all(
            ink.left() >= line.naturalTextRect().left() - swing_px
            and ink.right() <= line.naturalTextRect().right() + swing_px
            for line, ink in zip(lines, inks, strict=True)
        ):
            metrics = QFontMetricsF(face(script, size_px, bold=style.bold))
            return _placed(size_px, metrics, inks)
    return None


def _placed(size_px: int, metrics: QFontMetricsF, inks: list[QRectF]) -> _Fit:
    """Return where the baselines stand: at an even pitch, wider where ink would meet."""
    pitch_px = min(metrics.height(), size_px * _PITCH)
    # What the pitch saves is taken half above and half below the letters.
    next_px = metrics.ascent() + (pitch_px - metrics.height()) / 2
    ink_ends_px = 0.0
    baselines: list[int] = []
    for ink in inks:
        baseline = max(round(next_px), math.ceil(ink_ends_px - ink.top()))
        baselines.append(baseline)
        ink_ends_px = baseline + ink.bottom() + 1
        next_px = baseline + pitch_px
    bottom = round(next_px - metrics.ascent() - (pitch_px - metrics.height()) / 2)
    return _Fit(size_px, tuple(baselines), max(bottom, math.ceil(ink_ends_px)) if inks else 0)


def _ink(line: QTextLine) -> QRectF:
    """Return what a line blackens, measured from its layout's left edge and its baseline."""
    ink = QRectF()
    for run in line.glyphRuns():
        face_used = run.rawFont()
        for glyph, at in zip(run.glyphIndexes(), run.positions(), strict=True):
            drawn = face_used.boundingRect(glyph)
            if not drawn.isEmpty():
                ink |= drawn.translated(at.x(), at.y() - line.y() - line.ascent())
    return ink


def _lines(layout: QTextLayout) -> Iterator[QTextLine]:
    return (layout.lineAt(index) for index in range(layout.lineCount()))
