"""The commands of the emulated printer: what they draw, answer, or pass over."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from lab.printer.decoder import Decoder
from tests.printer_drivers.emulated import CUT, ROW, Bench
from tests.support.every_case import every_case
from tests.support.examples import examples_of


class Paper:
    """A mechanism that only remembers."""

    def __init__(self) -> None:
        self.rows: list[bytes] = []
        self.cuts = 0
        self.resets = 0
        self.jobs: list[bytes] = []

    def feed(self, rows: int) -> None:
        self.rows += [b""] * rows

    def burn(self, row: bytes) -> None:
        self.rows.append(row.rstrip(b"\x00"))

    def cut(self) -> None:
        self.cuts += 1

    def reset(self) -> None:
        self.resets += 1

    def report_changes(self, wanted: int) -> None:
        pass

    def answer(self, command: str, question: int) -> None:
        pass

    def say_printed(self, job: bytes) -> None:
        self.jobs.append(job)


def _decoded(data: bytes, *, dpi: int = 203, width_px: int = 32) -> tuple[Paper, list[bytes]]:
    paper, unknown = Paper(), list[bytes]()
    decoder = Decoder(paper, unknown, dpi=dpi, width_px=width_px)
    at = 0
    while at < len(data):
        at += decoder.step(data[at : at + 1000])
    return paper, unknown


def _rows(data: bytes, **head: int) -> list[bytes]:
    paper, unknown = _decoded(data, **head)
    assert not unknown
    return paper.rows


_DOT = b"\x1dv0\x00\x01\x00\x01\x00\x80"


@every_case(
    ("before", "burnt"),
    [
        (b"", "80"),
        (b"\x1dL\x08\x00", "00 80"),
        (b"\x1dL\x0b\x00", "00 10"),
        (b"\x1dL\x1f\x00", "00 00 00 01"),
        (b"\x1dL\x20\x00", ""),
        (b"\x1dL\x00\x01", ""),
        # Units of a half dot, then of the head's own dots again.
        (b"\x1dP\xff\x00\x1dL\x14\x00\x1dP\x00\x00", "00 00 08"),
        (b"\x1ba\x01", "00 08"),
        (b"\x1ba2", "00 00 00 80"),
        (b"\x1dW\x10\x00\x1ba\x02", "00 80"),
        (b"\x1dL\x08\x00\x1dW\x10\x00\x1ba\x01", "00 08"),
        (b"\x1dL\x0b\x00\x1b@", "80"),
    ],
)
def test_margin_area_and_alignment(before: bytes, burnt: str) -> None:
    assert _rows(before + _DOT) == [bytes.fromhex(burnt)]


def test_a_picture_that_is_wider_than_its_area_is_cropped() -> None:
    picture = b"\x1dv0\x00\x04\x00\x01\x00" + b"\xff" * 4
    assert _rows(b"\x1dL\x04\x00\x1dW\x10\x00" + picture) == [bytes.fromhex("0f ff f0")]


@every_case(
    ("mode", "burnt"), [(0, ["a0"]), (1, ["cc 00"]), (50, ["a0", "a0"]), (51, ["cc 00", "cc 00"])]
)
def test_a_picture_can_be_doubled(mode: int, burnt: list[str]) -> None:
    data = b"\x1dv0" + bytes((mode,)) + b"\x01\x00\x01\x00\xa0"
    assert _rows(data) == [bytes.fromhex(row).rstrip(b"\x00") for row in burnt]


@pytest.mark.parametrize("command", [b"\x1d(L", b"\x1d8L"])
def test_a_stored_picture_is_printed_on_demand(command: bytes) -> None:
    def sent(parameters: bytes) -> bytes:
        size = 2 if command == b"\x1d(L" else 4
        return command + len(parameters).to_bytes(size, "little") + parameters

    store = sent(b"0p0\x01\x021" + b"\x0c\x00\x02\x00" + b"\xff\xf0\x0f\x00")
    assert _rows(store) == []
    assert _rows(store + sent(b"02")) == [b"\xff\xf0", b"\xff\xf0", b"\x0f", b"\x0f"]
    assert _rows(store + sent(b"02") + sent(b"02")) == _rows(store + sent(b"02"))
    assert _rows(store + b"\x1b@" + sent(b"02")) == []


def test_columns_stand_in_their_line() -> None:
    data = b"\x1b3\x10" + b"\x1b*\x21\x02\x00" + b"\x80\x00\x01" + b"\x00\x80\x00" + b"\n"
    burnt = _rows(data)
    assert len(burnt) == 24
    assert {at: row for at, row in enumerate(burnt) if row} == {0: b"\x80", 8: b"\x40", 23: b"\x80"}


def test_coarse_columns_are_wide_and_high() -> None:
    burnt = _rows(b"\x1b3\x00" + b"\x1b*\x00\x01\x00\x80\n")
    assert burnt == [b"\xc0"] * 3 + [b""] * 21


@every_case(("dpi", "units", "fed"), [(203, 0, 10), (203, 101, 20), (180, 0, 10), (300, 200, 15)])
def test_feeds_follow_the_unit_of_motion(dpi: int, units: int, fed: int) -> None:
    assert _rows(b"\x1dP\x00" + bytes((units,)) + b"\x1bJ\x0a", dpi=dpi) == [b""] * fed


def test_text_is_seen_and_wraps() -> None:
    (one,) = {len(_rows(text + b"\n", width_px=48)) for text in (b"A", b"AB", b"ABCD")}
    assert one == 30
    assert len(_rows(b"ABCDE\n", width_px=48)) == 60
    assert any(_rows(b"A\n"))
    assert _rows(b"A\n") != _rows(b"B\n") != _rows(b"\x1bE\x01B\n")


@every_case(
    ("setting", "height"), [(b"\x1d!\x11", 48), (b"\x1b!\x10", 48), (b"\x1b!\x01", 30), (b"", 30)]
)
def test_letters_can_be_large(setting: bytes, height: int) -> None:
    assert len(_rows(setting + b"A\n")) == height


def test_a_text_keeps_its_place_in_the_line() -> None:
    assert _rows(b"\x1b$\x10\x00A\n", width_px=64) == _rows(b"\x1dL\x10\x00A\n", width_px=64)
    assert _rows(b"\x1b\\\x10\x00A\n", width_px=64) == _rows(b"\x1b$\x10\x00A\n", width_px=64)


_SETTINGS = [
    b"\x1c(A\x02\x0000",
    b"\x1cS\x00\x00",
    b"\x1c-\x01",
    b"\x1c!\x00",
    b"\x1cC0",
    b"\x1c.",
    b"\x1c&",
    b"\x1bR\x02",
    b"\x1bt\x10",
    b"\x1b!\x00",
    b"\x1b \x00",
    b"\x1bM0",
    b"\x1b{\x00",
    b"\x1bG0",
    b"\x1bD\x08\x10\x00",
    b"\x1bc5\x00",
    b"\x1bp\x00\x40\x40",
    b"\x1b=\x01",
    b"\x1br0",
    b"\x1d!\x00",
    b"\x1dB0",
    b"\x1dH\x00",
    b"\x1dh\x40",
    b"\x1dw\x02",
    b"\x1df\x00",
    b"\x1d(K\x02\x0000",
    b"\x10\x04\x01",
    b"\x10\x05\x00",
    b"\x10\x14\x01\x00\x01",
    b"\x10\x14\x03\x00\x00\x00\x00\x00",
    b"\x00\x00",
    b"\r",
]
_NOT_DRAWN = [
    b"\x1d(k\x03\x001C\x03",
    b"\x1dkI\x03abc",
    b"\x1dk\x04abc\x00",
    b"\x1d*\x01\x02" + bytes(16),
    b"\x1b&\x03AA\x02" + b"ABCDEF",
    b"\x1cp\x01\x00",
    b"\x1cq\x01\x01\x00\x01\x00" + b"ABCDEFGH",
    b"\x1d(L\x06\x000E KC1",
]


@every_case("command", _SETTINGS)
def test_settings_are_passed_over(command: bytes) -> None:
    assert _rows(command + _DOT) == [b"\x80"]


@every_case("command", _NOT_DRAWN)
def test_what_is_not_drawn_is_noted_and_passed_over(command: bytes) -> None:
    paper, unknown = _decoded(command + _DOT)
    assert paper.rows == [b"\x80"]
    assert len(unknown) == 1


def test_the_printer_says_who_it_is(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.send(b"\x1dIB\x1dIC")
    assert bench.said() == b"\x5fNOUBA\x00\x5fEMULATOR\x00"
    bench.send(b"\x1dI\x01\x1dI2\x1dI\x03\x1dr\x02\x1dr1\x1dI\xee")
    assert bench.said() == b"\x20\x02\x01\x00\x00"


@every_case(
    ("cut", "height"), [(b"\x1dV\x00", 1), (b"\x1dV1", 1), (b"\x1dVA\x05", 6), (b"\x1bi", 1)]
)
def test_it_is_cut_at_once_or_after_feeding(tmp_path: Path, cut: bytes, height: int) -> None:
    bench = Bench(tmp_path)
    bench.send(ROW + cut)
    (path,) = bench.tickets
    with Image.open(path) as image:
        assert image.height == height


@given(st.binary(max_size=400), st.lists(st.integers(1, 40)))
@example(b"\x1d8L\xff\xff\xff\xff", [])
@example(b"\x1dv0\x00\xff\xff\xff\xff", [])
@example(b"\x1d(L\x0a\x000p0\xff\xff1\xff\xff\xff\xff", [])
def test_no_bytes_bring_it_down_however_they_are_cut(data: bytes, pieces: list[int]) -> None:
    paper, unknown = Paper(), list[bytes]()
    decoder = Decoder(paper, unknown)
    at = 0
    for length in [*pieces, len(data)]:
        piece = data[at : at + length]
        at += len(piece)
        while piece:
            taken = decoder.step(piece)
            assert taken > 0
            piece = piece[taken:]
    whole, names = _decoded(data, width_px=576)
    assert (paper.rows, paper.cuts, unknown) == (whole.rows, whole.cuts, names)


@given(st.lists(st.sampled_from([*_SETTINGS, *_NOT_DRAWN, _DOT, CUT, b"text\n", b"\x1b@"])))
def test_whole_commands_in_any_order_never_swallow_the_next_one(commands: list[bytes]) -> None:
    paper, _ = _decoded(b"".join(commands) + b"\x1b@" + b"\x1d(H\x06\x0000abcd")
    assert paper.jobs == [b"abcd"]
    assert paper.resets == commands.count(b"\x1b@") + 1


_LONG = (b"\x1d", b"\x1c", b"\x1b*")
"""Commands that may ask for more bytes than anybody would send."""


@given(st.binary(max_size=60).filter(lambda data: not any(one in data for one in _LONG)))
@settings(max_examples=examples_of(30), deadline=None)
def test_after_enough_zeros_it_listens_again(data: bytes) -> None:
    paper, _ = _decoded(data + bytes(66_000) + b"\x1b@" + b"\x1d(H\x06\x0000abcd")
    assert paper.jobs == [b"abcd"]
