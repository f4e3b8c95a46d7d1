"""What all plots have in common: pyqtgraph's view and axes, a legend, and marks to point at."""

import itertools
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import pyqtgraph as pg
import shiboken6
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QGraphicsGridLayout,
    QGraphicsWidget,
    QStyleOptionGraphicsItem,
    QWidget,
)

from ui_kit.plots.legend import Legend, Look, Sample
from ui_kit.tokens import GRID_PX

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
        if self.orientation in {"left", "right"}:
            inner = size.width() - GRID_PX
            left = 0.0 if self.orientation == "left" else float(GRID_PX)
            side = (
                Qt.AlignmentFlag.AlignRight
                if self.orientation == "left"
                else Qt.AlignmentFlag.AlignLeft
            )
            flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            return [
                (
                    QRectF(
                        left, self._position(value, size.height()) - line_px / 2, inner, line_px
                    ),
                    flags | Qt.TextFlag.TextDontClip,
                    text,
                )
                for value, text in self._marked
            ]
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        texts = []
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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self._chart.look.direction)
        painter.setFont(self._chart.look.font)
        self._chart.draw(painter)


class Chart(QGraphicsWidget):
    """One plot as a graphics item: on the screen and on paper it is the same."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.current: int | None = None
        """The mark that is pointed at."""
        self.view = pg.ViewBox(enableMenu=False, defaultPadding=0.0, invertX=look.mirrored)
        self.view.setMouseEnabled(x=False, y=False)
        self.view.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.view.setFlag(QGraphicsWidget.GraphicsItemFlag.ItemClipsChildrenToShape, enabled=False)
        self.view.disableAutoRange()
        self._legend = Legend(look)
        self._drawing = _Drawing(self)
        self.upright = PlotAxis("right" if look.mirrored else "left", look)
        self.across = PlotAxis("bottom", look)
        self.upright.linkToView(self.view)
        self.across.linkToView(self.view)
        grid = QGraphicsGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addItem(self._legend, 0, 0, 1, 3)
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

    def show_legend(self, samples: Sequence[Sample]) -> None:
        """Say what each kind of line or ground means; nothing where there is only one."""
        self._legend.show_samples(samples)

    def frame(self, area: QRectF) -> QRectF:
        """Return an area of the view in the chart's coordinates."""
        return QRectF(self.view.mapRectToItem(self, area))

    def spot(self, point: QPointF) -> QPointF:
        """Return a point of the view in the chart's coordinates."""
        return QPointF(self.view.mapToItem(self, point))

    def draw_grid(self, painter: QPainter, values: Sequence[float]) -> None:
        """Draw a quiet line for every value but the lowest, which is the axis."""
        painter.setPen(self.look.pen("line"))
        right = self.view.rect().right()
        for value in values[1:]:
            y = round(self.at(0, value).y()) + 0.5
            painter.drawLine(QPointF(0, y), QPointF(right, y))

    def strips(self, count: int) -> Sequence[QRectF]:
        """Return the view cut in upright strips, one around each whole number from zero on."""
        height = self.view.rect().height()
        cut = []
        for number in range(count):
            one, other = self.at(number - 0.5, 0).x(), self.at(number + 0.5, 0).x()
            cut.append(QRectF(min(one, other), 0, abs(other - one), height))
        return cut
