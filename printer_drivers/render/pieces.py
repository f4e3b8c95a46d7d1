"""Names of the unit and the service, and the marks that some tickets bear."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPen

from assets import ticket_words
from printer_drivers.render.sheet import BLACK, WHITE, Block, PaperSheet, stack
from printer_drivers.render.text import Align, TextStyle, natural_width
from printer_drivers.render.words import (
    PaperWords,
    about_words,
    people_words,
    place_words,
    time_words,
    turn_words,
    word,
    wording_of,
)
from reception.domain.language import Language, Texts, companion, date_words, language_found
from reception.domain.paper import TicketLine, TicketPaper
from reception.domain.unit import Service
from reception.unit.names import names_of

type Text = tuple[PaperWords, TextStyle]

_PAIR_GAP_MM = 2.0


def fits_one_line(sheet: PaperSheet, *texts: Text) -> bool:
    """Return whether texts stand beside each other at their wished sizes."""
    gaps_px = (len(texts) - 1) * sheet.scale.px(_PAIR_GAP_MM)
    widths = (natural_width(wording, style, sheet.scale) for wording, style in texts)
    return sum(widths) + gaps_px <= sheet.content_px


def side_by_side(sheet: PaperSheet, first: Text, second: Text, *, apart: bool = False) -> Block:
    """Return two texts in the order of reading, in the middle or apart at the two edges.

    Raises:
        TextTooLongError: one of them does not fit on a line of its own.
    """
    if not fits_one_line(sheet, first, second):
        ends = (Align.START, Align.END) if apart else (Align.CENTRE, Align.CENTRE)
        return stack(
            [sheet.text(*text, align) for text, align in zip((first, second), ends, strict=True)]
        )
    ordered = [second, first] if sheet.from_right else [first, second]
    widths = [natural_width(wording, style, sheet.scale) for wording, style in ordered]
    # A column as wide as its text: no rounding may make the text wrap.
    columns = [
        sheet.paragraph(*text, width + 1) for text, width in zip(ordered, widths, strict=True)
    ]
    left = sheet.margin_px
    gap_px = sheet.content_px - sum(widths)
    if not apart:
        gap_px = sheet.scale.px(_PAIR_GAP_MM)
        left += (sheet.content_px - sum(widths) - gap_px) // 2
    lefts = [left, left + widths[0] + gap_px]
    baseline_px = max(column.baseline_px for column in columns)
    tops = [baseline_px - column.baseline_px for column in columns]

    def draw(painter: QPainter, top: int) -> None:
        for column, x, y in zip(columns, lefts, tops, strict=True):
            column.draw(painter, x, top + y)

    bottoms = (column.height_px + y for column, y in zip(columns, tops, strict=True))
    return Block(max(bottoms), draw)


type FactTexts = tuple[PaperWords, PaperWords]
"""What is told, and how it is called."""

_FACTS = (TextStyle(4.5, bold=True), TextStyle(3.5, bold=True))
_CAPTION = TextStyle(3.0)
_DAY, _HOUR = TextStyle(3.25), TextStyle(3.25, bold=True)
_ROW_GAP_MM = 0.5


def visit_facts(sheet: PaperSheet, paper: TicketPaper, lines: Sequence[TicketLine]) -> Block | None:
    """Return who is before, when the turn comes, and where to wait: those wanted and known.

    Each stands on a row of its own, all in one size; a long place goes on below its name.
    """
    reader, own = paper.language, paper.tamazight
    known: dict[TicketLine, FactTexts] = {
        TicketLine.AHEAD: (people_words(paper.ahead, reader, own), word("ahead", reader, own))
    }
    if paper.expected_wait is not None:
        known[TicketLine.EXPECTED_WAIT] = (
            turn_words(paper, reader, own),
            word("turn", reader, own),
        )
    if place := place_words(paper, reader):
        known[TicketLine.WAITING_AREA] = (place, word("waiting_area", reader, own))

    def fits(fact: FactTexts, style: TextStyle) -> bool:
        return fits_one_line(sheet, (fact[1], _CAPTION), (fact[0], style))

    # What a place needs beyond a row does not make the others smaller.
    short = [known[line] for line in lines if line in known and line is not TicketLine.WAITING_AREA]
    whole = (style for style in _FACTS if all(fits(one, style) for one in short))
    style = next(whole, _FACTS[-1])
    rows: list[Block] = []
    for line in lines:
        if line in known:
            rows.append(_fact_row(sheet, known[line], style))
            if about := about_words(paper, line, reader, own):
                beside = about_words(paper, line, companion(about.language))
                rows.append(_about_row(sheet, about, beside or about))
    return stack(rows, sheet.scale.px(_ROW_GAP_MM)) if rows else None


def _fact_row(sheet: PaperSheet, fact: FactTexts, style: TextStyle) -> Block:
    """Return a name at the edge where reading begins and what is told at the other."""
    told, name = fact
    if fits_one_line(sheet, (name, _CAPTION), (told, style)):
        return side_by_side(sheet, (name, _CAPTION), (told, style), apart=True)
    return stack([sheet.text(name, _CAPTION, Align.START), sheet.text(told, style, Align.START)])


def _about_row(sheet: PaperSheet, about: PaperWords, beside: PaperWords) -> Block:
    """Return what explains the row above it, in two languages."""
    return side_by_side(sheet, (about, _CAPTION), (beside, _CAPTION), apart=True)


def day_words(sheet: PaperSheet, day: date, *, weekday: bool = True) -> PaperWords:
    """Return a day as the reader names it."""
    return PaperWords(
        date_words(day, sheet.reader, ticket_words()[sheet.reader], weekday=weekday), sheet.reader
    )


def day_and_hour(sheet: PaperSheet, at: datetime) -> Block:
    """Return day and hour; the weekday is the first to go where they do not fit on a line."""
    hour = (PaperWords(time_words(at), sheet.reader), _HOUR)
    day = (day_words(sheet, at), _DAY)
    if not fits_one_line(sheet, day, hour):
        day = (day_words(sheet, at, weekday=False), _DAY)
    return side_by_side(sheet, day, hour)


_UNIT = TextStyle(4.0, bold=True, one_line_mm=3.25)
_SERVICE = TextStyle(5.25, bold=True, one_line_mm=4.5)
_SERVICE_NARROW = TextStyle(4.75, bold=True, one_line_mm=4.5)
_SECOND = TextStyle(3.25, one_line_mm=3.0)
_MARK = TextStyle(3.25, bold=True, max_lines=2)
_ALONE = TextStyle(3.25, bold=True, max_lines=3)
_PLACE = TextStyle(3.5, bold=True, one_line_mm=3.0)
_FACT_GAP_MM = 1.0
_CHIP_PAD_MM, _CHIP_EDGE_MM, _CHIP_CORNER_MM = 2.0, 0.375, 1.5


def unit_name(sheet: PaperSheet, names: Texts) -> Block | None:
    """Return the unit's name in two languages; None when it has none."""
    return _two_names(sheet, names, _UNIT)


def service_name(sheet: PaperSheet, names: Texts) -> Block | None:
    """Return the service's name in two languages; None when it has none."""
    return _two_names(sheet, names, _SERVICE_NARROW if sheet.narrow else _SERVICE)


def _two_names(sheet: PaperSheet, texts: Texts, style: TextStyle) -> Block | None:
    first = wording_of(texts, sheet.reader)
    if first is None:
        return None
    blocks = [sheet.text(first, style)]
    # A name that fell back to French is companioned like one that was asked for in French.
    beside = companion(first.language)
    if texts.get(beside):
        blocks.append(sheet.text(PaperWords(texts[beside], beside), _SECOND))
    return stack(blocks)


def duplicate_mark(sheet: PaperSheet) -> Block:
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


def alone_mark(sheet: PaperSheet) -> Block:
    """Return in a frame that the number was given without the server, and keeps its place."""
    said = word("alone", sheet.reader, sheet.tamazight)
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


def priority_chip(sheet: PaperSheet, names: Texts) -> Block | None:
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


def service_and_facts(sheet: PaperSheet, paper: TicketPaper) -> Block | None:
    """Return the service's name, and below it what the ticket says of it besides."""
    blocks = [service_name(sheet, paper.service_names)]
    for fact in paper.facts:
        name, value = wording_of(fact.names, sheet.reader), wording_of(fact.value, sheet.reader)
        if name and value:
            blocks.append(side_by_side(sheet, (name, _CAPTION), (value, _PLACE)))
    told = [block for block in blocks if block]
    return stack(told, sheet.scale.px(_FACT_GAP_MM)) if told else None


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
    names = dict(names_of(Service, "documents"))
    if said := sheet.tamazight.get("documents"):
        names[Language.TAMAZIGHT] = said
    title = wording_of(names, sheet.reader)
    blocks = [
        *([sheet.text(title, _TITLE, Align.START)] if title else ()),
        *(ticked(sheet, PaperWords(document, found)) for document in shown),
    ]
    if more := len(every) - len(shown):
        told = word("more_documents", found, sheet.tamazight, count=more)
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
