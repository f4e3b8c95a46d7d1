"""The ticket: what stands where."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from printer_drivers.bitmap import Bitmap
from printer_drivers.render.foot import foot, footer, number
from printer_drivers.render.pieces import (
    alone_mark,
    day_and_hour,
    documents,
    duplicate_mark,
    priority_chip,
    service_and_facts,
    unit_name,
    visit_facts,
)
from printer_drivers.render.sheet import Block, PaperSheet, logo
from reception.domain.paper import TicketLine, TicketPaper

_203_DPI = 203
_EDGE_MM = 1.0
# What belongs together stands closer; a rule divides what does not.
_SECTIONS: Mapping[TicketLine, int] = {
    TicketLine.LOGO: 0,
    TicketLine.UNIT: 0,
    TicketLine.SERVICE: 1,
    TicketLine.NUMBER: 1,
    TicketLine.PRIORITY: 1,
    TicketLine.AHEAD: 1,
    TicketLine.EXPECTED_WAIT: 1,
    TicketLine.WAITING_AREA: 1,
    TicketLine.ISSUED_AT: 1,
    TicketLine.DOCUMENTS: 2,
    TicketLine.CONTACTS: 3,
    TicketLine.QR: 3,
}
_RULE_AIR_MM = 1.5
_AIR_MM = 1.25
_AIR_ABOUT_MM: Mapping[TicketLine, float] = {TicketLine.NUMBER: 2.75}
# These are told together when they stand next to each other.
_SHARED: Mapping[TicketLine, str] = {
    TicketLine.AHEAD: "facts",
    TicketLine.EXPECTED_WAIT: "facts",
    TicketLine.WAITING_AREA: "facts",
    TicketLine.CONTACTS: "foot",
    TicketLine.QR: "foot",
}

_ALONE: Mapping[TicketLine, Callable[[PaperSheet, TicketPaper], Block | None]] = {
    TicketLine.LOGO: lambda sheet, paper: logo(sheet, paper.template.logo),
    TicketLine.UNIT: lambda sheet, paper: unit_name(sheet, paper.unit_names),
    TicketLine.SERVICE: service_and_facts,
    TicketLine.NUMBER: lambda sheet, paper: number(sheet, paper.label),
    TicketLine.PRIORITY: lambda sheet, paper: priority_chip(sheet, paper.priority_names),
    TicketLine.ISSUED_AT: lambda sheet, paper: day_and_hour(sheet, paper.issued_at),
    TicketLine.DOCUMENTS: documents,
}


def render_ticket(paper: TicketPaper, width_px: int, dpi: int = _203_DPI) -> Bitmap:
    """Draw a ticket for a head of so many dots, and dots an inch; any thread may.

    Raises:
        TextTooLongError: a text does not fit even at the smallest size.
    """
    return lay_out(paper, width_px, dpi).to_bitmap()


def lay_out(paper: TicketPaper, width_px: int, dpi: int) -> PaperSheet:
    """Return a ticket with everything in its place, not yet drawn.

    Raises:
        TextTooLongError: a text does not fit even at the smallest size.
    """
    sheet = PaperSheet(width_px, dpi, paper.language, paper.tamazight)
    sheet.space(_EDGE_MM)
    if paper.duplicate:
        sheet.put(duplicate_mark(sheet))
        sheet.space(_RULE_AIR_MM)
    if paper.given_alone:
        sheet.put(alone_mark(sheet))
        sheet.space(_RULE_AIR_MM)
    above: TicketLine | None = None
    for line, block in _blocks(sheet, paper):
        if above is not None:
            _divide(sheet, above, line)
        sheet.put(block)
        above = line
    if last := footer(sheet, paper.template.footer):
        sheet.space(_AIR_MM)
        sheet.put(last)
    sheet.space(_EDGE_MM)
    return sheet


def _blocks(sheet: PaperSheet, paper: TicketPaper) -> Iterator[tuple[TicketLine, Block]]:
    """Yield what has something to show, each with the line it stands for."""
    for _, group in groupby(paper.template.lines, key=lambda line: _SHARED.get(line, line)):
        lines = list(group)
        block = _block(sheet, paper, lines)
        if block is not None:
            yield TicketLine.QR if TicketLine.QR in lines else lines[-1], block


def _block(sheet: PaperSheet, paper: TicketPaper, lines: Sequence[TicketLine]) -> Block | None:
    match _SHARED.get(lines[0]):
        case "facts":
            return visit_facts(sheet, paper, lines)
        case "foot":
            return foot(sheet, paper, lines)
        case _:
            return _ALONE[lines[0]](sheet, paper)


def _divide(sheet: PaperSheet, above: TicketLine, below: TicketLine) -> None:
    if _SECTIONS[above] == _SECTIONS[below]:
        sheet.space(max(_AIR_ABOUT_MM.get(line, _AIR_MM) for line in (above, below)))
        return
    sheet.space(_RULE_AIR_MM)
    sheet.put(sheet.rule())
    # A code brings its own white.
    if below is not TicketLine.QR:
        sheet.space(_RULE_AIR_MM)
