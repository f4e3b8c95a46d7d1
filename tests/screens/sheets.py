"""Lays the pictures of one look side by side on sheets, so that a person can look at all of them.

``./dev check --screens`` ends with it; by hand: ``python -m tests.screens.sheets FOLDER``.
"""

import sys
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw

_LONG_PX = 640
_GAP_PX = 12
_LABEL_PX = 16
_A_SHEET = 12
_SHEETS = "sheets"


def look_of(picture: Path) -> str:
    """Return what is equal on a sheet: unit, shape, language and wishes; the page comes last."""
    return "_".join(picture.stem.split("_")[:4])


def lay_out(folder: Path) -> list[Path]:
    """Write the sheets of every look into a folder beside its pictures; return where they are."""
    pictures = sorted(folder.glob("*_*_*_*_*.png"))
    written = []
    if pictures:
        (folder / _SHEETS).mkdir(exist_ok=True)
    for look, of_a_look in groupby(pictures, key=look_of):
        alike = list(of_a_look)
        for number, first in enumerate(range(0, len(alike), _A_SHEET), start=1):
            file = folder / _SHEETS / f"{look}-{number}.png"
            _sheet(alike[first : first + _A_SHEET]).save(file)
            written.append(file)
    return written


def _sheet(pictures: list[Path]) -> Image.Image:
    small = []
    for file in pictures:
        with Image.open(file) as whole:
            picture = whole.convert("RGB")
        picture.thumbnail((_LONG_PX, _LONG_PX))
        small.append(picture)
    width, height = (max(sides) for sides in zip(*(one.size for one in small), strict=True))
    columns = min(len(small), 6 if height > width else 4)
    step_x, step_y = width + _GAP_PX, height + _GAP_PX + _LABEL_PX
    rows = -(-len(small) // columns)
    sheet = Image.new("RGB", (columns * step_x, rows * step_y), "#888888")
    draw = ImageDraw.Draw(sheet)
    for at, (file, picture) in enumerate(zip(pictures, small, strict=True)):
        x, y = at % columns * step_x, at // columns * step_y
        draw.text((x + 4, y + 2), file.stem.split("_", 4)[4], fill="white")
        sheet.paste(picture, (x, y + _LABEL_PX))
    return sheet


if __name__ == "__main__":
    lay_out(Path(sys.argv[1]))
