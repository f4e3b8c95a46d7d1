"""A table of a report drawn as a plot, by the same plots that the console shows."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from reception.domain.language import Language
from reception.reports.document import Leads, Plot, PlotKind, ReportSection, ReportValue, ValueKind
from reception.reports.words import axis_words, flat, round_duration_words, value_words
from ui_kit.plots import content as plots
from ui_kit.plots.view import height_of, paint
from ui_kit.report_pages.pieces import POINT, Piece
from ui_kit.tokens import REPORT_PAGE
from ui_kit.words import from_its_side

_SCREEN_DPI = 96.0
# Units of a page to the inch.
_UNITS = POINT * 72
_GAP = REPORT_PAGE.gap_pt * POINT
_SECOND = timedelta(seconds=1)
_MINUTE_S = 60
_TOLD_IN_MINUTES = timedelta(minutes=5)
_KINDS = {
    ValueKind.COUNT: plots.ContentKind.COUNT,
    ValueKind.DURATION: plots.ContentKind.SECONDS,
    ValueKind.PERCENT: plots.ContentKind.PERCENT,
    ValueKind.NUMBER: plots.ContentKind.RATE,
}


def plot_piece(
    section: ReportSection, content: plots.Content, language: Language, width: float
) -> Piece:
    """Return a section's plot, as wide as the page's text."""
    vertical = is_vertical(section)
    # On paper text is smaller than on a screen, and so is everything that goes by it.
    scale = REPORT_PAGE.plot_scale * _UNITS / _SCREEN_DPI
    height = height_of(content, width / scale, language, vertical=vertical) * scale

    def draw(painter: QPainter, x: float, y: float) -> None:
        dots = painter.device().logicalDpiX() / _SCREEN_DPI
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.translate(x, y)
        # The plot takes the painter's units for dots of its device.
        painter.scale(scale / dots, scale / dots)
        area = QRectF(0, 0, width * dots / scale, height * dots / scale)
        paint(content, painter, area, language, vertical=vertical)
        painter.restore()

    return Piece(height=height + _GAP, draw=draw)


def content_of(section: ReportSection, language: Language) -> plots.Content | None:
    """Return a section as a plot has it, on the screen or on paper; None for one not drawn."""
    plot = section.plot
    if plot is None or not section.rows:
        return None
    measure = _measure(plot.title, section.columns[plot.columns[0]].kind, language)
    match plot.kind:
        case PlotKind.LINES:
            return plots.TrendContent(
                title=section.title,
                measure=measure,
                places=_places(section, language),
                lines=_lines(section, plot, language),
                target=_number(plot.target),
                target_name=plot.target_name,
            )
        case PlotKind.HEAT:
            return _heat(section, plot, measure, language)
        case PlotKind.DISTRIBUTION:
            return _distribution(section, plot, measure, language)
        case PlotKind.BARS | PlotKind.COLUMNS:
            return _bars(section, plot, measure, language)


def is_vertical(section: ReportSection) -> bool:
    """Return whether a section's bars stand upright."""
    return section.plot is not None and section.plot.kind is PlotKind.COLUMNS


def _heat(
    section: ReportSection, plot: Plot, measure: plots.PlotMeasure, language: Language
) -> plots.HeatContent:
    if measure.kind is plots.ContentKind.SECONDS:
        in_minutes = _reach_minutes(section)
        measure = replace(
            measure,
            brief=lambda value: axis_words(
                round(value / _MINUTE_S) * _MINUTE_S if in_minutes else value,
                ValueKind.DURATION,
                language,
            ),
            bare=(lambda value: str(round(value / _MINUTE_S))) if in_minutes else None,
        )
    drawn = [section.columns[one] for one in plot.columns]
    return plots.HeatContent(
        title=section.title,
        measure=measure,
        rows=[
            replace(place, key=_first(row.leads))
            for place, row in zip(_places(section, language), section.rows, strict=True)
        ],
        columns=[
            plots.PlotPoint(
                name=one.full or one.title,
                short=one.title if one.full else "",
                key=_first(one.leads),
            )
            for one in drawn
        ],
        values=[[_number(row.cells[one]) for one in plot.columns] for row in section.rows],
        notes=[
            [row.notes[one] if row.notes else "" for one in plot.columns] for row in section.rows
        ],
    )


def _distribution(
    section: ReportSection, plot: Plot, measure: plots.PlotMeasure, language: Language
) -> plots.DistributionContent:
    landmarks = [plots.Landmark(name=name, value=one / _SECOND) for name, one in plot.landmarks]
    target = _number(plot.target)
    if target is not None:
        landmarks.append(plots.Landmark(name=plot.target_name, value=target, is_target=True))
    return plots.DistributionContent(
        title=section.title,
        measure=_measure(section.columns[0].title, ValueKind.DURATION, language),
        count=measure,
        bins=[_bin(row.cells, plot.columns[0]) for row in section.rows],
        landmarks=landmarks,
    )


def _lines(section: ReportSection, plot: Plot, language: Language) -> list[plots.TrendLine]:
    lines = [
        plots.TrendLine(
            name=flat(section.columns[column].title, language),
            values=[_number(row.cells[column]) for row in section.rows],
            stroke=stroke,
        )
        for column, stroke in zip(
            plot.columns, (plots.Stroke.MAIN, plots.Stroke.SECOND), strict=False
        )
    ]
    if plot.before is not None:
        names = [row.before_name for row in section.rows]
        lines.append(
            plots.TrendLine(
                name=plot.before_name or flat(section.columns[plot.before].title, language),
                values=[_number(row.cells[plot.before]) for row in section.rows],
                stroke=plots.Stroke.BEFORE,
                places=names if any(names) else (),
            )
        )
    return lines


def _bars(
    section: ReportSection, plot: Plot, measure: plots.PlotMeasure, language: Language
) -> plots.BarsContent:
    main, *others = plot.columns
    upper = others[0] if others else None
    return plots.BarsContent(
        title=section.title,
        measure=measure,
        group=section.columns[0].title,
        bars=[
            plots.Bar(
                place=place,
                value=_number(row.cells[main]),
                upper=None if upper is None else _number(row.cells[upper]),
                before=_number(row.before),
                note=row.warned,
                warned=row.warned,
                warned_part=row.warned_part,
            )
            for place, row in zip(_places(section, language), section.rows, strict=True)
        ],
        upper_name="" if upper is None else flat(section.columns[upper].title, language),
        before_name=plot.before_name,
    )


def _places(section: ReportSection, language: Language) -> list[plots.PlotPoint]:
    kind = section.columns[0].kind
    return [
        plots.PlotPoint(
            # A date begins with its number: where lines begin on the right, so does it.
            name=from_its_side(value_words(row.cells[0], kind, language), language),
            short=row.short,
            key=row.leads,
        )
        for row in section.rows
    ]


def _first(leads: Leads) -> Hashable:
    return leads[0] if isinstance(leads, tuple) and leads else None


def _reach_minutes(section: ReportSection) -> bool:
    """Return whether the durations of a heat map are told well enough in whole minutes."""
    values = (one for row in section.rows for one in row.cells if isinstance(one, timedelta))
    return max(values, default=_SECOND) > _TOLD_IN_MINUTES


def _bin(cells: Sequence[ReportValue], counted: int) -> plots.Bin:
    count = cells[counted]
    return plots.Bin(
        low=_number(cells[0]) or 0.0,
        high=_number(cells[1]),
        count=count if isinstance(count, int) else 0,
    )


def _measure(title: str, kind: ValueKind, language: Language) -> plots.PlotMeasure:
    def write(value: float) -> str:
        match kind:
            case ValueKind.DURATION:
                return round_duration_words(timedelta(seconds=value), language)
            case ValueKind.COUNT:
                return value_words(round(value), kind, language)
            case _:
                return value_words(value, kind, language)

    def brief(value: float) -> str:
        return axis_words(value, kind, language)

    return plots.PlotMeasure(title=title, kind=_KINDS[kind], write=write, brief=brief)


def _number(value: ReportValue) -> float | None:
    match value:
        case timedelta():
            return value / _SECOND
        case int() | float():
            return float(value)
        case _:
            return None
