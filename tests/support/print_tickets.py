"""Tickets that say in dots whose they are, and what is found on a printer's paper."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lab.printer.server import Emulator
from printer_drivers.bitmap import Bitmap
from reception.domain.paper import SlipPaper, TicketPaper
from tests.support.papers import dots

WIDTH_PX = 64
_STRIDE = WIDTH_PX // 8
_FRAME, _PLACE, _DIGIT, _KIND = 0x81, 0xA0, 0xB0, 0xD0
_SLIP = 0xFFF
# White between the two halves: the driver sends them one after the other.
_UPPER, _WHITE, _LOWER = 3, 9, 2
_BLANK = bytes(_STRIDE)


def coded(number: int, *, duplicate: bool = False) -> Bitmap:
    """Return a ticket of which every row names its number, its place and its kind."""
    rows = [_row(number, place, duplicate=duplicate) for place in range(_UPPER + _LOWER)]
    rows[_UPPER:_UPPER] = [_BLANK] * _WHITE
    return Bitmap(WIDTH_PX, len(rows), b"".join(rows))


def render_coded(paper: TicketPaper, width_px: int, dpi: int) -> Bitmap:
    """Draw a ticket as the renderer would, in dots that a test can read."""
    return coded(number_of(paper.label), duplicate=paper.duplicate)


def draw_coded(slip: SlipPaper, width_px: int, dpi: int) -> Bitmap:
    """Draw a sheet that is no ticket, in dots that bear no ticket's number."""
    return coded(_SLIP)


def number_of(label: str) -> int:
    """Return the number in a label such as F012."""
    return int(re.sub(r"\D", "", label))


@dataclass(frozen=True, slots=True)
class Paper:
    """All the paper that came out of a printer."""

    sheets: tuple[bytes, ...]
    """Cut off, in their order."""
    torn: tuple[bytes, ...] = ()
    """Torn off by hand."""
    hanging: bytes = b""
    """Out, and not cut off."""

    def copies(self, number: int, *, duplicate: bool = False) -> int:
        """Return how often a whole ticket is on it, whatever is above and below."""
        whole = coded(number, duplicate=duplicate).rows
        return sum(piece.count(whole) for piece in (*self.sheets, *self.torn, self.hanging))

    def shared_sheets(self, numbers: Iterable[int]) -> list[str]:
        """Return what else stands on the sheets that bear one of these tickets as a whole."""
        found = []
        for number in numbers:
            whole = coded(number).rows
            for sheet in self.sheets:
                pieces = {
                    str(_name(row) or row.hex(" "))
                    for row in _rows(sheet.replace(whole, b""))
                    if row != _BLANK
                }
                if whole in sheet and pieces:
                    found.append(f"{number} shares its sheet with {sorted(pieces)}")
        return found


def paper_of(emulator: Emulator) -> Paper:
    """Return what came out of an emulated printer so far."""
    while True:
        cut_off, hanging = list(emulator.tickets), emulator.hanging
        # What hung out must not have been cut off meanwhile.
        if len(emulator.tickets) == len(cut_off):
            torn = tuple(dots(path) for path in emulator.torn)
            return Paper(tuple(dots(path) for path in cut_off), torn, hanging)


def _row(number: int, place: int, *, duplicate: bool) -> bytes:
    digits = (number >> 8 & 15, number >> 4 & 15, number & 15)
    named = (_PLACE | place, *(_DIGIT | digit for digit in digits), _KIND | duplicate)
    return bytes((_FRAME, *named, _check(named), _FRAME))


def _check(named: Iterable[int]) -> int:
    return 0xE0 | sum(named) % 16


def _rows(piece: bytes) -> Iterator[bytes]:
    for at in range(0, len(piece), _STRIDE):
        yield piece[at : at + _STRIDE]


def _name(row: bytes) -> tuple[int, bool] | None:
    """Return the number and the kind that a row bears; None where it bears none."""
    _, place, high, middle, low, kind, _, _ = row
    number = (high & 15) << 8 | (middle & 15) << 4 | low & 15
    as_sent = _row(number, place & 15, duplicate=bool(kind & 1))
    return (number, bool(kind & 1)) if row == as_sent else None
