"""A report as a workbook: key figures, a sheet for each table, the question, the definitions."""

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from reception.domain.language import Language
from reception.reports.document import (
    Document,
    Plot,
    PlotKind,
    ReportSection,
    ReportValue,
    ValueKind,
)
from reception.reports.words import compared_words, file_words, flat, span_words, value_words
from reception.system.files import put_whole
from reception.system.progress import Progress, part, tell, unwatched

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

_LONGEST_NAME = 31
_TOLD_EVERY = 500
_CHART_PX = (720, 380)
_BAR_PX = 18
_AROUND_PX = 140
_CHARTS = {
    PlotKind.LINES: "line",
    PlotKind.BARS: "bar",
    PlotKind.COLUMNS: "column",
    PlotKind.DISTRIBUTION: "column",
}
_NUMBER_FORMATS = {
    ValueKind.TEXT: "@",
    ValueKind.COUNT: "#,##0",
    ValueKind.NUMBER: "#,##0.0",
    ValueKind.DURATION: "[h]:mm:ss",
    ValueKind.PERCENT: "0.0%",
    ValueKind.DAY: "dd/mm/yyyy",
}
_AXIS_FORMATS = {
    **_NUMBER_FORMATS,
    ValueKind.TEXT: "General",
    ValueKind.DURATION: "[h]:mm",
    ValueKind.PERCENT: "0%",
    ValueKind.DAY: "dd/mm",
}
"""How figures are written at the axis of a chart."""


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
        self._given: set[str] = set()
        # The mark that says "text" goes with the cell: who edits it later makes no formula of it.
        text: dict[str, Any] = {"num_format": "@", "quote_prefix": True}
        self.texts = self._style(text)
        """For codes, which are read as they are written, whatever the language."""
        if right_to_left:
            # A sentence may begin with a figure, which says nothing of where it is read from.
            text["reading_order"] = _FROM_THE_RIGHT
        kinds = {kind: {"num_format": one} for kind, one in _NUMBER_FORMATS.items()}
        kinds[ValueKind.TEXT] = text
        total = {"bold": True, "bg_color": looks.total, "top": 1}
        self._formats = {kind: self._style(one) for kind, one in kinds.items()}
        self._totals = {kind: self._style({**one, **total}) for kind, one in kinds.items()}
        self.counts = self._formats[ValueKind.COUNT]
        self.durations, self.days = self._formats[ValueKind.DURATION], self._formats[ValueKind.DAY]
        self.instants = self._style({"num_format": "dd/mm/yyyy hh:mm:ss"})
        self.wrapped = self._style({**text, "text_wrap": True})
        self.notes = self._style({**text, "align": "center"})
        self.strong = self._style({**text, "bold": True})
        self._header = self._style(
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

    def _style(self, properties: dict[str, Any]) -> Any:
        return self._book.add_format({"valign": "top", **properties})

    def sheet(self, name: str, titles: Sequence[str], widths: Sequence[int]) -> Any:
        """Begin a sheet with a row of titles, which stays in sight and is repeated on paper."""
        sheet = self._book.add_worksheet(self._free(name))
        if self._right_to_left:
            # In Arabic the first column stands at the right.
            sheet.right_to_left()
        sheet.set_paper(9)  # A4
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, _bounded(width) + 2)
        lines = max(map(_lines_of, titles, widths))
        sheet.set_row_pixels(0, _TITLE_PX * max(lines, 2))
        for column, title in enumerate(titles):
            write_text(sheet, 0, column, title, self._header)
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        return sheet

    def _free(self, name: str) -> str:
        """Return a name that a spreadsheet takes, and no other sheet has."""
        plain = " ".join(re.sub(r"[\[\]:*?/\\]", " ", name).split()).strip("'")
        ends = ("", *(f" {number}" for number in range(2, 1000)))
        names = (f"{_shortened(plain, _LONGEST_NAME - len(end))}{end}" for end in ends)
        free = next(one for one in names if one.lower() not in self._given)
        self._given.add(free.lower())
        return free

    def chart(self, options: dict[str, Any]) -> Any:
        """Return a chart to be put on a sheet."""
        return self._book.add_chart(options)

    def write(
        self,
        sheet: Any,
        row: int,
        column: int,
        value: ReportValue,
        kind: ValueKind,
        *,
        total: bool = False,
    ) -> None:
        """Write one cell; a word among figures is a word, a date a date, and None is empty."""
        looks = self._totals if total else self._formats
        match value:
            case None:
                sheet.write_blank(row, column, None, looks[kind])
            case str():
                write_text(sheet, row, column, value, looks[ValueKind.TEXT])
            case timedelta():
                sheet.write_number(row, column, value / _DAY, looks[kind])
            case datetime():
                sheet.write_number(row, column, serial(value), self.instants)
            case date():
                sheet.write_number(row, column, day_serial(value), looks[ValueKind.DAY])
            case _ if kind is ValueKind.PERCENT:
                sheet.write_number(row, column, value / 100, looks[kind])
            case _:
                sheet.write_number(row, column, value, looks[kind])


def _shortened(name: str, longest: int) -> str:
    """Return a name that is cut behind a word, where it is too long."""
    if len(name) <= longest:
        return name
    kept, _, _ = name[:longest].rpartition(" ")
    return f"{kept or name[: longest - 1]}\u2026"


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


def write_xlsx(
    document: Document, path: Path, looks: CellFormats, *, watch: Progress = unwatched
) -> None:
    """Write a report as a workbook; it is there whole or not at all.

    Raises:
        OSError: it cannot be written.
        AnswerStoppedError: the watch said so.
    """
    rtl = document.language is Language.ARABIC
    with (
        put_whole(path) as draft,
        workbook_at(
            draft, looks, title=document.title, author=document.made_by, right_to_left=rtl
        ) as book,
    ):
        words, count = file_words(document.language), len(document.sections)
        _write_key_figures(book, document, words)
        for at, section in enumerate(document.sections):
            step = part(watch, at / count, (at + 1) / count)
            _write_section(book, document.language, section, step)
        _write_question(book, document, words)
        _write_definitions(book, document, words)


def _write_key_figures(book: Workbook, document: Document, words: Mapping[str, str]) -> None:
    compared = document.compared is not None
    now = span_words(document.first, document.last, document.language)
    titles = [words["figure"], now, *([words["period_before"]] if compared else []), ""]
    widths = [28, 26, *([20] if compared else []), 40]
    sheet = book.sheet(words["key_figures"], titles, widths)
    for row, figure in enumerate(document.key_figures, start=1):
        write_text(sheet, row, 0, figure.title, book.strong)
        values = [figure.value, *([figure.before] if compared else [])]
        for column, value in enumerate(values, start=1):
            book.write(sheet, row, column, value, figure.kind)
        if figure.note:
            write_text(sheet, row, len(values) + 1, figure.note, book.notes)
    said = [*([document.advice] if document.advice else []), *document.cautions]
    for row, text in enumerate(said, start=len(document.key_figures) + 2):
        write_text(sheet, row, 0, text, book.strong)


def _write_section(
    book: Workbook, language: Language, section: ReportSection, watch: Progress
) -> None:
    columns, rows = section.columns, section.rows
    cells = [
        [
            *column.title.split(),
            *(value_words(row.cells[index], column.kind, language) for row in rows),
        ]
        for index, column in enumerate(columns)
    ]
    widths = [max(map(len, texts), default=0) for texts in cells]
    sheet = book.sheet(section.title, [column.title for column in columns], widths)
    for number, row in enumerate(rows, start=1):
        if number % _TOLD_EVERY == 0:
            tell(watch, number / len(rows))
        for index, (value, column) in enumerate(zip(row.cells, columns, strict=True)):
            book.write(sheet, number, index, value, column.kind)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    if section.total is not None:
        for index, (value, column) in enumerate(zip(section.total, columns, strict=True)):
            book.write(sheet, len(rows) + 1, index, value, column.kind, total=True)
    if section.plot and rows:
        _draw(book, sheet, section, section.plot, language)


def _draw(
    book: Workbook, sheet: Any, section: ReportSection, plot: Plot, language: Language
) -> None:
    name = sheet.get_name()
    last, beside = len(section.rows), len(section.columns) + 1
    if plot.kind is PlotKind.HEAT:
        scale = {"type": "2_color_scale", "min_color": book.looks.low, "max_color": book.looks.high}
        sheet.conditional_format(1, min(plot.columns), last, max(plot.columns), scale)
        return
    chart = book.chart({"type": _CHARTS[plot.kind]})
    before = () if plot.before is None else (plot.before,)
    for index, column in enumerate((*plot.columns, *before)):
        colour = {"color": book.looks.series[index % len(book.looks.series)]}
        dashes = {"dash_type": "dash"} if column in before else {}
        look = (
            {"line": {**colour, **dashes, "width": 2}}
            if plot.kind is PlotKind.LINES
            else {"fill": colour}
        )
        chart.add_series(
            {
                "name": flat(section.columns[column].title, language),
                "categories": [name, 1, 0, last, 0],
                "values": [name, 1, column, last, column],
                "gap": 4 if plot.kind is PlotKind.DISTRIBUTION else 60,
                **look,
            }
        )
    rtl = language is Language.ARABIC
    drawn, first = section.columns[plot.columns[0]], section.columns[0]
    groups = {"num_format": _AXIS_FORMATS[first.kind], "num_font": {"size": 9}}
    values = {
        "name": plot.title,
        "name_font": {"size": 9, "bold": False},
        "num_format": _AXIS_FORMATS[drawn.kind],
        "num_font": {"size": 9},
        "major_gridlines": {"visible": True, "line": {"color": book.looks.grid}},
    }
    height = _CHART_PX[1]
    if plot.kind is PlotKind.BARS:
        # The first group stands on top; in Arabic bars grow from the right.
        chart.set_y_axis({**groups, "reverse": True})
        chart.set_x_axis({**values, "reverse": rtl})
        height = max(height, last * _BAR_PX * len(plot.columns) + _AROUND_PX)
    else:
        # In Arabic the first group stands at the right, and the figures beside it.
        chart.set_x_axis({**groups, "reverse": rtl})
        chart.set_y_axis(values)
    chart.set_title({"name": section.title, "name_font": {"size": 12}})
    several = len(plot.columns) + len(before) > 1
    chart.set_legend({"position": "bottom"} if several else {"none": True})
    chart.set_size({"width": _CHART_PX[0], "height": height})
    sheet.insert_chart(1, beside, chart)


def _write_question(book: Workbook, document: Document, words: Mapping[str, str]) -> None:
    sheet = book.sheet(words["question"], [words["question"], ""], [24, 40])
    facts: list[tuple[str, ReportValue]] = [
        (words["subject"], document.title),
        (words["unit"], document.unit),
        (words["from"], document.first),
        (words["to"], document.last),
        *([(words["period_before"], compared_words(document))] if document.compared else []),
        *((fact.title, fact.value) for fact in document.facts),
        (words["made_at"], document.made_at),
        (words["made_with"], document.made_by),
    ]
    for row, (title, value) in enumerate(facts, start=1):
        write_text(sheet, row, 0, title, book.strong)
        book.write(sheet, row, 1, value, ValueKind.TEXT)


def _write_definitions(book: Workbook, document: Document, words: Mapping[str, str]) -> None:
    sheet = book.sheet(words["definitions"], [words["term"], words["meaning"]], [28, 48])
    sheet.set_column(1, 1, 100)
    for row, one in enumerate(document.definitions, start=1):
        write_text(sheet, row, 0, flat(one.term, document.language), book.strong)
        write_text(sheet, row, 1, one.text, book.wrapped)
