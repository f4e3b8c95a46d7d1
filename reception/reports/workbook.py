"""A workbook for a spreadsheet program: typed cells in bounded memory, texts that stay texts."""

import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from reception.reports.document import Value, ValueKind

# What a sheet of a spreadsheet holds at most.
MOST_ROWS = 1_048_576
_WIDEST = 48
_NARROWEST = 9
_FROM_THE_RIGHT = 2
_TITLE_PX = 20
_DAY = timedelta(days=1)
# The day from which spreadsheets count.
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet knows no zones
# No file of XML may hold these, however they are written.
_NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_WORD_JOINER = "\u2060"

_NUMBER_FORMATS = {
    ValueKind.TEXT: "@",
    ValueKind.COUNT: "#,##0",
    ValueKind.NUMBER: "#,##0.0",
    ValueKind.DURATION: "[h]:mm:ss",
    ValueKind.PERCENT: "0.0%",
    ValueKind.DAY: "dd/mm/yyyy",
}
AXIS_FORMATS = {
    **_NUMBER_FORMATS,
    ValueKind.TEXT: "General",
    ValueKind.DURATION: "[h]:mm",
    ValueKind.PERCENT: "0%",
    ValueKind.DAY: "dd/mm",
}
"""How figures are written at the axis of a chart."""
INSTANT_FORMAT = "dd/mm/yyyy hh:mm:ss"


@dataclass(frozen=True, kw_only=True, slots=True)
class CellFormats:
    """The colours of a workbook, ``#RRGGBB``."""

    header: str
    on_header: str
    total: str
    """Behind a row of totals."""
    series: tuple[str, ...]
    """Of the lines and bars of a chart."""
    grid: str
    """Of the lines behind a chart."""
    low: str
    high: str
    """The two ends of the scale of a heat map."""


class Workbook:
    """Writes sheets one after the other, each from its first row to its last."""

    def __init__(
        self, book: xlsxwriter.Workbook, looks: CellFormats, *, right_to_left: bool
    ) -> None:
        self.looks = looks
        self._book = book
        self._right_to_left = right_to_left
        # The mark that says "text" goes with the cell: who edits it later makes no formula of it.
        text: dict[str, Any] = {"num_format": "@", "quote_prefix": True}
        self.texts = self.style(text)
        """For codes, which are read as they are written, whatever the language."""
        if right_to_left:
            # A sentence may begin with a figure, which says nothing of where it is read from.
            text["reading_order"] = _FROM_THE_RIGHT
        kinds = {kind: {"num_format": one} for kind, one in _NUMBER_FORMATS.items()}
        kinds[ValueKind.TEXT] = text
        total = {"bold": True, "bg_color": looks.total, "top": 1}
        self._formats = {kind: self.style(one) for kind, one in kinds.items()}
        self._totals = {kind: self.style({**one, **total}) for kind, one in kinds.items()}
        self.counts = self._formats[ValueKind.COUNT]
        self.durations, self.days = self._formats[ValueKind.DURATION], self._formats[ValueKind.DAY]
        self.instants = self.style({"num_format": INSTANT_FORMAT})
        self.wrapped = self.style({**text, "text_wrap": True})
        self.notes = self.style({**text, "align": "center"})
        self.strong = self.style({**text, "bold": True})
        self._header = self.style(
            {
                **text,
                "bold": True,
                "text_wrap": True,
                "align": "center",
                "valign": "vcenter",
                "font_color": looks.on_header,
                "bg_color": looks.header,
            }
        )

    def style(self, properties: dict[str, Any]) -> Any:
        """Return a format of cells."""
        return self._book.add_format({"valign": "top", **properties})

    def sheet(self, name: str) -> Any:
        """Begin a sheet; in Arabic its first column stands at the right."""
        sheet = self._book.add_worksheet(name, TallSheet)
        if self._right_to_left:
            sheet.right_to_left()
        sheet.set_paper(9)  # A4
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        return sheet

    def chart(self, options: dict[str, Any]) -> Any:
        """Return a chart to be put on a sheet."""
        return self._book.add_chart(options)

    def head(self, sheet: Any, titles: Sequence[str], widths: Sequence[int]) -> None:
        """Write the row of titles, which stays in sight and is repeated on paper."""
        for column, width in enumerate(widths):
            sheet.set_column(column, column, _bounded(width) + 2)
        lines = max(map(_lines_of, titles, widths))
        sheet.set_row_pixels(0, _TITLE_PX * max(lines, 2))
        for column, title in enumerate(titles):
            write_text(sheet, 0, column, title, self._header)
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)

    def write(
        self,
        sheet: Any,
        row: int,
        column: int,
        value: Value,
        kind: ValueKind,
        *,
        total: bool = False,
    ) -> None:
        """Write one cell as what it is; None leaves it empty."""
        look = (self._totals if total else self._formats)[kind]
        match value:
            case None:
                sheet.write_blank(row, column, None, look)
            case str():
                write_text(sheet, row, column, value, look)
            case timedelta():
                sheet.write_number(row, column, value / _DAY, look)
            case datetime():
                sheet.write_number(row, column, serial(value), self.instants)
            case date():
                sheet.write_number(row, column, day_serial(value), look)
            case _ if kind is ValueKind.PERCENT:
                sheet.write_number(row, column, value / 100, look)
            case _:
                sheet.write_number(row, column, value, look)


def _bounded(width: int) -> int:
    return max(_NARROWEST, min(width, _WIDEST))


def _lines_of(title: str, width: int) -> int:
    """Return about how many lines a title takes in a column of a width."""
    return sum(-(-max(len(line), 1) // _bounded(width)) for line in title.split("\n"))


def write_text(sheet: Any, row: int, column: int, text: str, look: Any) -> None:
    """Write a text that stays a text, whatever it begins with."""
    text = _NOT_IN_XML.sub("\ufffd", text)
    # The library takes such a text for formatted pieces and would write it into the file as it is.
    if text.startswith("<r>") and text.endswith("</r>"):
        text = f"{_WORD_JOINER}{text}"
    sheet.write_string(row, column, text, look)


def serial(at: datetime) -> float:
    """Return a spreadsheet's number of what a clock shows, whatever its zone."""
    return (at.replace(tzinfo=None) - _DAY_ZERO) / _DAY


def day_serial(day: date) -> int:
    """Return a spreadsheet's number of a day."""
    return day.toordinal() - _DAY_ZERO.toordinal()


@contextmanager
def workbook_at(
    path: Path, looks: CellFormats, *, title: str, author: str, right_to_left: bool
) -> Iterator[Workbook]:
    """Give a workbook that is written to ``path`` at the end.

    Raises:
        OSError: it cannot be written.
    """
    # Rows go to temporary files as they are written: memory does not grow with them. They lie in a
    # folder of their own, so that none is left behind by a workbook that breaks off.
    with tempfile.TemporaryDirectory(prefix="nouba-") as folder:
        stream = _Draft(path)
        book = xlsxwriter.Workbook(
            stream,
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
                "tmpdir": folder,
            },
        )
        book.use_zip64()
        book.set_properties({"title": title, "author": author})
        try:
            yield Workbook(book, looks, right_to_left=right_to_left)
            book.close()
            stream.close()
        except XlsxWriterException as error:
            cause = error.args[0] if error.args else error
            raise cause if isinstance(cause, OSError) else OSError(str(error)) from error
        finally:
            for sheet in book.worksheets():
                sheet.row_data_fh.close()
            stream.give_up()


class _Draft:
    """A file that takes everything without a word once the disk has refused something.

    An archive that broke off tries to end itself when Python takes it apart, too late for anybody
    to be told: what it met then would stand on the error stream with its trace.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._failed = False
        self._place = 0

    def write(self, data: bytes) -> int:
        """Write."""
        return int(self._or_nothing(self._file.write, data))

    def seek(self, place: int, whence: int = 0) -> int:
        """Go to a place."""
        self._place = place
        return place if self._failed else self._file.seek(place, whence)

    def tell(self) -> int:
        """Return the place."""
        return self._place if self._failed else self._file.tell()

    def flush(self) -> None:
        """Hand over what is held back."""
        self._or_nothing(self._file.flush)

    def close(self) -> None:
        """End the file.

        Raises:
            OSError: the disk refuses what was held back.
        """
        self._or_nothing(self._file.close)

    def give_up(self) -> None:
        """Take nothing any more."""
        self._failed = True
        with suppress(OSError):
            self._file.close()

    def _or_nothing(self, act: Callable[..., Any], *given: Any) -> Any:
        if self._failed:
            return 0
        try:
            return act(*given)
        except OSError:
            self._failed = True
            raise


class TallSheet(Worksheet):  # type: ignore[misc] # the library has no types
    """Takes rows as the file has them, beside cells one by one.

    The library keeps and checks every cell, which is most of the time of a hundred thousand rows;
    what is known to be a number or a plain text needs none of it.
    """

    def write_ready(self, row: int, cells: str) -> None:
        """Write a row of ready cells, below every row that was written before."""
        # The library writes a row down when the next one begins.
        self._write_single_row(row)
        self.fh.write(f'<row r="{row + 1}">{cells}</row>')
        self.dim_rowmax = row


class ReadyCells:
    """Writes the cells of one column out: numbers, and texts without anything to take care of."""

    def __init__(self, column: int, look: Any) -> None:
        style = look._get_xf_index()  # noqa: SLF001 - the number by which a file knows the format
        self._start = f'<c r="{xl_col_to_name(column)}'
        self._number = f'" s="{style}"><v>'
        self._text = f'" s="{style}" t="inlineStr"><is><t>'

    def number(self, row: int, value: float) -> str:
        """Return the cell of a number."""
        return f"{self._start}{row + 1}{self._number}{value:.16G}</v></c>"

    def text(self, row: int, text: str) -> str | None:
        """Return the cell of a text; None for a text that only the library writes well."""
        ready = _plain(text)
        if ready is None:
            return None
        return f"{self._start}{row + 1}{self._text}{ready}</t></is></c>"


@lru_cache(maxsize=256)
def _plain(text: str) -> str | None:
    """Return a text as XML has it; None for characters or spaces that must be written otherwise."""
    if text.isprintable() and text.strip() == text and "_x" not in text:
        return escape(text)
    return None
