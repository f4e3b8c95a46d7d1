"""Every figure by its name, in the order of a report."""

from collections.abc import Collection
from dataclasses import fields
from datetime import timedelta

from reception.domain.metrics import Figures, Measure, Spread
from reception.report_wording import STATISTICS, figure_of

_COUNTS = tuple(
    column.name for column in fields(Figures) if column.name not in {"spreads", "open_wait_max"}
)
_SHARES = ("service_level_pct", "abandoned_pct", "no_show_pct")

FIGURE_NAMES = (
    *_COUNTS,
    *_SHARES,
    "open_wait_max_s",
    *(figure_of(measure, statistic) for measure in Measure for statistic in STATISTICS),
)
"""The names of all figures, in the order of the report."""


def figure_names(measures: Collection[Measure]) -> tuple[str, ...]:
    """Return the names of the figures of a report that tells the spread of these durations."""
    untold = {
        figure_of(one, statistic)
        for one in Measure
        if one not in measures
        for statistic in STATISTICS
    }
    return tuple(name for name in FIGURE_NAMES if name not in untold)


def figure_values(figures: Figures) -> dict[str, int | float | None]:
    """Return every figure by its name, in the order of the report; durations in seconds."""
    return {
        **{name: getattr(figures, name) for name in _COUNTS},
        **{name: percent(getattr(figures, name)) for name in _SHARES},
        "open_wait_max_s": seconds(figures.open_wait_max),
        **{
            name: value
            for measure, spread in figures.spreads.items()
            for name, value in spread_values(measure, spread).items()
        },
    }


def spread_values(measure: str, spread: Spread) -> dict[str, int | float | None]:
    """Return the figures of one duration by their names; in seconds."""
    return {figure_of(measure, one): seconds(getattr(spread, one)) for one in STATISTICS}


def percent(value: float | None) -> float | None:
    """Return a share as it is published: to the hundredth of a percent."""
    return None if value is None else round(value, 2)


def seconds(value: int | timedelta | None) -> int | float | None:
    """Return a duration in seconds; a count stays what it is."""
    return value.total_seconds() if isinstance(value, timedelta) else value
