"""Where on the emulated paper something is printed: units, margin, area, alignment."""

from dataclasses import dataclass

_LINE_ROWS = 30
_CENTRE, _RIGHT = 1, 2


@dataclass(slots=True)
class Layout:
    """What is set by GS P, GS L, GS W, ESC a, ESC 2 and ESC 3."""

    dpi: int
    width_px: int
    across_an_inch: int = 0
    down_an_inch: int = 0
    margin_units: int = 0
    area_units: int | None = None
    line_units: int | None = None
    alignment: int = 0

    def reset(self) -> None:
        """Set everything as it is after switching on."""
        self.across_an_inch = self.down_an_inch = self.margin_units = self.alignment = 0
        self.area_units = self.line_units = None

    def set_units(self, across: int, down: int) -> None:
        """Say how many units are an inch; 0 stands for the printer's own, one dot."""
        self.across_an_inch, self.down_an_inch = across, down

    def set_margin(self, units: bytes) -> None:
        """Let the area begin so far from the left edge."""
        self.margin_units = int.from_bytes(units, "little")

    def set_area(self, units: bytes) -> None:
        """Let the area be so wide."""
        self.area_units = int.from_bytes(units, "little")

    def set_spacing(self, units: int | None) -> None:
        """Let a line feed move the paper so far; None for the usual line."""
        self.line_units = units

    def align(self, wanted: int) -> None:
        """Align left, in the middle or right; both 0 to 2 and '0' to '2' are understood."""
        if wanted % ord("0") <= _RIGHT:
            self.alignment = wanted % ord("0")

    def across(self, units: int) -> int:
        """Return dots along the line."""
        return units * self.dpi // (self.across_an_inch or self.dpi)

    def down(self, units: int) -> int:
        """Return rows."""
        return units * self.dpi // (self.down_an_inch or self.dpi)

    @property
    def margin_px(self) -> int:
        """Return where the area begins."""
        return min(self.across(self.margin_units), self.width_px)

    @property
    def area_px(self) -> int:
        """Return how wide the area is."""
        left = self.width_px - self.margin_px
        return left if self.area_units is None else min(left, self.across(self.area_units))

    @property
    def line_rows(self) -> int:
        """Return how far a line feed moves the paper."""
        return _LINE_ROWS if self.line_units is None else self.down(self.line_units)

    def placed(self, row: bytes, width: int) -> bytes:
        """Return a row of so many dots where it stands; what is beyond the area is lost."""
        if not (self.margin_units or self.alignment or self.area_units is not None):
            return row
        area = self.area_px
        dots = int.from_bytes(row) >> len(row) * 8 - width
        if width > area:
            dots >>= width - area
            width = area
        room = (area - width) * self.alignment // 2
        end = self.margin_px + room + width
        length = -(-end // 8)
        return (dots << length * 8 - end).to_bytes(length)
