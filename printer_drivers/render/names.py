"""Names of the unit and the service, and the marks that some tickets bear."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPen

from printer_drivers.render.pairs import side_by_side
from printer_drivers.render.sheet import BLACK, WHITE, Block, Sheet, stack
from printer_drivers.render.text import Style, natural_width
from printer_drivers.render.wording import Wording, word, wording_of
from reception.domain.language import Language, Texts, companion
from reception.domain.paper import TicketPaper

_UNIT = Style(4.0, bold=True, one_line_mm=3.25)
_SERVICE = Style(5.25, bold=True, one_line_mm=4.5)
_SERVICE_NARROW = Style(4.75, bold=True, one_line_mm=4.5)
_SECOND = Style(3.25, one_line_mm=3.0)
_MARK = Style(3.25, bold=True, max_lines=2)
_ALONE = Style(3.25, bold=True, max_lines=3)
_CAPTION = Style(3.0)
_PLACE = Style(3.5, bold=True, one_line_mm=3.0)
_FACT_GAP_MM = 1.0
_CHIP_PAD_MM, _CHIP_EDGE_MM, _CHIP_CORNER_MM = 2.0, 0.375, 1.5


def unit_name(sheet: Sheet, names: Texts) -> Block | None:
    """Return the unit's name in two languages; None when it has none."""
    return _two_names(sheet, names, _UNIT)


def service_name(sheet: Sheet, names: Texts) -> Block | None:
    """Return the service's name in two languages; None when it has none."""
    return _two_names(sheet, names, _SERVICE_NARROW if sheet.narrow else _SERVICE)


def _two_names(sheet: Sheet, texts: Texts, style: Style) -> Block | None:
    first = wording_of(texts, sheet.reader)
    if first is None:
        return None
    blocks = [sheet.text(first, style)]
    # A name that fell back to French is companioned like one that was asked for in French.
    beside = companion(first.language)
    if texts.get(beside):
        blocks.append(sheet.text(Wording(texts[beside], beside), _SECOND))
    return stack(blocks)


def duplicate_mark(sheet: Sheet) -> Block:
    """Return white words on black: both, so that no clerk takes it for a second ticket."""
    marks = [word("duplicate", one) for one in (Language.ARABIC, Language.FRENCH)]
    half_px = sheet.content_px // 2
    right, left = (sheet.paragraph(mark, _MARK, half_px) for mark in marks)
    height_px = max(right.height_px, left.height_px) + sheet.scale.px(1)

    def draw(painter: QPainter, top: int) -> None:
        painter.fillRect(QRect(sheet.margin_px, top, sheet.content_px, height_px), BLACK)
        painter.setPen(WHITE)
        left.draw(painter, sheet.margin_px, top + (height_px - left.height_px) // 2)
        right.draw(painter, sheet.margin_px + half_px, top + (height_px - right.height_px) // 2)
        painter.setPen(BLACK)

    return Block(height_px, draw)


def alone_mark(sheet: Sheet) -> Block:
    """Return in a frame that the number was given without the server, and keeps its place."""
    said = word("alone", sheet.reader)
    beside = word("alone", companion(said.language))
    scale = sheet.scale
    pad_px, edge_px = scale.px(_CHIP_PAD_MM), scale.px(_CHIP_EDGE_MM)
    width_px = sheet.content_px - 2 * pad_px
    texts = [
        sheet.paragraph(one, style, width_px) for one, style in ((said, _ALONE), (beside, _CAPTION))
    ]
    height_px = sum(one.height_px for one in texts) + pad_px

    def draw(painter: QPainter, top: int) -> None:
        painter.setPen(QPen(BLACK, edge_px))
        painter.drawRect(
            QRectF(sheet.margin_px, top, sheet.content_px, height_px).adjusted(
                edge_px / 2, edge_px / 2, -edge_px / 2, -edge_px / 2
            )
        )
        below = top + pad_px // 2
        for one in texts:
            one.draw(painter, sheet.margin_px + pad_px, below)
            below += one.height_px

    return Block(height_px, draw)


def priority_chip(sheet: Sheet, names: Texts) -> Block | None:
    """Return the priority class in a frame; an ordinary ticket has none."""
    wording = wording_of(names, sheet.reader)
    if wording is None:
        return None
    scale = sheet.scale
    pad_px, half_pad_px = scale.px(_CHIP_PAD_MM), scale.px(_CHIP_PAD_MM / 4)
    corner_px, edge_px = scale.px(_CHIP_CORNER_MM), scale.px(_CHIP_EDGE_MM)
    width_px = min(sheet.content_px - 2 * pad_px, natural_width(wording, _MARK, scale) + 1)
    text = sheet.paragraph(wording, _MARK, width_px)
    frame = QRectF(0, 0, width_px + 2 * pad_px, text.height_px + 2 * half_pad_px)

    def draw(painter: QPainter, top: int) -> None:
        left = round((sheet.width_px - frame.width()) / 2)
        edge = edge_px / 2
        painter.setPen(QPen(BLACK, edge_px))
        inner = frame.translated(left, top).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(inner, corner_px, corner_px)
        text.draw(painter, left + pad_px, top + half_pad_px)

    return Block(round(frame.height()), draw)


def service_and_facts(sheet: Sheet, paper: TicketPaper) -> Block | None:
    """Return the service's name, and below it what the ticket says of it besides."""
    blocks = [service_name(sheet, paper.service_names)]
    for fact in paper.facts:
        name, value = wording_of(fact.names, sheet.reader), wording_of(fact.value, sheet.reader)
        if name and value:
            blocks.append(side_by_side(sheet, (name, _CAPTION), (value, _PLACE)))
    told = [block for block in blocks if block]
    return stack(told, sheet.scale.px(_FACT_GAP_MM)) if told else None


def waiting_area(sheet: Sheet, names: Texts) -> Block | None:
    """Return where to wait; None when the unit does not say."""
    place = wording_of(names, sheet.reader)
    if place is None:
        return None
    return side_by_side(sheet, (word("waiting_area", sheet.reader), _CAPTION), (place, _PLACE))
