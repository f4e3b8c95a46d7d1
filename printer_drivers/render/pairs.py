"""Two texts that belong together: on one line where they fit, else one below the other."""

from PySide6.QtGui import QPainter

from printer_drivers.render.sheet import Block, Sheet, stack
from printer_drivers.render.text import Align, Style, natural_width
from printer_drivers.render.wording import Wording

type Text = tuple[Wording, Style]

_GAP_MM = 2.0


def fits_one_line(sheet: Sheet, *texts: Text) -> bool:
    """Return whether texts stand beside each other at their wished sizes."""
    gaps_px = (len(texts) - 1) * sheet.scale.px(_GAP_MM)
    widths = (natural_width(wording, style, sheet.scale) for wording, style in texts)
    return sum(widths) + gaps_px <= sheet.content_px


def side_by_side(sheet: Sheet, first: Text, second: Text, *, apart: bool = False) -> Block:
    """Return two texts in the order of reading.

    Args:
        sheet: where they go.
        first: what is read first.
        second: what is read after it.
        apart: at the two edges instead of together in the middle.

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
        gap_px = sheet.scale.px(_GAP_MM)
        left += (sheet.content_px - sum(widths) - gap_px) // 2
    lefts = [left, left + widths[0] + gap_px]
    baseline_px = max(column.baseline_px for column in columns)
    tops = [baseline_px - column.baseline_px for column in columns]

    def draw(painter: QPainter, top: int) -> None:
        for column, x, y in zip(columns, lefts, tops, strict=True):
            column.draw(painter, x, top + y)

    bottoms = (column.height_px + y for column, y in zip(columns, tops, strict=True))
    return Block(max(bottoms), draw)
