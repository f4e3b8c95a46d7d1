"""``nouba printer probe | test`` ask the printer that is named, else this station's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lab.printer.server import Emulator
from tests.support.commands import Nouba
from tests.support.every_case import every_case


@pytest.fixture
def emulator(tmp_path: Path) -> Iterator[Emulator]:
    with Emulator(listen=("127.0.0.1", 0), out_dir=tmp_path / "tickets") as running:
        yield running


@pytest.mark.parametrize(("word", "fact"), [("probe", "state"), ("test", "printed")])
def test_without_an_address_the_stations_printer_is_asked(
    nouba: Nouba, emulator: Emulator, monkeypatch: pytest.MonkeyPatch, word: str, fact: str
) -> None:
    monkeypatch.setenv("NOUBA_PRINTER", "tcp://127.0.0.1:1")
    assert fact in nouba("printer", word, emulator.uri, "--json").json
    monkeypatch.setenv("NOUBA_PRINTER", emulator.uri)
    assert fact in nouba("printer", word, "--json").json


@pytest.mark.parametrize("word", ["probe", "test"])
def test_without_any_address_one_is_asked_for(
    nouba: Nouba, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.delenv("NOUBA_PRINTER", raising=False)
    nouba("printer", word).refuses_with("NOUBA_PRINTER", "tcp://", exit_code=2)


@every_case(
    "address",
    [
        "A\u0660\u0660\u0661",
        "lp0",
        "http://192.168.1.50",
        "tcp://",
        "file://",
        "tcp://192.168.1.50:9100?colour=green",
        "tcp://192.168.1.50:9100?width=5",
        "emu://somewhere",
        "tcp://192.168.1.50:99999",
    ],
)
@every_case("words", [("issue", "signature"), ("printer", "reprint", "F001")])
def test_what_is_no_address_is_told_before_anything_is_given(
    nouba: Nouba, words: tuple[str, ...], address: str
) -> None:
    before = nouba("queue", "--json").json
    nouba(*words, "--printer", address).refuses_with(exit_code=2)
    assert nouba("queue", "--json").json == before
