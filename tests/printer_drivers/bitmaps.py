"""Pictures of all kinds, for whoever prints them."""

from dataclasses import dataclass

from hypothesis import strategies as st

from printer_drivers.bitmap import Bitmap
from printer_drivers.encode.profiles import Profile
from printer_drivers.encode.ruler import scale_picture, stairs_picture


@dataclass(frozen=True, slots=True)
class Runs:
    """A picture as rows and how often each comes: short enough to be shown when a test fails."""

    width_px: int
    runs: tuple[tuple[bytes, int], ...]

    @property
    def bitmap(self) -> Bitmap:
        rows = b"".join(row * times for row, times in self.runs)
        return Bitmap(self.width_px, sum(times for _, times in self.runs), rows)


@st.composite
def pictures(draw: st.DrawFn, *, widths_px: tuple[int, ...] = (16, 72, 384, 576)) -> Runs:
    """Draw a picture of mostly white, equal or doubled rows, as tickets are."""
    stride = draw(st.sampled_from(widths_px)) // 8
    row = st.one_of(
        st.just(bytes(stride)),
        st.just(b"\xff" * stride),
        st.builds(
            _with_a_block, st.just(stride), st.integers(0, stride - 1), st.binary(max_size=stride)
        ),
        st.builds(_doubled, st.binary(min_size=stride // 2, max_size=stride // 2), st.just(stride)),
        st.binary(min_size=stride, max_size=stride),
    )
    times = st.one_of(st.integers(1, 7), st.integers(1, 600))
    return Runs(stride * 8, tuple(draw(st.lists(st.tuples(row, times), min_size=1, max_size=8))))


def blank(width_px: int, height_px: int) -> Runs:
    """Return white paper."""
    return Runs(width_px, ((bytes(width_px // 8), height_px),))


def black(width_px: int, height_px: int) -> Runs:
    """Return black paper."""
    return Runs(width_px, ((b"\xff" * (width_px // 8), height_px),))


def four_corners(width_px: int, height_px: int) -> Runs:
    """Return white paper with one dot in each corner."""
    edge = bytearray(width_px // 8)
    edge[0] |= 0x80
    edge[-1] |= 0x01
    white = bytes(width_px // 8)
    return Runs(width_px, ((bytes(edge), 1), (white, height_px - 2), (bytes(edge), 1)))


def _with_a_block(stride: int, left: int, block: bytes) -> bytes:
    return (bytes(left) + block)[:stride].ljust(stride, b"\x00")


def _doubled(dots: bytes, stride: int) -> bytes:
    pairs = "".join(2 * dot for byte in dots for dot in f"{byte:08b}")
    return int(pairs or "0", 2).to_bytes(len(dots) * 2).ljust(stride, b"\x00")


def ruler_page(profile: Profile) -> Bitmap:
    """Return the page as it comes out of a printer that does all it is told."""
    above, below = scale_picture(profile), stairs_picture(profile)
    return Bitmap(profile.width_px, above.height_px + below.height_px, above.rows + below.rows)
