"""The picture at the top of a ticket: read once, made small and grey, kept with the unit."""

import io
import struct
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from reception.domain.errors import Refusal

_LARGEST_FILE_BYTES = 500_000
_LARGEST_SIDE_PX = 4000
# As much as a ticket of 80 mm at 300 dots an inch can show.
_KEPT_WIDTH_PX, _KEPT_HEIGHT_PX = 720, 240
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHUNK = struct.Struct(">I4s")
_CHECKSUM_BYTES = 4
_SIZE = struct.Struct(">II")
# A thermal head knows black and white only: what is darker than this burns.
_DARK = 128
_MOST_DARK = 0.9


class LogoRefusedError(Refusal):
    """A picture cannot stand on a ticket."""


def read_logo(path: Path) -> bytes:
    """Return the picture in a file as ``logo_from`` makes it.

    Raises:
        LogoRefusedError: it cannot be read or used.
    """
    name = path.name
    try:
        if not path.is_file():
            raise LogoRefusedError(
                f'there is no picture "{name}"; put it beside this file and check the name'
            )
        with path.open("rb") as file:
            content = file.read(_LARGEST_FILE_BYTES + 1)
    except (OSError, ValueError):
        raise LogoRefusedError(
            f'the picture "{name}" cannot be read; check its name and permissions'
        ) from None
    return logo_from(content)


def logo_from(content: bytes) -> bytes:
    """Return a PNG made small and grey, without what is white around it.

    Raises:
        LogoRefusedError: it is no PNG, too large, or nothing that a printer can show.
    """
    if len(content) > _LARGEST_FILE_BYTES:
        raise LogoRefusedError("the picture is larger than 500 KB; a logo is a small drawing")
    sizes = list(_claimed_sizes(content)) if content.startswith(_SIGNATURE) else []
    if not sizes:
        raise LogoRefusedError("this is not a PNG picture; save the logo as PNG")
    for width_px, height_px in sizes:
        if not (0 < width_px <= _LARGEST_SIDE_PX and 0 < height_px <= _LARGEST_SIDE_PX):
            raise LogoRefusedError(
                f"the picture is {width_px} by {height_px} dots; "
                f"a logo has at most {_LARGEST_SIDE_PX} on a side"
            )
    return _small_and_grey(content)


def _claimed_sizes(content: bytes) -> Iterator[tuple[int, int]]:
    """Yield the size in every header: a picture has one, and who sets a trap may write more."""
    place = len(_SIGNATURE)
    while place + _CHUNK.size + _SIZE.size <= len(content):
        length_bytes, kind = _CHUNK.unpack_from(content, place)
        place += _CHUNK.size
        if kind == b"IHDR":
            yield _SIZE.unpack_from(content, place)
        place += length_bytes + _CHECKSUM_BYTES


def _small_and_grey(content: bytes) -> bytes:
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as picture:
            drawn = _as_seen(picture)
    except (OSError, SyntaxError, ValueError, EOFError, struct.error):
        raise LogoRefusedError("the picture is damaged; save the logo as PNG once more") from None
    # Judged and kept is what is seen on white paper: clear dots are black in many files.
    grey = Image.new("RGBA", drawn.size, "white")
    grey.alpha_composite(drawn)
    grey = grey.convert("L")
    dark = grey.point(lambda shade: 255 if shade < _DARK else 0)
    ink = dark.getbbox()
    if ink is None:
        raise LogoRefusedError("nothing on the picture is dark; draw the logo in black on white")
    if dark.crop(ink).histogram()[255] > _MOST_DARK * (ink[2] - ink[0]) * (ink[3] - ink[1]):
        raise LogoRefusedError(
            "the picture is black nearly everywhere; draw the logo in black on white"
        )
    grey = grey.crop(ink)
    grey.thumbnail((_KEPT_WIDTH_PX, _KEPT_HEIGHT_PX), Image.Resampling.LANCZOS)
    kept = io.BytesIO()
    grey.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _as_seen(picture: "Image.Image") -> "Image.Image":
    """Return a picture with eight bits a colour, and how clear each dot is."""
    if picture.mode.startswith("I"):
        # Sixteen bits of grey: converted as they are, all but the darkest would be white.
        clear = picture.info.get("transparency")
        picture = picture.point(lambda shade: shade * (1 / 256)).convert("L")
        if clear is not None:
            picture.info["transparency"] = clear // 256
    return picture.convert("RGBA")
