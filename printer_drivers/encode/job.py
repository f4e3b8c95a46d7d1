"""The bytes of one ticket.

The commands are written here and not by python-escpos: its image path takes 6 to 10 ms where
slicing packed rows takes none, its default fragments overflow a 16-bit length, and it has no
command that asks whether the ticket was printed. Its model data is used (see profile.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from printer_drivers.bitmap import Bitmap
from printer_drivers.encode.profile import Confirm, Profile
from printer_drivers.encode.questions import ASK_PAPER, REPORT_CHANGES, printed_question

_INITIALISE = b"\x1b@"
_CUT_PARTIAL, _CUT_FULL = b"\x1dV\x42\x00", b"\x1dV\x41\x00"
_LAST_BYTE = 255
# What is torn off by hand must first come out from under the bar: about 20 mm.
_TEAR_ROWS = 160


@dataclass(frozen=True, slots=True)
class Chunk:
    """Bytes that belong together, and the rows of paper they use."""

    data: bytes
    rows: int = 0


def encode_ticket(bitmap: Bitmap, profile: Profile, job: bytes) -> Iterator[Chunk]:
    """Yield a ticket's bytes: picture, cut, then the questions that confirm it.

    Args:
        bitmap: the ticket, as wide as the head.
        profile: the printer.
        job: four signs from ``process_id``.
    """
    # ESC @ ends the reports of changes, so they are asked for again.
    yield Chunk(_INITIALISE + REPORT_CHANGES + _one_unit_a_row(profile))
    for blank, rows in groupby(range(bitmap.height_px), key=lambda y: not any(bitmap.row(y))):
        numbers = list(rows)
        for start in range(numbers[0], numbers[-1] + 1, _LAST_BYTE):
            end = min(start + _LAST_BYTE, numbers[-1] + 1)
            yield _feed(end - start) if blank else _band(bitmap, start, end)
    yield from _cut(profile)
    # The first is answered when the paper is out, the second when the printer has read this far.
    if profile.confirm is Confirm.PROCESS_ID:
        yield Chunk(printed_question(job))
    if profile.confirm is not Confirm.NOT:
        yield Chunk(ASK_PAPER)


def recovery(profile: Profile, unfinished_bytes: int) -> Iterator[Chunk]:
    """Yield what separates the next ticket from one that was broken off.

    Args:
        profile: the printer.
        unfinished_bytes: how much of a picture it may still wait for; 0 when it was cleared.
    """
    rows = unfinished_bytes // (profile.width_px // 8)
    yield Chunk(bytes(unfinished_bytes) + _INITIALISE, rows)
    yield from _cut(profile)


def _one_unit_a_row(profile: Profile) -> bytes:
    """Return GS P: some models feed in half rows until told otherwise."""
    return bytes((0x1D, 0x50, profile.dpi, profile.dpi)) if profile.dpi <= _LAST_BYTE else b""


def _feed(rows: int) -> Chunk:
    return Chunk(bytes((0x1B, 0x4A, rows)), rows)


def _band(bitmap: Bitmap, start: int, end: int) -> Chunk:
    """Return GS v 0 with rows ``start`` to ``end``; small bands keep a broken job small."""
    rows = end - start
    header = b"\x1dv0\x00" + bitmap.stride.to_bytes(2, "little") + rows.to_bytes(2, "little")
    return Chunk(header + bitmap.rows[start * bitmap.stride : end * bitmap.stride], rows)


def _cut(profile: Profile) -> Iterator[Chunk]:
    if profile.partial_cut:
        yield Chunk(_CUT_PARTIAL)
    elif profile.full_cut:
        yield Chunk(_CUT_FULL)
    else:
        yield _feed(_TEAR_ROWS)
