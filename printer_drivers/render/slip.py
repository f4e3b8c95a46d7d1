"""A sheet that is no ticket, in the hand of the ticket."""

from printer_drivers.bitmap import Bitmap
from printer_drivers.render.foot import code_beside, contact_texts
from printer_drivers.render.pieces import (
    day_and_hour,
    day_words,
    service_name,
    side_by_side,
    ticked,
    unit_name,
)
from printer_drivers.render.sheet import Block, PaperSheet, stack
from printer_drivers.render.text import Align, TextStyle
from printer_drivers.render.words import PaperWords, printed_words, word, wording_of
from reception.domain.language import Language, language_found
from reception.domain.paper import SlipFigure, SlipPaper, SlipSection

_203_DPI = 203
_EDGE_MM = 1.0
_RULE_AIR_MM = 1.5
_AIR_MM = 1.25
_LINE_GAP_MM = 0.5
_ABOUT = TextStyle(3.25)
_HEADING = TextStyle(3.5, bold=True)
# Told in full, however long: it saves a second visit.
_LINE = TextStyle(3.25, max_lines=12)
_NO_TICKET = TextStyle(3.0)
_DAY = TextStyle(4.0, bold=True)
_FIGURE = TextStyle(3.25, max_lines=3)
_SUM = TextStyle(3.25, bold=True, max_lines=3)
_TYPED = TextStyle(3.75, bold=True)


def render_slip(slip: SlipPaper, width_px: int, dpi: int = _203_DPI) -> Bitmap:
    """Draw a slip for a head of so many dots, and dots an inch; any thread may.

    Raises:
        TextTooLongError: a text does not fit even at the smallest size.
    """
    sheet = PaperSheet(width_px, dpi, slip.language, slip.tamazight)
    sheet.space(_EDGE_MM)
    parts = [_head(sheet, slip), _body(sheet, slip), _end(sheet, slip)]
    for index, part in enumerate(block for block in parts if block):
        if index:
            sheet.space(_RULE_AIR_MM)
            sheet.put(sheet.rule())
            sheet.space(_RULE_AIR_MM)
        sheet.put(part)
    sheet.space(_EDGE_MM)
    return sheet.to_bitmap()


def _head(sheet: PaperSheet, slip: SlipPaper) -> Block:
    about = wording_of(slip.about, sheet.reader)
    return _apart(
        sheet,
        [
            unit_name(sheet, slip.unit_names),
            sheet.text(about, _ABOUT) if about else None,
            service_name(sheet, slip.title),
            *_when(sheet, slip),
        ],
    )


def _when(sheet: PaperSheet, slip: SlipPaper) -> list[Block]:
    if slip.day is None:
        return [day_and_hour(sheet, slip.printed_at)]
    return [
        sheet.text(day_words(sheet, slip.day), _DAY),
        sheet.text(printed_words(slip.printed_at, sheet.reader), _ABOUT),
    ]


def _body(sheet: PaperSheet, slip: SlipPaper) -> Block | None:
    sections = [_section(sheet, section) for section in slip.sections]
    return _apart(sheet, [*sections]) if any(sections) else None


def _section(sheet: PaperSheet, section: SlipSection) -> Block | None:
    blocks = [*_lines(sheet, section), *(_figure(sheet, one) for one in section.figures)]
    # In every language from the left, as the keys are pressed.
    typed = [(section.command, _LINE)] if section.command else []
    typed += [(line, _TYPED) for line in section.typed]
    blocks += [sheet.text(PaperWords(text, Language.FRENCH), style) for text, style in typed]
    if section.room_mm:
        blocks.append(Block(sheet.scale.px(section.room_mm), lambda _painter, _top: None))
    heading = wording_of(section.heading, sheet.reader)
    if blocks and heading:
        blocks.insert(0, sheet.text(heading, _HEADING, Align.START))
    return stack(blocks, sheet.scale.px(_LINE_GAP_MM)) if blocks else None


def _lines(sheet: PaperSheet, section: SlipSection) -> list[Block]:
    found = language_found(section.lines, sheet.reader)
    if found is None:
        return []
    lines = [PaperWords(line, found) for line in section.lines[found]]
    return [
        ticked(sheet, line) if section.ticked else sheet.text(line, _LINE, Align.START)
        for line in lines
    ]


def _figure(sheet: PaperSheet, figure: SlipFigure) -> Block:
    style = _SUM if figure.is_sum else _FIGURE
    name = wording_of(figure.name, sheet.reader) or PaperWords("", sheet.reader)
    return side_by_side(
        sheet, (name, style), (PaperWords(figure.value, name.language), style), apart=True
    )


def _end(sheet: PaperSheet, slip: SlipPaper) -> Block | None:
    """Return whom to ask, and that this sheet has no place in the queue."""
    contacts = contact_texts(slip, sheet)
    blocks = [code_beside(sheet, slip.qr_text, contacts)]
    if not slip.is_for_staff:
        blocks.append(sheet.text(word("no_ticket", sheet.reader, sheet.tamazight), _NO_TICKET))
    return _apart(sheet, blocks) if any(blocks) else None


def _apart(sheet: PaperSheet, blocks: list[Block | None]) -> Block:
    return stack([block for block in blocks if block], sheet.scale.px(_AIR_MM))
