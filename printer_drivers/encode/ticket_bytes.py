"""The bytes of one ticket.

The commands are written here and not by python-escpos, which has none that asks whether the ticket
was printed; its data of models is used (see ``profiles``), and in tests it is the referee.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from printer_drivers.bitmap import Bitmap
from printer_drivers.encode.bands import BAND_ROWS, Band, bands, with_a_short_end
from printer_drivers.encode.profiles import Confirm, Cut, Profile
from printer_drivers.encode.status_commands import (
    ASK_PAPER,
    INITIALISE,
    REPORT_CHANGES,
    printed_question,
)

_CUTS = {
    Cut.FEED_PARTIAL: b"\x1dV\x42\x00",
    Cut.FEED_FULL: b"\x1dV\x41\x00",
    Cut.PARTIAL: b"\x1dV\x01",
    Cut.FULL: b"\x1dV\x00",
    Cut.TOTAL: b"\x1bi",
    # 16 steps of 5 mm out of the mouth, a light that blinks, and there until the next ticket.
    Cut.PRESENT: b"\x1cP\x10\x01E\x00",
    Cut.TEAR: b"",
}
_FEEDS_BY_ITSELF = {Cut.FEED_PARTIAL, Cut.FEED_FULL}
_MOST_UNITS = 255


@dataclass(frozen=True, slots=True)
class Chunk:
    """Bytes that belong together, and the rows of paper they use."""

    data: bytes
    rows: int = 0
    inked: bool = False
    """Whether something of the picture is printed with them."""


def encode_ticket(bitmap: Bitmap, profile: Profile, job: bytes) -> Iterator[Chunk]:
    """Yield a ticket's bytes: picture, cut, then the questions that confirm it."""
    return encode_pictures([(bitmap, profile.crop)], profile, job)


def encode_pictures(
    pictures: Iterable[tuple[Bitmap, bool]], profile: Profile, job: bytes
) -> Iterator[Chunk]:
    """Yield the bytes of one ticket of pictures below one another, each with whether to crop it."""
    yield Chunk(_opening(profile))
    cut = [(bitmap, bands(bitmap, crop=crop)) for bitmap, crop in pictures]
    cut[-1] = cut[-1][0], with_a_short_end(cut[-1][1])
    drawn = [chunk for bitmap, found in cut for chunk in _picture(bitmap, found, profile)]
    last = _last_inked(drawn)
    yield from drawn[:last]
    # A printer that stops and has not answered this has certainly not printed a whole ticket.
    if profile.confirm is not Confirm.NOT and last < len(drawn):
        yield Chunk(ASK_PAPER)
    yield from drawn[last:]
    yield from _cut(profile)
    # The first is answered when the paper is out, the second when the printer has read this far.
    if profile.confirm is Confirm.PROCESS_ID:
        yield Chunk(printed_question(job))
    if profile.confirm is not Confirm.NOT:
        yield Chunk(ASK_PAPER)


def _last_inked(drawn: Sequence[Chunk]) -> int:
    """Return the place of the last piece of a picture; the number of pieces when all is blank."""
    inked = (place for place, chunk in enumerate(drawn) if chunk.inked)
    return max(inked, default=len(drawn))


def recovery(profile: Profile, unfinished_bytes: int) -> Iterator[Chunk]:
    """Yield what separates the next ticket from one of which so many bytes may be waited for."""
    yield Chunk(
        bytes(unfinished_bytes) + INITIALISE + _one_unit_a_row(profile),
        BAND_ROWS if unfinished_bytes else 0,
    )
    yield from _cut(profile)


def _opening(profile: Profile) -> bytes:
    # ESC @ ends the reports of changes, so they are asked for again.
    reports = REPORT_CHANGES if profile.asb else b""
    return INITIALISE + reports + _one_unit_a_row(profile)


def _one_unit_a_row(profile: Profile) -> bytes:
    """Return GS P: models differ in how far they move for one unit until told."""
    units = profile.dpi // profile.dots_a_unit
    return bytes((0x1D, 0x50, units, units))


def _left_margin(left: int, profile: Profile) -> bytes:
    """Return GS L; nothing printed before it moves."""
    return b"\x1dL" + (left * 8 // profile.dots_a_unit).to_bytes(2, "little")


def _picture(bitmap: Bitmap, cut: Iterable[Band], profile: Profile) -> Iterator[Chunk]:
    """Yield the bands of a picture; the left margin is given back after the last."""
    margin = 0
    for band in cut:
        if band.is_blank:
            yield from _feed(band.rows, profile)
        else:
            moved = b"" if band.left == margin else _left_margin(band.left, profile)
            margin = band.left
            yield Chunk(moved + _raster(band, bitmap), band.rows, inked=True)
    if margin:
        yield Chunk(_left_margin(0, profile))


def _feed(rows: int, profile: Profile) -> Iterator[Chunk]:
    """Yield ESC J; rows that are no whole unit are printed white."""
    units, single = divmod(rows, profile.dots_a_unit)
    for done in range(0, units, _MOST_UNITS):
        step = min(_MOST_UNITS, units - done)
        yield Chunk(bytes((0x1B, 0x4A, step)), step * profile.dots_a_unit)
    if single:
        yield Chunk(_raster_header(0, 1, single) + bytes(single), single)


def _raster(band: Band, bitmap: Bitmap) -> bytes:
    header = _raster_header(band.doubling, band.sent_width, band.sent_rows)
    return header + band.dots(bitmap)


def _raster_header(doubling: int, width: int, rows: int) -> bytes:
    """Return GS v 0: dots follow, row by row."""
    size = width.to_bytes(2, "little") + rows.to_bytes(2, "little")
    return b"\x1dv0" + bytes((doubling,)) + size


def _cut(profile: Profile) -> Iterator[Chunk]:
    """Yield the cut, at the start of a line as everything here ends; else it is not obeyed."""
    if profile.cut not in _FEEDS_BY_ITSELF:
        yield from _feed(profile.gap_rows, profile)
    if command := _CUTS[profile.cut]:
        yield Chunk(command)
