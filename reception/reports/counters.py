"""The report of counters: how long they were open, and what was done there."""

from dataclasses import dataclass
from typing import Any

from reception.dimensions import Key
from reception.domain.metrics import CounterFigures
from reception.reports.answer import Answer
from reception.reports.figures import percent

COUNTER_FIGURE_NAMES = (
    "open_s",
    "break_s",
    "serving_s",
    "served",
    "occupancy_pct",
    "served_per_open_hour",
)
"""The names of the figures of counters, in the order of the report."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CountersRow:
    """The figures of one group, with its place in each dimension of the report."""

    keys: tuple[Key, ...]
    figures: CounterFigures


@dataclass(frozen=True, kw_only=True, slots=True)
class CountersReport(Answer):
    """How counters were used in a period, by group and in all."""

    rows: tuple[CountersRow, ...]
    total: CounterFigures

    def as_dict(self) -> dict[str, Any]:
        """Return the report as JSON has it; durations in seconds, instants in UTC."""
        return {
            **self.head(),
            "rows": [
                {
                    **self.places(row.keys),
                    **counter_values(row.figures),
                }
                for row in self.rows
            ],
            "total": counter_values(self.total),
        }


def counter_values(figures: CounterFigures) -> dict[str, int | float | None]:
    """Return every figure of counters by its name; durations in seconds."""
    rate = figures.served_per_open_hour
    return {
        "open_s": figures.open.total_seconds(),
        "break_s": figures.away.total_seconds(),
        "serving_s": figures.serving.total_seconds(),
        "served": figures.served,
        "occupancy_pct": percent(figures.occupancy_pct),
        "served_per_open_hour": None if rate is None else round(rate, 2),
    }
