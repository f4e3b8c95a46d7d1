"""The built-in letters of the emulated printer: a plain stand-in for a real printer's own."""

from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

_CELL_A, _CELL_B = (12, 24), (9, 17)
_BLACK = 110
_CODE_PAGES = {
    0: "cp437",
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


@dataclass(slots=True)
class Style:
    """How the next letter looks."""

    small: bool = False
    bold: bool = False
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
        return bytes((sign,)).decode(self.code_page, "replace")

    def set(self, command: str, value: int) -> None:
        """Obey a command that changes the look; those that this printer cannot show are passed."""
        match command:
            case "!":
                self.small, self.bold = bool(value & 0x01), bool(value & 0x08)
                self.down, self.across = 1 + (value >> 4 & 1), 1 + (value >> 5 & 1)
            case "E" | "G":
                self.bold = bool(value & 1)
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
    return drawn.resize((cell[0] * style.across, cell[1] * style.down))


@lru_cache(maxsize=1024)
def _drawn(character: str, cell: tuple[int, int], *, bold: bool, white: bool) -> Image.Image:
    width, height = cell
    picture = Image.new("L", cell, 255 * white)
    font = ImageFont.load_default(height * 0.8)
    ImageDraw.Draw(picture).text(
        (width / 2, height * 0.78),
        character,
        255 * (not white),
        font,
        anchor="ms",
        stroke_width=0.4 if bold else 0,
    )
    return picture.point(lambda grey: 255 * (grey > _BLACK)).convert("1")
