"""Figures by their published names: those of JSON, CSV and every table."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import timedelta

from reception.domain.figures import CounterFigures, Figures, Measure, QuoteFigures
from reception.reports.document import Value, ValueKind
from reception.reports.report_words import STATISTICS, figure_of

type AnyFigures = Figures | CounterFigures | QuoteFigures

SPREADS = {
    figure_of(measure, statistic): (measure, statistic)
    for measure in Measure
    for statistic in STATISTICS
}
_OF_WAITS = (
    *(one.name for one in fields(Figures) if one.name not in {"spreads", "open_wait_max"}),
    *("service_level_pct", "abandoned_pct", "no_show_pct", "open_wait_max_s"),
)
_OF_COUNTERS: Mapping[str, str] = {
    "open_s": "open",
    "break_s": "away",
    "serving_s": "serving",
    "served": "served",
    "occupancy_pct": "occupancy_pct",
    "served_per_open_hour": "served_per_open_hour",
}
_OF_QUOTES: Mapping[str, str] = {
    "quoted": "n",
    "quote_inside": "inside",
    "quote_shorter": "shorter",
    "quote_longer": "longer",
    "quote_inside_pct": "inside_pct",
    "quote_mean_absolute_error_s": "mean_absolute_error",
    "quote_mean_width_s": "mean_width",
}

FIGURE_NAMES = (*_OF_WAITS, *SPREADS)
"""The names of all figures of waits, in the order of the report."""


def figure_names(figures: AnyFigures) -> tuple[str, ...]:
    """Return the names of figures, in the order of the report."""
    match figures:
        case Figures():
            told = (name for name, (one, _) in SPREADS.items() if one in figures.spreads)
            return (*_OF_WAITS, *told)
        case CounterFigures():
            return tuple(_OF_COUNTERS)
        case QuoteFigures():
            return tuple(_OF_QUOTES)


def holds_figure(figures: AnyFigures, name: str) -> bool:
    """Return whether a figure is one of these."""
    return name in (FIGURE_NAMES if isinstance(figures, Figures) else figure_names(figures))


def figure_value(figures: AnyFigures, name: str) -> Value:
    """Return a figure by its name, as what it is."""
    match figures:
        case Figures() if name in SPREADS:
            measure, statistic = SPREADS[name]
            found = getattr(figures.spreads[measure], statistic)
        case Figures():
            found = getattr(figures, name.removesuffix("_s"))
        case CounterFigures():
            found = getattr(figures, _OF_COUNTERS[name])
        case QuoteFigures():
            found = getattr(figures, _OF_QUOTES[name])
    return found if isinstance(found, (int, float, timedelta)) else None


def figure_values(figures: AnyFigures) -> dict[str, int | float | None]:
    """Return every figure by its name, as programs read it.

    Durations are in seconds, shares and rates to the hundredth.
    """
    return {name: _plain(figure_value(figures, name)) for name in figure_names(figures)}


def _plain(value: Value) -> int | float | None:
    match value:
        case timedelta():
            return value.total_seconds()
        case float():
            return round(value, 2)
        case int():
            return value
        case _:
            return None


def figure_kind(name: str) -> ValueKind:
    """Return what a figure is, which its name says."""
    if name.endswith("_pct"):
        return ValueKind.PERCENT
    if name.endswith("_s"):
        return ValueKind.DURATION
    return ValueKind.NUMBER if name.endswith("_hour") else ValueKind.COUNT
