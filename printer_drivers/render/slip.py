"""A sheet that is no ticket, in the hand of the ticket."""

from printer_drivers.bitmap import Bitmap
from printer_drivers.render.documents import ticked
from printer_drivers.render.figures import day_and_hour
from printer_drivers.render.foot import code_beside, contact_texts
from printer_drivers.render.names import service_name, unit_name
from printer_drivers.render.sheet import Block, Sheet, stack
from printer_drivers.render.text import Align, Style
from printer_drivers.render.wording import Wording, word, wording_of
from reception.domain.language import language_found
from reception.domain.slip import SlipPaper, SlipSection

_203_DPI = 203
_EDGE_MM = 1.0
_RULE_AIR_MM = 1.5
_AIR_MM = 1.25
_LINE_GAP_MM = 0.5
_ABOUT = Style(3.25)
_HEADING = Style(3.5, bold=True)
# Told in full, however long: it saves a second visit.
_LINE = Style(3.25, max_lines=12)
_NO_TICKET = Style(3.0)


def render_slip(slip: SlipPaper, width_px: int, dpi: int = _203_DPI) -> Bitmap:
    """Draw a slip; any thread may.

    Args:
        slip: what stands on it.
        width_px: how many dots the printer's head has.
        dpi: how many of them stand on an inch.

    Raises:
        TextTooLongError: a text does not fit even at the smallest size.
    """
    sheet = Sheet(width_px, dpi, slip.language)
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


def _head(sheet: Sheet, slip: SlipPaper) -> Block:
    about = wording_of(slip.about, sheet.reader)
    return _apart(
        sheet,
        [
            unit_name(sheet, slip.unit_names),
            sheet.text(about, _ABOUT) if about else None,
            service_name(sheet, slip.title),
            day_and_hour(sheet, slip.printed_at),
        ],
    )


def _body(sheet: Sheet, slip: SlipPaper) -> Block | None:
    sections = [_section(sheet, section) for section in slip.sections]
    return _apart(sheet, [*sections]) if any(sections) else None


def _section(sheet: Sheet, section: SlipSection) -> Block | None:
    found = language_found(section.lines, sheet.reader)
    if found is None:
        return None
    lines = [Wording(line, found) for line in section.lines[found]]
    heading = wording_of(section.heading, sheet.reader)
    blocks = [sheet.text(heading, _HEADING, Align.START)] if heading else []
    blocks += [
        ticked(sheet, line) if section.ticked else sheet.text(line, _LINE, Align.START)
        for line in lines
    ]
    return stack(blocks, sheet.scale.px(_LINE_GAP_MM))


def _end(sheet: Sheet, slip: SlipPaper) -> Block:
    """Return whom to ask, and that this sheet has no place in the queue."""
    contacts = contact_texts(slip, sheet.reader)
    no_ticket = sheet.text(word("no_ticket", sheet.reader), _NO_TICKET)
    return _apart(sheet, [code_beside(sheet, slip.qr_text, [], contacts), no_ticket])


def _apart(sheet: Sheet, blocks: list[Block | None]) -> Block:
    return stack([block for block in blocks if block], sheet.scale.px(_AIR_MM))
