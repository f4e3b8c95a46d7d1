"""A plot in a window: pointed at by mouse or keys, heard by screen readers."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pyqtgraph as pg
import shiboken6
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsScene, QLabel, QSizePolicy, QVBoxLayout, QWidget

from reception.domain.language import Language
from ui_kit.plots.bars import BarsChart, ColumnsChart
from ui_kit.plots.chart import Chart, Mark
from ui_kit.plots.content import (
    BarsContent,
    Content,
    DistributionContent,
    HeatContent,
    TrendContent,
)
from ui_kit.plots.distribution import DistributionChart
from ui_kit.plots.heat_map import HeatMapChart
from ui_kit.plots.legend import Look
from ui_kit.plots.trend import TrendChart
from ui_kit.tokens import GRID_PX, LIGHT

_SCREEN_DPI = 96.0


def chart_of(content: Content, look: Look, *, vertical: bool = False) -> Chart:
    """Return the plot of a content; bars lie, or stand where they are places of time."""
    match content:
        case TrendContent():
            return TrendChart(content, look)
        case BarsContent():
            return ColumnsChart(content, look) if vertical else BarsChart(content, look)
        case DistributionContent():
            return DistributionChart(content, look)
        case HeatContent():
            return HeatMapChart(content, look)


def height_of(
    content: Content, width_px: float, language: Language | None = None, *, vertical: bool = False
) -> float:
    """Return how high a plot should be at a width, both in pixels of a screen (96 to the inch)."""
    with _for_a_while(chart_of(content, Look(language), vertical=vertical)) as chart:
        return chart.height_for(width_px)


def paint(
    content: Content,
    painter: QPainter,
    area: QRectF,
    language: Language | None = None,
    *,
    vertical: bool = False,
) -> None:
    """Draw a plot as vectors; its text keeps the size it has on a screen, in inches.

    Needs a ``QApplication``, since plots are graphics items; no window is shown.

    Args:
        content: what to draw.
        painter: where to draw, such as a page of a ``QPdfWriter``.
        area: in the painter's own units, which are taken to be its device's dots.
        language: of the reader; the app's without one.
        vertical: draws bars upright.
    """
    dots = painter.device().logicalDpiX() / _SCREEN_DPI
    scene = QGraphicsScene()
    with _for_a_while(chart_of(content, Look(language), vertical=vertical)) as chart:
        scene.addItem(chart)
        size = QSizeF(area.width() / dots, area.height() / dots)
        chart.resize_to(size)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scene.render(
            painter,
            area,
            QRectF(0, 0, size.width(), size.height()),
            Qt.AspectRatioMode.IgnoreAspectRatio,
        )
        painter.restore()


@contextmanager
def _for_a_while(chart: Chart) -> Iterator[Chart]:
    """Take a plot apart once it is done with.

    Its parts hold each other. Left to Python they would go whenever memory is tidied up, and in
    the middle of the making of another plot that ends the process.
    """
    try:
        yield chart
    finally:
        shiboken6.delete(chart)


_LOOK = (
    f"QLabel {{ background: {LIGHT.ink}; color: {LIGHT.paper}; border: none;"
    f" border-radius: {GRID_PX // 2}px; padding: {GRID_PX // 2}px {GRID_PX}px; }}"
)


class Tip(QLabel):
    """A few lines of text over the window; it never leaves it, nor covers what it speaks of."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("plot-tip")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setStyleSheet(_LOOK)
        self.hide()

    def show_lines(self, lines: Sequence[str], at: QPoint) -> None:
        """Show these lines beside a point of the window."""
        self.setText("\n".join(lines))
        self.adjustSize()
        room = self._window.rect()
        away = 2 * GRID_PX
        place = QRect(at + QPoint(away, -self.height() - GRID_PX), self.size())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place.moveRight(at.x() - away)
        if place.left() < room.left():
            place.moveLeft(at.x() + away)
        if place.right() > room.right():
            place.moveRight(at.x() - away)
        if place.top() < room.top():
            place.moveTop(at.y() + GRID_PX)
        self.move(place.topLeft())
        self.show()
        self.raise_()


_EDGE_PX = 6
_NEXT = {Qt.Key.Key_Down, Qt.Key.Key_PageDown}
_BACK = {Qt.Key.Key_Up, Qt.Key.Key_PageUp}
_CHOOSE = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class _Canvas(pg.GraphicsView):  # type: ignore[misc] # pyqtgraph has no types
    """pyqtgraph's view, which leaves mouse and keys to the plot around it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, background=None)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Whatever it stands on is its ground.
        self.setStyleSheet("background: transparent; border: none;")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's own
        """Leave the wheel to the page."""
        event.ignore()


class PlotView(QWidget):
    """Shows one plot; whatever it shows is also in its table and in its accessible description."""

    chosen = Signal(object)
    """The key of a mark that was clicked, or chosen by Enter."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self._canvas = _Canvas(self)
        self._chart: Chart | None = None
        self.content: Content | None = None
        """What is shown."""
        self._can_choose = False
        self._tip: Tip | None = None
        column = QVBoxLayout(self)
        # Between what is drawn and the frame that shows where keys go.
        column.setContentsMargins(_EDGE_PX, _EDGE_PX, _EDGE_PX, _EDGE_PX)
        column.addWidget(self._canvas)

    @property
    def marks(self) -> Sequence[Mark]:
        """Return what may be pointed at."""
        if self._chart is None:
            return ()
        away = QPointF(self._canvas.pos())
        return [
            replace(one, area=one.area.translated(away), at=one.at + away)
            for one in self._chart.marks()
        ]

    def show_content(
        self, content: Content, *, vertical: bool = False, opens: bool = False
    ) -> None:
        """Show other data; ``opens`` says that a click leads somewhere."""
        look, before = Look(), self._chart
        self.content, self._can_choose = content, opens
        self._chart = chart_of(content, look, vertical=vertical)
        self._canvas.setCentralItem(self._chart)
        if before is not None and before.stands:
            # pyqtgraph's parts hold each other: left to Python, they would be taken apart whenever
            # memory is tidied up, and that may be in a worker thread.
            shiboken6.delete(before)
        self.setLayoutDirection(look.direction)
        self.setAccessibleName(content.title)
        self.setAccessibleDescription(self._chart.said())
        self._fit()

    def table(self) -> list[list[str]]:
        """Return the same data as text, the titles first."""
        return self._chart.table() if self._chart else []

    def point_at(self, number: int | None) -> None:
        """Point at a mark, and say what it is."""
        chart = self._chart
        # A window that goes takes the focus away when the plot's items are gone already.
        if chart is None or not chart.stands:
            return
        chart.point_at(number)
        if number is None:
            self._hide_tip()
            self.setAccessibleDescription(chart.said())
            return
        mark = self.marks[number]
        self.setAccessibleDescription("\n".join(mark.lines))
        if self._tip is None or not shiboken6.isValid(self._tip):
            self._tip = Tip(self.window())
        self._tip.setLayoutDirection(self.layoutDirection())
        self._tip.show_lines(mark.lines, self.mapTo(self.window(), mark.at.toPoint()))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own
        """Return the height the plot asks for at its width."""
        width = max(self.width(), 40 * GRID_PX)
        return QSize(40 * GRID_PX, self._height_for(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own
        """Return a width at which everything can still be read."""
        return QSize(30 * GRID_PX, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own
        """Take the height that the new width asks for."""
        super().resizeEvent(event)
        self._fit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own
        """Point at what is under the mouse."""
        number = self._under(event.position())
        if self._chart and number != self._chart.current:
            self.point_at(number)
            opens = self._can_choose and number is not None
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor
            )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own
        """Choose what is under the mouse."""
        number = self._under(event.position())
        if event.button() is Qt.MouseButton.LeftButton and number is not None:
            self._choose(number)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's own
        """Point at nothing any more."""
        super().leaveEvent(event)
        self.point_at(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's own
        """Point at nothing any more."""
        super().focusOutEvent(event)
        self.point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own
        """Go from mark to mark, or choose one."""
        chart = self._chart
        count = len(self.marks)
        if chart is None or not count:
            super().keyPressEvent(event)
            return
        key, now = Qt.Key(event.key()), chart.current
        onward = Qt.Key.Key_Left if chart.look.mirrored else Qt.Key.Key_Right
        back = Qt.Key.Key_Right if chart.look.mirrored else Qt.Key.Key_Left
        if key is onward or key in _NEXT:
            self.point_at(0 if now is None else min(now + 1, count - 1))
        elif key is back or key in _BACK:
            self.point_at(count - 1 if now is None else max(now - 1, 0))
        elif key is Qt.Key.Key_Home:
            self.point_at(0)
        elif key is Qt.Key.Key_End:
            self.point_at(count - 1)
        elif key in _CHOOSE and now is not None:
            self._choose(now)
        elif key is Qt.Key.Key_Escape and now is not None:
            self.point_at(None)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own
        """Frame the plot while keys go to it."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(LIGHT.primary), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's own
        """Leave nothing behind on the window."""
        super().hideEvent(event)
        self._hide_tip()

    def _hide_tip(self) -> None:
        if self._tip is not None and shiboken6.isValid(self._tip):
            self._tip.hide()

    def _choose(self, number: int) -> None:
        if self._can_choose:
            self.chosen.emit(self.marks[number].key)

    def _under(self, at: QPointF) -> int | None:
        for number, mark in enumerate(self.marks):
            if mark.area.contains(at):
                return number
        return None

    def _fit(self) -> None:
        if self._chart:
            self.setFixedHeight(self._height_for(self.width()))
            layout = self.layout()
            if layout:
                layout.activate()
            self._chart.resize_to(QSizeF(self._canvas.size()))

    def _height_for(self, width: int) -> int:
        if self._chart is None:
            return 0
        return round(self._chart.height_for(width - 2 * _EDGE_PX)) + 2 * _EDGE_PX
