"""Every visit of a period as a workbook, a row a stay in a queue, in memory that does not grow."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from importlib import resources
from itertools import chain, islice
from pathlib import Path
from typing import Any

from reception.domain.language import Language, Texts, text_in
from reception.report_files.words import file_words
from reception.report_files.workbook import (
    MOST_ROWS,
    Looks,
    Workbook,
    day_serial,
    serial,
    workbook_at,
    write_text,
)
from reception.reports import VisitRow
from reception.whole_file import put_whole
from reception.zone import unit_zone

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
    looks: Looks,
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
        written, sheets, rest = 0, 0, iter(visits)
        # The first sheet is there even when nobody came.
        following: list[VisitRow] = list(islice(rest, 1))
        while following or not sheets:
            sheets += 1
            title = words["visits"] if sheets == 1 else f"{words['visits']} {sheets}"
            rows = islice(chain(following, rest), most_rows - 1)
            written += _write_sheet(book, title, rows, zone, language)
            following = list(islice(rest, 1))
        _write_columns(book, language)
    return written


def _write_sheet(
    book: Workbook, title: str, rows: Iterator[VisitRow], zone: str, language: Language
) -> int:
    sheet = book.sheet(title)
    names = list(_columns())
    titles = [text_in(_columns()[name].titles, language) for name in names]
    book.head(sheet, titles, [_WIDTHS.get(name, _WIDTH) for name in names])
    writers = [_writer(book, sheet, index, name, zone) for index, name in enumerate(names)]
    number = 0
    for number, row in enumerate(rows, start=1):
        for write in writers:
            write(number, row)
    sheet.autofilter(0, 0, max(number, 1), len(names) - 1)
    return number


type _Writer = Callable[[int, VisitRow], None]


def _writer(book: Workbook, sheet: Any, column: int, name: str, zone: str) -> _Writer:
    """Return what writes one column's cell of a row."""
    number = sheet.write_number
    if span := _SPANS.get(name):
        look = book.durations

        def write_span(at: int, row: VisitRow) -> None:
            found = span(row)
            if found is not None:
                number(at, column, found / _DAY, look)

        return write_span
    tz, instants, days, counts = unit_zone(zone), book.instants, book.days, book.counts

    def write(at: int, row: VisitRow) -> None:
        match getattr(row, name):
            case None:
                pass
            case str() as text:
                write_text(sheet, at, column, text, book.texts)
            case datetime() as instant:
                number(at, column, serial(instant.astimezone(tz)), instants)
            case date() as day:
                number(at, column, day_serial(day), days)
            case int() as count:
                number(at, column, count, counts)
            case other:
                write_text(sheet, at, column, str(other), book.texts)

    return write


def _write_columns(book: Workbook, language: Language) -> None:
    words = file_words(language)
    sheet = book.sheet(words["columns"])
    book.head(sheet, [words["column"], words["meaning"]], [24, 48])
    sheet.set_column(1, 1, 100)
    for row, column in enumerate(_columns().values(), start=1):
        write_text(sheet, row, 0, text_in(column.titles, language), book.strong)
        write_text(sheet, row, 1, text_in(column.meanings, language), book.wrapped)


class _Words:
    """What a column is called and means."""

    def __init__(self, entry: Mapping[str, Any]) -> None:
        self.titles: Texts = {Language(code): text for code, text in entry["title"].items()}
        self.meanings: Texts = {
            Language(code): text for code, text in entry.items() if code != "title"
        }


@lru_cache
def _columns() -> Mapping[str, _Words]:
    """Return the columns in their order."""
    file = resources.files("reception.report_files").joinpath("visit_columns.toml")
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: _Words(entry) for name, entry in tables.items()}


def column_names() -> Sequence[str]:
    """Return the names of the columns, which are those of the CSV export and three durations."""
    return tuple(_columns())


def _between(start: datetime | None, end: datetime | None) -> timedelta | None:
    # A clock that was set back makes no duration negative, as in every figure.
    return max(end - start, _NONE) if start and end else None
