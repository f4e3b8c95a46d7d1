"""How large calls are drawn, and how many: by the screen's size in inches, and by the unit.

Whoever is ten metres away reads a row whose capitals are 44 mm high, and who is called last reads
hers in twice that. What is short of room gives way in an order of its own (``docs/boards.md``):
never these sizes, unless not even one call would fit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, hypot
from typing import Any

from PySide6.QtGui import QFont, QFontMetricsF

from reception.domain.board import Zone
from reception.domain.unit import Unit
from ui_kit.theme import LATIN
from ui_kit.tokens import BOARD_TYPE

USUAL_INCHES = 43.0
LEAST_INCHES, MOST_INCHES = 10.0, 150.0
CAPITAL = 0.714
"""The height of a capital or a digit, in sizes of the letter."""
GAP = 0.14
"""Between the letters of a ticket and its digits, in sizes of the letter."""
ROW_MM, NEWEST_MM, SHARED_MM = 44.0, 88.0, 63.0
FEW, MANY = 2, 6
"""Up to so few counters stand below the newest call; with more than so many there are two columns,
if they find room."""
_INCH_MM = 25.4
_DIGITS = 3
# In pixels of a screen of the reference size.
_FIELD, _FIELD_LEAST, _EDGE = 960, 16, 52
# Two columns stand closer.
_CLOSE_EDGE, _GUTTER, _CLOSE = 40, 32, 24
_PAD, _ROW_MOST, _STATE, _ARROW = 16, 140, 240, 104
_HEAD, _LINE, _FIELD_HEAD, _FIELD_PADS = 50, 38, 57, 100
_FIELD_HIGH, _STATES, _WAY, _LONG_WAY = 740, 100, 120, 240
_ARROW_LEAST = 56
# Of a counter that stands under its ticket with hardly a table below, in sizes of the ticket.
_COUNTER_MOST = 1.5
# A place is low when it is so many times as wide as high.
_LOW = 1.6
_PAIR_HEAD, _PAIR_PADS, _COUNTER_HEAD = 46, 64, 300


@dataclass(frozen=True, kw_only=True, slots=True)
class TicketShape:
    """How wide the tickets and counters of a board may become, in sizes of the letter."""

    letters: float
    digits: float
    counter: float
    counters: int
    """How many calls may stand at once."""

    @property
    def are_few(self) -> bool:
        """Return whether the table is so short that it stands below the newest call."""
        return self.counters <= FEW

    @property
    def are_many(self) -> bool:
        """Return whether the counters want two columns."""
        return self.counters > MANY

    @property
    def label(self) -> float:
        """Return the width of a whole ticket."""
        return self.letters + GAP + self.digits


def ticket_shape(unit: Unit | None, zone: Zone) -> TicketShape:
    """Return the shape of whatever a zone of a unit may call."""
    services = unit.services if unit else ()
    series = [one.series for one in services if zone.has_service(one.code)]
    counters = [one.number for one in (unit.counters if unit else ())]
    counters = [one for one in counters if not zone.counters or one in zone.counters]
    longest = max((len(str(one.last)) for one in series), default=_DIGITS)
    return TicketShape(
        letters=max((_wide(one.prefix) for one in series), default=_wide("A")),
        digits=_wide("0" * max(_DIGITS, longest)),
        counter=_wide("0" * len(str(max(counters, default=1)))),
        counters=max(1, len(counters)),
    )


@lru_cache(maxsize=1024)
def _wide(text: str) -> float:
    font = QFont(LATIN)
    font.setBold(True)
    font.setPixelSize(1000)
    return QFontMetricsF(font).horizontalAdvance(text) / 1000


def pixels_of_mm(width_px: float, height_px: float, inches: float) -> float:
    """Return how many pixels a millimetre has on a screen of this diagonal."""
    return hypot(width_px, height_px) / (inches * _INCH_MM)


@dataclass(frozen=True, kw_only=True, slots=True)
class CallsPlace:
    """The place of the calls, in pixels."""

    width: float
    height: float
    scale: float
    """How large the screen is beside the reference, in pixels."""
    mm: float
    """How many pixels a millimetre has."""
    beside: bool
    """The newest call stands beside the table, not above it."""


def call_sizes(shape: TicketShape, room: CallsPlace) -> Mapping[str, Any]:
    """Return the sizes of the field of the newest call and of the table, in pixels, for QML."""
    unit = room.scale
    across = _across(shape, room)
    row = across.row
    middle = across.column - (shape.label + shape.counter) * row
    is_beside = middle >= (_STATE + _ARROW) * unit
    capital = CAPITAL * row
    high = max(capital + _PAD * unit, _STATES * unit) if is_beside else capital + _LINE * unit
    wanted = ceil(shape.counters / across.columns)
    # Above a table that is wide and low the counter stands beside its ticket.
    is_line = not room.beside and room.width > _LOW * room.height
    field_high, table_high = room.height, room.height
    if not room.beside:
        capitals = (1 if is_line else 2) * CAPITAL * _letter(NEWEST_MM, room)
        least = capitals + (2 * _FIELD_HEAD + _FIELD_PADS) * unit
        rest = room.height - wanted * high - (_HEAD + _PAD + 1) * unit
        most = rest if shape.are_few else min(_FIELD_HIGH * unit, rest)
        field_high = min(max(least, most), room.height)
        table_high = max(0.0, room.height - _PAD * unit - field_high)
    head = _HEAD * unit
    fits = min(wanted, int(table_high // high))
    # The field's heads stand just above the table's, which go first.
    if not room.beside and int((table_high - head) // high) < fits:
        head = 0.0
    rows = max(0, min(wanted, int((table_high - head) // high)))
    own = field_high - (2 * _FIELD_HEAD + _FIELD_PADS) * unit
    place = (shape, across.field, own, unit)
    growth = _COUNTER_MOST if shape.are_few else 1.0
    number, counter = _line(*place) if is_line else _tall(*place, growth)
    highest = _ROW_MOST * max(unit, row / BOARD_TYPE.name_px)
    shared = _letter(SHARED_MM, room)
    return {
        "arrow": min(_ARROW * unit, max(0.0, middle)),
        "arrowBeside": middle >= _ARROW_LEAST * unit,
        "columns": across.columns,
        "counterWide": shape.counter * row,
        "digitsWide": shape.digits * row,
        "fieldHeight": field_high,
        "fieldWidth": across.field,
        "gutter": _GUTTER * unit,
        "head": head,
        "lettersWide": shape.letters * row,
        "line": _LINE * unit,
        "newest": number,
        "newestCounter": counter,
        "newestTall": not is_line,
        "row": row,
        "rowHeight": min(highest, (table_high - head) / max(1, rows)),
        "rows": rows,
        "statesBeside": is_beside,
        "table": across.table,
        **_pair(shape, across.field, (field_high - _PAD * unit) / 2, unit, shared),
    }


@dataclass(frozen=True, kw_only=True, slots=True)
class _Across:
    """How the width is divided, and how large the letters of a row may be in it."""

    columns: int
    field: float
    table: float
    column: float
    row: float


def _across(shape: TicketShape, room: CallsPlace) -> _Across:
    unit = room.scale
    figures = shape.label + shape.counter
    least_row = _letter(ROW_MM, room)
    row = max(BOARD_TYPE.name_px * unit, least_row)
    field = shape.label * _letter(NEWEST_MM, room) + 2 * _FIELD_LEAST * unit
    close = field + _CLOSE_EDGE * unit if room.beside else 0.0
    pair = 2 * (figures * least_row + _CLOSE * unit) + _GUTTER * unit
    columns = 2 if shape.are_many and room.width - close >= pair else 1
    if columns > 1:
        row, table = least_row, room.width - close
        field = field if room.beside else room.width
    elif room.beside:
        left = room.width - _EDGE * unit
        needs = figures * row + _ARROW_LEAST * unit
        states = left - figures * row - (_STATE + _ARROW) * unit
        field = max(field, least_width(shape, unit, room.mm), min(_FIELD * unit, states))
        field = min(field, left - min(needs, room.width / 2))
        table = left - field
    else:
        field = table = room.width
    column = (table - (columns - 1) * _GUTTER * unit) / columns
    row = min(row, (column - _CLOSE * unit) / figures)
    return _Across(columns=columns, field=field, table=table, column=column, row=row)


def _letter(capital_mm: float, room: CallsPlace) -> float:
    return ceil(capital_mm * room.mm / CAPITAL)


def least_width(shape: TicketShape, scale: float, mm: float) -> float:
    """Return how wide a field must be for two calls, each on one line, and for the newest."""
    shared, newest = (ceil(one * mm / CAPITAL) for one in (SHARED_MM, NEWEST_MM))
    pair = (shape.label + shape.counter) * shared + _WAY * scale
    return max(pair, shape.label * newest) + 2 * _FIELD_LEAST * scale


def _tall(
    shape: TicketShape, wide: float, high: float, unit: float, growth: float = 1.0
) -> tuple[float, float]:
    """Return the sizes of a ticket and of the counter below it, where ``high`` is their own.

    The counter is larger than its ticket up to ``growth``, where there is room for nothing else.
    """
    across = wide - 2 * _FIELD_LEAST * unit
    number = min(high / 2 / CAPITAL, across / shape.label)
    rest = high / CAPITAL - number
    return number, min(growth * number, rest, (across - _WAY * unit) / shape.counter)


def _line(
    shape: TicketShape, wide: float, high: float, unit: float, way: float = _LONG_WAY
) -> tuple[float, float]:
    """Return the same where both stand on one line."""
    across = wide - (2 * _FIELD_LEAST + way) * unit
    beside_head = (across - _COUNTER_HEAD * unit) / shape.label
    size = min(high / CAPITAL, across / (shape.label + shape.counter), beside_head)
    return size, size


def _pair(
    shape: TicketShape, wide: float, high: float, unit: float, least: float
) -> Mapping[str, Any]:
    """Return how each of two calls stands: on one line, or the counter below the ticket.

    Their heads go where both would be too small under them.
    """
    bare_high = high - _PAIR_PADS * unit
    headed_high = bare_high - 2 * _PAIR_HEAD * unit
    across = wide - (2 * _FIELD_LEAST + _WAY) * unit
    bare = min(across / (shape.label + shape.counter), bare_high / CAPITAL)
    ways = (
        (*_line(shape, wide, headed_high, unit, _WAY), True, False),
        (*_tall(shape, wide, headed_high, unit), True, True),
        (bare, bare, False, False),
        (*_tall(shape, wide, bare_high, unit), False, True),
    )
    enough = (one for one in ways if min(one[:2]) >= least)
    size, counter, has_heads, is_tall = next(enough, max(ways))
    return {
        "shared": size,
        "sharedCounter": counter,
        "sharedHeads": has_heads,
        "sharedTall": is_tall,
    }
