"""One standing bar for each place of time, such as the hours of a day."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter

from ui_kit.plots.bars import bar_samples
from ui_kit.plots.chart import Chart, Mark
from ui_kit.plots.content import BarsContent
from ui_kit.plots.look import Look
from ui_kit.plots.steps import steps
from ui_kit.plots.words import bar_lines, bar_table, bars_said

_WIDEST_PX = 56.0
_PART = 0.64


class ColumnsChart(Chart):
    """Draws standing bars in order of time; time runs as the language reads."""

    def __init__(self, content: BarsContent, look: Look) -> None:
        super().__init__(look)
        self.content = content
        values = [
            value
            for one in content.bars
            for value in (one.value, one.upper, one.before)
            if value is not None
        ]
        self._steps = steps(max([*values, 1.0]), content.measure.kind)
        self.view.setXRange(-0.5, max(len(content.bars), 1) - 0.5, padding=0)
        self.view.setYRange(0, self._steps.top * 1.04, padding=0)
        self.upright.mark([(one, content.measure.mark(one)) for one in self._steps.values])
        self.across.mark([(at, bar.place.mark) for at, bar in enumerate(content.bars)])
        self.show_legend(bar_samples(content, look))

    def marks(self) -> Sequence[Mark]:
        """Return each bar with what stands beside it."""
        found = []
        strips = self.strips(len(self.content.bars))
        for number, (bar, strip) in enumerate(zip(self.content.bars, strips, strict=True)):
            found.append(
                Mark(
                    area=self.frame(strip),
                    at=self.spot(self.at(number, bar.value or 0.0)),
                    lines=bar_lines(self.content, bar, self.look),
                    key=bar.place.key,
                )
            )
        return found

    def draw(self, painter: QPainter) -> None:
        """Draw the grid and the bars."""
        self.draw_grid(painter, self._steps.values)
        strips = self.strips(len(self.content.bars))
        for number, (bar, strip) in enumerate(zip(self.content.bars, strips, strict=True)):
            if number == self.current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QBrush(self.look.colour("primary_soft")))
                painter.drawRect(strip)
            width = min(_WIDEST_PX, strip.width() * _PART)
            for value, ground in ((bar.upper, "primary_soft"), (bar.value, "primary")):
                if value:
                    painter.setPen(self.look.pen("primary"))
                    painter.setBrush(QBrush(self.look.colour(ground)))
                    self._draw_part(painter, number, value, width)
            if bar.before is not None:
                at = self.at(number, bar.before)
                reach = QPointF(width / 2 + 3, 0)
                painter.setPen(self.look.pen("quiet_ink", 2.5))
                painter.drawLine(at - reach, at + reach)

    def table(self) -> list[list[str]]:
        """Return a row for each bar."""
        return bar_table(self.content)

    def said(self) -> str:
        """Return the lowest and the highest value."""
        return bars_said(self.content, self.look)

    def _draw_part(self, painter: QPainter, number: int, value: float, width: float) -> None:
        top, foot = self.at(number, value), self.at(number, 0)
        area = QRectF(top.x() - width / 2, top.y(), width, foot.y() - top.y())
        radius = min(3.0, area.height() / 2)
        painter.drawRoundedRect(area, radius, radius)
