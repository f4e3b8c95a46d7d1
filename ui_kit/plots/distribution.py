"""How many waited how long, with the values that it is read by."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from ui_kit.plots.chart import Chart, Mark
from ui_kit.plots.content import Bin, ContentKind, DistributionContent, Landmark
from ui_kit.plots.legend import NOTHING, Look
from ui_kit.tokens import GRID_PX
from ui_kit.words import from_its_side

_MINUTE = 60
_HOUR = 3600
_SECONDS = (
    *(1, 2, 5, 10, 15, 30),
    *(_MINUTE * one for one in (1, 2, 5, 10, 15, 20, 30)),
    *(_HOUR * one for one in (1, 2, 3, 6, 12, 24)),
)
_NICE = (1.0, 2.0, 2.5, 5.0, 10.0)
_CLASSES = (0.2, 0.5, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60)
_INTERVALS = 5


@dataclass(frozen=True, slots=True)
class Steps:
    """The marks of an axis that begins at zero."""

    values: tuple[float, ...]

    @property
    def top(self) -> float:
        """Return where the axis ends."""
        return self.values[-1]


def steps(highest: float, kind: ContentKind, intervals: int = _INTERVALS) -> Steps:
    """Return the marks that hold everything up to ``highest``."""
    if kind is ContentKind.PERCENT:
        step = 25.0
        highest = max(highest, 100.0)
    elif kind is ContentKind.SECONDS:
        step = _step_of_seconds(highest, intervals)
    else:
        step = _nice(highest / intervals)
        if kind is ContentKind.COUNT:
            step = max(1.0, math.ceil(step))
    count = max(1, math.ceil(highest / step - 1e-9))
    return Steps(tuple(step * number for number in range(count + 1)))


def class_width(highest: float, kind: ContentKind, classes: int) -> float:
    """Return how wide each of so many classes from zero on is, so that ``highest`` is in the last.

    Nothing above is left out: the last class holds it as well.
    """
    if kind is ContentKind.PERCENT:
        return 100.0 / classes
    least = highest / classes
    if kind is ContentKind.SECONDS:
        unit = 1 if least < _MINUTE else _MINUTE if least < _HOUR else _HOUR
        return _class(least / unit) * unit
    return max(1.0, _class(least)) if kind is ContentKind.COUNT else _class(least)


def _class(least: float) -> float:
    scale = 1.0
    while least > _CLASSES[-1] * scale:
        scale *= 10
    return next(one * scale for one in _CLASSES if one * scale >= least)


def _step_of_seconds(highest: float, intervals: int) -> float:
    for step in _SECONDS:
        if step * intervals >= highest:
            return float(step)
    return _nice(highest / intervals / _HOUR) * _HOUR


def _nice(least: float) -> float:
    if least <= 0:
        return 1.0
    scale = 10.0 ** math.floor(math.log10(least))
    return next(one * scale for one in _NICE if one * scale >= least * (1 - 1e-9))


# Above the bars, for the names of the landmarks.
_HEAD = 0.3
_GAP_PX = 1.5


class DistributionChart(Chart):
    """Draws a bar for each span of durations; the last one holds whatever is longer."""

    def __init__(self, content: DistributionContent, look: Look) -> None:
        super().__init__(look)
        self.content = content
        highest = max([one.count for one in content.bins] or [1])
        self._steps = steps(max(highest, 1), content.count.kind, intervals=4)
        self.view.setXRange(0, max(len(content.bins), 1), padding=0)
        self.view.setYRange(0, self._steps.top * (1 + _HEAD), padding=0)
        self.upright.mark([(one, content.count.mark(one)) for one in self._steps.values])
        self.across.mark(
            [(at, content.measure.mark(one.low)) for at, one in enumerate(content.bins)]
        )

    def marks(self) -> Sequence[Mark]:
        """Return each span with how many lie in it."""
        found = []
        whole = sum(one.count for one in self.content.bins)
        for one, area in zip(self.content.bins, self._strips(), strict=True):
            share = f"{100 * one.count / whole:.0f}\u00a0%" if whole else NOTHING
            counted = f"{self.content.count.write(one.count)} ({share})"
            found.append(
                Mark(
                    area=self.frame(area),
                    at=self.frame(area).center(),
                    lines=(self._span(one), self.look.named(self.content.count.title, counted)),
                    key=(one.low, one.high),
                )
            )
        return found

    def draw(self, painter: QPainter) -> None:
        """Draw the grid, the bars, and the landmarks over them."""
        self.draw_grid(painter, self._steps.values)
        for number, (one, strip) in enumerate(zip(self.content.bins, self._strips(), strict=True)):
            if number == self.current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QBrush(self.look.colour("primary_soft")))
                painter.drawRect(strip)
            if one.count:
                top = self.at(0, one.count).y()
                area = QRectF(strip.left(), top, strip.width(), strip.bottom() - top)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QBrush(self.look.colour("primary")))
                painter.drawRect(area.adjusted(_GAP_PX / 2, 0, -_GAP_PX / 2, 0))
        self._draw_landmarks(painter)

    def table(self) -> list[list[str]]:
        """Return a row for each span, and one for each landmark."""
        rows = [[self._span(one), self.content.count.write(one.count)] for one in self.content.bins]
        marks = [
            [one.name, self.content.measure.write(one.value)] for one in self.content.landmarks
        ]
        return [[self.content.measure.title, self.content.count.title], *rows, *marks]

    def said(self) -> str:
        """Return the landmarks."""
        if not any(one.count for one in self.content.bins):
            return self.look.say("Plots", "There is nothing to show.")
        named = self.look.say("Plots", "%1: %2")
        told = [
            named.replace("%1", one.name).replace("%2", self.content.measure.write(one.value))
            for one in self.content.landmarks
        ]
        return from_its_side(" \u00b7 ".join(told), self.look.language)

    def _draw_landmarks(self, painter: QPainter) -> None:
        right, line_px = self.view.rect().right(), self.look.line_px
        ordered = sorted(self.content.landmarks, key=lambda one: one.value)
        for row, one in enumerate(ordered):
            x, top = self._along(one.value), row * line_px
            foot = self.view.rect().bottom()
            # A pale edge, or the line would be lost in the bars.
            for pen in (self.look.pen("surface", 4.0), self._pen(one)):
                painter.setPen(pen)
                painter.drawLine(QPointF(x, top), QPointF(x, foot))
            said = self.look.named(one.name, self.content.measure.write(one.value))
            width = self.look.width([said]) + GRID_PX
            after = x - width if self.look.mirrored else x
            # Near the far edge the words stand on the other side of their line.
            if after < 0 or after + width > right:
                after = x if self.look.mirrored else x - width
            area = QRectF(after, top, width, line_px)
            painter.fillRect(area.adjusted(2, 2, -2, -2), self.look.colour("surface"))
            painter.setPen(self.look.colour("warning" if one.is_target else "ink"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, said)

    def _pen(self, landmark: Landmark) -> QPen:
        return self.look.target_pen() if landmark.is_target else self.look.pen("ink", 1.5, (4, 3))

    def _along(self, value: float) -> float:
        """Return where a duration stands; whatever is longer stands in the last bar."""
        for number, one in enumerate(self.content.bins):
            if one.high is None or value < one.high:
                part = 0.5 if one.high is None else (value - one.low) / (one.high - one.low)
                return self.at(number + part, 0).x()
        return self.at(len(self.content.bins), 0).x()

    def _strips(self) -> list[QRectF]:
        height, cut = self.view.rect().height(), []
        for number in range(len(self.content.bins)):
            one, other = self.at(number, 0).x(), self.at(number + 1, 0).x()
            cut.append(QRectF(min(one, other), 0, abs(other - one), height))
        return cut

    def _span(self, one: Bin) -> str:
        write = self.content.measure.mark
        if one.high is None:
            said = self.look.say("Plots", "%1 and more").replace("%1", write(one.low))
        else:
            said = self.look.say("Plots", "%1 to %2").replace("%1", write(one.low))
            said = said.replace("%2", write(one.high))
        return from_its_side(said, self.look.language)
