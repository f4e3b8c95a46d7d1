"""How a display looks: its text in dots of light, five by seven a letter."""

from pathlib import Path

from PIL import Image, ImageDraw

from lab.led.model import Sign

_FEWEST_LETTERS = 8
_DOT_PX, _STEP_PX, _EDGE_PX = 10, 13, 20
_COLUMNS, _ROWS = 6, 7
_HOUSING, _OFF, _ON = (20, 20, 22), (52, 30, 28), (255, 92, 40)
_UNKNOWN = "0201510906"
"""A question mark: what a real sign shows for a letter that it has not."""
_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ- "
# Five columns a letter, the lowest bit on top.
_DOTS = """
3E5149453E 00427F4000 4261514946 2141454B31 1814127F10 2745454539 3C4A494930 0171090503 3649494936
064949291E 7E1111117E 7F49494936 3E41414122 7F4141221C 7F49494941 7F09090901 3E4149497A 7F0808087F
00417F4100 2040413F01 7F08142241 7F40404040 7F020C027F 7F0408107F 3E4141413E 7F09090906 3E4151215E
7F09192946 4649494931 01017F0101 3F4040403F 1F2040201F 3F4038403F 6314081463 0708700807 6151494543
0808080808 0000000000
"""
_LETTERS = dict(zip(_CHARACTERS, _DOTS.split(), strict=True))


def paint(sign: Sign, path: Path) -> None:
    """Write a picture of a display; one that blinks has a bright frame, for its other half.

    Raises:
        OSError: the file cannot be written.
    """
    letters = max(len(sign.text), _FEWEST_LETTERS)
    columns = letters * _COLUMNS
    size = (2 * _EDGE_PX + columns * _STEP_PX, 2 * _EDGE_PX + _ROWS * _STEP_PX)
    image = Image.new("RGB", size, _HOUSING)
    draw = ImageDraw.Draw(image)
    text = sign.text.center(letters)
    for column in range(columns):
        lit = _lit(text[column // _COLUMNS], column % _COLUMNS)
        for row in range(_ROWS):
            left, top = _EDGE_PX + column * _STEP_PX, _EDGE_PX + row * _STEP_PX
            colour = _ON if lit >> row & 1 else _OFF
            draw.ellipse((left, top, left + _DOT_PX, top + _DOT_PX), fill=colour)
    if sign.blinking:
        draw.rectangle((4, 4, size[0] - 5, size[1] - 5), outline=_ON, width=3)
    image.save(path)


def _lit(letter: str, column: int) -> int:
    dots = bytes.fromhex(_LETTERS.get(letter, _UNKNOWN))
    return dots[column] if column < len(dots) else 0
