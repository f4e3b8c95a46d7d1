"""The program that speaks: one text after the other, as loud as wanted, and told when not heard."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.access.speech import PROGRAM, Speaker, Utterance, speech_program
from reception.domain.language import Language

AR, FR, EN = Language.ARABIC, Language.FRENCH, Language.ENGLISH


def a_program(folder: Path, does: str) -> str:
    program = folder / "espeak-ng"
    program.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program)


@pytest.fixture
def speaks(qapp: QGuiApplication, tmp_path: Path) -> Iterator[Callable[[str], Speaker]]:
    """Speak by a program that does something else; every one is closed afterwards."""
    made: list[Speaker] = []

    def speaker_by(does: str) -> Speaker:
        made.append(Speaker(a_program(tmp_path, does)))
        return made[-1]

    yield speaker_by
    for speaker in made:
        speaker.close()


type Speaks = Callable[[str], Speaker]
BONJOUR = Utterance("bonjour", FR)


def test_the_program_is_given_each_text_in_its_voice(
    speaks: Speaks, tmp_path: Path, qtbot: QtBot
) -> None:
    out = tmp_path / "said"
    speaker = speaks(f'(echo "$2"; cat; echo) >> {out}')
    speaker.say([Utterance("- bonjour", FR), Utterance("مرحبا", AR), Utterance("hello", EN)])
    wanted = "fr\n- bonjour\nar\nمرحبا\nen\nhello\n"
    qtbot.waitUntil(lambda: out.exists() and out.read_text("utf-8") == wanted)


def test_what_comes_by_itself_waits_for_its_turn(
    speaks: Speaks, tmp_path: Path, qtbot: QtBot
) -> None:
    out = tmp_path / "said"
    speaker = speaks(f"(cat; echo) >> {out}")
    speaker.say([Utterance("page", FR)])
    speaker.add([Utterance("news", FR)])
    qtbot.waitUntil(lambda: out.exists() and out.read_text("utf-8") == "page\nnews\n")
    speaker.add([Utterance("later", FR)])
    qtbot.waitUntil(lambda: out.read_text("utf-8") == "page\nnews\nlater\n")


def test_it_is_as_loud_as_staff_want(speaks: Speaks, tmp_path: Path, qtbot: QtBot) -> None:
    out = tmp_path / "said"
    speaker = speaks(f'echo "$5 $6" >> {out}')
    assert speaker.volume == 100
    for percent, said in ((100, 100), (60, 60), (500, 200), (-5, 0)):
        out.unlink(missing_ok=True)
        speaker.volume = percent
        speaker.say([BONJOUR])
        wanted = f"-a {said}\n"
        qtbot.waitUntil(lambda: out.exists() and out.read_text("utf-8") == wanted)  # noqa: B023 - at once


def test_what_is_being_said_is_broken_off(speaks: Speaks, tmp_path: Path, qtbot: QtBot) -> None:
    out = tmp_path / "said"
    # The first text is never finished; the second is said all the same, the third not at all.
    does = f'text=$(cat); [ "$text" = long ] && exec sleep 600; echo "$text" >> {out}'
    speaker = speaks(does)
    failures = heard_failures(speaker)
    speaker.say([Utterance("long", FR), Utterance("never", FR)])
    speaker.say([Utterance("short", FR)])
    qtbot.waitUntil(lambda: out.exists() and out.read_text("utf-8") == "short\n")
    speaker.say([Utterance("long", FR)])
    speaker.close()
    assert failures == []


def heard_failures(speaker: Speaker) -> list[str]:
    heard: list[str] = []
    speaker.failed.connect(heard.append)
    return heard


def test_a_speaker_that_is_closed_leaves_no_program_behind(speaks: Speaks) -> None:
    for _ in range(20):
        speaker = speaks("exec sleep 600")
        speaker.say([BONJOUR])
        speaker.hush()
        speaker.say([BONJOUR])
        speaker.close()
        assert all(
            one.state() is QProcess.ProcessState.NotRunning
            for one in speaker.findChildren(QProcess)
        )


def test_no_text_begins_before_the_sound_of_the_last_is_given_back(
    speaks: Speaks, tmp_path: Path, qtbot: QtBot
) -> None:
    device, out = tmp_path / "device", tmp_path / "said"
    # Whoever finds the device taken is not heard; it is given back with the process.
    does = f"""
        text=$(cat)
        for held in {device}.*; do [ -d "/proc/${{held##*.}}" ] && exit 7; done
        : > {device}.$$
        [ "$text" = long ] && exec sleep 600
        echo "$text" >> {out}
    """
    speaker = speaks(does)
    failures = heard_failures(speaker)
    for count in range(1, 6):
        speaker.say([Utterance("long", FR)])
        qtbot.waitUntil(lambda: len(list(tmp_path.glob("device.*"))) == 2 * count - 1)  # noqa: B023 - at once
        speaker.say([Utterance("short", FR)])
        qtbot.waitUntil(lambda: out.exists() and out.read_text("utf-8") == "short\n" * count)  # noqa: B023 - at once
    assert failures == []


NO_OUTPUT = "echo 'ALSA lib pcm.c:2722: Unknown PCM default' >&2; echo 'error: No such file' >&2"


@pytest.mark.parametrize(
    ("does", "reason"),
    [
        # As it is where no sound output is: the program ends with 0.
        (NO_OUTPUT, "error: No such file"),
        ("exit 1", "it ended with code 1"),
        ("echo 'Error: no such voice' >&2; exit 1", "Error: no such voice"),
        ("kill -SEGV $$", "it broke down"),
    ],
)
def test_a_text_that_is_not_heard_is_told(
    does: str, reason: str, speaks: Speaks, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    speaker = speaks(does)
    failures = heard_failures(speaker)
    for count in (1, 2):
        speaker.say([BONJOUR])
        qtbot.waitUntil(lambda: failures == [reason] * count)  # noqa: B023 - at once
    assert speaker.trouble == reason
    assert [one.levelname for one in caplog.records] == ["WARNING"], "once is enough for the log"
    assert "plug in the headset" in caplog.text
    caplog.clear()


def test_the_trouble_is_over_once_something_is_heard(
    speaks: Speaks, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    plugged = tmp_path / "plugged"
    speaker = speaks(f"[ -e {plugged} ] || {{ {NO_OUTPUT}; }}")
    speaker.say([BONJOUR])
    qtbot.waitUntil(lambda: speaker.trouble != "")
    plugged.touch()
    speaker.say([BONJOUR])
    qtbot.waitUntil(lambda: speaker.trouble == "")
    caplog.clear()


def test_what_the_sound_system_murmurs_is_no_trouble(speaks: Speaks, qtbot: QtBot) -> None:
    speaker = speaks("echo 'ALSA lib pcm.c:8545: underrun occurred' >&2")
    failures = heard_failures(speaker)
    ended = speaker.findChild(QProcess)
    assert ended is not None
    with qtbot.waitSignal(ended.finished):
        speaker.say([BONJOUR])
    assert (failures, speaker.trouble) == ([], "")


def test_a_program_that_is_gone_is_nothing_to_wait_for(
    tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    speaker = Speaker(str(tmp_path / "no-such"))
    with qtbot.waitSignal(speaker.failed):
        speaker.say([BONJOUR, Utterance("hello", EN)])
    assert speaker.trouble == "it cannot be started"
    with qtbot.waitSignal(speaker.failed):
        speaker.say([BONJOUR])
    speaker.close()
    assert "install" in caplog.text
    caplog.clear()
    assert not Speaker(None).available


@pytest.mark.skipif(speech_program() is None, reason="espeak-ng is not installed")
def test_the_real_program_has_the_voices_and_takes_the_options(tmp_path: Path) -> None:
    for voice, text in (("ar", "مرحبا"), ("fr", "bonjour"), ("en", "hello")):
        sound = tmp_path / f"{voice}.wav"
        options = ["-v", voice, "-s", "150", "-a", "100", "--stdin", "-w", str(sound)]
        ended = subprocess.run([PROGRAM, *options], input=text.encode(), check=False, timeout=300)
        assert ended.returncode == 0
        assert sound.stat().st_size > 10_000, f"nothing is said in {voice}"
