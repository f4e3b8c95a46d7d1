"""What all plots have in common: pyqtgraph's view and axes, a legend, and marks to point at."""

import itertools
import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import pyqtgraph as pg
import shiboken6
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QPainter
from PySide6.QtWidgets import (
    QGraphicsGridLayout,
    QGraphicsWidget,
    QStyleOptionGraphicsItem,
    QWidget,
)

from ui_kit.plots.content import ContentKind, PlotMeasure
from ui_kit.plots.legend import Legend, Look
from ui_kit.tokens import GRID_PX

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
# Between the highest mark and the upper edge.
_AIR = 0.04


def steps(highest: float, kind: ContentKind, intervals: int = _INTERVALS) -> tuple[float, ...]:
    """Return the marks of an axis from zero on that hold everything up to ``highest``."""
    if kind is ContentKind.PERCENT:
        step, highest = 25.0, max(highest, 100.0)
    elif kind is ContentKind.SECONDS:
        least = highest / intervals
        step = next((one for one in _SECONDS if one >= least), _nice(least / _HOUR) * _HOUR)
    else:
        step = _nice(highest / intervals)
        if kind is ContentKind.COUNT:
            step = max(1.0, math.ceil(step))
    count = max(1, math.ceil(highest / step - 1e-9))
    return tuple(step * number for number in range(count + 1))


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


def _nice(least: float) -> float:
    if least <= 0:
        return 1.0
    scale = 10.0 ** math.floor(math.log10(least))
    return next(one * scale for one in _NICE if one * scale >= least * (1 - 1e-9))


type Marked = tuple[float, str]
"""A value of the axis and what is written there."""


class PlotAxis(pg.AxisItem):  # type: ignore[misc] # pyqtgraph has no types
    """Writes the marks it was given; those that would touch their neighbour are left out."""

    def __init__(self, orientation: str, look: Look) -> None:
        super().__init__(orientation)
        self._look = look
        self._marked: Sequence[Marked] = ()
        self.spare_px = 0.0
        """How far the marks may reach beyond the near side, where the other axis stands."""
        self.setTextPen(look.colour("quiet_ink"))
        self.setPen(look.pen("quiet_ink"))
        self.setStyle(tickFont=look.font)

        self.draws_line = True

    def mark(self, marked: Sequence[Marked]) -> None:
        """Write these marks, and take the room they need."""
        self._marked = marked
        if self.orientation in {"left", "right"}:
            self.setWidth(self._look.width([text for _, text in marked]) + GRID_PX)
        else:
            self.setHeight(self._look.line_px + GRID_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's own
        widget: QWidget | None = None,  # noqa: ARG002 - likewise
    ) -> None:
        """Draw without the picture that pyqtgraph keeps: a printer would scale its text twice."""
        painter.setLayoutDirection(self._look.direction)
        painter.setFont(self._look.font)
        painter.setPen(self.textPen())
        for area, flags, text in self._texts():
            painter.drawText(area, flags, text)
        if self.orientation == "bottom" and self.draws_line:
            size = self.size()
            painter.setPen(self.pen())
            painter.drawLine(QPointF(0, 0), QPointF(size.width(), 0))

    def _texts(self) -> Sequence[tuple[QRectF, Qt.AlignmentFlag, str]]:
        size, line_px = self.size(), self._look.line_px
        texts: list[tuple[QRectF, Qt.AlignmentFlag, str]] = []
        if self.orientation in {"left", "right"}:
            inner = size.width() - GRID_PX
            at_left = self.orientation == "left"
            left = 0.0 if at_left else float(GRID_PX)
            side = Qt.AlignmentFlag.AlignRight if at_left else Qt.AlignmentFlag.AlignLeft
            flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            for value, text in self._marked:
                top = self._position(value, size.height()) - line_px / 2
                area = QRectF(left, top, inner, line_px)
                texts.append((area, flags | Qt.TextFlag.TextDontClip, text))
            return texts
        flags = Qt.AlignmentFlag.AlignCenter
        for value, text in self._thinned(size.width()):
            width = self._look.width([text])
            middle = self._position(value, size.width())
            # What would stick out at the far side, where the plot ends, is drawn further in.
            near_px = self.spare_px
            low, high = (0.0, near_px) if self._look.mirrored else (-near_px, 0.0)
            left = min(max(middle - width / 2, low), size.width() + high - width)
            area = QRectF(left, GRID_PX / 2, width, line_px)
            texts.append((area, flags | Qt.TextFlag.TextDontClip, text))
        return texts

    def _thinned(self, length_px: float) -> Sequence[Marked]:
        """Return every mark, or every second, third and so on, so that they stand apart."""
        if len(self._marked) <= 1:
            return self._marked
        places = [self._position(value, length_px) for value, _ in self._marked]
        apart_px = min(abs(one - other) for one, other in itertools.pairwise(places))
        needed_px = self._look.width([text for _, text in self._marked]) + 1.5 * GRID_PX
        every = max(1, -int(-needed_px // max(apart_px, 0.01)))
        return self._marked[::every]

    def _position(self, value: float, length_px: float) -> float:
        low, high = self.range
        part = (value - low) / (high - low) if high != low else 0.0
        along = part if self.orientation == "bottom" else 1 - part
        return float(along * length_px)


PLAIN_PX = 260.0
"""How high a plot is that does not ask for another height."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """Something of a plot that may be pointed at, and what is said of it."""

    area: QRectF
    """Where it is pointed at, in the chart's own coordinates."""
    at: QPointF
    """Where what is said of it is shown."""
    lines: tuple[str, ...]
    key: Hashable


class _Drawing(QGraphicsWidget):
    """The inside of the view; it draws in pixels, so that corners and dashes keep their form."""

    def __init__(self, chart: "Chart") -> None:
        super().__init__(chart.view)
        self._chart = chart
        self.setZValue(1)

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's own
        """Return the view's size, and a little more for what stands at its edge."""
        return QRectF(self._chart.view.rect()).adjusted(-400, -GRID_PX, 400, GRID_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's own
        widget: QWidget | None = None,  # noqa: ARG002 - likewise
    ) -> None:
        """Let the chart draw."""
        self._chart.look.prepare(painter)
        self._chart.draw(painter)


class Chart(QGraphicsWidget):
    """One plot as a graphics item: on the screen and on paper it is the same."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.current: int | None = None
        """The mark that is pointed at."""
        self.steps: tuple[float, ...] = ()
        """The values that the upright axis is marked with, from zero on."""
        self.view = pg.ViewBox(enableMenu=False, defaultPadding=0.0, invertX=look.mirrored)
        self.view.setMouseEnabled(x=False, y=False)
        self.view.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.view.setFlag(QGraphicsWidget.GraphicsItemFlag.ItemClipsChildrenToShape, enabled=False)
        self.view.disableAutoRange()
        self.legend = Legend(look)
        self._drawing = _Drawing(self)
        self.upright = PlotAxis("right" if look.mirrored else "left", look)
        self.across = PlotAxis("bottom", look)
        self.upright.linkToView(self.view)
        self.across.linkToView(self.view)
        grid = QGraphicsGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addItem(self.legend, 0, 0, 1, 3)
        grid.addItem(self.view, 1, 1)
        grid.addItem(self.upright, 1, 2 if look.mirrored else 0)
        grid.addItem(self.across, 2, 1)
        grid.setColumnStretchFactor(1, 1)
        grid.setRowStretchFactor(1, 1)
        # Mirrored by Qt as well, the two would cancel each other.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    @property
    def stands(self) -> bool:
        """Return whether Qt still knows the plot."""
        return shiboken6.isValid(self._drawing)

    def height_for(self, width_px: float) -> float:  # noqa: ARG002 - some plots need it
        """Return how high the plot should be at this width."""
        return PLAIN_PX

    def marks(self) -> Sequence[Mark]:
        """Return what may be pointed at, in order of reading."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Draw the inside of the view."""
        raise NotImplementedError

    def table(self) -> list[list[str]]:
        """Return the same data as text, the titles first."""
        raise NotImplementedError

    def said(self) -> str:
        """Return in one sentence what the plot shows, for whoever does not see it."""
        raise NotImplementedError

    def at(self, across: float, upright: float) -> QPointF:
        """Return where a value stands in the view, in pixels."""
        return QPointF(self.view.mapFromView(QPointF(across, upright)))

    def resize_to(self, size: QSizeF) -> None:
        """Take a size at once, with everything in its place."""
        self.setMinimumSize(0, 0)
        self.resize(size)
        self.across.spare_px = self.upright.minimumWidth()
        layout = self.layout()
        if layout:
            layout.activate()

    def point_at(self, number: int | None) -> None:
        """Show which mark is pointed at."""
        if number != self.current:
            self.current = number
            self._drawing.update()

    def frame(self, area: QRectF) -> QRectF:
        """Return an area of the view in the chart's coordinates."""
        return QRectF(self.view.mapRectToItem(self, area))

    def spot(self, point: QPointF) -> QPointF:
        """Return a point of the view in the chart's coordinates."""
        return QPointF(self.view.mapToItem(self, point))

    def measure_upright(
        self,
        values: Sequence[float | None],
        measure: PlotMeasure,
        *,
        intervals: int = _INTERVALS,
        air: float = _AIR,
    ) -> None:
        """Mark the upright axis so that it holds all these values, with some air above them."""
        highest = max([one for one in values if one is not None], default=1.0)
        self.steps = steps(max(highest, 1.0), measure.kind, intervals)
        self.view.setYRange(0, self.steps[-1] * (1 + air), padding=0)
        self.upright.mark([(one, measure.mark(one)) for one in self.steps])

    def name_places(self, names: Sequence[str]) -> None:
        """Give each name a place of the lower axis, around the whole numbers from zero on."""
        self.view.setXRange(-0.5, max(len(names), 1) - 0.5, padding=0)
        self.across.mark(list(enumerate(names)))

    def draw_grid(self, painter: QPainter) -> None:
        """Draw a quiet line for every marked value but the lowest, which is the axis."""
        painter.setPen(self.look.pen("line"))
        right = self.view.rect().right()
        for value in self.steps[1:]:
            y = round(self.at(0, value).y()) + 0.5
            painter.drawLine(QPointF(0, y), QPointF(right, y))

    def strips(self, count: int, *, begins: float = -0.5) -> Sequence[QRectF]:
        """Return the view cut in upright strips of one place each."""
        edges = [self.at(begins + number, 0).x() for number in range(count + 1)]
        height = self.view.rect().height()
        return [
            QRectF(min(one, other), 0, abs(other - one), height)
            for one, other in itertools.pairwise(edges)
        ]

    def fill(self, painter: QPainter, colour: str) -> None:
        """Draw grounds of this colour, without an edge, from now on."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(self.look.colour(colour)))
