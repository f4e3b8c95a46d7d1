from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from printer_drivers.bitmap import Bitmap
from printer_drivers.encode.bands import BAND_BYTES, BAND_ROWS, Doubling, bands
from tests.printer_drivers.bitmaps import Runs, black, blank, four_corners, pictures
from tests.support.every_case import every_case


@given(pictures(), st.booleans())
@example(blank(576, 700), True)
@example(black(576, 700), True)
@example(four_corners(384, 300), True)
def test_bands_cover_the_picture_once_and_stay_small(picture: Runs, crop: bool) -> None:
    bitmap = picture.bitmap
    cut = bands(bitmap, crop=crop)
    assert [band.top for band in cut] == [sum(b.rows for b in cut[:n]) for n in range(len(cut))]
    assert sum(band.rows for band in cut) == bitmap.height_px
    for band in cut:
        if not band.is_blank:
            assert band.rows <= BAND_ROWS
            assert len(band.dots(bitmap)) == band.sent_rows * band.sent_width <= BAND_BYTES


@given(pictures())
def test_no_dot_is_left_out(picture: Runs) -> None:
    bitmap = picture.bitmap
    for band in bands(bitmap, crop=True):
        for y in range(band.top, band.top + band.rows):
            row = bitmap.row(y)
            outside = row[: band.left] + row[band.right :] if not band.is_blank else row
            assert not any(outside)


@given(pictures())
def test_two_neighbours_never_cost_more_than_one_around_both(picture: Runs) -> None:
    """Except where one is as large as a band may be."""
    cut = bands(picture.bitmap, crop=False)
    for upper, lower in pairwise(cut):
        rows, right = upper.rows + lower.rows, max(upper.right, lower.right)
        if rows <= BAND_ROWS and rows * right <= BAND_BYTES and not upper.is_blank:
            assert upper.cost + lower.cost < 24 + rows * right


def test_white_between_two_lines_is_fed() -> None:
    line = Bitmap(576, 1, b"\xff" * 72)
    bitmap = Bitmap(576, 42, line.rows + bytes(40 * 72) + line.rows)
    assert [(band.rows, band.is_blank) for band in bands(bitmap, crop=True)] == [
        (1, False),
        (40, True),
        (1, False),
    ]


def test_a_narrow_column_is_cropped_left_and_right() -> None:
    bitmap = Bitmap(576, 50, (bytes(60) + b"\xa5\x5a\xa4" + bytes(9)) * 50)
    (band,) = bands(bitmap, crop=True)
    assert (band.left, band.right) == (60, 63)
    (band,) = bands(bitmap, crop=False)
    assert (band.left, band.right) == (0, 63)


def test_a_narrow_row_below_a_wide_block_is_sent_apart() -> None:
    wide, narrow = b"\x55" * 72, b"\x55" + bytes(71)
    bitmap = Bitmap(576, 60, wide * 1 + narrow * 59)
    assert [band.rows for band in bands(bitmap, crop=False)] == [1, 59]


@every_case(
    ("dot", "doubling"),
    [(b"\xf3\x0c", Doubling.BOTH), (b"\x18\x00", Doubling.ROWS), (b"\xf0\x01", Doubling.ROWS)],
)
def test_squares_of_dots_are_sent_once(dot: bytes, doubling: Doubling) -> None:
    (band,) = bands(Bitmap(64, 200, (dot * 4) * 200), crop=True)
    assert band.doubling is doubling
    assert bands(Bitmap(64, 200, (dot * 4) * 200), crop=False)[0].doubling is Doubling.NONE
