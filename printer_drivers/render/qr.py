"""A QR code on the ticket."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import qrcode
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from qrcode.constants import ERROR_CORRECT_M

from printer_drivers.render.sheet import PaperSheet
from printer_drivers.render.text import TextTooLongError

QUIET_ZONE = 4
"""Modules of white that the standard wants on each side."""
_MASKS = range(8)
# ISO/IEC 18004, 7.8.3: runs, squares, what looks like a finder, and too much of one colour.
_RUN, _RUN_COST = 5, 3
_SQUARE_COST = 3
_FINDERS, _FINDER_COST = ("10111010000", "00001011101"), 40
_SHARE_STEP_PERCENT, _SHARE_COST = 5, 10


class _Views(NamedTuple):
    """A code row by row and column by column."""

    rows: int
    columns: int


# Where tickets have no page of their own, all bear the same code.
@lru_cache(maxsize=8)
def qr_modules(text: str) -> tuple[str, ...]:
    """Return rows of a code that survives a crease (level M), quiet zone included; "1" is dark."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, mask_pattern=0, border=0)
    code.add_data(text)
    code.make(fit=True)
    made = _views(code.get_matrix())
    size = code.modules_count
    masked = [
        _Views(made.rows ^ flips.rows, made.columns ^ flips.columns)
        for flips in _flips(code.version)
    ]
    best = min(masked, key=lambda views: penalty(views, size))
    pitch = size + 1
    bits = f"{best.rows:0{size * pitch}b}"
    quiet, light = "0" * QUIET_ZONE, "0" * (size + 2 * QUIET_ZONE)
    rows = (
        f"{quiet}{bits[start : start + size]}{quiet}" for start in range(0, size * pitch, pitch)
    )
    return (*[light] * QUIET_ZONE, *rows, *[light] * QUIET_ZONE)


@lru_cache(maxsize=40)
def _flips(version: int) -> tuple[_Views, ...]:
    """Return what each mask turns over against the first one, in codes of a version."""
    made = []
    for mask in _MASKS:
        code = qrcode.QRCode(
            version=version, error_correction=ERROR_CORRECT_M, mask_pattern=mask, border=0
        )
        code.add_data("any")
        code.make(fit=False)
        made.append(_views(code.get_matrix()))
    first = made[0]
    return tuple(_Views(one.rows ^ first.rows, one.columns ^ first.columns) for one in made)


def penalty(views: _Views, size: int) -> int:
    """Return how badly a code reads: the sum of the standard's four penalties."""
    pitch = size + 1
    inside = int(("1" * size + "0") * size, 2)
    dark, light = views.rows, inside & ~views.rows
    points = 0
    for view in views:
        for colour in (view, inside & ~view):
            points += _run_points(colour)
        points += _finder_points(view, inside)
    for colour in (dark, light):
        pairs = colour & colour >> 1
        points += _SQUARE_COST * (pairs & pairs >> pitch).bit_count()
    share_percent = 100 * dark.bit_count() / (size * size)
    return points + _SHARE_COST * int(abs(share_percent - 50) / _SHARE_STEP_PERCENT)


def _run_points(colour: int) -> int:
    """Return 3 for each run of five, and 1 for each module more."""
    ends = colour
    for step in range(1, _RUN):
        ends &= colour >> step
    runs = (ends & ~(ends >> 1)).bit_count()
    return runs * (_RUN_COST - 1) + ends.bit_count()


def _finder_points(view: int, inside: int) -> int:
    found = 0
    for finder in _FINDERS:
        matches = inside
        for step, module in enumerate(reversed(finder)):
            colour = view if module == "1" else inside & ~view
            matches &= colour >> step
        found += matches.bit_count()
    return found * _FINDER_COST


def _views(modules: Sequence[Sequence[bool | None]]) -> _Views:
    return _Views(_number(modules), _number(list(zip(*modules, strict=True))))


def _number(lines: Sequence[Sequence[bool | None]]) -> int:
    return int("".join("".join("1" if dark else "0" for dark in line) + "0" for line in lines), 2)


_MODULE_MM, _SMALLEST_MODULE_MM = 0.75, 0.375


class Code:
    """A code as large as is easily read, or as the sheet is wide."""

    def __init__(self, sheet: PaperSheet, text: str) -> None:
        """Lay a code out.

        Raises:
            TextTooLongError: it would be too fine to be read.
        """
        self._picture = _picture(text)
        count = self._picture.width()
        # Its own white edge may stand in for the margins.
        module_px = min(sheet.scale.px(_MODULE_MM), sheet.width_px // count)
        if module_px < sheet.scale.at_least_px(_SMALLEST_MODULE_MM):
            raise TextTooLongError(text, sheet.width_px)
        self.module_px = module_px
        self.side_px = module_px * count

    def draw(self, painter: QPainter, x: int, y: int) -> None:
        """Draw it with its upper left corner at ``x``, ``y``."""
        painter.drawImage(QRect(x, y, self.side_px, self.side_px), self._picture)


@lru_cache(maxsize=8)
def _picture(text: str) -> QImage:
    """Return a code with one dot a module."""
    modules = qr_modules(text)
    side = len(modules)
    dots = "".join(modules).encode().translate(bytes.maketrans(b"01", b"\xff\x00"))
    # The picture only borrows the bytes: a copy is its own.
    return QImage(dots, side, side, side, QImage.Format.Format_Grayscale8).copy()
