"""The report of counters as CSV, for other programs: codes, seconds, and what the columns mean."""

from typing import TextIO

from reception.csv_text import CsvWriter
from reception.domain.language import Language, text_in
from reception.report_wording import wording
from reception.reports import COUNTER_FIGURE_NAMES, CountersReport
from reception.reports.counters import counter_values


def write_counters_csv(report: CountersReport, stream: TextIO) -> None:
    """Write the report as CSV: a row per group, then one marked ``total``.

    The stream must not translate line ends (``newline=""``).
    """
    writer = CsvWriter(stream, ("row", *report.by, *COUNTER_FIGURE_NAMES))
    for row in report.rows:
        writer.write(("group", *row.keys, *counter_values(row.figures).values()))
    writer.write(("total", *(None for _ in report.by), *counter_values(report.total).values()))


def write_counters_definitions_csv(report: CountersReport, stream: TextIO) -> None:
    """Write what each column of the report means, and of which unit and period it is."""
    writer = CsvWriter(stream, ("figure", *Language))
    period = f"{report.first.isoformat()} .. {report.last.isoformat()} ({report.zone})"
    writer.write(("unit", *(report.unit for _ in Language)))
    writer.write(("period", *(period for _ in Language)))
    for name in COUNTER_FIGURE_NAMES:
        texts = wording().figures[name].definitions
        writer.write((name, *(text_in(texts, language) for language in Language)))
