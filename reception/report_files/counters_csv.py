"""The report of counters as CSV."""

from typing import TextIO

from reception.report_files.group_csv import write_groups_csv, write_meanings_csv
from reception.reports import COUNTER_FIGURE_NAMES, CountersReport
from reception.reports.counters import counter_values


def write_counters_csv(report: CountersReport, stream: TextIO) -> None:
    """Write the report as CSV: a row per group, then one marked ``total``."""
    rows = ((*row.keys, *counter_values(row.figures).values()) for row in report.rows)
    total = counter_values(report.total).values()
    write_groups_csv(stream, report.by, COUNTER_FIGURE_NAMES, rows, total)


def write_counters_definitions_csv(report: CountersReport, stream: TextIO) -> None:
    """Write what each column of the report means, and of which unit and period it is."""
    period = (report.first, report.last)
    names = COUNTER_FIGURE_NAMES
    write_meanings_csv(stream, names, unit=report.unit, zone=report.zone, period=period)
