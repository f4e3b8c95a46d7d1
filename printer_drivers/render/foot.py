"""The foot: a code for the telephone, and where to ask or complain."""

from collections.abc import Sequence

from PySide6.QtGui import QPainter

from printer_drivers.render.qr import qr_modules
from printer_drivers.render.sheet import Sheet, draw_modules
from printer_drivers.render.text import (
    SMALLEST_PX,
    Align,
    Paragraph,
    Style,
    TextTooLongError,
    natural_width,
)
from printer_drivers.render.wording import Wording, word
from reception.domain.language import Language
from reception.domain.paper import TicketPaper

_MODULE_PX, _SMALLEST_MODULE_PX = 6, 3
_CAPTION = Style(SMALLEST_PX, max_lines=3)
_HOTLINE = Style(46, bold=True, max_lines=1)
_SITE = Style(26, bold=True, max_lines=1)

type _Contacts = Sequence[tuple[Wording, Style]]
type _Code = list[list[bool]]


def put_foot(sheet: Sheet, paper: TicketPaper) -> None:
    """Put the code with the contacts beside it, or below it on narrow paper.

    Raises:
        TextTooLongError: the code would be too fine to be read.
    """
    contacts = _contacts(paper)
    if not paper.qr_text:
        _put_lines(sheet, contacts)
        return
    code = qr_modules(paper.qr_text)
    module_px = min(_MODULE_PX, sheet.content_px // len(code))
    if module_px < _SMALLEST_MODULE_PX:
        raise TextTooLongError(paper.qr_text, sheet.width_px)
    column = sheet.width_px - sheet.margin_px - module_px * len(code)
    # The caption may wrap; number and site may not.
    needed = max((natural_width(one, style) for one, style in contacts[1:]), default=0.0)
    if contacts and needed <= column:
        _put_beside(sheet, code, module_px, contacts)
    else:
        _put_code(sheet, code, module_px)
        _put_lines(sheet, contacts)


def _contacts(paper: TicketPaper) -> _Contacts:
    lines = ((paper.hotline, _HOTLINE), (paper.complaints_site, _SITE))
    contacts = [(Wording(text, Language.FRENCH), style) for text, style in lines if text]
    return [(word("complaints", paper.language), _CAPTION), *contacts] if contacts else []


def _put_lines(sheet: Sheet, contacts: _Contacts) -> None:
    for wording, style in contacts:
        sheet.text(wording, style)


def _put_code(sheet: Sheet, code: _Code, module_px: int) -> None:
    side = module_px * len(code)
    left = (sheet.width_px - side) // 2
    sheet.put(side, lambda painter, top: draw_modules(painter, code, left, top, module_px))


def _put_beside(sheet: Sheet, code: _Code, module_px: int, contacts: _Contacts) -> None:
    side = module_px * len(code)
    column = sheet.width_px - sheet.margin_px - side
    # The code's own white edge stands in for the margin.
    code_left = 0 if sheet.from_right else sheet.width_px - side
    text_left = side if sheet.from_right else sheet.margin_px
    texts = [
        Paragraph(wording, style, column, align=Align.START, reader=sheet.reader)
        for wording, style in contacts
    ]
    block = sum(text.height_px for text in texts)
    height = max(side, block)

    def draw(painter: QPainter, top: int) -> None:
        draw_modules(painter, code, code_left, top + (height - side) // 2, module_px)
        y = top + (height - block) // 2
        for text in texts:
            text.draw(painter, text_left, y)
            y += text.height_px

    sheet.put(height, draw)
