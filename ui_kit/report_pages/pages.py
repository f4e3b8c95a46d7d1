"""The pages of a report: what stands on each, and how one is drawn on any device."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPen

from reception.reports.document import Document, KeyFigure, ValueKind
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
    width_of,
)
from ui_kit.report_pages.plot import content_of, plot_piece
from ui_kit.report_pages.table import table_pieces
from ui_kit.tokens import LIGHT, REPORT_PAGE
from ui_kit.translations import reads_right_to_left

_GAP = REPORT_PAGE.gap_pt * POINT
_RADIUS = REPORT_PAGE.radius_pt * POINT
_CARDS_A_ROW = 4
_SHRINK = 0.92
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
        *_cards(document, width),
    ]
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
_HAIR = 0.4 * POINT


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
                pieces += table_pieces(section, document.language, width)
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
