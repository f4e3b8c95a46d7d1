import math
import struct
import subprocess
import sys
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from counter_display.board.announcer import NO_OUTPUT
from counter_display.board.sound import Announcer, chime_command, sound_available

# Notes each line it reads in a file, as the real one chimes; "crash" takes it down.
LISTENER = """
import sys
for line in sys.stdin:
    with open(sys.argv[1], "a") as heard:
        heard.write(line)
    if {crashes}:
        sys.exit(139)
"""

LOOK_FOR_AUDIO = """
import sys
import counter_display.board.main
sys.exit(any("QtMultimedia" in name for name in sys.modules))
"""


@pytest.fixture
def heard(tmp_path: Path) -> Path:
    return tmp_path / "heard"


def listener(heard: Path, *, crashes: bool) -> Announcer:
    command = (sys.executable, "-c", LISTENER.format(crashes=crashes), str(heard))
    return Announcer(command, first_pause_ms=10)


def lines(heard: Path) -> int:
    return len(heard.read_text().splitlines()) if heard.exists() else 0


@pytest.fixture
def announcers() -> Iterator[list[Announcer]]:
    started: list[Announcer] = []
    yield started
    for announcer in started:
        announcer.close()


def test_every_call_asks_the_child_for_one_chime(
    heard: Path, announcers: list[Announcer], qtbot: QtBot
) -> None:
    announcer = listener(heard, crashes=False)
    announcers.append(announcer)
    announcer.start()
    qtbot.waitUntil(lambda: announcer.is_ready)
    announcer.chime()
    announcer.chime()
    qtbot.waitUntil(lambda: lines(heard) == 2)


def test_a_crashed_announcer_is_started_again_and_the_log_says_it_once(
    heard: Path, announcers: list[Announcer], qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    announcer = listener(heard, crashes=True)
    announcers.append(announcer)
    announcer.start()
    for times in (1, 2, 3):
        qtbot.waitUntil(lambda: announcer.is_ready)
        announcer.chime()
        qtbot.waitUntil(lambda times=times: lines(heard) == times)  # type: ignore[misc] # mypy cannot type the default
        qtbot.waitUntil(lambda: not announcer.is_ready)
    assert [one.getMessage() for one in caplog.records] == [
        "the announcer ended (exit code 139): calls are shown without sound"
    ]
    caplog.clear()


def test_without_any_child_the_board_stays_silent_and_alive(
    announcers: list[Announcer], qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    announcer = Announcer(("/nowhere/announcer",), first_pause_ms=10)
    announcers.append(announcer)
    announcer.start()
    announcer.chime()
    qtbot.waitUntil(lambda: len(caplog.records) == 1)
    assert not announcer.is_ready
    caplog.clear()


def test_the_real_announcer_plays_to_the_end_or_says_that_there_is_no_output(
    tmp_path: Path,
) -> None:
    chime = tmp_path / "chime.wav"
    with wave.open(str(chime), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        tone = (int(9000 * math.sin(at / 3)) for at in range(800))
        file.writeframes(b"".join(struct.pack("<h", value) for value in tone))
    played = subprocess.run(
        chime_command(chime), input=b"call\n", capture_output=True, check=False, timeout=30
    )
    # Where an audio library is half installed the child may crash: then it is killed by a signal.
    assert played.returncode in {0, NO_OUTPUT} or played.returncode < 0


def test_looking_for_sound_never_raises() -> None:
    assert sound_available() in {True, False}


def test_no_time_to_look_means_no_sound() -> None:
    assert not sound_available(timeout_s=0.001)


def test_the_board_never_loads_the_audio_library(qapp: QObject) -> None:
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            LOOK_FOR_AUDIO,
        ],
        check=False,
    )
    assert loaded.returncode == 0
