"""What each kind of line or ground means, above a plot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsWidget, QStyleOptionGraphicsItem, QWidget

from reception.domain.language import Language
from ui_kit.plots.content import PlotMeasure, PlotPoint, Stroke
from ui_kit.theme import families
from ui_kit.tokens import DESK, GRID_PX, LIGHT, STEP
from ui_kit.translations import current_language, reads_right_to_left, speech
from ui_kit.words import from_its_side

HEAT_CLASSES = 5
# Between the third and the fourth class neither ink nor white could be read well enough.
_HEAT = (0.0, 0.16, 0.34, 0.8, 1.0)
_STROKES: Mapping[Stroke, tuple[str, float, Sequence[float]]] = {
    Stroke.MAIN: ("primary", 2.5, ()),
    Stroke.SECOND: ("information", 1.75, (5, 2.5)),
    Stroke.BEFORE: ("quiet_ink", 1.5, (1.5, 2)),
}


class Look:
    """The look of one plot, in the language of its reader."""

    def __init__(self, language: Language | None = None) -> None:
        self.language = language or current_language()
        self.mirrored = reads_right_to_left(self.language)

    def say(self, context: str, text: str) -> str:
        """Return one of the plots' own words in the reader's language."""
        return speech(self.language).say(context, text)

    def named(self, name: str, written: str) -> str:
        """Return a value with its name before it."""
        text = self.say("Plots", "%1: %2").replace("%1", name).replace("%2", written)
        return from_its_side(text, self.language)

    def lowest_and_highest(
        self,
        title: str,
        measure: PlotMeasure,
        places: Sequence[PlotPoint],
        values: Sequence[float | None],
    ) -> str:
        """Return in a sentence the lowest and the highest of some values, and where they are."""
        known = [(value, at) for at, value in enumerate(values) if value is not None]
        if not known:
            return self.say("Plots", "There is nothing to show.")
        text, words = self.say("Plots", "%1: lowest %2 (%3), highest %4 (%5)."), [title]
        for value, at in (min(known), max(known)):
            words += [measure.write(value), places[at].name]
        for number, word in enumerate(words, start=1):
            text = text.replace(f"%{number}", word)
        return from_its_side(text, self.language)

    def prepare(self, painter: QPainter) -> None:
        """Have small text drawn as its reader reads it, and everything with smooth edges."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.direction)
        painter.setFont(self.font)

    @property
    def direction(self) -> Qt.LayoutDirection:
        """Return from which side the plot is read."""
        return Qt.LayoutDirection.RightToLeft if self.mirrored else Qt.LayoutDirection.LeftToRight

    @property
    def leading(self) -> Qt.AlignmentFlag:
        """Return the side where lines of text begin."""
        side = Qt.AlignmentFlag.AlignRight if self.mirrored else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute

    @cached_property
    def font(self) -> QFont:
        """Return the typeface of everything small: marks, legends, names."""
        font = QFont(families(self.language))
        font.setPixelSize(round(DESK.body_px * STEP**-0.5))
        return font

    @cached_property
    def bold(self) -> QFont:
        """Return the typeface of what is read first."""
        font = QFont(self.font)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    @cached_property
    def metrics(self) -> QFontMetricsF:
        """Return the sizes of small text."""
        return QFontMetricsF(self.font)

    @cached_property
    def line_px(self) -> int:
        """Return the distance of lines: Noto Sans Arabic alone would ask for half as much again."""
        small_px: float = DESK.body_px * STEP**-0.5
        return round(small_px * (1.6 if self.mirrored else 1.35))

    def width(self, texts: Sequence[str]) -> float:
        """Return how wide the widest of some small texts is."""
        return max((self.metrics.horizontalAdvance(text) for text in texts), default=0.0)

    def colour(self, name: str) -> QColor:
        """Return a colour of the tokens."""
        return QColor(getattr(LIGHT, name))

    def pen(self, name: str, width_px: float = 1.0, dashes: Sequence[float] = ()) -> QPen:
        """Return a pen; ``dashes`` are lengths of ink and gap in widths of the pen."""
        pen = QPen(self.colour(name), width_px)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if dashes else Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dashes:
            pen.setDashPattern(list(dashes))
        return pen

    def stroke(self, stroke: Stroke) -> QPen:
        """Return the pen of a line of a trend."""
        return self.pen(*_STROKES[stroke])

    def target_pen(self) -> QPen:
        """Return the pen of a target."""
        return self.pen("warning", 1.5, (8, 3, 1.5, 3))

    def heat_class(self, number: int) -> QColor:
        """Return one of the grounds of a heat map, from pale to full."""
        pale, full, part = self.colour("primary_soft"), self.colour("primary"), _HEAT[number]
        channels = (QColor.redF, QColor.greenF, QColor.blueF)
        return QColor.fromRgbF(*(one(pale) + (one(full) - one(pale)) * part for one in channels))

    def on_heat(self, number: int) -> QColor:
        """Return the ink that is read on one of those grounds."""
        return self.colour("ink" if number <= HEAT_CLASSES // 2 else "on_primary")


_SAMPLE_PX = 3.0 * GRID_PX
_GAP_PX = 0.75 * GRID_PX
_APART_PX = 2.5 * GRID_PX
_HIGH_PX = 1.5 * GRID_PX


class SwatchForm(StrEnum):
    """What a sample looks like."""

    LINE = "line"
    GROUND = "ground"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class Sample:
    """A kind of line or ground, and what it means."""

    form: SwatchForm
    name: str
    pen: QPen
    ground: QColor | None = None


class Legend(QGraphicsWidget):
    """Samples in a row, in as many rows as they need."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._samples: Sequence[Sample] = ()

    def show_samples(self, samples: Sequence[Sample]) -> None:
        """Show these samples instead of the present ones."""
        self._samples = samples
        self.updateGeometry()
        self.update()

    def sizeHint(  # noqa: N802 - Qt's own
        self, which: Qt.SizeHint, constraint: QSizeF | QSize | None = None
    ) -> QSizeF:
        """Return the room the rows need at the width given."""
        if not self._samples:
            return QSizeF(0, 0) if which is not Qt.SizeHint.MaximumSize else QSizeF(16_000, 0)
        parent = self.parentItem()
        width = parent.boundingRect().width() if parent else 0.0
        if constraint is not None and constraint.width() > 0:
            width = constraint.width()
        rows = 1 + max(row for row, _ in self._placed(max(width, 1.0)))
        height = rows * self._look.line_px + GRID_PX
        return QSizeF(16_000 if which is Qt.SizeHint.MaximumSize else 0, height)

    def resizeEvent(self, event: object) -> None:  # noqa: N802, ARG002 - Qt's own
        """Ask for as many rows as the new width needs."""
        self.updateGeometry()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's own
        widget: QWidget | None = None,  # noqa: ARG002 - likewise
    ) -> None:
        """Draw the samples and their names."""
        self._look.prepare(painter)
        width, line_px = self.size().width(), self._look.line_px
        for sample, (row, begins) in zip(self._samples, self._placed(width), strict=True):
            middle = row * line_px + line_px / 2
            name_px = self._look.width([sample.name])
            left = width - begins - _SAMPLE_PX if self._look.mirrored else begins
            self._draw_sample(painter, sample, QPointF(left, middle))
            name_left = (
                left - _GAP_PX - name_px if self._look.mirrored else left + _SAMPLE_PX + _GAP_PX
            )
            painter.setPen(self._look.colour("quiet_ink"))
            painter.drawText(
                QRectF(name_left, middle - line_px / 2, name_px, line_px),
                self._look.leading | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip,
                sample.name,
            )

    def _draw_sample(self, painter: QPainter, sample: Sample, at: QPointF) -> None:
        painter.setPen(sample.pen)
        painter.setBrush(QBrush(sample.ground) if sample.ground else Qt.BrushStyle.NoBrush)
        match sample.form:
            case SwatchForm.LINE:
                painter.drawLine(at, at + QPointF(_SAMPLE_PX, 0))
            case SwatchForm.TICK:
                x = at.x() + _SAMPLE_PX / 2
                painter.drawLine(
                    QPointF(x, at.y() - _HIGH_PX / 2), QPointF(x, at.y() + _HIGH_PX / 2)
                )
            case SwatchForm.GROUND:
                area = QRectF(at.x(), at.y() - _HIGH_PX / 2, _SAMPLE_PX, _HIGH_PX)
                painter.drawRoundedRect(area, 3, 3)

    def _placed(self, width: float) -> list[tuple[int, float]]:
        """Return the row of each sample, and how far from the leading side it begins."""
        row, begins = 0, 0.0
        placed = []
        for sample in self._samples:
            needed = _SAMPLE_PX + _GAP_PX + self._look.width([sample.name])
            if begins and begins + needed > width:
                row, begins = row + 1, 0.0
            placed.append((row, begins))
            begins += needed + _APART_PX
        return placed


NOTHING = "\u2013"
