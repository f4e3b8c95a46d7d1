"""Cuts a picture into bands, so that little has to be sent for it.

A printer takes a picture as rectangles below one another. White rows cost next to nothing, so
does what is white left and right of a rectangle, and a printer can set every dot twice by
itself. Where a new rectangle begins is decided from top to bottom: every run of equal rows is a
band, and two neighbours are joined whenever one rectangle around both costs no more than the
two. The cheapest cut of all would save one byte in a hundred and take ten times as long to find.
"""

from binascii import unhexlify
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import groupby

from printer_drivers.bitmap import Bitmap

BAND_ROWS = 255
"""More is more than some printers take at once."""
BAND_BYTES = 8 * 1024
"""What a printer may still be waiting for when a job was broken off."""
# What a band costs besides its dots: at most 12 bytes of commands, and that the printer has to
# begin again. Counting the commands alone makes a quarter more bands for one byte in a hundred.
_BAND_COST = 24
_FEED_COST = 3
# One millimetre; even, so that doubled rows stay pairs.
_LAST_ROWS = 8
# Eight dots that are four pairs, as the hexadecimal digit that sets one dot of each pair.
_PAIRS = {
    sum(0b11 << 2 * place for place in range(4) if digit >> place & 1): ord(f"{digit:x}")
    for digit in range(16)
}
_HALVES = bytes(_PAIRS.get(byte, ord("-")) for byte in range(256))


class Doubling(IntEnum):
    """Which dots the printer sets twice; the numbers are those of the command."""

    NONE = 0
    ROWS = 2
    BOTH = 3


@dataclass(frozen=True, slots=True)
class Band:
    """Rows of a picture and the bytes of a row, ``left`` to ``right``, that are not all white."""

    top: int
    rows: int
    left: int
    right: int
    doubling: Doubling

    @property
    def is_blank(self) -> bool:
        """Return whether there is nothing to print."""
        return self.left >= self.right

    @property
    def sent_rows(self) -> int:
        """Return how many rows are sent."""
        return self.rows if self.doubling is Doubling.NONE else self.rows // 2

    @property
    def sent_width(self) -> int:
        """Return how many bytes of a row are sent."""
        width = self.right - self.left
        return width // 2 if self.doubling is Doubling.BOTH else width

    @property
    def cost(self) -> int:
        """Return what sending it costs, in bytes."""
        return _FEED_COST if self.is_blank else _BAND_COST + self.sent_rows * self.sent_width

    def dots(self, bitmap: Bitmap) -> bytes:
        """Return the dots that are sent."""
        stride = bitmap.stride
        starts = range(self.top * stride, (self.top + self.rows) * stride, stride)
        if self.doubling is not Doubling.NONE:
            starts = starts[::2]
        dots = b"".join([bitmap.rows[at + self.left : at + self.right] for at in starts])
        return unhexlify(dots.translate(_HALVES)) if self.doubling is Doubling.BOTH else dots


def bands(bitmap: Bitmap, *, crop: bool) -> list[Band]:
    """Return the bands of a picture from the top; to crop allows to double dots, too."""
    cut: list[Band] = []
    for run in _runs(bitmap, crop=crop):
        cut.append(run)
        while len(cut) > 1 and (joined := _joined(cut[-2], cut[-1])):
            cut[-2:] = [joined]
    return cut


def with_a_short_end(cut: list[Band]) -> list[Band]:
    """Part the last inked rows from their band: until they are printed, no ticket is whole."""
    for place in range(len(cut) - 1, -1, -1):
        band = cut[place]
        if band.is_blank:
            continue
        if band.rows > _LAST_ROWS:
            upper = replace(band, rows=band.rows - _LAST_ROWS)
            cut[place : place + 1] = [
                upper,
                replace(band, top=band.top + upper.rows, rows=_LAST_ROWS),
            ]
        break
    return cut


def _joined(upper: Band, lower: Band) -> Band | None:
    """Return one band around both; None when it is too large or costs more."""
    both = Band(
        upper.top,
        upper.rows + lower.rows,
        min(upper.left, lower.left),
        max(upper.right, lower.right),
        min(upper.doubling, lower.doubling),
    )
    if both.cost > upper.cost + lower.cost:
        return None
    fits = both.rows <= BAND_ROWS and both.cost - _BAND_COST <= BAND_BYTES
    return both if fits or both.is_blank else None


def _runs(bitmap: Bitmap, *, crop: bool) -> Iterator[Band]:
    """Yield runs of equal rows that fit into a band; an even number of them can be doubled."""
    stride, picture = bitmap.stride, bitmap.rows
    most = min(BAND_ROWS, BAND_BYTES // stride) // 2 * 2
    top = 0
    for row, equal in groupby(picture[at : at + stride] for at in range(0, len(picture), stride)):
        end = top + len(list(equal))
        left, right = _extent(row, crop=crop)
        if left >= right:
            # White goes along with any band; only an odd row of it cannot be doubled.
            yield Band(top, end - top, left, right, Doubling((end - top + 1) % 2 * Doubling.BOTH))
            top = end
            continue
        doubling = Doubling.NONE
        if crop and end - top > 1:
            doubling, left, right = _doubled(row, left, right)
        while top < end:
            rows = min(most, end - top)
            if doubling and rows > 1:
                rows -= rows % 2
                yield Band(top, rows, left, right, doubling)
            else:
                yield Band(top, rows, left, right, Doubling.NONE)
            top += rows


def _extent(row: bytes, *, crop: bool) -> tuple[int, int]:
    """Return the first byte of a row that is not white, and the one after the last."""
    right = len(row.rstrip(b"\x00"))
    if not right:
        return len(row), 0
    return len(row) - len(row.lstrip(b"\x00")) if crop else 0, right


def _doubled(row: bytes, left: int, right: int) -> tuple[Doubling, int, int]:
    """Return how a row that comes twice can be doubled, and its extent in whole bytes then."""
    if b"-" in row.translate(_HALVES):
        return Doubling.ROWS, left, right
    left, right = left - left % 2, right + right % 2
    return (Doubling.BOTH if right <= len(row) else Doubling.ROWS), left, min(right, len(row))
