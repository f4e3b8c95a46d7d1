"""The same bytes of others' programs to our emulated printer and to emupos: the same pixels."""

import hashlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from PIL import Image

from lab.printer.server import Emulator
from tests.printer_drivers.emupos import EmuPos
from tests.support.examples import examples_of
from tests.support.papers import dots

_STRIDE = 72
_PRINT_STORED = "1d 28 4c 02 00 30 32"
_END = b"\x1dV\x42\x00\x1dr\x01"


@pytest.fixture(scope="module")
def dummy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Return python-escpos's printer that only collects bytes."""
    with pytest.MonkeyPatch.context() as patch:
        # It leaves a folder behind in every process.
        patch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("escpos")))
        from escpos.printer import Dummy  # noqa: PLC0415 - its folder is made by the import

        yield Dummy(profile="TM-T20II")


def _without_white_below(rows: bytes) -> bytes:
    # emupos leaves out what is fed below the last picture.
    return rows.rstrip(b"\x00")


def _ours(data: bytes, folder: Path) -> tuple[bytes, list[bytes]]:
    with Emulator(listen=None, out_dir=folder) as printer:
        with printer.connect() as client:
            client.settimeout(20)
            client.sendall(data)
            assert client.recv(1)
        return _without_white_below(dots(printer.tickets[-1])), printer.unknown


def _theirs(data: bytes, emupos: EmuPos) -> tuple[bytes, list[str]]:
    receipt, events = emupos.print_bytes(data, _STRIDE * 8)
    return _without_white_below(dots(receipt)), [line for line in events if "unknown" in line]


def _same(data: bytes, emupos: EmuPos, folder: Path) -> None:
    theirs, unknown = _theirs(data + _END, emupos)
    assert not unknown
    assert _ours(data + _END, folder) == (theirs, [])


def _noise(length: int, seed: int) -> bytes:
    """Return bytes without any order, the same for the same seed."""
    return hashlib.shake_128(bytes((seed,))).digest(length)


def _noisy_picture(width: int, height: int) -> Image.Image:
    return Image.frombytes("1", (width, height), _noise(-(-width // 8) * height, 1))


@pytest.mark.parametrize("implementation", ["bitImageRaster", "graphics", "bitImageColumn"])
@pytest.mark.parametrize("dense", [(True, True), (False, True), (True, False)])
@pytest.mark.parametrize("size", [(576, 100), (200, 301), (8, 24), (13, 7)])
def test_pictures_by_python_escpos(
    dummy: Any,
    emupos: EmuPos,
    tmp_path: Path,
    *,
    implementation: str,
    dense: tuple[bool, bool],
    size: tuple[int, int],
) -> None:
    across, down = dense
    if not across:
        size = (size[0] // 2, size[1])
    dummy.clear()
    dummy.image(
        _noisy_picture(*size),
        impl=implementation,
        high_density_horizontal=across,
        high_density_vertical=down,
        fragment_height=150,
    )
    _same(dummy.output, emupos, tmp_path)


def _little(value: int) -> bytes:
    return value.to_bytes(2, "little")


def _raster(mode: int, stride: int, height: int, seed: int) -> bytes:
    data = _noise(stride * height, seed)
    return b"\x1dv0" + bytes((mode,)) + _little(stride) + _little(height) + data


def _graphics(width: int, height: int, scale: int, seed: int) -> bytes:
    data = _noise(-(-width // 8) * height, seed)
    ones = b"0p0" + bytes((1 + scale % 2, 1 + scale // 2)) + b"1" + _little(width) + _little(height)
    return b"\x1d(L" + _little(len(ones + data)) + ones + data + b"\x1d(L\x02\x0002"


def _columns(mode: int, width: int, seed: int) -> bytes:
    data = _noise(width * (3 if mode > 1 else 1), seed)
    return b"\x1b*" + bytes((mode,)) + _little(width) + data + b"\n"


_SEEDS = st.integers(0, 9)
# Pictures are narrower than GS W allows: emupos lets them stand over the edge of the area, where a
# printer crops. At the edge of the paper both do.
_MARGINS = st.one_of(st.integers(0, 480), st.sampled_from([0, 8, 64]))
_COMMANDS = st.one_of(
    st.builds(_raster, st.integers(0, 3), st.integers(1, 20), st.integers(1, 40), _SEEDS),
    st.builds(_graphics, st.integers(1, 160), st.integers(1, 40), st.integers(0, 3), _SEEDS),
    st.builds(_columns, st.sampled_from([0, 1, 32, 33]), st.integers(1, 48), _SEEDS),
    st.builds(lambda margin: b"\x1dL" + _little(margin), _MARGINS),
    st.builds(lambda width: b"\x1dW" + _little(width), st.integers(320, 700)),
    st.builds(lambda side: b"\x1ba" + bytes((side,)), st.sampled_from([0, 1, 2, 48, 49, 50])),
    st.builds(lambda dots: b"\x1bJ" + bytes((dots,)), st.integers(0, 255)),
    st.builds(lambda lines: b"\x1bd" + bytes((lines,)), st.integers(0, 6)),
    st.builds(lambda dots: b"\x1b3" + bytes((dots,)), st.integers(0, 255)),
    st.sampled_from([b"\x1b2", b"\n", b"\x1b@", b"\x1b!\x00", b"\x1bt\x00", b"\x1dB\x00"]),
)


@given(st.lists(_COMMANDS, max_size=8))
@settings(
    max_examples=examples_of(40),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_commands_in_any_mix(emupos: EmuPos, tmp_path: Path, commands: list[bytes]) -> None:
    # The last dots make sure that there is something to compare.
    data = b"".join(commands) + b"\x1b@" + _raster(0, 1, 1, 1) + _END
    theirs, unknown = _theirs(data, emupos)
    # A stored picture that is wider than the area is refused by emupos, and cropped by a printer.
    assume(not any(_PRINT_STORED in line for line in unknown))
    assert not unknown
    assert _ours(data, tmp_path) == (theirs, [])
