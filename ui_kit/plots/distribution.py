"""How many waited how long, with the values that it is read by."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from ui_kit.plots.chart import Chart, Mark
from ui_kit.plots.content import Bin, DistributionContent
from ui_kit.plots.legend import NOTHING, Look
from ui_kit.tokens import GRID_PX
from ui_kit.words import from_its_side

# Above the bars, for the names of the landmarks.
_HEAD = 0.3
_GAP_PX = 1.5


class DistributionChart(Chart):
    """Draws a bar for each span of durations; the last one holds whatever is longer."""

    def __init__(self, content: DistributionContent, look: Look) -> None:
        super().__init__(look)
        self.content = content
        counts = [one.count for one in content.bins]
        self.measure_upright(counts, content.count, intervals=4, air=_HEAD)
        self.view.setXRange(0, max(len(content.bins), 1), padding=0)
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
        self.draw_grid(painter)
        for number, (one, strip) in enumerate(zip(self.content.bins, self._strips(), strict=True)):
            if number == self.current:
                self.fill(painter, "primary_soft")
                painter.drawRect(strip)
            if one.count:
                top = self.at(0, one.count).y()
                area = QRectF(strip.left(), top, strip.width(), strip.bottom() - top)
                self.fill(painter, "primary")
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
            line = self.look.target_pen() if one.is_target else self.look.pen("ink", 1.5, (4, 3))
            for pen in (self.look.pen("surface", 4.0), line):
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

    def _along(self, value: float) -> float:
        """Return where a duration stands; whatever is longer stands in the last bar."""
        for number, one in enumerate(self.content.bins):
            if one.high is None or value < one.high:
                part = 0.5 if one.high is None else (value - one.low) / (one.high - one.low)
                return self.at(number + part, 0).x()
        return self.at(len(self.content.bins), 0).x()

    def _strips(self) -> Sequence[QRectF]:
        return self.strips(len(self.content.bins), begins=0)

    def _span(self, one: Bin) -> str:
        write = self.content.measure.mark
        if one.high is None:
            said = self.look.say("Plots", "%1 and more").replace("%1", write(one.low))
        else:
            said = self.look.say("Plots", "%1 to %2").replace("%1", write(one.low))
            said = said.replace("%2", write(one.high))
        return from_its_side(said, self.look.language)
