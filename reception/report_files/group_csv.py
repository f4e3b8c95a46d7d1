"""A table of figures as CSV, for other programs: codes, seconds, and what the columns mean."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TextIO

from reception.csv_text import Cell, CsvWriter
from reception.dimensions import Dimension
from reception.domain.language import Language, text_in
from reception.report_wording import wording


def meanings(names: Sequence[str]) -> dict[str, dict[Language, str]]:
    """Return what figures mean, in each language, as JSON has it."""
    return {name: dict(wording().of(name).definitions) for name in names}


def write_groups_csv(
    stream: TextIO,
    by: Sequence[Dimension],
    names: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    total: Iterable[Cell],
) -> None:
    """Write a row per group, its keys and then its figures, and one marked ``total``.

    The stream must not translate line ends (``newline=""``).
    """
    writer = CsvWriter(stream, ("row", *by, *names))
    for row in rows:
        writer.write(("group", *row))
    writer.write(("total", *(None for _ in by), *total))


def write_meanings_csv(
    stream: TextIO, names: Sequence[str], *, unit: str, zone: str, period: tuple[date, date]
) -> None:
    """Write what each column means, and of which unit and period the table is."""
    writer = CsvWriter(stream, ("figure", *Language))
    first, last = period
    span = f"{first.isoformat()} .. {last.isoformat()} ({zone})"
    writer.write(("unit", *(unit for _ in Language)))
    writer.write(("period", *(span for _ in Language)))
    for name in names:
        texts = wording().of(name).definitions
        writer.write((name, *(text_in(texts, language) for language in Language)))
