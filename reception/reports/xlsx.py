"""A report as a workbook: key figures, a sheet for each table, the question, the definitions."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from reception.domain.language import Language
from reception.reports.document import Document, PlotKind, ReportSection, Value, ValueKind
from reception.reports.words import compared_words, file_words, flat, span_words, value_words
from reception.reports.workbook import AXIS_FORMATS, CellFormats, Workbook, workbook_at, write_text
from reception.system.files import put_whole
from reception.system.progress import Watch, part, tell, unwatched

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


def write_xlsx(
    document: Document, path: Path, looks: CellFormats, *, watch: Watch = unwatched
) -> None:
    """Write a report as a workbook; it is there whole or not at all.

    Raises:
        OSError: it cannot be written.
        AnswerStoppedError: the watch said so.
    """
    names = _Names()
    rtl = document.language is Language.ARABIC
    with (
        put_whole(path) as draft,
        workbook_at(
            draft, looks, title=document.title, author=document.made_by, right_to_left=rtl
        ) as book,
    ):
        words = file_words(document.language)
        _write_key_figures(book, document, names.of(words["key_figures"]))
        count = len(document.sections)
        for at, section in enumerate(document.sections):
            step = part(watch, at / count, (at + 1) / count)
            _write_section(book, document.language, section, names.of(section.title), step)
        _write_question(book, document, names.of(words["question"]))
        _write_definitions(book, document, names.of(words["definitions"]))


def _write_key_figures(book: Workbook, document: Document, name: str) -> None:
    words = file_words(document.language)
    sheet = book.sheet(name)
    compared = document.compared is not None
    now = span_words(document.first, document.last, document.language)
    titles = [words["figure"], now, *([words["period_before"]] if compared else []), ""]
    book.head(sheet, titles, [28, 26, *([20] if compared else []), 40])
    for row, figure in enumerate(document.key_figures, start=1):
        write_text(sheet, row, 0, figure.title, book.strong)
        values = [figure.value, *([figure.before] if compared else [])]
        for column, value in enumerate(values, start=1):
            book.write(sheet, row, column, value, figure.kind)
        if figure.note:
            write_text(sheet, row, len(values) + 1, figure.note, book.notes)
    for row, caution in enumerate(document.cautions, start=len(document.key_figures) + 2):
        write_text(sheet, row, 0, caution, book.strong)


def _write_section(
    book: Workbook, language: Language, section: ReportSection, name: str, watch: Watch
) -> None:
    sheet = book.sheet(name)
    columns, rows = section.columns, section.rows
    widths = [
        max(
            _longest_word_of(column.title),
            *(_width(row.cells[index], column.kind, language) for row in rows),
            0,
        )
        for index, column in enumerate(columns)
    ]
    book.head(sheet, [column.title for column in columns], widths)
    for number, row in enumerate(rows, start=1):
        if number % _TOLD_EVERY == 0:
            tell(watch, number / len(rows))
        for index, (value, column) in enumerate(zip(row.cells, columns, strict=True)):
            book.write(sheet, number, index, value, _kind_of(value, column.kind))
    if rows:
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    if section.total is not None:
        for index, (value, column) in enumerate(zip(section.total, columns, strict=True)):
            kind = _kind_of(value, column.kind)
            book.write(sheet, len(rows) + 1, index, value, kind, total=True)
    if section.plot and rows:
        _draw(book, sheet, name, section, language)


def _draw(
    book: Workbook, sheet: Any, name: str, section: ReportSection, language: Language
) -> None:
    plot = section.plot
    if plot is None:
        return
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
    groups = {"num_format": AXIS_FORMATS[first.kind], "num_font": {"size": 9}}
    values = {
        "name": plot.title,
        "name_font": {"size": 9, "bold": False},
        "num_format": AXIS_FORMATS[drawn.kind],
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


def _write_question(book: Workbook, document: Document, name: str) -> None:
    words = file_words(document.language)
    sheet = book.sheet(name)
    book.head(sheet, [words["question"], ""], [24, 40])
    facts: list[tuple[str, Value]] = [
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
        book.write(
            sheet, row, 1, value, ValueKind.TEXT if isinstance(value, str) else ValueKind.DAY
        )


def _write_definitions(book: Workbook, document: Document, name: str) -> None:
    words = file_words(document.language)
    sheet = book.sheet(name)
    book.head(sheet, [words["term"], words["meaning"]], [28, 48])
    sheet.set_column(1, 1, 100)
    for row, one in enumerate(document.definitions, start=1):
        write_text(sheet, row, 0, flat(one.term, document.language), book.strong)
        write_text(sheet, row, 1, one.text, book.wrapped)


def _kind_of(value: Value, kind: ValueKind) -> ValueKind:
    """Return how a cell is shown: a word among figures is a word, and a date is a date."""
    if isinstance(value, str):
        return ValueKind.TEXT
    return ValueKind.DAY if isinstance(value, date) else kind


def _width(value: Value, kind: ValueKind, language: Language) -> int:
    return len(value_words(value, kind, language))


def _longest_word_of(title: str) -> int:
    return max(map(len, title.split()), default=0)


class _Names:
    """Gives each sheet a name that a spreadsheet takes, and no two the same."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def of(self, title: str) -> str:
        plain = " ".join(re.sub(r"[\[\]:*?/\\]", " ", title).split()).strip("'")
        for name in self._candidates(plain):
            if name.lower() not in self._given:
                self._given.add(name.lower())
                return name
        raise AssertionError("a name is always left")

    @staticmethod
    def _candidates(plain: str) -> Iterable[str]:
        yield shortened(plain, _LONGEST_NAME)
        for number in range(2, 1000):
            end = f" {number}"
            yield f"{shortened(plain, _LONGEST_NAME - len(end))}{end}"


def shortened(name: str, longest: int) -> str:
    """Return a name that is cut behind a word, where it is too long."""
    if len(name) <= longest:
        return name
    kept, _, _ = name[:longest].rpartition(" ")
    return f"{kept or name[: longest - 1]}\u2026"
