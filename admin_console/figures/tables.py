"""Answers as tables of figures."""

from collections.abc import Sequence

from admin_console.figures.found import Found, Report
from admin_console.figures.groups import groups_of
from admin_console.figures.names import dimension_words
from admin_console.figures.shown import ShownTable
from admin_console.figures.writing import column_title, values_of, written
from admin_console.table import Cell, Column
from admin_console.words import translate
from reception.reports.waits import WaitsReport

WAITS = (
    *("arrived", "called", "wait_median_s", "wait_p90_s", "wait_mean_s", "wait_max_s"),
    "service_level_pct",
)
OUTCOMES = ("arrived", "served", "no_show", "continued", "cancelled", "unserved")
# Only a day that still runs has such stays.
OPEN_OUTCOMES = ("still_waiting", "being_called", "being_served", "parked")
SERVICES = ("served", "service_median_s", "service_p90_s", "service_mean_s", "service_max_s")
COUNTERS = ("open_s", "break_s", "serving_s", "occupancy_pct", "served", "served_per_open_hour")
QUOTES = (
    *("quoted", "quote_inside_pct", "quote_shorter", "quote_longer"),
    *("quote_mean_absolute_error_s", "quote_mean_width_s"),
)
MOST_ROWS = 300
"""So many rows can be read; whatever is beyond is in the saved file."""


def figures_table(
    name: str,
    found: Found,
    report: Report,
    figures: Sequence[str],
    *,
    bars: bool = False,
    opens: bool = True,
) -> ShownTable:
    """Return a row for each group and one for all of them."""
    groups = list(groups_of(found, report))
    whole = values_of(report.total)
    longest = max((_reach(one.values) for one in groups), default=0.0)
    kept = groups[:MOST_ROWS]
    several = len(report.rows) != 1 or not report.by
    rows = [
        [
            *(Cell(one) for one in group.names),
            *(Cell(written(figure, group.values[figure])) for figure in figures),
            *([Cell("", bar=_bar(group.values, longest))] if bars else []),
        ]
        for group in kept
    ]
    if several:
        rows.append(
            [
                Cell(translate("Console", "In all"), strong=True),
                *(Cell("") for _ in report.by[1:]),
                *(Cell(written(figure, whole[figure]), strong=True) for figure in figures),
                *([Cell("", bar=_bar(whole, longest))] if bars else []),
            ]
        )
    # What a single visitor lived is told at her site alone.
    opens = opens and not found.inquiry.site
    leads = [group.leads if opens else None for group in kept]
    return ShownTable(
        name=name,
        columns=[
            *(
                Column(title=dimension_words(one), stretches=at == 0)
                for at, one in enumerate(report.by)
            ),
            *([] if report.by else [Column(title="", stretches=True)]),
            *(Column(title=column_title(figure), figures=True) for figure in figures),
            *([Column(title="", bars=True)] if bars else []),
        ],
        rows=rows,
        leads=[*leads, *([() if opens else None] if several else [])],
    )


def outcomes_table(found: Found, report: WaitsReport) -> ShownTable:
    """Return what became of each group."""
    whole = values_of(report.total)
    still = [name for name in OPEN_OUTCOMES if whole[name]]
    return figures_table("outcomes-table", found, report, (*OUTCOMES, *still))


def rows_left_out(report: Report) -> int:
    """Return how many groups a table leaves to the saved file."""
    return max(0, len(report.rows) - MOST_ROWS)


def _reach(values: dict[str, int | float | None]) -> float:
    return float(values.get("wait_p90_s") or values.get("wait_median_s") or 0.0)


def _bar(values: dict[str, int | float | None], longest: float) -> tuple[float, float] | None:
    median = values.get("wait_median_s")
    if median is None or not longest:
        return None
    return min(1.0, median / longest), min(1.0, _reach(values) / longest)
