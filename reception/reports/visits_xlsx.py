"""Every visit of a period as a workbook, a row a leg, in memory that does not grow."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from importlib import resources
from itertools import chain, islice
from operator import attrgetter
from pathlib import Path
from typing import Any

from reception.domain.language import Language, text_in
from reception.reports.answers import VisitRow
from reception.reports.words import FigureTexts, figure_texts, file_words
from reception.reports.xlsx import (
    MOST_ROWS,
    CellFormats,
    Workbook,
    day_serial,
    serial,
    workbook_at,
    write_text,
)
from reception.system.clock import unit_zone
from reception.system.files import put_whole

_DAY = timedelta(days=1)
_NONE = timedelta(0)
_WIDTHS: Mapping[str, int] = {
    "ticket_id": 36,
    "service": 18,
    "waiting_since": 19,
    "first_called_at": 19,
    "last_called_at": 19,
    "started_at": 19,
    "ended_at": 19,
}
_WIDTH = 12
_MAKER = "Nouba"

type _Span = Callable[[VisitRow], timedelta | None]
# What the row's instants come to, beside them: a spreadsheet that takes one from the other would be
# an hour wrong where the clocks were changed in between.
_SPANS: Mapping[str, _Span] = {
    "wait": lambda row: _between(row.waiting_since, row.first_called_at),
    "walking": lambda row: _between(row.last_called_at, row.started_at),
    "serving": lambda row: _between(row.started_at, row.ended_at),
}


def write_visits_xlsx(
    visits: Iterable[VisitRow],
    path: Path,
    looks: CellFormats,
    *,
    zone: str,
    language: Language,
    most_rows: int = MOST_ROWS,
) -> int:
    """Write visits as a workbook, whole or not at all; return how many rows.

    Args:
        visits: the rows, read one after the other.
        path: where the workbook stands at the end.
        looks: its colours.
        zone: the unit's time zone, in whose time the cells are.
        language: of the titles.
        most_rows: what one sheet holds, its titles among them; further rows go to a further sheet.

    Raises:
        OSError: it cannot be written.
    """
    words = file_words(language)
    rtl = language is Language.ARABIC
    with (
        put_whole(path) as draft,
        workbook_at(draft, looks, title=words["visits"], author=_MAKER, right_to_left=rtl) as book,
    ):
        rest = iter(visits)
        # The first sheet is there even when nobody came.
        written = _write_sheet(book, words["visits"], islice(rest, most_rows - 1), zone, language)
        for further in rest:
            rows = islice(chain((further,), rest), most_rows - 1)
            written += _write_sheet(book, words["visits"], rows, zone, language)
        _write_columns(book, language)
    return written


def _write_sheet(
    book: Workbook, title: str, rows: Iterator[VisitRow], zone: str, language: Language
) -> int:
    names = list(visit_columns())
    titles = [text_in(visit_columns()[name].titles, language) for name in names]
    sheet = book.sheet(title, titles, [_WIDTHS.get(name, _WIDTH) for name in names])
    cells = [_Cells(book, index, name, zone) for index, name in enumerate(names)]
    number = 0
    for number, row in enumerate(rows, start=1):
        for one in cells:
            one.write(sheet, number, row)
    sheet.autofilter(0, 0, max(number, 1), len(names) - 1)
    return number


class _Cells:
    """The cells of one column."""

    def __init__(self, book: Workbook, column: int, name: str, zone: str) -> None:
        self._column = column
        self._read = _SPANS.get(name) or attrgetter(name)
        self._tz = unit_zone(zone)
        self._looks = {
            str: book.texts,
            timedelta: book.durations,
            datetime: book.instants,
            date: book.days,
            int: book.counts,
        }

    def write(self, sheet: Any, number: int, row: VisitRow) -> None:
        """Write the cell; nothing for nothing."""
        kind, value = self._value(row)
        if isinstance(value, str):
            write_text(sheet, number, self._column, value, self._looks[kind])
        elif value is not None:
            sheet.write_number(number, self._column, value, self._looks[kind])

    def _value(self, row: VisitRow) -> tuple[type, str | float | None]:
        match self._read(row):
            case None:
                return str, None
            case str() as text:
                return str, text
            case datetime() as instant:
                return datetime, serial(instant.astimezone(self._tz))
            case date() as day:
                return date, day_serial(day)
            case timedelta() as span:
                return timedelta, span / _DAY
            case int() as count:
                return int, count
            case other:
                return str, str(other)


def _write_columns(book: Workbook, language: Language) -> None:
    words = file_words(language)
    sheet = book.sheet(words["columns"], [words["column"], words["meaning"]], [24, 48])
    sheet.set_column(1, 1, 100)
    for row, column in enumerate(visit_columns().values(), start=1):
        write_text(sheet, row, 0, text_in(column.titles, language), book.strong)
        write_text(sheet, row, 1, text_in(column.definitions, language), book.wrapped)


@lru_cache
def visit_columns() -> Mapping[str, FigureTexts]:
    """Return the columns in their order: those of the CSV export, and three durations."""
    file = resources.files("reception.reports").joinpath("visit_columns.toml")
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: figure_texts(entry) for name, entry in tables.items()}


def _between(start: datetime | None, end: datetime | None) -> timedelta | None:
    # A clock that was set back makes no duration negative, as in every figure.
    return max(end - start, _NONE) if start and end else None
