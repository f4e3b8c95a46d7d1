"""The pages of a report: what stands on each, and how one is drawn on any device."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from reception.domain.language import Language
from reception.reports.document import Document, KeyFigure, ReportSection, ReportValue, ValueKind
from reception.reports.words import (
    compared_words,
    day_words,
    file_words,
    flat,
    span_words,
    value_words,
)
from ui_kit.report_pages.pieces import (
    BODY_PT,
    FIGURE_PT,
    HEADING_PT,
    LARGE_PT,
    MM,
    POINT,
    SMALL_PT,
    TITLE_PT,
    Piece,
    Side,
    TextLines,
    face,
    fill,
    kept,
    on_pages,
    space,
    widest_word,
    width_of,
)
from ui_kit.report_pages.plot import content_of, plot_piece
from ui_kit.tokens import LIGHT, REPORT_PAGE
from ui_kit.translations import reads_right_to_left

_PAD = 3.0 * POINT
_ROW_PAD = 1.6 * POINT
_RULE = 0.9 * POINT
_SHRINK_PT = 0.5
# A table of so few rows is not torn apart.
_FEW = 8
# A text that is as wide as its room to the last unit would be wrapped.
_ROUNDING = 1.01
# So much of the width is left to the names of the groups at least.
_LEAST_FOR_NAMES = 0.2
_WIDEST_NAME = 0.42


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
        while sum(widths) > width and self._size_pt - _SHRINK_PT >= REPORT_PAGE.least_pt:
            self._size_pt -= _SHRINK_PT
            widths = self._wanted()
        self._widths = _fitted(widths, width)

    def pieces(self) -> list[Piece]:
        """Return its head with the first rows, then every other row."""
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

    def _row_texts(self, row: Sequence[ReportValue]) -> list[str]:
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


_GAP = REPORT_PAGE.gap_pt * POINT
_RADIUS = REPORT_PAGE.radius_pt * POINT
_CARDS_A_ROW = 4
_SHRINK = 0.92
_HAIR = 0.4 * POINT
_BAND = 3.0 * POINT
_LEAST_FIGURE_PT = BODY_PT


def front_pieces(document: Document, width: float) -> list[Piece]:
    """Return the title, the period, the facts of the question, and the key figures."""
    spoken, words = document.language, file_words(document.language)
    span = span_words(document.first, document.last, spoken)
    about = [span]
    if document.compared:
        about.append(words["compared_with"].format(span=compared_words(document)))
    about += [
        words["pair"].format(
            title=fact.title, value=value_words(fact.value, ValueKind.TEXT, spoken)
        )
        for fact in document.facts
    ]
    pieces = [
        _band(width),
        space(_GAP),
        _text(document, document.unit, LARGE_PT, width, bold=True, colour=LIGHT.primary),
        _text(document, document.title, TITLE_PT, width, bold=True),
        _text(document, about[0], LARGE_PT, width),
        *(_text(document, text, BODY_PT, width, colour=LIGHT.quiet_ink) for text in about[1:]),
        space(2 * _GAP),
    ]
    if document.advice:
        pieces += [_text(document, document.advice, LARGE_PT, width, bold=True), space(_GAP)]
    pieces += _cards(document, width)
    for caution in document.cautions:
        pieces.append(space(_GAP))
        pieces.append(_text(document, caution, BODY_PT, width, bold=True, colour=LIGHT.warning))
    return pieces


def heading(document: Document, text: str, note: str, width: float) -> list[Piece]:
    """Return a section's title, and a quiet line below it when there is something to say."""
    found = [space(2.5 * _GAP), kept(_text(document, text, HEADING_PT, width, bold=True))]
    if note:
        found.append(kept(_text(document, note, SMALL_PT, width, colour=LIGHT.quiet_ink)))
    return [*found, kept(space(0.5 * _GAP))]


def definition_pieces(document: Document, width: float) -> list[Piece]:
    """Return what the words of the report mean, a term beside its meaning."""
    term_width = width * 0.24
    text_width = width - term_width - _GAP
    rtl = reads_right_to_left(document.language)
    pieces = []
    for one in document.definitions:
        bold, plain = (face(document.language, SMALL_PT, bold=is_term) for is_term in (True, False))
        term = TextLines(flat(one.term, document.language), bold, document.language, term_width)
        text = TextLines(one.text, plain, document.language, text_width, colour=LIGHT.quiet_ink)

        def draw(
            painter: QPainter, x: float, y: float, term: TextLines = term, text: TextLines = text
        ) -> None:
            term.draw(painter, x + width - term_width if rtl else x, y)
            text.draw(painter, x if rtl else x + term_width + _GAP, y)

        pieces.append(Piece(height=max(term.height, text.height) + _GAP / 3, draw=draw))
    return pieces


def _band(width: float) -> Piece:
    return Piece(
        height=_BAND,
        draw=lambda painter, x, y: fill(painter, QRectF(x, y, width, _BAND), LIGHT.primary),
    )


def _text(
    document: Document,
    text: str,
    size_pt: float,
    width: float,
    *,
    bold: bool = False,
    colour: str = LIGHT.ink,
) -> Piece:
    font = face(document.language, size_pt, bold=bold)
    lines = TextLines(text, font, document.language, width, colour=colour)
    return Piece(height=lines.height, draw=lines.draw)


def _cards(document: Document, width: float) -> list[Piece]:
    card_width = (width - (_CARDS_A_ROW - 1) * _GAP) / _CARDS_A_ROW
    pieces: list[Piece] = []
    figures = list(document.key_figures)
    for start in range(0, len(figures), _CARDS_A_ROW):
        row = [_Card(document, one, card_width) for one in figures[start : start + _CARDS_A_ROW]]
        if pieces:
            pieces.append(space(_GAP))
        pieces.append(_row_of_cards(row, document, width, card_width))
    return pieces


def _row_of_cards(
    cards: "Sequence[_Card]", document: Document, width: float, card_width: float
) -> Piece:
    # Figures stand on one line in a row of cards, however long the titles above them are.
    parts = [max(card.parts[place] for card in cards) for place in range(3)]
    height = sum(parts) + 2 * _GAP
    rtl = reads_right_to_left(document.language)

    def draw(painter: QPainter, x: float, y: float) -> None:
        for place, card in enumerate(cards):
            shift = place * (card_width + _GAP)
            left = x + width - card_width - shift if rtl else x + shift
            card.draw(painter, QRectF(left, y, card_width, height), parts)

    return Piece(height=height, draw=draw)


class _Card:
    """A key figure: what it is, how much, and how much it was before."""

    def __init__(self, document: Document, figure: KeyFigure, width: float) -> None:
        spoken, inner = document.language, width - 2 * _GAP
        value = value_words(figure.value, figure.kind, spoken)
        size_pt = FIGURE_PT
        while (
            size_pt > _LEAST_FIGURE_PT and width_of(value, face(spoken, size_pt, bold=True)) > inner
        ):
            size_pt *= _SHRINK
        title, large = face(spoken, SMALL_PT), face(spoken, size_pt, bold=True)
        self._title = TextLines(figure.title, title, spoken, inner, colour=LIGHT.quiet_ink)
        self._value = TextLines(value, large, spoken, inner)
        below = [figure.note] if figure.note else []
        if document.compared:
            before = value_words(figure.before, figure.kind, spoken)
            below.append(file_words(spoken)["before"].format(value=before))
        text = "\n".join(below)
        self._below = (
            TextLines(text, title, spoken, inner, colour=LIGHT.quiet_ink) if text else None
        )
        self.parts = (
            self._title.height,
            self._value.height,
            self._below.height if self._below else 0.0,
        )
        """How high the title, the figure and what stands below it are."""

    def draw(self, painter: QPainter, box: QRectF, parts: Sequence[float]) -> None:
        """Draw the card, its parts as high as those of its neighbours."""
        fill(painter, box, LIGHT.primary_soft, _RADIUS)
        left, top = box.left() + _GAP, box.top() + _GAP
        self._title.draw(painter, left, top)
        self._value.draw(painter, left, top + parts[0])
        if self._below:
            self._below.draw(painter, left, top + parts[0] + parts[1])


A4_MM = QSizeF(210, 297)
_MARGIN = REPORT_PAGE.margin_mm * MM


class ReportPages:
    """A report laid out on A4; lays itself out once and draws any page as often as wanted."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.size = QSizeF(A4_MM.width() * MM, A4_MM.height() * MM)
        """In the units that a page is drawn in."""
        self._width = self.size.width() - 2 * _MARGIN
        self._small = face(document.language, SMALL_PT)
        self._running = self._line(
            f"{document.unit} \u00b7 {document.title} \u00b7"
            f" {span_words(document.first, document.last, document.language)}"
        )
        self._footer_height = self._line("0").height + _GAP
        self._pages = on_pages(self._pieces(), self._room)

    @property
    def title(self) -> str:
        """Return what the report is called."""
        return self._document.title

    @property
    def count(self) -> int:
        """Return how many pages there are."""
        return len(self._pages)

    def draw(self, painter: QPainter, index: int) -> None:
        """Draw a page, the first is 0, in its own units from its upper left corner."""
        left, top = _MARGIN, _MARGIN
        if index:
            self._running.draw(painter, left, top)
            self._rule(painter, top + self._running.height + _GAP / 3)
            top += self._header_height
        for placed in self._pages[index]:
            placed.piece.draw(painter, left, top + placed.top)
        self._draw_footer(painter, index)

    def draw_into(self, painter: QPainter, index: int, width: float) -> None:
        """Draw a page as wide as a device is, whatever the device measures in."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(width / self.size.width(), width / self.size.width())
        self.draw(painter, index)
        painter.restore()

    @property
    def _header_height(self) -> float:
        return self._running.height + 1.5 * _GAP

    def _room(self, index: int) -> float:
        whole = self.size.height() - 2 * _MARGIN - self._footer_height
        return whole - self._header_height if index else whole

    def _pieces(self) -> list[Piece]:
        document, width = self._document, self._width
        words = file_words(document.language)
        pieces = front_pieces(document, width)
        for section in document.sections:
            pieces += heading(document, section.title, section.note, width)
            if not section.rows:
                said = section.without_rows or words["nobody"]
                pieces.append(_text(document, said, BODY_PT, width))
                continue
            content = content_of(section, document.language)
            if content:
                pieces.append(plot_piece(section, content, document.language, width))
            if not (section.plot and section.plot.says_all):
                pieces += _Table(section, document.language, width).pieces()
        pieces += heading(document, words["definitions"], "", width)
        return [*pieces, *definition_pieces(document, width)]

    def _draw_footer(self, painter: QPainter, index: int) -> None:
        document, words = self._document, file_words(self._document.language)
        top = self.size.height() - _MARGIN - self._footer_height + _GAP
        self._rule(painter, top - _GAP / 3)
        made = words["made"].format(
            day=day_words(document.made_at, document.language),
            time=f"{document.made_at:%H:%M}",
            program=document.made_by,
        )
        number = words["page"].format(page=index + 1, pages=self.count)
        self._line(made).draw(painter, _MARGIN, top)
        self._line(number, Side.END).draw(painter, _MARGIN, top)

    def _line(self, text: str, side: Side = Side.START) -> TextLines:
        spoken = self._document.language
        return TextLines(text, self._small, spoken, self._width, side=side, colour=LIGHT.quiet_ink)

    def _rule(self, painter: QPainter, y: float) -> None:
        painter.setPen(QPen(QColor(LIGHT.line), _HAIR))
        painter.drawLine(QPointF(_MARGIN, y), QPointF(_MARGIN + self._width, y))
