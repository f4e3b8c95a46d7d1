"""The report of announced waits as CSV."""

from typing import TextIO

from reception.report_files.group_csv import write_groups_csv, write_meanings_csv
from reception.reports import QUOTE_FIGURE_NAMES, QuotesReport
from reception.reports.quotes import quote_values


def write_quotes_csv(report: QuotesReport, stream: TextIO) -> None:
    """Write the report as CSV: a row per group, then one marked ``total``."""
    rows = ((*row.keys, *quote_values(row.figures).values()) for row in report.rows)
    total = quote_values(report.total).values()
    write_groups_csv(stream, report.by, QUOTE_FIGURE_NAMES, rows, total)


def write_quotes_definitions_csv(report: QuotesReport, stream: TextIO) -> None:
    """Write what each column of the report means, and of which unit and period it is."""
    period = (report.first, report.last)
    names = QUOTE_FIGURE_NAMES
    write_meanings_csv(stream, names, unit=report.unit, zone=report.zone, period=period)
