"""An axis of pyqtgraph whose marks are given, and which draws in any painter."""

import itertools
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui_kit.plots.look import Look
from ui_kit.tokens import GRID_PX

type Marked = tuple[float, str]
"""A value of the axis and what is written there."""


class Axis(pg.AxisItem):  # type: ignore[misc] # pyqtgraph has no types
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
