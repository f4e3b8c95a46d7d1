"""Whatever comes in by any door is read or refused in words; nothing else ever comes of it.

In the gate 100,000 inputs in all; ``./dev test -m soak tests/faults/test_hostile_input.py`` sends a
million. A failure names the door, the seed and the input.
"""

from itertools import islice
from pathlib import Path

import pytest

from tests.faults.doors import doors
from tests.faults.hostile import Door, spoiled

pytestmark = pytest.mark.deep

_INPUTS = 100_000
_SEED = 1


def _send(door: Door, inputs: int, seed: int) -> int:
    """Send spoiled examples; return how many were refused."""
    refused = 0
    for content in islice(spoiled(door.examples, seed), inputs):
        try:
            door.read(content)
        except door.refusals:
            refused += 1
        except Exception as error:
            error.add_note(f"{door.name}, seed {seed}: {content[:2000]!r}")
            raise
    return refused


def _send_all(folder: Path, inputs: int, seed: int) -> int:
    all_doors = doors(folder)
    shares = sum(door.share for door in all_doors)
    sent = 0
    for door in all_doors:
        many = -(-inputs * door.share // shares)
        refused = _send(door, many, seed)
        # Input that is never refused tries nothing; that good input is read is tried on its own.
        assert not door.refusals or refused, door.name
        sent += many
    return sent


def test_every_good_example_comes_in(tmp_path: Path) -> None:
    for door in doors(tmp_path):
        for example in door.examples:
            door.read(example)


def test_a_hundred_thousand_spoiled_inputs_bring_nothing_down(tmp_path: Path) -> None:
    assert _send_all(tmp_path, _INPUTS, _SEED) >= _INPUTS


@pytest.mark.soak
@pytest.mark.timeout(1200)
def test_a_million_spoiled_inputs_bring_nothing_down(tmp_path: Path) -> None:
    sent = 0
    for seed in range(2, 12):
        folder = tmp_path / str(seed)
        folder.mkdir()
        sent += _send_all(folder, _INPUTS, seed)
    assert sent >= 10 * _INPUTS


def _careless_number(content: bytes) -> int:
    text = content.decode("utf-8", "surrogateescape")
    if not text.isdigit():
        raise ValueError(text)
    return int(text)


def _careless_table(content: bytes) -> bytes:
    name, _, value = content.partition(b"=")
    if name != b"speed":
        raise ValueError(name)
    return {b"slow": b"1", b"fast": b"2"}[value]


@pytest.mark.parametrize(
    "door",
    [
        Door(
            "characters that are digits and no number",
            (b"120",),
            _careless_number,
            (ArithmeticError,),
        ),
        Door("a value nobody knows", (b"speed=slow",), _careless_table, (ValueError,)),
    ],
    ids=lambda door: door.name,
)
def test_a_careless_reader_is_found_out(door: Door) -> None:
    with pytest.raises((ValueError, KeyError)) as found:
        _send(door, 2_000, _SEED)
    assert "seed 1" in found.value.__notes__[0]
