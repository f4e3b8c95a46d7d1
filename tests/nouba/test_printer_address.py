"""``nouba printer probe | test`` ask the printer that is named, else this station's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lab.printer.server import Emulator
from tests.support.commands import Nouba


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
