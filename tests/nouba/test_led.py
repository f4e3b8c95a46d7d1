"""``nouba led``, ``led test``, ``led emulate`` and what the doctor says of displays."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from counter_display.led.serial_link import open_line
from counter_display.led.settings import LedSetting
from lab.led.emulator import LED_WORDS, LedEmulator, obey_led
from lab.led.model import LedFaults, Sign, paint
from lab.printer.server import UnknownWordsError
from nouba.main import run
from tests.support.commands import Answer
from tests.support.databases import SqliteDatabases

PLACES = "displays=1:01,hall:0A"


class Typed:
    """Runs the command."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str) -> Answer:
        self._capsys.readouterr()
        exit_code = run(words)
        said = self._capsys.readouterr()
        return Answer(exit_code, said.out, said.err)


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Typed:
    return Typed(capsys)


@pytest.fixture(params=["alpha", "am03127"])
def emulator(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[LedEmulator]:
    with LedEmulator(
        ["01", "0A"], protocol=request.param, serial_path=tmp_path / "line"
    ) as running:
        yield running


def _uri(emulator: LedEmulator, places: str = PLACES) -> str:
    return f"serial://{emulator.serial_path}?protocol={emulator.protocol}&{places}"


def test_each_display_shows_its_counter_s_number(typed: Typed, emulator: LedEmulator) -> None:
    said = typed("led", "test", _uri(emulator))
    assert said.exit_code == 0
    assert said.out.splitlines() == [
        "The display at counter 1 (address 01) should show 1: it answers.",
        "The display in the hall (address 0A) should show HALL: it answers.",
    ]
    assert emulator.wait_for("01", "1")
    assert emulator.wait_for("0A", "HALL")
    assert not emulator.complaints


@pytest.mark.one_case
def test_no_answer_at_all_is_a_failure(typed: Typed, emulator: LedEmulator) -> None:
    emulator.faults = LedFaults(mute=True)
    said = typed("led", "test", _uri(emulator, "displays=1:01"), "--json")
    assert said.exit_code == 3
    assert json.loads(said.out)[0]["health"] == "silent"


@pytest.mark.parametrize(
    ("words", "exit_code", "says"),
    [
        (("led", "test"), 2, "No LED display is named"),
        (("led", "test", "serial:///dev/none?protocol=alpha&displays=1:01"), 3, "no serial line"),
        (("led", "test", "usb://x"), 3, "is no address of LED displays"),
        (("led", "--db", "sqlite:///x.db"), 3, "No LED display is named"),
        (("led", "emulate", "--displays", "1"), 2, "is no display"),
        (("led", "emulate", "--protocol", "foo"), 2, "choose from"),
        (("led", "emulate", "--listen", "here"), 2, "HOST:PORT"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...],
    exit_code: int, says: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NOUBA_LED", raising=False)
    typed(*words).refuses_with(says, exit_code=exit_code)


@pytest.fixture
def station(
    sqlite_databases: SqliteDatabases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[pytest.MonkeyPatch]:
    with sqlite_databases.commune(tmp_path) as url:
        monkeypatch.setenv("NOUBA_DATABASE", url)
        yield monkeypatch


def _found(typed: Typed) -> list[tuple[str, str]]:
    checks = json.loads(typed("doctor", "--json").out)["checks"]
    return [(one["health"], one["says"]) for one in checks if one["code"] == "led"]


@pytest.mark.one_case
def test_the_doctor_asks_every_display(
    typed: Typed, station: pytest.MonkeyPatch, emulator: LedEmulator
) -> None:
    station.setenv("NOUBA_LED", _uri(emulator, "displays=1:01,9:02"))
    (_, unknown), (well, first), (odd, second) = _found(typed)
    assert "counter 9, and this unit has no such counter" in unknown
    assert (well, odd) == ("ok", "warning")
    assert first.endswith("address 01): it answers")
    assert second.endswith("address 02): it does not answer")
    assert emulator.sign("01") == Sign("01")


def test_the_doctor_asks_the_displays_while_the_database_is_away(
    typed: Typed, station: pytest.MonkeyPatch, emulator: LedEmulator, tmp_path: Path
) -> None:
    station.setenv("NOUBA_DATABASE", f"sqlite:///{tmp_path / 'gone.db'}")
    station.setenv("NOUBA_LED", _uri(emulator, "displays=1:01"))
    ((health, says),) = _found(typed)
    assert (health, says.endswith("it answers")) == ("ok", True)


def test_the_doctor_says_that_a_display_never_answers(
    typed: Typed, station: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with LedEmulator(["01"], protocol="am03127", serial_path=tmp_path / "line") as emulator:
        station.setenv("NOUBA_LED", _uri(emulator, "displays=hall:00"))
        ((health, says),) = _found(typed)
    assert health == "ok"
    assert says.endswith("at this address no display ever answers")


def test_the_doctor_says_who_holds_a_line_and_which_is_not_there(
    typed: Typed, station: pytest.MonkeyPatch, emulator: LedEmulator, tmp_path: Path
) -> None:
    uri = _uri(emulator)
    station.setenv("NOUBA_LED", f"{uri} {uri.replace('line?', 'none?')}")
    line = open_line(LedSetting.parse(uri))
    (taken, whose), (broken, which) = _found(typed)
    line.close()
    assert (taken, broken) == ("warning", "broken")
    assert "Another program uses" in whose
    assert "There is no serial line" in which
    station.delenv("NOUBA_LED")
    assert _found(typed) == []


def test_the_emulator_is_a_line_for_anybody(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "nouba", "led", "emulate", "--listen", "127.0.0.1:0", "--out",
         str(tmp_path / "leds"), "--displays", "1:01,hall:0A"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    ) as emulator:  # fmt: skip
        assert emulator.stdin
        assert emulator.stdout
        assert emulator.stderr
        try:
            assert "Type help" in emulator.stdout.readline()
            lines = [emulator.stdout.readline().split("'")[1] for _ in range(2)]
            for uri in lines:
                assert run(("led", "test", uri)) == 0
            assert emulator.stdout.readline() == "01  1\n"
            assert emulator.stdout.readline() == "0A  HALL\n"
            emulator.stdin.write("power off\nmake tea\n")
            emulator.stdin.flush()
            assert emulator.stdout.readline() == "01  (blank)\n"
            assert "'make tea' means nothing here" in emulator.stderr.readline()
        finally:
            emulator.terminate()
            _, said = emulator.communicate(timeout=300)
    assert emulator.returncode == 0
    assert "Traceback" not in said
    assert len(list((tmp_path / "leds").glob("*.png"))) == 4
    assert not (tmp_path / "leds" / "line").is_symlink()


def test_every_word_does_something(tmp_path: Path) -> None:
    with LedEmulator(["01"], serial_path=tmp_path / "line") as emulator:
        for words, faults in (
            ("nak", LedFaults(refuses=True)),
            ("nak off", LedFaults()),
            ("mute", LedFaults(mute=True)),
            ("drop 7", LedFaults(mute=True, drop_every=7)),
            ("ok", LedFaults()),
            ("power off", LedFaults(dark=True)),
            ("power on", LedFaults()),
        ):
            obey_led(emulator, words)
            assert emulator.faults == faults
        obey_led(emulator, "cable out")
        assert not emulator.serial_path.exists()
        obey_led(emulator, " Cable  IN ")
        assert emulator.serial_path.is_char_device()
        with pytest.raises(UnknownWordsError, match="cable out"):
            obey_led(emulator, "drop 0")
        assert "drop N" in LED_WORDS


def test_a_picture_shows_the_text_in_dots(tmp_path: Path) -> None:
    def lit(sign: Sign) -> int:
        paint(sign, tmp_path / "face.png")
        with Image.open(tmp_path / "face.png") as image:
            colours = {colour: count for count, colour in image.convert("RGB").getcolors() or ()}
        return colours.get((255, 92, 40), 0)

    blank = lit(Sign("01", " "))
    assert blank == 0
    assert lit(Sign("01", "A042")) > lit(Sign("01", "-")) > blank
    assert lit(replace(Sign("01", "A042"), blinking=True)) > lit(Sign("01", "A042"))
