import pytest
from escpos.printer import Dummy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from printer_drivers.bitmap import Bitmap
from printer_drivers.encode.bands import BAND_BYTES, BAND_ROWS
from printer_drivers.encode.profiles import Confirm, Cut, Profile, load_profile
from printer_drivers.encode.ticket_bytes import encode_ticket, recovery
from tests.printer_drivers.bitmaps import Runs, black, blank, four_corners, pictures
from tests.printer_drivers.escpos_paper import printed
from tests.support.every_case import every_case
from tests.support.examples import examples_of

_CROPPING = Profile(crop=True)


def _bytes_of(bitmap: Bitmap, profile: Profile, job: bytes = b"abcd") -> bytes:
    return b"".join(chunk.data for chunk in encode_ticket(bitmap, profile, job))


@settings(max_examples=examples_of(300))
@given(
    pictures(widths_px=(16, 72, 384, 512, 576, 864)),
    st.booleans(),
    st.sampled_from((180, 203, 300)),
)
@example(blank(576, 700), True, 203)
@example(black(864, 700), True, 300)
@example(four_corners(512, 301), True, 180)
def test_what_is_encoded_is_what_is_burnt(picture: Runs, crop: bool, dpi: int) -> None:
    bitmap = picture.bitmap
    profile = Profile(width_px=bitmap.width_px, dpi=dpi, crop=crop)
    paper = printed(_bytes_of(bitmap, profile), width_px=bitmap.width_px, dpi=dpi)
    assert paper.bitmap_rows() == bitmap.rows
    inked = ["paper?"] if any(bitmap.rows) else []
    assert paper.events == ["reset", "report 14", *inked, "cut", "printed? abcd", "paper?"]
    assert paper.largest_band <= BAND_BYTES
    assert paper.most_rows <= BAND_ROWS


@every_case("picture", [black(576, 300), four_corners(576, 301), blank(576, 40)])
def test_python_escpos_prints_the_same_dots(picture: Runs) -> None:
    bitmap = picture.bitmap
    size = (bitmap.width_px, bitmap.height_px)
    referee = Dummy(profile="TM-T20II")
    referee.image(Image.frombytes("1", size, bitmap.rows, "raw", "1;I"), fragment_height=255)
    ours = printed(_bytes_of(bitmap, load_profile("TM-T20II")))
    assert printed(referee.output).bitmap_rows() == ours.bitmap_rows() == bitmap.rows


@given(pictures(), st.booleans())
def test_chunks_know_their_rows(picture: Runs, crop: bool) -> None:
    bitmap = picture.bitmap
    chunks = list(encode_ticket(bitmap, Profile(width_px=bitmap.width_px, crop=crop), b"abcd"))
    assert sum(chunk.rows for chunk in chunks) == bitmap.height_px


def test_white_rows_cost_next_to_nothing() -> None:
    assert len(_bytes_of(blank(576, 500).bitmap, Profile())) < 50


def test_the_margin_is_given_back_before_the_cut() -> None:
    bitmap = Bitmap(576, 40, (bytes(70) + b"\x55\xaa") * 40)
    data = _bytes_of(bitmap, _CROPPING)
    assert data.index(b"\x1dL\x30\x02") < data.index(b"\x1dL\x00\x00") < data.index(b"\x1dV")
    assert b"\x1dL" not in _bytes_of(bitmap, Profile())


@every_case(
    ("cut", "command"),
    [
        (Cut.FEED_PARTIAL, b"\x1dV\x42\x00"),
        (Cut.FEED_FULL, b"\x1dV\x41\x00"),
        (Cut.PARTIAL, b"\x1bJ\x60\x1dV\x01"),
        (Cut.FULL, b"\x1bJ\x60\x1dV\x00"),
        (Cut.TOTAL, b"\x1bJ\x60\x1bi"),
        (Cut.PRESENT, b"\x1bJ\x60\x1cP\x10\x01E\x00"),
        (Cut.TEAR, b"\x1bJ\x60"),
    ],
)
def test_the_paper_is_parted_as_the_printer_can(cut: Cut, command: bytes) -> None:
    profile = Profile(width_px=16, cut=cut, gap_mm=12, confirm=Confirm.NOT)
    assert _bytes_of(Bitmap(16, 1, b"\xff\xff"), profile).endswith(b"\xff\xff" + command)


def test_a_printer_that_would_print_it_is_not_asked_to_report() -> None:
    data = _bytes_of(blank(576, 9).bitmap, load_profile("VKP80III"))
    assert b"\x1da" not in data
    assert printed(data).events == ["reset", "present"]


@pytest.mark.parametrize("crop", [False, True])
def test_a_broken_picture_is_filled_up_and_cut_off(crop: bool) -> None:
    """Wherever a job was broken, the next ticket is whole."""
    profile = Profile(width_px=32, crop=crop)
    rows = (b"\x00\x00\x5a\xa5" + b"\x00\x00\xa5\x5a") * 10 + bytes(40) + b"\xff" * 32
    bitmap = Bitmap(32, len(rows) // 4, rows)
    first = list(encode_ticket(bitmap, profile, b"abcd"))
    whole = b"".join(chunk.data for chunk in first)
    longest = max(len(chunk.data) for chunk in first)
    rescue = b"".join(chunk.data for chunk in recovery(profile, longest))
    for broken_at in range(len(whole)):
        data = whole[:broken_at] + rescue + _bytes_of(bitmap, profile, b"efgh")
        # A command broken off in its first bytes is one the printer does not know.
        paper = printed(data, width_px=32, forgiving=True)
        assert paper.bitmap_rows().endswith(rows)
        assert paper.events[-3:] == ["cut", "printed? efgh", "paper?"]


def test_a_cleared_printer_only_cuts_off_what_is_there() -> None:
    paper = printed(b"".join(chunk.data for chunk in recovery(Profile(), 0)))
    assert (paper.events, paper.rows) == (["reset", "cut"], [])
