"""Pictures that somebody has looked at, compared with what is drawn now.

After a change that was meant, draw them anew with ``NOUBA_RENEW_GOLDEN=1`` and look at each
before committing it.
"""

import os
from pathlib import Path

from PIL import Image, ImageChops

# The faces come with Nouba and Qt is locked, but Qt fills the outlines with the computer's own
# FreeType: another release of it may round the grey of a few dots on an edge to the other side
# of the threshold. Nothing that one could see: no two such dots wide, and few of them.
_OTHER_DOTS = 0.0005


def looks_as_before(drawn: Image.Image, path: Path, dpi: int) -> None:
    """Fail where a picture is not what somebody last looked at."""
    if os.environ.get("NOUBA_RENEW_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        drawn.save(path, optimize=True, dpi=(dpi, dpi))
    with Image.open(path) as image:
        golden = image.convert("1", dither=Image.Dither.NONE)
    assert drawn.size == golden.size
    other = ImageChops.logical_xor(drawn, golden)
    assert other.histogram()[255] <= _OTHER_DOTS * drawn.width * drawn.height
    assert thick(other).getbbox() is None


def thick(dots: Image.Image) -> Image.Image:
    """Return where a square of two by two dots is set."""
    found = dots
    for x, y in ((1, 0), (0, 1), (1, 1)):
        moved = Image.new("1", dots.size)
        moved.paste(dots, (x, y))
        found = ImageChops.logical_and(found, moved)
    return found
