"""The figures as plots take them."""

from collections.abc import Callable
from dataclasses import replace

from admin_console.figures.writing import (
    bare_minutes,
    brief_duration,
    rounded_duration,
    title,
    written,
)
from admin_console.words import percent_words
from ui_kit.plots.content import Kind, Measure


def measure(name: str, *, in_cells: bool = False) -> Measure:
    """Return a figure as something to plot; cells of a heat map have the least room."""
    if name.endswith("_s"):
        if in_cells:
            return replace(_measure(name, Kind.SECONDS, rounded_duration), bare=bare_minutes)
        return _measure(name, Kind.SECONDS, brief_duration)
    if name.endswith("_pct"):
        return _measure(name, Kind.PERCENT, percent_words)
    return _measure(name, Kind.RATE if name.endswith("_hour") else Kind.COUNT, None)


def _measure(name: str, kind: Kind, brief: Callable[[float], str] | None) -> Measure:
    return Measure(
        title=title(name), kind=kind, write=lambda value: written(name, value), brief=brief
    )
