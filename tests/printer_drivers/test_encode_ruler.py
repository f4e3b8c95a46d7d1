from printer_drivers.encode.profiles import Profile, load_profile
from printer_drivers.encode.ruler import encode_ruler
from tests.printer_drivers.bitmaps import ruler_page
from tests.printer_drivers.escpos_paper import printed
from tests.support.every_case import every_case

_HEADS = ("58mm-203", "80mm-203", "80mm-180", "80mm-300", "VKP80")


def _rows(profile: Profile) -> list[bytes]:
    page = ruler_page(profile)
    return [page.row(y) for y in range(page.height_px)]


@every_case("name", _HEADS)
def test_the_frame_is_50_mm_high_and_as_wide_as_the_head(name: str) -> None:
    profile = load_profile(name)
    rows = _rows(profile)
    whole = b"\xff" * (profile.width_px // 8)
    top, bottom = (y for y, row in enumerate(rows) if row == whole)
    assert top == 0
    assert bottom == round(50 * profile.dpi / 25.4)
    assert all(row[0] & 0x80 and row[-1] & 0x01 for row in rows[: bottom + 1])


@every_case("name", _HEADS)
def test_there_is_a_line_every_millimetre(name: str) -> None:
    profile = load_profile(name)
    below_the_frame = int.from_bytes(_rows(profile)[1])
    dots = {x for x in range(profile.width_px) if below_the_frame >> (profile.width_px - 1 - x) & 1}
    lines = {round(mm * profile.dpi / 25.4) for mm in range(100)}
    right = profile.width_px - 1
    assert dots == {x for x in lines if x <= right} | {right}


@every_case("name", _HEADS)
def test_what_is_sent_is_the_page(name: str) -> None:
    profile = load_profile(name)
    data = b"".join(chunk.data for chunk in encode_ruler(profile, b"abcd"))
    paper = printed(data, width_px=profile.width_px, dpi=profile.dpi)
    page = ruler_page(profile)
    assert paper.bitmap_rows()[: len(page.rows)] == page.rows
    assert not any(paper.bitmap_rows()[len(page.rows) :])


def test_the_stairs_show_whether_margins_and_doubling_work() -> None:
    """They are sent that way even to a printer of which it is not known."""
    profile = load_profile("80mm-203")
    data = b"".join(chunk.data for chunk in encode_ruler(profile, b"abcd"))
    steps = data[data.index(b"\x1dL") :]
    assert steps.count(b"\x1dL") == 8
    # Seven, of which the last one comes in two pieces.
    assert steps.count(b"\x1dv0\x03") == 8


@every_case("width_px", [128, 256, 1280])
def test_nothing_is_clipped_on_strange_heads(width_px: int) -> None:
    assert ruler_page(Profile(width_px=width_px)).width_px == width_px
