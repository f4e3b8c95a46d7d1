"""A page to hold a ruler against: it shows whether a profile fits the printer.

Above, a frame of 50 mm with a scale of millimetres: when one of its sides is missing the width
is wrong, when the scale is not that of a real ruler the resolution is. Below, stairs that go
down from the left edge to the right one, of blocks: when they stand below one another at the
left edge the printer ignores margins, when they are too small it ignores doubling, and either
way its address wants ``crop=no``.
"""

from collections.abc import Iterator
from itertools import pairwise

from PIL import Image, ImageDraw, ImageFont

from printer_drivers.bitmap import Bitmap
from printer_drivers.encode.profiles import Profile
from printer_drivers.encode.ticket_bytes import Chunk, encode_pictures

_MM_PER_INCH = 25.4
_HEIGHT_MM = 50
_LONG_MM, _HALF_MM, _SHORT_MM = 5, 3.5, 2
_STEPS, _STEP_MM = 8, 3
_WHITE, _BLACK = 0, 1


def encode_ruler(profile: Profile, job: bytes) -> Iterator[Chunk]:
    """Yield the page's bytes, the scale sent plainly and the stairs cropped and doubled."""
    return encode_pictures(
        [(scale_picture(profile), False), (stairs_picture(profile), True)], profile, job
    )


def scale_picture(profile: Profile) -> Bitmap:
    """Return a frame from the first dot to the last, with millimetres across and down."""
    right, bottom = profile.width_px - 1, _px(_HEIGHT_MM, profile)
    image = Image.new("1", (profile.width_px, bottom + 1), _WHITE)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, right, bottom), outline=_BLACK)
    for mm in range(1, int(profile.width_px / profile.dpi * _MM_PER_INCH) + 1):
        x, length = _px(mm, profile), _px(_tick_mm(mm), profile)
        draw.line((x, 0, x, length), fill=_BLACK)
        if mm % 10 == 0:
            _write(image, str(mm), (x, length + _px(2, profile)), profile)
    for mm in range(1, _HEIGHT_MM):
        y, length = _px(mm, profile), _px(_tick_mm(mm), profile)
        draw.line((0, y, length, y), fill=_BLACK)
        if mm % 10 == 0:
            _write(image, str(mm), (length + _px(3, profile), y), profile)
    width_mm = profile.width_px / profile.dpi * _MM_PER_INCH
    lines = (f"{profile.width_px} dots", f"{profile.dpi} dpi", f"{width_mm:.1f} x {_HEIGHT_MM} mm")
    middle = (right + _px(10, profile)) // 2
    for number, line in enumerate(lines):
        _write(image, line, (middle, _px(20 + 7 * number, profile)), profile, times=2)
    return _bitmap(image)


def stairs_picture(profile: Profile) -> Bitmap:
    """Return steps from edge to edge; each is made of whole pairs of dots."""
    step = _px(_STEP_MM, profile) // 2 * 2
    image = Image.new("1", (profile.width_px, step * (_STEPS + 1)), _WHITE)
    draw = ImageDraw.Draw(image)
    edges = [place * profile.width_px // _STEPS // 16 * 16 for place in range(_STEPS)]
    for number, (left, right) in enumerate(pairwise([*edges, profile.width_px])):
        top = step * (number + 1)
        draw.rectangle((left, top, right - 1, top + step - 1), fill=_BLACK)
    return _bitmap(image)


def _tick_mm(mm: int) -> float:
    if mm % 10 == 0:
        return _LONG_MM
    return _HALF_MM if mm % 5 == 0 else _SHORT_MM


def _px(mm: float, profile: Profile) -> int:
    return round(mm * profile.dpi / _MM_PER_INCH)


def _write(
    image: Image.Image, text: str, centre: tuple[int, int], profile: Profile, *, times: int = 1
) -> None:
    """Write with the figures that come with Pillow, enlarged to whole dots; clip nothing."""
    font = ImageFont.load_default_imagefont()
    left, top, right, bottom = font.getbbox(text)
    small = Image.new("1", (int(right - left), int(bottom - top)), _WHITE)
    ImageDraw.Draw(small).text((-left, -top), text, fill=_BLACK, font=font)
    scale = times * max(1, round(profile.dpi / 100))
    large = small.resize((small.width * scale, small.height * scale))
    x = min(max(2, centre[0] - large.width // 2), image.width - large.width - 2)
    image.paste(large, (x, centre[1] - large.height // 2))


def _bitmap(image: Image.Image) -> Bitmap:
    return Bitmap(image.width, image.height, image.tobytes())
