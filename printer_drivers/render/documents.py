"""The documents to bring, each with a box to tick."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPen

from printer_drivers.render.sheet import BLACK, Block, PaperSheet, stack
from printer_drivers.render.text import Align, TextStyle
from printer_drivers.render.words import PaperWords, word, wording_of
from reception.domain.language import language_found
from reception.domain.paper import TicketPaper
from reception.domain.unit import Service
from reception.unit.names import names_of

_TITLE = TextStyle(3.25, bold=True)
# A document is told in full, however long its name: it saves a second visit.
_DOCUMENT = TextStyle(3.0, max_lines=12)
_BOX_MM, _BOX_EDGE_MM, _BOX_GAP_MM = 2.0, 0.25, 1.5


def documents(sheet: PaperSheet, paper: TicketPaper) -> Block | None:
    """Return the first documents to bring and how many more there are; None for none."""
    found = language_found(paper.documents, sheet.reader)
    if found is None or not paper.documents[found]:
        return None
    every = paper.documents[found]
    shown = every[: paper.template.documents_shown]
    title = wording_of(names_of(Service, "documents"), sheet.reader)
    blocks = [
        *([sheet.text(title, _TITLE, Align.START)] if title else ()),
        *(ticked(sheet, PaperWords(document, found)) for document in shown),
    ]
    if more := len(every) - len(shown):
        told = word("more_documents", sheet.reader, count=more)
        blocks.append(sheet.text(told, _DOCUMENT, Align.START))
    return stack(blocks)


def ticked(sheet: PaperSheet, wording: PaperWords) -> Block:
    """Return a line with a box to tick before it."""
    scale = sheet.scale
    box_px, edge_px = scale.px(_BOX_MM), scale.px(_BOX_EDGE_MM)
    indent_px = box_px + scale.px(_BOX_GAP_MM)
    text = sheet.paragraph(wording, _DOCUMENT, sheet.content_px - indent_px, Align.START)
    box_left = sheet.width_px - sheet.margin_px - box_px if sheet.from_right else sheet.margin_px
    text_left = sheet.margin_px + (0 if sheet.from_right else indent_px)

    def draw(painter: QPainter, top: int) -> None:
        painter.setPen(QPen(BLACK, edge_px))
        half_px = edge_px // 2
        side_px = box_px - edge_px
        box_top = top + text.baseline_px - box_px
        painter.drawRect(QRect(box_left + half_px, box_top + half_px, side_px, side_px))
        text.draw(painter, text_left, top)

    return Block(text.height_px, draw)
