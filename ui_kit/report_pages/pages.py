"""The pages of a report: what stands on each, and how one is drawn on any device."""

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPen

from reception.report_files.document import Document
from reception.report_files.words import day_words, file_words, span_words
from ui_kit.report_pages.front import definition_pieces, front_pieces, heading, paragraph
from ui_kit.report_pages.piece import Piece, on_pages
from ui_kit.report_pages.plot import content_of, plot_piece
from ui_kit.report_pages.table import table_pieces
from ui_kit.report_pages.text import MM, POINT, SMALL_PT, Lines, Side, face
from ui_kit.tokens import LIGHT, REPORT_PAGE

A4_MM = QSizeF(210, 297)
_MARGIN = REPORT_PAGE.margin_mm * MM
_HAIR = 0.4 * POINT
_GAP = REPORT_PAGE.gap_pt * POINT


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
                pieces.append(paragraph(document, section.without_rows or words["nobody"], width))
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

    def _line(self, text: str, side: Side = Side.START) -> Lines:
        spoken = self._document.language
        return Lines(text, self._small, spoken, self._width, side=side, colour=LIGHT.quiet_ink)

    def _rule(self, painter: QPainter, y: float) -> None:
        painter.setPen(QPen(QColor(LIGHT.line), _HAIR))
        painter.drawLine(QPointF(_MARGIN, y), QPointF(_MARGIN + self._width, y))
