"""What each kind of line or ground means, above a plot."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsWidget, QStyleOptionGraphicsItem, QWidget

from ui_kit.plots.look import Look
from ui_kit.tokens import GRID_PX

_SAMPLE_PX = 3.0 * GRID_PX
_GAP_PX = 0.75 * GRID_PX
_APART_PX = 2.5 * GRID_PX
_HIGH_PX = 1.5 * GRID_PX


class Form(StrEnum):
    """What a sample looks like."""

    LINE = "line"
    GROUND = "ground"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class Sample:
    """A kind of line or ground, and what it means."""

    form: Form
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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self._look.direction)
        painter.setFont(self._look.font)
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
            case Form.LINE:
                painter.drawLine(at, at + QPointF(_SAMPLE_PX, 0))
            case Form.TICK:
                x = at.x() + _SAMPLE_PX / 2
                painter.drawLine(
                    QPointF(x, at.y() - _HIGH_PX / 2), QPointF(x, at.y() + _HIGH_PX / 2)
                )
            case Form.GROUND:
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
