"""A table of a report drawn as a plot, by the same plots that the console shows."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from reception.domain.language import Language
from reception.report_files.document import Column, Kind, Plot, PlotKind, Section, Value
from reception.report_files.words import flat, round_duration_words, value_words
from ui_kit.plots import content as plots
from ui_kit.plots.painting import height_of, paint
from ui_kit.report_pages.piece import Piece
from ui_kit.report_pages.text import POINT
from ui_kit.tokens import REPORT_PAGE

_SCREEN_DPI = 96.0
# Units of a page to the inch.
_UNITS = POINT * 72
_GAP = REPORT_PAGE.gap_pt * POINT
_SECOND = timedelta(seconds=1)
_MINUTE_S = 60
_TOLD_IN_MINUTES = timedelta(minutes=5)
_KINDS = {
    Kind.COUNT: plots.Kind.COUNT,
    Kind.DURATION: plots.Kind.SECONDS,
    Kind.PERCENT: plots.Kind.PERCENT,
    Kind.NUMBER: plots.Kind.RATE,
}


def plot_piece(section: Section, language: Language, width: float) -> Piece:
    """Return a section's plot, as wide as the page's text."""
    content = _content(section, language)
    standing = section.plot is not None and section.plot.kind is PlotKind.COLUMNS
    # On paper text is smaller than on a screen, and so is everything that goes by it.
    scale = REPORT_PAGE.plot_scale * _UNITS / _SCREEN_DPI
    height = height_of(content, width / scale, language, standing=standing) * scale

    def draw(painter: QPainter, x: float, y: float) -> None:
        dots = painter.device().logicalDpiX() / _SCREEN_DPI
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.translate(x, y)
        # The plot takes the painter's units for dots of its device.
        painter.scale(scale / dots, scale / dots)
        area = QRectF(0, 0, width * dots / scale, height * dots / scale)
        paint(content, painter, area, language, standing=standing)
        painter.restore()

    return Piece(height=height + _GAP, draw=draw)


def _content(section: Section, language: Language) -> plots.Content:
    plot = section.plot
    if plot is None:
        raise ValueError("the section is not drawn")
    first = section.columns[plot.columns[0]]
    measure = _measure(plot.title, first.kind, language)
    match plot.kind:
        case PlotKind.LINES:
            return plots.TrendContent(
                title=section.title,
                measure=measure,
                places=_places(section, language),
                lines=_lines(section, plot, language),
            )
        case PlotKind.HEAT:
            return plots.HeatContent(
                title=section.title,
                measure=_measure(plot.title, first.kind, language, short=_reach_minutes(section)),
                rows=_places(section, language),
                columns=[plots.Place(name=section.columns[one].title) for one in plot.columns],
                values=[[_number(row[one]) for one in plot.columns] for row in section.rows],
            )
        case PlotKind.DISTRIBUTION:
            return plots.DistributionContent(
                title=section.title,
                measure=_measure(section.columns[0].title, Kind.DURATION, language),
                count=measure,
                bins=[_bin(row, plot.columns[0]) for row in section.rows],
                landmarks=[
                    plots.Landmark(name=name, value=value / _SECOND)
                    for name, value in plot.landmarks
                ],
            )
        case PlotKind.BARS | PlotKind.COLUMNS:
            return _bars(section, plot.columns, measure, language)


def _lines(section: Section, plot: Plot, language: Language) -> list[plots.Line]:
    drawn = list(zip(plot.columns, (plots.Stroke.MAIN, plots.Stroke.SECOND), strict=False))
    if plot.before is not None:
        drawn.append((plot.before, plots.Stroke.BEFORE))
    return [
        plots.Line(
            name=flat(section.columns[column].title, language),
            values=[_number(row[column]) for row in section.rows],
            stroke=stroke,
        )
        for column, stroke in drawn
    ]


def _bars(
    section: Section, columns: Sequence[int], measure: plots.Measure, language: Language
) -> plots.BarsContent:
    upper = columns[1] if len(columns) > 1 else None
    return plots.BarsContent(
        title=section.title,
        measure=measure,
        group=section.columns[0].title,
        bars=[
            plots.Bar(
                place=place,
                value=_number(row[columns[0]]),
                upper=None if upper is None else _number(row[upper]),
            )
            for place, row in zip(_places(section, language), section.rows, strict=True)
        ],
        upper_name="" if upper is None else flat(section.columns[upper].title, language),
    )


def _places(section: Section, language: Language) -> list[plots.Place]:
    return [_place(row[0], section.columns[0], language) for row in section.rows]


def _place(value: Value, column: Column, language: Language) -> plots.Place:
    name = value_words(value, column.kind, language)
    short = f"{value.day}/{value.month}" if isinstance(value, date) else ""
    return plots.Place(name=name, short=short)


def _reach_minutes(section: Section) -> bool:
    """Return whether the durations of a heat map are told well enough in whole minutes."""
    values = (value for row in section.rows for value in row if isinstance(value, timedelta))
    return max(values, default=_SECOND) > _TOLD_IN_MINUTES


def _bin(row: Sequence[Value], counted: int) -> plots.Bin:
    count = row[counted]
    return plots.Bin(
        low=_number(row[0]) or 0.0,
        high=_number(row[1]),
        count=count if isinstance(count, int) else 0,
    )


def _measure(title: str, kind: Kind, language: Language, *, short: bool = False) -> plots.Measure:
    def write(value: float) -> str:
        if kind is not Kind.DURATION:
            return value_words(round(value) if kind is Kind.COUNT else value, kind, language)
        seconds = round(value / _MINUTE_S) * _MINUTE_S if short else value
        return round_duration_words(timedelta(seconds=seconds), language)

    return plots.Measure(title=title, kind=_KINDS[kind], write=write)


def _number(value: Value) -> float | None:
    match value:
        case timedelta():
            return value / _SECOND
        case int() | float():
            return float(value)
        case _:
            return None
