"""Pictures and a film for boards, made on the spot."""

import io
import struct
from pathlib import Path

from PIL import Image, ImageDraw

COLOURS = ((11, 93, 70), (201, 138, 27), (31, 95, 168), (231, 240, 236))


def picture(path: Path, size: tuple[int, int] = (1600, 900)) -> Path:
    """Write a picture of wide bands with a circle, in the format of its name."""
    made = Image.new("RGB", size, COLOURS[3])
    draw = ImageDraw.Draw(made)
    width, height = size
    for at, colour in enumerate(COLOURS[:3]):
        draw.rectangle((at * width // 3, height // 2, (at + 1) * width // 3, height), fill=colour)
    draw.ellipse((width // 3, height // 8, 2 * width // 3, 7 * height // 8), fill=COLOURS[1])
    draw.rectangle((0, 0, width - 1, height - 1), outline=COLOURS[0], width=max(2, width // 100))
    made.save(path)
    return path


def film(
    path: Path, *, frames: int = 10, rate: int = 10, size: tuple[int, int] = (320, 180)
) -> Path:
    """Write a film without sound: a band that moves over a plain ground; AVI, motion JPEG."""
    pictures = [_frame(at / frames, size) for at in range(frames)]
    moving = b"".join(_chunk(b"00dc", one) for one in pictures)
    index, offset = b"", 4
    for one in pictures:
        index += struct.pack("<4sIII", b"00dc", 0x10, offset, len(one))
        offset += 8 + len(one) + len(one) % 2
    width, height = size
    largest = max(map(len, pictures))
    header = struct.pack(
        "<14I", 1_000_000 // rate, largest * rate, 0, 0x10, frames, 0, 1, largest, width, height,
        0, 0, 0, 0,
    )  # fmt: skip
    stream = struct.pack(
        "<4s4sIHHIIIIIIII4H", b"vids", b"MJPG", 0, 0, 0, 0, 1, rate, 0, frames, largest,
        0xFFFFFFFF, 0, 0, 0, width, height,
    )  # fmt: skip
    form = struct.pack(
        "<IiiHH4sIiiII", 40, width, height, 1, 24, b"MJPG", width * height * 3, 0, 0, 0, 0
    )
    streams = _list(b"strl", _chunk(b"strh", stream) + _chunk(b"strf", form))
    body = _list(b"hdrl", _chunk(b"avih", header) + streams) + _list(b"movi", moving)
    path.write_bytes(_chunk(b"RIFF", b"AVI " + body + _chunk(b"idx1", index)))
    return path


def _frame(part: float, size: tuple[int, int]) -> bytes:
    made = Image.new("RGB", size, COLOURS[0])
    width, height = size
    left = int(part * width * 0.8)
    ImageDraw.Draw(made).rectangle((left, 0, left + width // 5, height), fill=COLOURS[1])
    written = io.BytesIO()
    made.save(written, "JPEG", quality=85)
    return written.getvalue()


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def _list(name: bytes, body: bytes) -> bytes:
    return _chunk(b"LIST", name + body)
