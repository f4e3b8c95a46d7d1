"""A table on paper: columns as wide as they need, a head that every page repeats."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from reception.domain.language import Language
from reception.reports.document import ReportSection, Value, ValueKind
from reception.reports.words import file_words, value_words
from ui_kit.report_pages.pieces import (
    POINT,
    SMALL_PT,
    Piece,
    Side,
    TextLines,
    face,
    fill,
    kept,
    widest_word,
    width_of,
)
from ui_kit.tokens import LIGHT, REPORT_PAGE
from ui_kit.translations import reads_right_to_left

_PAD = 3.0 * POINT
_ROW_PAD = 1.6 * POINT
_HAIR = 0.4 * POINT
_RULE = 0.9 * POINT
_SHRINK = 0.5
# A table of so few rows is not torn apart.
_FEW = 8
# A text that is as wide as its room to the last unit would be wrapped.
_ROUNDING = 1.01
# So much of the width is left to the names of the groups at least.
_LEAST_FOR_NAMES = 0.2
_WIDEST_NAME = 0.42


def table_pieces(section: ReportSection, language: Language, width: float) -> list[Piece]:
    """Return a section's table: its head with the first rows, then every other row."""
    return _Table(section, language, width).pieces()


class _Table:
    """Measures a table once; rows are drawn from what was measured."""

    def __init__(self, section: ReportSection, language: Language, width: float) -> None:
        self._section = section
        self._language = language
        self._width = width
        self._texts = [self._row_texts(row.cells) for row in section.rows]
        self._total = self._row_texts(section.total) if section.total is not None else None
        self._size_pt = SMALL_PT
        widths = self._wanted()
        while sum(widths) > width and self._size_pt - _SHRINK >= REPORT_PAGE.least_pt:
            self._size_pt -= _SHRINK
            widths = self._wanted()
        self._widths = _fitted(widths, width)

    def pieces(self) -> list[Piece]:
        again = self._title_again()
        head = self._head(again)
        repeated = _below_each_other(again, head)
        rows = [self._row(texts, repeated) for texts in self._texts]
        if len(rows) <= _FEW:
            rows = [*(kept(row) for row in rows[:-1]), *rows[-1:]]
        if self._total is not None:
            total = self._row(self._total, repeated, total=True)
            # A total alone on the next page would be read as one of the page.
            rows = [*rows[:-1], *(kept(row) for row in rows[-1:]), total]
        return [kept(head), *(kept(row) for row in rows[:1]), *rows[1:]]

    def _wanted(self) -> list[float]:
        """Return how wide each column would be, at the present size."""
        plain, bold = self._face(), self._face(bold=True)
        wanted = []
        for index, column in enumerate(self._section.columns):
            texts = [texts[index] for texts in self._texts]
            total = [self._total[index]] if self._total else []
            measure = widest_word if column.kind is ValueKind.TEXT and index else width_of
            cells = max((measure(text, plain) for text in texts), default=0.0)
            totals = max((measure(text, bold) for text in total), default=0.0)
            title = widest_word(column.title, bold)
            wanted.append(max(cells, totals, title) * _ROUNDING + 2 * _PAD)
        # A long name is wrapped; figures never are.
        others = sum(wanted[1:])
        room = max(self._width - others, _LEAST_FOR_NAMES * self._width)
        return [min(wanted[0], room, _WIDEST_NAME * self._width), *wanted[1:]]

    def _row_texts(self, row: Sequence[Value]) -> list[str]:
        pairs = zip(row, self._section.columns, strict=True)
        return [
            ""
            if value is None and column.kind is ValueKind.TEXT
            else value_words(value, column.kind, self._language)
            for value, column in pairs
        ]

    def _face(self, *, bold: bool = False) -> QFont:
        return face(self._language, self._size_pt, bold=bold)

    def _title_again(self) -> Piece:
        """Return which table it is, for a page where it only goes on."""
        said = file_words(self._language)["continued"].format(title=self._section.title)
        lines = TextLines(said, face(self._language, SMALL_PT), self._language, self._width)
        return Piece(height=lines.height + _PAD, draw=lines.draw)

    def _head(self, again: Piece) -> Piece:
        cells = [
            self._lines(column.title, index, bold=True, colour=LIGHT.quiet_ink)
            for index, column in enumerate(self._section.columns)
        ]
        height = max(cell.height for cell in cells) + 2 * _ROW_PAD

        def draw(painter: QPainter, x: float, y: float) -> None:
            self._draw_cells(painter, cells, x, y, height, at_bottom=True)
            self._rule(painter, x, y + height, LIGHT.quiet_ink, _RULE)

        return Piece(height=height, draw=draw, head=again)

    def _row(self, texts: Sequence[str], head: Piece, *, total: bool = False) -> Piece:
        cells = [self._lines(text, index, bold=total) for index, text in enumerate(texts)]
        height = max(cell.height for cell in cells) + 2 * _ROW_PAD

        def draw(painter: QPainter, x: float, y: float) -> None:
            if total:
                fill(painter, QRectF(x, y, self._width, height), LIGHT.primary_soft)
            self._draw_cells(painter, cells, x, y, height)
            if not total:
                self._rule(painter, x, y + height, LIGHT.line, _HAIR)

        return Piece(height=height, draw=draw, head=head)

    def _lines(
        self, text: str, index: int, *, bold: bool = False, colour: str = LIGHT.ink
    ) -> TextLines:
        words = index == 0 or self._section.columns[index].kind is ValueKind.TEXT
        return TextLines(
            text,
            self._face(bold=bold),
            self._language,
            self._widths[index] - 2 * _PAD,
            side=Side.START if words else Side.RIGHT,
            colour=colour,
        )

    def _draw_cells(
        self,
        painter: QPainter,
        cells: Sequence[TextLines],
        x: float,
        y: float,
        height: float,
        *,
        at_bottom: bool = False,
    ) -> None:
        for left, cell in zip(self._lefts(x), cells, strict=True):
            slack = height - cell.height
            cell.draw(painter, left + _PAD, y + (slack - _ROW_PAD if at_bottom else slack / 2))

    def _lefts(self, x: float) -> list[float]:
        """Return where each column begins; from the right in Arabic."""
        lefts, used = [], 0.0
        for width in self._widths:
            mirrored = x + self._width - used - width
            lefts.append(mirrored if reads_right_to_left(self._language) else x + used)
            used += width
        return lefts

    def _rule(self, painter: QPainter, x: float, y: float, colour: str, width: float) -> None:
        painter.setPen(QPen(QColor(colour), width))
        painter.drawLine(QPointF(x, y), QPointF(x + self._width, y))


def _fitted(wanted: Sequence[float], width: float) -> list[float]:
    """Return widths that fill the table exactly: what is left goes between the columns."""
    left = width - sum(wanted)
    if left < 0:
        return [one * width / sum(wanted) for one in wanted]
    if len(wanted) == 1:
        return [width]
    share = left / len(wanted)
    return [one + share for one in wanted]


def _below_each_other(upper: Piece, lower: Piece) -> Piece:
    def draw(painter: QPainter, x: float, y: float) -> None:
        upper.draw(painter, x, y)
        lower.draw(painter, x, y + upper.height)

    return Piece(height=upper.height + lower.height, draw=draw)
