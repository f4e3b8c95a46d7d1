"""The screen's side of the voice, with children that crash, stick and fail."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from reception.domain.language import Language
from tests.support.voice_child import asked, child_command, let_end, starts
from ui_kit.voice.process import (
    NO_OUTPUT,
    Announcement,
    VoiceProcess,
    sound_available,
    voice_command,
)

type Start = Callable[..., VoiceProcess]

LOADED = """
import sys
import importlib
importlib.import_module(sys.argv[1])
heavy = ("QtMultimedia", "numpy", "soundfile")
sys.exit(any(one in name for name in sys.modules for one in heavy))
"""

# The real voice, whose loudspeaker is pulled out as soon as it speaks.
UNPLUGGED = """
import sys
from PySide6.QtCore import QObject, QTimer, Signal
from ui_kit.voice import player
class Unplugged(QObject):
    ended = Signal(str)
    def play(self, number, sound):
        QTimer.singleShot(0, lambda: self.ended.emit("the output failed"))
player._sink = Unplugged
sys.exit(player.main(["--state", sys.argv[1]]))
"""


def call(number: int) -> Announcement:
    return Announcement(id=number, label="A042", counter=3, languages=[Language.FRENCH])


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    started: list[VoiceProcess] = []

    def begin(
        manner: str, *, patience_ms: int = 20_000, start_patience_ms: int = 60_000
    ) -> VoiceProcess:
        command = child_command(tmp_path, manner)
        voice = VoiceProcess(
            command, first_pause_ms=10, patience_ms=patience_ms, start_patience_ms=start_patience_ms
        )
        started.append(voice)
        voice.start()
        return voice

    yield begin
    for voice in started:
        voice.close()


def test_it_is_asked_one_at_a_time_and_says_when_it_is_free(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    voice = start("waits")
    qtbot.waitUntil(lambda: voice.is_free)
    assert voice.languages == (Language.ARABIC, Language.FRENCH)
    voice.say(call(1))
    assert not voice.is_free
    with pytest.raises(RuntimeError):
        voice.say(call(2))
    with qtbot.waitSignals([voice.said, voice.freed]):
        let_end(tmp_path, 1)
    assert [one["id"] for one in asked(tmp_path)] == [1]


def test_a_child_that_dies_while_it_speaks_is_started_again_and_repeats_nothing(
    start: Start, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    voice = start("crashes")
    for number in (1, 2, 3):
        qtbot.waitUntil(lambda: voice.is_free)
        with qtbot.waitSignal(voice.said) as said:
            voice.say(call(number))
        assert said.args == [number, "the voice ended"]
    qtbot.waitUntil(lambda: starts(tmp_path) == 4)
    assert [one["id"] for one in asked(tmp_path)] == [1, 2, 3]
    assert [one.getMessage() for one in caplog.records] == [
        "the voice ended (exit code 139): nothing is heard"
    ]
    caplog.clear()


def test_a_child_that_never_ends_has_a_deadline(
    start: Start, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    voice = start("sticks", patience_ms=200)
    qtbot.waitUntil(lambda: voice.is_free)
    with qtbot.waitSignal(voice.said):
        voice.say(call(1))
    qtbot.waitUntil(lambda: voice.is_free)
    assert starts(tmp_path) == 2
    assert "did not end what it was saying in time" in caplog.text
    caplog.clear()


def test_a_child_that_never_begins_has_a_deadline_too(
    start: Start, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    voice = start("hangs", start_patience_ms=300)
    qtbot.waitUntil(lambda: bool(caplog.records))
    assert not voice.is_ready
    caplog.clear()


def test_where_there_is_no_output_nobody_looks_again_at_once(
    start: Start, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    voice = start("is without output")
    with qtbot.waitSignal(voice.lost):
        pass
    timers = voice.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert [one.interval() for one in timers if one.isActive()] == [300_000]
    assert starts(tmp_path) == 1
    assert len(caplog.records) == 1
    caplog.clear()


def test_a_loudspeaker_that_is_pulled_out_is_looked_for_by_a_new_child(
    tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    voice = VoiceProcess((sys.executable, "-c", UNPLUGGED, str(tmp_path)), first_pause_ms=10)
    voice.start()
    qtbot.waitUntil(lambda: voice.is_free)
    with qtbot.waitSignal(voice.said) as said:
        voice.say(call(1))
    assert said.args == [1, "the voice ended"]
    assert "exit code 4" in caplog.text
    qtbot.waitUntil(lambda: voice.is_free)
    voice.close()
    caplog.clear()


def test_what_could_not_be_heard_is_told(start: Start, qtbot: QtBot) -> None:
    voice = start("fails")
    qtbot.waitUntil(lambda: voice.is_free)
    with qtbot.waitSignal(voice.said) as said:
        voice.say(call(1))
    assert said.args == [1, "no such clip"]


def test_without_any_child_there_is_silence(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    voice = VoiceProcess(("/nowhere/voice",), first_pause_ms=10)
    voice.start()
    qtbot.waitUntil(lambda: len(caplog.records) == 1)
    assert not voice.is_ready
    voice.close()
    caplog.clear()


def test_the_real_voice_speaks_to_the_end_or_says_that_there_is_no_output(tmp_path: Path) -> None:
    said = subprocess.run(
        voice_command(tmp_path, state=tmp_path),
        input=b'{"id":1,"volume":20}\n',
        capture_output=True,
        check=False,
        timeout=300,
    )
    # Where an audio library is half installed the child may crash: then it is killed by a signal.
    assert said.returncode in {0, NO_OUTPUT} or said.returncode < 0


def test_who_is_left_alone_while_it_speaks_ends_by_itself(tmp_path: Path) -> None:
    # As when its screen is killed: nobody reads what it tells, and the input ends.
    with subprocess.Popen(
        voice_command(tmp_path, state=tmp_path, into=tmp_path),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as child:
        assert child.stdin
        assert child.stdout
        assert child.stdout.readline()
        child.stdout.close()
        child.stdin.write(b'{"id":1}\n{"id":2}\n')
        child.stdin.close()
        child.wait(timeout=300)
    assert (tmp_path / "2.wav").exists()


def test_looking_for_sound_never_raises() -> None:
    assert sound_available() in {True, False}


def test_no_time_to_look_means_no_sound() -> None:
    assert not sound_available(timeout_s=0.001)


@pytest.mark.one_case
@pytest.mark.parametrize(
    "app",
    [
        *("counter_display.board.main", "kiosk.main", "kiosk.station"),
        *("admin_console.main", "admin_console.voice.page"),
    ],
)
def test_no_window_waits_for_a_sound_library(app: str) -> None:
    assert subprocess.run([sys.executable, "-c", LOADED, app], check=False).returncode == 0
