"""A value for each weekday and hour, said by its ground and by its figure."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter

from ui_kit.plots.chart import Chart, Mark, class_width
from ui_kit.plots.content import HeatContent
from ui_kit.plots.legend import HEAT_CLASSES, NOTHING, Look, Sample, SwatchForm
from ui_kit.tokens import GRID_PX
from ui_kit.words import from_its_side

_ROW_PX = 4.5 * GRID_PX
_GAP_PX = 2.0


class HeatMapChart(Chart):
    """Draws the first row on top, and the first column where lines begin."""

    def __init__(self, content: HeatContent, look: Look) -> None:
        super().__init__(look)
        self.content = content
        self._known = [
            (value, at, number)
            for at, row in enumerate(content.values)
            for number, value in enumerate(row)
            if value is not None
        ]
        highest = max((value for value, _, _ in self._known), default=0.0)
        self._wide = class_width(max(highest, 0.0), content.measure.kind, HEAT_CLASSES)
        self.view.invertY(b=True)
        self.name_places([one.mark for one in content.columns])
        self.view.setYRange(-0.5, max(len(content.rows), 1) - 0.5, padding=0)
        self.upright.mark([(at, row.mark) for at, row in enumerate(content.rows)])
        self.across.draws_line = False
        self.legend.show_samples(self._samples())

    def height_for(self, width_px: float) -> float:  # noqa: ARG002 - the rows have their height
        """Return the height of all rows, the legend and the axis."""
        return len(self.content.rows) * _ROW_PX + 2 * (self.look.line_px + GRID_PX)

    def marks(self) -> Sequence[Mark]:
        """Return each cell that has a value, row by row."""
        found, measure = [], self.content.measure
        for value, at, number in self._known:
            area = self.frame(self._cell(at, number))
            lines = [
                from_its_side(self._where(at, number), self.look.language),
                self.look.named(measure.title, measure.write(value)),
            ]
            if self.content.notes and (note := self.content.notes[at][number]):
                lines.append(from_its_side(note, self.look.language))
            key = (self.content.rows[at].key, self.content.columns[number].key)
            found.append(Mark(area=area, at=area.center(), lines=tuple(lines), key=key))
        return found

    def draw(self, painter: QPainter) -> None:
        """Draw every cell, and a frame around the one that is pointed at."""
        write, reach = self._writer(), QPointF(3, 0)
        painter.setPen(self.look.pen("line", 1.5))
        for at, row in enumerate(self.content.values):
            for number, unknown in enumerate(row):
                if unknown is None:
                    middle = self._cell(at, number).center()
                    painter.drawLine(middle - reach, middle + reach)
        for value, at, number in self._known:
            area, heat = self._cell(at, number), min(HEAT_CLASSES - 1, int(value / self._wide))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(self.look.heat_class(heat)))
            painter.drawRoundedRect(area, 3, 3)
            if write:
                painter.setPen(self.look.on_heat(heat))
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
                painter.drawText(area, flags, write(value))
        if self.current is not None and self.current < len(self._known):
            _, at, number = self._known[self.current]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self.look.pen("ink", 2.5))
            painter.drawRoundedRect(self._cell(at, number), 3, 3)

    def table(self) -> list[list[str]]:
        """Return the cells as they stand."""
        write = self.content.measure.write
        titles = ["", *(one.name for one in self.content.columns)]
        rows = (
            [row.name, *(NOTHING if value is None else write(value) for value in values)]
            for row, values in zip(self.content.rows, self.content.values, strict=True)
        )
        return [titles, *rows]

    def said(self) -> str:
        """Return where the value is highest."""
        if not self._known:
            return self.look.say("Plots", "There is nothing to show.")
        value, at, number = max(self._known)
        text = self.look.say("Plots", "%1: highest %2 (%3).").replace(
            "%1", self.content.measure.title
        )
        text = text.replace("%2", self.content.measure.write(value))
        return from_its_side(text.replace("%3", self._where(at, number)), self.look.language)

    def _where(self, row: int, column: int) -> str:
        return f"{self.content.rows[row].name} \u00b7 {self.content.columns[column].name}"

    def _writer(self) -> Callable[[float], str] | None:
        """Return how figures are written so that the widest fits in a cell; None: not at all."""
        measure = self.content.measure
        room = self._cell(0, 0).width() - GRID_PX / 2
        for write in (measure.mark, measure.bare):
            if write and self.look.width([write(value) for value, _, _ in self._known]) <= room:
                return write
        return None

    def _cell(self, row: int, column: int) -> QRectF:
        one, other = self.at(column - 0.5, row - 0.5), self.at(column + 0.5, row + 0.5)
        area = QRectF(one, other).normalized()
        return area.adjusted(_GAP_PX / 2, _GAP_PX / 2, -_GAP_PX / 2, -_GAP_PX / 2)

    def _samples(self) -> list[Sample]:
        if not self._known:
            return []
        write = self.content.measure.mark
        samples = []
        for number in range(HEAT_CLASSES):
            said = self.look.say("Plots", "from %1").replace("%1", write(self._wide * number))
            ground = self.look.heat_class(number)
            samples.append(Sample(SwatchForm.GROUND, said, self.look.pen("line"), ground))
        return samples
