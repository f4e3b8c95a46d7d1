"""The ticket: what stands where."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from printer_drivers.bitmap import Bitmap
from printer_drivers.render.foot import put_foot
from printer_drivers.render.number import put_number
from printer_drivers.render.sheet import Sheet
from printer_drivers.render.text import (
    SMALLEST_PX,
    Align,
    Paragraph,
    Style,
    natural_width,
)
from printer_drivers.render.wording import (
    Wording,
    date_words,
    expected_wait_words,
    time_words,
    word,
    wording_of,
)
from reception.domain.language import Language, Texts, companion, language_found
from reception.domain.paper import TicketPaper

_MARGIN_PX = 16
_GAP_PX = 16
_TICK_PX = 16
_DOCUMENTS_SHOWN = 4
_BLACK, _WHITE = QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.white)

_UNIT = Style(32, bold=True, max_lines=2)
_SERVICE = Style(42, bold=True, max_lines=3)
_SECOND = Style(26, max_lines=3)
_FIGURE = Style(42, bold=True, max_lines=2, one_line_px=30)
_CAPTION = Style(SMALLEST_PX, max_lines=3)
_STRONG = Style(28, bold=True, max_lines=3)
_DAY = Style(26, max_lines=2)
_CHIP = Style(26, bold=True, max_lines=2)


def render_ticket(paper: TicketPaper, width_px: int) -> Bitmap:
    """Draw a ticket; any thread may.

    Args:
        paper: the facts.
        width_px: how many dots the printer's head has.

    Raises:
        TextTooLongError: a text does not fit even at the smallest size.
    """
    return _Ticket(paper, width_px).draw()


class _Ticket:
    """One ticket being laid out."""

    def __init__(self, paper: TicketPaper, width_px: int) -> None:
        self._paper = paper
        self._language = paper.language
        self._sheet = Sheet(width_px, _MARGIN_PX, paper.language)

    def draw(self) -> Bitmap:
        """Put everything on the sheet, from the top."""
        sheet, paper = self._sheet, self._paper
        sheet.space(8)
        if paper.duplicate:
            self._duplicate_mark()
        self._names(paper.unit_names, _UNIT)
        sheet.space(12)
        sheet.rule()
        sheet.space(12)
        self._names(paper.service_names, _SERVICE)
        sheet.space(28)
        put_number(sheet, paper.label)
        sheet.space(28)
        self._chip()
        self._where_to_wait()
        self._figures()
        sheet.space(12)
        sheet.rule()
        sheet.space(8)
        self._day()
        self._documents()
        sheet.space(8)
        put_foot(sheet, paper)
        sheet.space(8)
        return sheet.to_bitmap()

    def _names(self, texts: Texts, style: Style) -> None:
        """Put a name and below it the same in the second language."""
        first = wording_of(texts, self._language)
        if first is None:
            return
        self._sheet.text(first, style)
        # A name that fell back to French is companioned like one that was asked for in French.
        beside = companion(first.language)
        if texts.get(beside):
            self._sheet.text(Wording(texts[beside], beside), _SECOND)

    def _duplicate_mark(self) -> None:
        """Put white words on black: both, so that no clerk takes it for a second ticket."""
        sheet = self._sheet
        marks = [word("duplicate", one) for one in (Language.ARABIC, Language.FRENCH)]
        half = sheet.content_px // 2
        right, left = (Paragraph(mark, _CHIP, half) for mark in marks)
        height = max(right.height_px, left.height_px) + 8

        def draw(painter: QPainter, top: int) -> None:
            painter.fillRect(QRect(sheet.margin_px, top, sheet.content_px, height), _BLACK)
            painter.setPen(_WHITE)
            left.draw(painter, sheet.margin_px, top + (height - left.height_px) // 2)
            right.draw(painter, sheet.margin_px + half, top + (height - right.height_px) // 2)
            painter.setPen(_BLACK)

        sheet.put(height, draw)
        sheet.space(12)

    def _chip(self) -> None:
        """Put the priority class in a frame; an ordinary ticket has none."""
        wording = wording_of(self._paper.priority_names, self._language)
        if wording is None:
            return
        sheet = self._sheet
        widest = sheet.content_px - 2 * _GAP_PX
        width = min(widest, round(natural_width(wording, _CHIP)) + 4)
        text = Paragraph(wording, _CHIP, width)
        frame = QRectF(0, 0, width + 2 * _GAP_PX, text.height_px + 8)

        def draw(painter: QPainter, top: int) -> None:
            left = (sheet.width_px - frame.width()) // 2
            painter.setPen(QPen(_BLACK, 3))
            painter.drawRoundedRect(frame.translated(left, top), 12, 12)
            text.draw(painter, round(left) + _GAP_PX, top + 4)

        sheet.put(round(frame.height()), draw)
        sheet.space(16)

    def _where_to_wait(self) -> None:
        place = wording_of(self._paper.waiting_area, self._language)
        if place is not None:
            self._sheet.text(word("waiting_area", self._language), _CAPTION)
            self._sheet.text(place, _STRONG)
            self._sheet.space(12)

    def _figures(self) -> None:
        """Put the people ahead and the wait side by side, in the order of reading."""
        paper, language, sheet = self._paper, self._language, self._sheet
        cells = [(Wording(str(paper.ahead), language), word("ahead", language))]
        if paper.expected_wait is not None:
            wait = expected_wait_words(paper.expected_wait, language)
            cells.append((wait, word("expected_wait", language)))
        if sheet.from_right:
            cells.reverse()
        width = sheet.content_px // len(cells)
        inner = width - (_GAP_PX if len(cells) > 1 else 0)
        laid_out = [
            (Paragraph(figure, _FIGURE, inner), Paragraph(caption, _CAPTION, inner))
            for figure, caption in cells
        ]
        figures_px = max(figure.height_px for figure, _ in laid_out)
        height = figures_px + max(caption.height_px for _, caption in laid_out)

        def draw(painter: QPainter, top: int) -> None:
            for index, (figure, caption) in enumerate(laid_out):
                left = sheet.margin_px + index * width + (width - inner) // 2
                figure.draw(painter, left, top + (figures_px - figure.height_px) // 2)
                caption.draw(painter, left, top + figures_px)
                if index:
                    middle = sheet.margin_px + index * width - 1
                    painter.fillRect(QRect(middle, top + 8, 2, height - 12), _BLACK)

        sheet.put(height, draw)

    def _day(self) -> None:
        """Put day and hour on one line where they fit, else on two."""
        day = date_words(self._paper.issued_at, self._language)
        hour = time_words(self._paper.issued_at)
        together = Wording(f"{day.text} · {hour}", day.language)
        if natural_width(together, _DAY) <= self._sheet.content_px:
            self._sheet.text(together, _DAY)
        else:
            self._sheet.text(day, _DAY)
            self._sheet.text(Wording(hour, day.language), _DAY)

    def _documents(self) -> None:
        """Put the first documents to bring, each with a box to tick."""
        documents = self._paper.documents
        found = language_found(documents, self._language)
        if found is None or not documents[found]:
            return
        self._sheet.space(8)
        self._sheet.rule()
        self._sheet.space(8)
        self._sheet.text(word("documents", self._language), _CHIP, align=Align.START)
        shown = documents[found][:_DOCUMENTS_SHOWN]
        for document in shown:
            self._document(Wording(document, found))
        if more := len(documents[found]) - len(shown):
            self._sheet.text(
                word("more_documents", self._language, count=more), _CAPTION, align=Align.START
            )

    def _document(self, wording: Wording) -> None:
        sheet, indent = self._sheet, _TICK_PX + 12
        text = Paragraph(
            wording, _CAPTION, sheet.content_px - indent, align=Align.START, reader=self._language
        )
        box_left = (
            sheet.width_px - sheet.margin_px - _TICK_PX if sheet.from_right else sheet.margin_px
        )
        text_left = sheet.margin_px + (0 if sheet.from_right else indent)

        def draw(painter: QPainter, top: int) -> None:
            painter.setPen(QPen(_BLACK, 2))
            box_top = top + text.baseline_px - _TICK_PX
            painter.drawRect(QRect(box_left + 1, box_top, _TICK_PX - 2, _TICK_PX - 2))
            text.draw(painter, text_left, top)

        sheet.put(text.height_px, draw)
