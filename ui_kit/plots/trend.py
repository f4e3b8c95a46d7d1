"""How something went on, as lines, with the time before pale behind them."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPolygonF

from ui_kit.plots.chart import Chart, Mark
from ui_kit.plots.content import Stroke, TrendContent, TrendLine
from ui_kit.plots.legend import NOTHING, Look, Sample, SwatchForm

_DOT_PX = 3.0
_LARGE_DOT_PX = 5.0
# With less room, dots would run into one.
_ROOM_FOR_DOTS_PX = 10.0
_DRAWN = (Stroke.BEFORE, Stroke.SECOND, Stroke.MAIN)


class TrendChart(Chart):
    """Draws one or more lines over places in order of time; time runs as the language reads."""

    def __init__(self, content: TrendContent, look: Look) -> None:
        super().__init__(look)
        self.content = content
        values = [value for line in content.lines for value in line.values]
        self.measure_upright([*values, content.target], content.measure)
        self.name_places([place.mark for place in content.places])
        samples = [
            Sample(SwatchForm.LINE, one.name, look.stroke(one.stroke)) for one in content.lines
        ]
        if content.target is not None:
            name = content.target_name or look.say("Plots", "Target")
            said = look.named(name, content.measure.mark(content.target))
            samples.append(Sample(SwatchForm.LINE, said, look.target_pen()))
        self.legend.show_samples(samples)

    def marks(self) -> Sequence[Mark]:
        """Return each place with the values of all lines."""
        found, lines = [], self.content.lines
        strips = self.strips(len(self.content.places))
        for number, (place, strip) in enumerate(zip(self.content.places, strips, strict=True)):
            known = [one.values[number] or 0.0 for one in lines if one.values[number] is not None]
            top = self.spot(self.at(number, max(known, default=0.0)))
            said = (place.name, *(self._said_of(line, number) for line in lines))
            found.append(Mark(area=self.frame(strip), at=top, lines=said, key=place.key))
        return found

    def draw(self, painter: QPainter) -> None:
        """Draw the grid, the target, the lines, and what is pointed at."""
        self.draw_grid(painter)
        if self.content.target is not None:
            y = self.at(0, self.content.target).y()
            painter.setPen(self.look.target_pen())
            painter.drawLine(QPointF(0, y), QPointF(self.view.rect().right(), y))
        if self.current is not None and self.current < len(self.content.places):
            x = self.at(self.current, 0).x()
            painter.setPen(self.look.pen("quiet_ink"))
            painter.drawLine(QPointF(x, 0), QPointF(x, self.view.rect().bottom()))
        for line in sorted(self.content.lines, key=lambda one: _DRAWN.index(one.stroke)):
            self._draw_line(painter, line)

    def table(self) -> list[list[str]]:
        """Return a row for each place, a column for each line."""
        titles = ["", *(line.name for line in self.content.lines)]
        rows = [
            [place.name, *(self._written(line, number) for line in self.content.lines)]
            for number, place in enumerate(self.content.places)
        ]
        return [titles, *rows]

    def said(self) -> str:
        """Return where the main line is lowest and highest."""
        lines = self.content.lines
        name, values = (lines[0].name, lines[0].values) if lines else ("", ())
        return self.look.lowest_and_highest(name, self.content.measure, self.content.places, values)

    def _draw_line(self, painter: QPainter, line: TrendLine) -> None:
        pen = self.look.stroke(line.stroke)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        for part in _parts(line.values):
            points = QPolygonF([self.at(number, value) for number, value in part])
            path = QPainterPath()
            path.addPolygon(points)
            painter.drawPath(path)
        if line.stroke is Stroke.BEFORE:
            return
        dots = abs(self.at(1, 0).x() - self.at(0, 0).x()) >= _ROOM_FOR_DOTS_PX
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(pen.color()))
        for part in _parts(line.values):
            for number, value in part:
                # A value between two gaps would be a line without length.
                if number == self.current:
                    painter.drawEllipse(self.at(number, value), _LARGE_DOT_PX, _LARGE_DOT_PX)
                elif len(part) == 1 or (dots and line.stroke is Stroke.MAIN):
                    painter.drawEllipse(self.at(number, value), _DOT_PX, _DOT_PX)

    def _said_of(self, line: TrendLine, number: int) -> str:
        written = self._written(line, number)
        if number < len(line.places):
            written = f"{written} ({line.places[number]})"
        return self.look.named(line.name, written)

    def _written(self, line: TrendLine, number: int) -> str:
        value = line.values[number]
        return NOTHING if value is None else self.content.measure.write(value)


def _parts(values: Sequence[float | None]) -> list[list[tuple[int, float]]]:
    """Return the stretches of a line between its gaps."""
    parts: list[list[tuple[int, float]]] = [[]]
    for number, value in enumerate(values):
        if value is not None:
            parts[-1].append((number, value))
        elif parts[-1]:
            parts.append([])
    return [part for part in parts if part]
