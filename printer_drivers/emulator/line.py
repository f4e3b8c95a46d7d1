"""A line of text of the emulated printer, until it is printed."""

from PIL import Image

from printer_drivers.emulator.layout import Layout
from printer_drivers.emulator.letters import Style, letter

_TAB_LETTERS = 8


class PrintLine:
    """Letters and narrow pictures side by side, standing on one base line."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._parts: list[tuple[int, Image.Image]] = []
        self._x_px = 0
        self.style = Style()

    @property
    def empty(self) -> bool:
        """Return whether there is nothing to print."""
        return not self._parts

    @property
    def full(self) -> bool:
        """Return whether the next letter belongs on the next line."""
        return bool(self._parts) and self._x_px + self.style.width_px > self._layout.area_px

    def clear(self) -> None:
        """Begin a new line."""
        self._parts.clear()
        self._x_px = 0

    def write(self, sign: int) -> None:
        """Put a letter at the end."""
        self._put(letter(self.style.character(sign), self.style))

    def tabulate(self) -> None:
        """Go on at the next tab stop."""
        stop_px = _TAB_LETTERS * self.style.width_px
        self._x_px += stop_px - self._x_px % stop_px

    def move(self, dots: int, *, relative: bool) -> None:
        """Go on at a place counted from the margin, or from here."""
        self._x_px = max(0, min(self._x_px * relative + dots, self._layout.area_px))

    def draw_columns(self, data: bytes, column_bytes: int, across: int, down: int) -> None:
        """Put a picture at the end whose bytes run from top to bottom, column by column."""
        columns = len(data) // column_bytes
        if not columns:
            return
        turned = Image.frombytes("1", (column_bytes * 8, columns), data)
        picture = turned.transpose(Image.Transpose.TRANSPOSE)
        self._put(picture.resize((columns * across, column_bytes * 8 * down)))

    def rows(self) -> list[bytes]:
        """Return the line as rows of dots, where they stand on the paper."""
        if not self._parts:
            return []
        layout = self._layout
        height = max(part.height for _, part in self._parts)
        width = min(max(x + part.width for x, part in self._parts), layout.area_px)
        start = layout.margin_px + (layout.area_px - width) * layout.alignment // 2
        canvas = Image.new("1", (layout.width_px, height))
        area = Image.new("1", (max(1, width), height))
        for x, part in self._parts:
            area.paste(part, (x, height - part.height))
        canvas.paste(area, (start, 0))
        data, stride = canvas.tobytes(), -(-layout.width_px // 8)
        return [data[at : at + stride] for at in range(0, len(data), stride)]

    def _put(self, part: Image.Image) -> None:
        self._parts.append((self._x_px, part))
        self._x_px += part.width
