"""A report as text for a terminal: its key figures, and its tables no wider than the window."""

import textwrap
import unicodedata
from collections.abc import Iterator, Sequence

from reception.domain.language import Language
from reception.reports.document import Document, ReportSection, ReportValue, ValueKind
from reception.reports.words import compared_words, file_words, span_words, value_words

_GAP = "  "
_LEAST_NAME = 20
_LEAST_WIDTH = 40

type _Cells = Sequence[str]


def document_lines(document: Document, width: int) -> Iterator[str]:
    """Yield a report as lines that are no wider than ``width`` columns, of forty at least.

    What paper says in a plot alone is left out: every other form of the report has it.
    """
    width, spoken = max(width, _LEAST_WIDTH), document.language
    words = file_words(spoken)
    about = [span_words(document.first, document.last, spoken)]
    if document.compared:
        about.append(words["compared_with"].format(span=compared_words(document)))
    about += [
        words["pair"].format(title=one.title, value=value_words(one.value, ValueKind.TEXT, spoken))
        for one in document.facts
    ]
    advice = [document.advice] if document.advice else []
    for text in (f"{document.unit}: {document.title}", *about, *advice, *document.cautions):
        yield from _wrapped(text, width)
    yield ""
    if document.empty:
        yield from _wrapped(document.empty, width)
        return
    figures = [["", words["figure"], words["period_before"]]]
    for one in document.key_figures:
        told = (value_words(value, one.kind, spoken) for value in (one.value, one.before))
        figures.append([one.title, *told])
    yield from _table([row if document.compared else row[:2] for row in figures], width)
    for section in document.sections:
        if section.plot is None or not section.plot.says_all:
            yield ""
            yield from section_lines(section, spoken, width)


def section_lines(section: ReportSection, language: Language, width: int) -> Iterator[str]:
    """Yield a section's title and its table, else what is said in its place."""
    width = max(width, _LEAST_WIDTH)
    yield from _wrapped(section.title, width)
    if not section.rows:
        yield from _wrapped(section.without_rows or file_words(language)["nobody"], width)
        return

    def texts(values: Sequence[ReportValue]) -> _Cells:
        return [
            ""
            if value is None and column.kind is ValueKind.TEXT
            else value_words(value, column.kind, language)
            for value, column in zip(values, section.columns, strict=True)
        ]

    total = [texts(section.total)] if section.total is not None and len(section.rows) > 1 else []
    names = sum(column.kind is ValueKind.TEXT for column in section.columns)
    rows = [[one.title for one in section.columns], *(texts(row.cells) for row in section.rows)]
    yield from _table([*rows, *total], width, names=max(names, 1))


def _table(rows: Sequence[_Cells], width: int, names: int = 1) -> Iterator[str]:
    """Yield a table, its first row the titles; what does not fit beside stands below."""
    widths = [_column_width([row[at] for row in rows]) for at in range(len(rows[0]))]
    room = width - sum(widths[names:]) - len(_GAP) * (len(widths) - 1)
    # Names are cut to a readable rest before figures go below.
    share = room // names
    if share < _LEAST_NAME:
        share = width // 3 // names
    widths[:names] = [min(one, share) for one in widths[:names]]
    for number, chosen in enumerate(_blocks(widths, names, width)):
        if number:
            yield ""
        yield from _block(rows, widths, chosen, names)


def _blocks(widths: Sequence[int], names: int, width: int) -> Iterator[list[int]]:
    """Yield the columns that fit beside each other, the names before each."""
    first = list(range(names))
    used = start = sum(widths[:names]) + len(_GAP) * (names - 1)
    block = list(first)
    for at in range(names, len(widths)):
        needed = len(_GAP) + widths[at]
        if used + needed > width and len(block) > names:
            yield block
            block, used = list(first), start
        block.append(at)
        used += needed
    yield block


def _block(
    rows: Sequence[_Cells], widths: Sequence[int], chosen: Sequence[int], names: int
) -> Iterator[str]:
    titles, *others = rows
    heads = [_wrapped(titles[at].replace("\n", " "), widths[at]) for at in chosen]
    height = max(map(len, heads))
    for line in range(height):
        # Titles stand on the line, just above what they are of.
        cells = [([""] * (height - len(one)) + one)[line] for one in heads]
        yield _line(cells, widths, chosen, names)
    yield _GAP.join("-" * widths[at] for at in chosen)
    for row in others:
        yield _line([row[at] for at in chosen], widths, chosen, names)


def _line(cells: _Cells, widths: Sequence[int], chosen: Sequence[int], names: int) -> str:
    placed = []
    for text, at in zip(cells, chosen, strict=True):
        kept = _cut(text, widths[at])
        space = " " * (widths[at] - width_of(kept))
        placed.append(kept + space if at < names else space + kept)
    return _GAP.join(placed).rstrip()


def _column_width(texts: Sequence[str]) -> int:
    title, *cells = texts
    words = title.split() or [""]
    return max(*map(width_of, words), *map(width_of, cells), 1)


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, max(width, 1)) or [""]


def _cut(text: str, width: int) -> str:
    if width_of(text) <= width:
        return text
    kept = text
    while kept and width_of(kept) >= width:
        kept = kept[:-1]
    return f"{kept}\u2026"


def width_of(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(map(_width_of_character, text))


def _width_of_character(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
