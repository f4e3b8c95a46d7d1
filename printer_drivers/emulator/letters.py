"""The built-in letters of the emulated printer: a plain stand-in for a real printer's own."""

import math
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from assets import asset_path

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
class Style:
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

    def character(self, sign: int) -> str:
        """Return what a byte stands for."""
        if self.code_page == _KATAKANA:
            return _KATAKANA_RULES.get(sign) or bytes((sign,)).decode("ascii", "replace")
        return bytes((sign,)).decode(self.code_page, "replace")

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

    def reset(self) -> None:
        """Look as after switching on."""
        plain = Style()
        for name in self.__slots__:
            setattr(self, name, getattr(plain, name))


def letter(character: str, style: Style) -> Image.Image:
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
