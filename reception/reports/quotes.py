"""The report of promises: the wait that was announced against the wait there was."""

from dataclasses import dataclass
from typing import Any

from reception.dimensions import Key
from reception.domain.metrics import QuoteFigures
from reception.reports.answer import Answer
from reception.reports.figures import percent, seconds

QUOTE_FIGURE_NAMES = (
    "quoted",
    "quote_inside",
    "quote_shorter",
    "quote_longer",
    "quote_inside_pct",
    "quote_mean_absolute_error_s",
    "quote_mean_width_s",
)
"""The names of the figures of promises, in the order of the report."""


@dataclass(frozen=True, kw_only=True, slots=True)
class QuotesRow:
    """The figures of one group, with its place in each dimension of the report."""

    keys: tuple[Key, ...]
    figures: QuoteFigures


@dataclass(frozen=True, kw_only=True, slots=True)
class QuotesReport(Answer):
    """How the announced waits of a period held, by group and in all."""

    rows: tuple[QuotesRow, ...]
    total: QuoteFigures

    def as_dict(self) -> dict[str, Any]:
        """Return the report as JSON has it; durations in seconds, instants in UTC."""
        return {
            **self.head(),
            "rows": [
                {
                    **self.places(row.keys),
                    **quote_values(row.figures),
                }
                for row in self.rows
            ],
            "total": quote_values(self.total),
        }


def quote_values(figures: QuoteFigures) -> dict[str, int | float | None]:
    """Return every figure of promises by its name; durations in seconds."""
    return {
        "quoted": figures.n,
        "quote_inside": figures.inside,
        "quote_shorter": figures.shorter,
        "quote_longer": figures.longer,
        "quote_inside_pct": percent(figures.inside_pct),
        "quote_mean_absolute_error_s": seconds(figures.mean_absolute_error),
        "quote_mean_width_s": seconds(figures.mean_width),
    }
