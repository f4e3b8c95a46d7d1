"""Sets text and pictures of the emulated printer, and hands them to its mechanism as rows."""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from PIL import Image, ImageDraw, ImageFont

from assets import asset_path
from lab.printer.paper import GraphicsStore

_LINE_ROWS = 30
_CENTRE, _RIGHT = 1, 2


@dataclass(slots=True)
class PaperLayout:
    """What is set by GS P, GS L, GS W, ESC a, ESC 2 and ESC 3."""

    dpi: int
    width_px: int
    across_an_inch: int = 0
    down_an_inch: int = 0
    margin_units: int = 0
    area_units: int | None = None
    line_units: int | None = None
    alignment: int = 0

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


_CELL_A, _CELL_B = (12, 24), (9, 17)
_BLACK = 110
_KATAKANA = "katakana"
_CODE_PAGES = {
    0: "cp437",
    1: _KATAKANA,
    2: "cp850",
    3: "cp860",
    4: "cp863",
    5: "cp865",
    16: "cp1252",
    17: "cp866",
    18: "cp852",
    19: "cp858",
    22: "cp864",
    33: "cp775",
    34: "cp855",
    36: "cp862",
    37: "cp864",
    45: "cp1250",
    46: "cp1251",
    47: "cp1253",
    48: "cp1254",
    49: "cp1255",
    50: "cp1256",
}
"""Numbers of ESC t, as at most printers; others are read as the first."""
_KATAKANA_RULES = {0x95: "─", 0x96: "│", 0x98: "┌", 0x99: "┐", 0x9A: "└", 0x9B: "┘", 0x8F: "┼"}
"""Clients draw their tables with that page; its letters are not known here."""
_RULES = {
    "─": "left right",
    "│": "up down",
    "┌": "right down",
    "┐": "left down",
    "└": "right up",
    "┘": "left up",
    "├": "right up down",
    "┤": "left up down",
    "┬": "left right down",
    "┴": "left right up",
    "┼": "left right up down",
}
"""Where the lines of a table's pieces run from the middle."""


@dataclass(slots=True)
class LetterStyle:
    """How the next letter looks."""

    small: bool = False
    bold: bool = False
    underlined: bool = False
    reversed: bool = False
    across: int = 1
    down: int = 1
    code_page: str = _CODE_PAGES[0]

    @property
    def width_px(self) -> int:
        """Return how wide a letter is."""
        return (_CELL_B if self.small else _CELL_A)[0] * self.across

    def character(self, character: int) -> str:
        """Return what a byte stands for."""
        if self.code_page == _KATAKANA:
            return _KATAKANA_RULES.get(character) or bytes((character,)).decode("ascii", "replace")
        return bytes((character,)).decode(self.code_page, "replace")

    def set(self, command: str, value: int) -> None:
        """Obey a command that changes the look; those that this printer cannot show are passed."""
        match command:
            case "!":
                self.small, self.bold = bool(value & 0x01), bool(value & 0x08)
                self.down, self.across = 1 + (value >> 4 & 1), 1 + (value >> 5 & 1)
                self.underlined = bool(value & 0x80)
            case "E" | "G":
                self.bold = bool(value & 1)
            case "-":
                self.underlined = bool(value & 3)
            case "M":
                self.small = bool(value & 1)
            case "t":
                self.code_page = _CODE_PAGES.get(value, _CODE_PAGES[0])
            case "GS !":
                self.down, self.across = 1 + (value & 7), 1 + (value >> 4 & 7)
            case "GS B":
                self.reversed = bool(value & 1)


def letter(character: str, style: LetterStyle) -> Image.Image:
    """Return a letter, black as 1."""
    cell = _CELL_B if style.small else _CELL_A
    drawn = _drawn(character, cell, bold=style.bold, white=style.reversed)
    if style.underlined:
        drawn = drawn.copy()
        drawn.paste(not style.reversed, (0, cell[1] - 2, cell[0], cell[1] - 1))
    return drawn.resize((cell[0] * style.across, cell[1] * style.down))


@lru_cache(maxsize=1024)
def _drawn(character: str, cell: tuple[int, int], *, bold: bool, white: bool) -> Image.Image:
    width, height = cell
    paper, ink = 255 * white, 255 * (not white)
    if arms := _RULES.get(character):
        return _rule(arms, cell, paper, ink)
    font = _font("NotoSans-Bold.ttf" if bold else "NotoSans-Regular.ttf", round(height * 0.8))
    room = max(width, math.ceil(font.getlength(character)))
    picture = Image.new("L", (room, height), paper)
    ImageDraw.Draw(picture).text((room / 2, height * 0.78), character, ink, font, anchor="ms")
    # A wide letter is squeezed into its cell: all are equally wide at a printer.
    narrow = picture.resize(cell, Image.Resampling.BOX)
    return narrow.point(lambda grey: 255 * (grey > _BLACK)).convert("1")


def _rule(arms: str, cell: tuple[int, int], paper: int, ink: int) -> Image.Image:
    """Return a piece of a table's rule, which has to meet the next one."""
    width, height = cell
    picture = Image.new("1", cell, paper)
    across, down = width // 2, height // 2
    arms_px = {
        "left": (0, down, across, down + 1),
        "right": (across, down, width, down + 1),
        "up": (across, 0, across + 1, down),
        "down": (across, down, across + 1, height),
    }
    for arm in arms.split():
        ImageDraw.Draw(picture).rectangle(arms_px[arm], ink)
    return picture


@lru_cache(maxsize=8)
def _font(name: str, size_px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(asset_path("fonts", name), size_px)


_TAB_LETTERS = 8


class PrintLine:
    """Letters and narrow pictures side by side, standing on one base line."""

    def __init__(self, layout: PaperLayout) -> None:
        self._layout = layout
        self._parts: list[tuple[int, Image.Image]] = []
        self._x_px = 0
        self.style = LetterStyle()

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

    def write(self, character: int) -> None:
        """Put a letter at the end."""
        self._put(letter(self.style.character(character), self.style))

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


class Mechanism(Protocol):
    """What the commands act upon."""

    def feed(self, rows: int) -> None:
        """Move the paper."""
        ...

    def burn(self, row: bytes) -> None:
        """Print one row of dots."""
        ...

    def cut(self) -> None:
        """Cut the paper."""
        ...

    def reset(self) -> None:
        """Forget what was set."""
        ...

    def report_changes(self, wanted: int) -> None:
        """Begin or end to report changes."""
        ...

    def answer(self, command: str, question: int) -> None:
        """Answer GS ``r`` or ``I`` with the number of the question."""
        ...

    def say_printed(self, job: bytes) -> None:
        """Answer that a job is printed."""
        ...


class Typesetter:
    """The layout, the line that is being filled, and the picture that is stored."""

    def __init__(self, mechanism: Mechanism, dpi: int, width_px: int) -> None:
        self.mechanism = mechanism
        self.graphics = GraphicsStore()
        self._head = dpi, width_px
        self._begin_anew()

    def reset(self) -> None:
        """Set everything as it is after switching on."""
        self._begin_anew()
        self.graphics.clear()
        self.mechanism.reset()

    def _begin_anew(self) -> None:
        self.layout = PaperLayout(*self._head)
        self.line = PrintLine(self.layout)

    def forget(self) -> None:
        """Forget what is held and not printed."""
        self.line.clear()
        self.graphics.clear()

    def character(self, character: int) -> None:
        """Set a letter, or obey a single byte such as a line feed."""
        if character == ord("\n"):
            self.print_line(self.layout.line_rows)
        elif character == ord("\t"):
            self.line.tabulate()
        elif character >= ord(" "):
            if self.line.full:
                self.print_line(self.layout.line_rows)
            self.line.write(character)

    def print_line(self, fed_rows: int = 0) -> None:
        """Print the text that is held, and feed at least so many rows in all."""
        rows = self.line.rows()
        for row in rows:
            self.mechanism.burn(row)
        self.line.clear()
        if fed_rows > len(rows):
            self.mechanism.feed(fed_rows - len(rows))

    def burn(self, row: bytes, times: int = 1, *, width_px: int | None = None) -> None:
        """Print a row of a picture where the layout puts it."""
        placed = self.layout.placed(row, width_px or len(row) * 8)
        for _ in range(times):
            self.mechanism.burn(placed)

    def burn_graphics(self) -> None:
        """Print the picture that is stored, and forget it."""
        self.print_line()
        for row, width_px in self.graphics.taken():
            self.burn(row, width_px=width_px)

    def feed_units(self, units: int) -> None:
        """Print the line and feed so many units of motion."""
        self.print_line(self.layout.down(units))

    def feed_lines(self, lines: int) -> None:
        """Print the line and feed so many lines."""
        self.print_line(lines * self.layout.line_rows)

    def cut(self, fed_units: int = 0) -> None:
        """Cut the paper, after feeding it."""
        self.feed_units(fed_units)
        self.mechanism.cut()

    def move(self, parameters: bytes, *, relative: bool) -> None:
        """Go on at another place of the line."""
        units = int.from_bytes(parameters, "little", signed=relative)
        self.line.move(self.layout.across(units), relative=relative)
