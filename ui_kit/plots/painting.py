"""Plots drawn as vectors in any painter, such as a page of PDF."""

from collections.abc import Iterator
from contextlib import contextmanager

import shiboken6
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsScene

from reception.domain.language import Language
from ui_kit.plots.bars import BarsChart, ColumnsChart
from ui_kit.plots.chart import Chart
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
from ui_kit.tokens import LIGHT, Tokens

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
    content: Content,
    width_px: float,
    language: Language | None = None,
    *,
    vertical: bool = False,
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
    tokens: Tokens = LIGHT,
) -> None:
    """Draw a plot as vectors; its text keeps the size it has on a screen, in inches.

    Needs a ``QApplication``, since plots are graphics items; no window is shown.

    Args:
        content: what to draw.
        painter: where to draw, such as a page of a ``QPdfWriter``.
        area: in the painter's own units, which are taken to be its device's dots.
        language: of the reader; the app's without one.
        vertical: draws bars upright.
        tokens: the colours.
    """
    dots = painter.device().logicalDpiX() / _SCREEN_DPI
    scene = QGraphicsScene()
    with _for_a_while(chart_of(content, Look(language, tokens), vertical=vertical)) as chart:
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
