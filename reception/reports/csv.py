"""A table of figures as CSV, for other programs: codes, seconds, and what the columns mean."""

from collections.abc import Mapping
from typing import Any, TextIO

from reception.domain.language import Language, text_in
from reception.reports.answers import (
    COUNTER_FIGURE_NAMES,
    QUOTE_FIGURE_NAMES,
    CountersReport,
    QuotesReport,
    WaitsReport,
    counter_values,
    quote_values,
)
from reception.reports.report_words import wording
from reception.reports.section_answers import GroupsAnswer
from reception.system.files import CsvWriter


def as_dict(report: GroupsAnswer) -> dict[str, Any]:
    """Return an answer as JSON has it, with what its figures mean."""
    if isinstance(report, WaitsReport):
        return report.as_dict()
    told = {name: dict(wording().of(name).definitions) for name in _names(report)}
    return {**report.as_dict(), "definitions": told}


def write_csv(report: GroupsAnswer, stream: TextIO) -> None:
    """Write a row per group, its keys and then its figures, and one marked ``total``.

    The stream must not translate line ends (``newline=""``).
    """
    match report:
        case WaitsReport():
            report.write_csv(stream)
            return
        case CountersReport():
            rows = [(row.keys, counter_values(row.figures)) for row in report.rows]
            total: Mapping[str, Any] = counter_values(report.total)
        case QuotesReport():
            rows = [(row.keys, quote_values(row.figures)) for row in report.rows]
            total = quote_values(report.total)
    writer = CsvWriter(stream, ("row", *report.by, *_names(report)))
    for keys, values in rows:
        writer.write(("group", *keys, *values.values()))
    writer.write(("total", *(None for _ in report.by), *total.values()))


def write_meanings(report: GroupsAnswer, stream: TextIO) -> None:
    """Write what each column means, and of which unit and period the table is."""
    if isinstance(report, WaitsReport):
        report.write_definitions_csv(stream)
        return
    writer = CsvWriter(stream, ("figure", *Language))
    span = f"{report.first.isoformat()} .. {report.last.isoformat()} ({report.zone})"
    writer.write(("unit", *(report.unit for _ in Language)))
    writer.write(("period", *(span for _ in Language)))
    for name in _names(report):
        texts = wording().of(name).definitions
        writer.write((name, *(text_in(texts, language) for language in Language)))


def _names(report: CountersReport | QuotesReport) -> tuple[str, ...]:
    return COUNTER_FIGURE_NAMES if isinstance(report, CountersReport) else QUOTE_FIGURE_NAMES
