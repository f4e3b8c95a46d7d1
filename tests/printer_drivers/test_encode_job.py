import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printer_drivers.bitmap import Bitmap
from printer_drivers.emulator.decoder import Decoder
from printer_drivers.encode import Profile, encode_ticket, load_profile, recovery
from reception.domain.errors import PrinterFault


class Paper:
    """A mechanism that remembers."""

    def __init__(self) -> None:
        self.rows: list[bytes] = []
        self.events: list[str] = []
        self.jobs: list[bytes] = []

    def feed(self, rows: int) -> None:
        self.rows += [b""] * rows

    def burn(self, row: bytes) -> None:
        self.rows.append(row.rstrip(b"\x00"))

    def cut(self) -> None:
        self.events.append("cut")

    def reset(self) -> None:
        self.events.append("reset")

    def report_changes(self, wanted: int) -> None:
        self.events.append(f"report {wanted}")

    def say_paper(self) -> None:
        self.events.append("paper?")

    def say_printed(self, job: bytes) -> None:
        self.events.append("printed?")
        self.jobs.append(job)


def _decoded(data: bytes, *, sound: bool = True) -> Paper:
    paper, unknown = Paper(), list[bytes]()
    decoder = Decoder(paper, unknown)
    for byte in data:
        decoder.take(byte)
    assert not (sound and unknown)
    return paper


def _bytes_of(bitmap: Bitmap, profile: Profile, job: bytes = b"abcd") -> bytes:
    return b"".join(chunk.data for chunk in encode_ticket(bitmap, profile, job))


_ROWS = st.lists(
    st.tuples(st.sampled_from([b"\x00\x00", b"\x00\x80", b"\xff\x01"]), st.integers(1, 600)),
    min_size=1,
    max_size=6,
)


@given(_ROWS)
def test_what_is_encoded_is_what_is_burnt(runs: list[tuple[bytes, int]]) -> None:
    rows = [row for row, times in runs for _ in range(times)]
    bitmap = Bitmap(16, len(rows), b"".join(rows))
    paper = _decoded(_bytes_of(bitmap, Profile(width_px=16)))
    assert paper.rows == [row.rstrip(b"\x00") for row in rows]
    assert paper.events == ["reset", "report 14", "cut", "printed?", "paper?"]
    assert paper.jobs == [b"abcd"]


@given(_ROWS)
def test_chunks_know_their_rows_and_stay_small(runs: list[tuple[bytes, int]]) -> None:
    rows = [row for row, times in runs for _ in range(times)]
    chunks = list(encode_ticket(Bitmap(16, len(rows), b"".join(rows)), Profile(), b"abcd"))
    assert sum(chunk.rows for chunk in chunks) == len(rows)
    assert max(chunk.rows for chunk in chunks) <= 255


def test_white_rows_cost_next_to_nothing() -> None:
    assert len(_bytes_of(Bitmap(576, 500, bytes(72 * 500)), Profile())) < 50


def test_a_printer_without_cutter_feeds_to_the_tear_bar() -> None:
    profile = Profile(width_px=16, partial_cut=False, full_cut=False)
    paper = _decoded(_bytes_of(Bitmap(16, 1, b"\xff\xff"), profile))
    assert "cut" not in paper.events
    assert len(paper.rows) > 100


def test_a_printer_with_a_guillotine_cuts_through() -> None:
    data = _bytes_of(Bitmap(16, 1, b"\xff\xff"), Profile(width_px=16, partial_cut=False))
    assert b"\x1dV\x41\x00" in data


def test_a_broken_picture_is_filled_up_and_cut_off() -> None:
    """Wherever a band was broken, the next ticket is whole."""
    profile = Profile(width_px=16)
    bitmap = Bitmap(16, 20, b"\xff\xff" * 20)
    whole = list(encode_ticket(bitmap, profile, b"abcd"))
    band = next(chunk for chunk in whole if chunk.rows == 20)
    for broken_at in range(len(band.data)):
        broken = whole[0].data + band.data[:broken_at]
        rescue = b"".join(chunk.data for chunk in recovery(profile, len(band.data)))
        data = broken + rescue + _bytes_of(bitmap, profile, b"efgh")
        # A command broken off in its first bytes is one the printer does not know.
        paper = _decoded(data, sound=False)
        assert paper.rows[-20:] == [b"\xff\xff"] * 20
        assert paper.jobs == [b"efgh"]
        assert paper.events.count("cut") == 2


def test_a_cleared_printer_only_cuts_off_what_is_there() -> None:
    paper = _decoded(b"".join(chunk.data for chunk in recovery(Profile(), 0)))
    assert (paper.events, paper.rows) == (["reset", "cut"], [])


def test_the_deadline_of_a_job_comes_from_its_size() -> None:
    small, large = Profile().time_for(1_000, 100), Profile().time_for(1_000_000, 2_000)
    assert small.total_seconds() < 5
    assert large.total_seconds() > 10


@pytest.mark.parametrize(
    ("name", "width_px", "dpi", "cuts"),
    [("TM-T20II", 576, 203, True), ("TM-T88V", 512, 180, True), ("POS-5890", 384, 203, False)],
)
def test_profiles_of_known_models(name: str, width_px: int, dpi: int, cuts: bool) -> None:
    profile = load_profile(name)
    assert (profile.width_px, profile.dpi, profile.partial_cut) == (width_px, dpi, cuts)


def test_a_width_that_is_given_wins() -> None:
    assert load_profile("TM-T20II", width_px=512).width_px == 512
    assert load_profile(width_px=384).width_px == 384


def test_a_model_that_says_no_width_is_taken_for_80_mm() -> None:
    assert load_profile("RP326").width_px == 576


def test_an_unknown_model_is_refused_with_the_known_ones() -> None:
    with pytest.raises(PrinterFault) as refused:
        load_profile("TM-X")
    assert "TM-T20II" in refused.value.hint


def test_a_model_that_prints_no_pictures_is_refused() -> None:
    with pytest.raises(PrinterFault):
        load_profile("TM-U220")


def test_profiles_are_read_without_importing_python_escpos() -> None:
    program = (
        "import sys\n"
        "from printer_drivers.encode import load_profile\n"
        "load_profile('TM-T20II')\n"
        "assert not [one for one in sys.modules if one.startswith(('escpos', 'PySide6'))]\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
