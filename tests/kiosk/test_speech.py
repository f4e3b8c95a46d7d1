"""A visitor who does not see the screen hears it, and what is said is what stands there."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QSizeF
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.access.preferences import usual_wishes
from kiosk.access.sayable import utterances
from kiosk.access.speech import PROGRAM, ProgramSpeaker, Utterance, speech_program
from kiosk.window import KioskWindow
from reception.domain.errors import SeriesExhaustedError
from reception.domain.language import Language
from tests.kiosk.conftest import Opens
from tests.support.fakes import FakePrinter, FakeReception
from tests.support.keys import CHOOSE, NEXT, REPEAT, press
from tests.support.qml import find, touch
from tests.support.speech import FakeSpeaker

AR, FR, EN, ZGH = Language.ARABIC, Language.FRENCH, Language.ENGLISH, Language.TAMAZIGHT


@pytest.fixture
def speaker() -> FakeSpeaker:
    return FakeSpeaker()


@pytest.fixture
def kiosk(open_kiosk: Opens, printer: FakePrinter, speaker: FakeSpeaker) -> KioskWindow:
    return open_kiosk(printer=printer, speaker=speaker)


@pytest.fixture
def hears(speaker: FakeSpeaker, qtbot: QtBot) -> Callable[..., None]:
    def wait_for(*words: str) -> None:
        qtbot.waitUntil(lambda: set(words) <= set(speaker.words))

    return wait_for


def test_nothing_is_said_before_somebody_asks(kiosk: KioskWindow, speaker: FakeSpeaker) -> None:
    press(kiosk, NEXT, NEXT, CHOOSE)
    QGuiApplication.processEvents()
    assert speaker.heard == []


def test_a_ticket_by_ear(
    kiosk: KioskWindow, speaker: FakeSpeaker, hears: Callable[..., None]
) -> None:
    press(kiosk, REPEAT)
    hears("العربية")
    press(kiosk, NEXT, NEXT)
    hears("Français", "Choisissez votre langue")
    press(kiosk, CHOOSE)
    hears("Pour quoi venez-vous ?", "État civil", "5 en attente")
    assert speaker.words.index("Pour quoi venez-vous ?") < speaker.words.index("État civil")
    assert "Unité d'accueil" not in speaker.words
    press(kiosk, NEXT)
    hears("Certificats et copies")
    assert "Pour quoi venez-vous ?" not in speaker.words
    press(kiosk, CHOOSE, CHOOSE)
    hears("Votre numéro D 014", "Salle 1", "Terminé")


def test_the_key_says_it_again(kiosk: KioskWindow, hears: Callable[..., None]) -> None:
    touch(kiosk, "language-fr")
    press(kiosk, REPEAT, NEXT)
    hears("Certificats et copies")
    press(kiosk, REPEAT)
    hears("Pour quoi venez-vous ?", "Certificats et copies")


def test_a_message_and_the_question_are_said(
    kiosk: KioskWindow, core: FakeReception, hears: Callable[..., None]
) -> None:
    core.desk.failures = [SeriesExhaustedError("N", 999)]
    touch(kiosk, "language-fr")
    press(kiosk, REPEAT)
    kiosk.view_model._patience._ask()
    hears("Êtes-vous toujours là ?", "Plus de temps")
    kiosk.view_model.noteTouch()
    kiosk.view_model.choose("service-orientation")
    hears(str(kiosk.view_model.property("message")))


def test_the_panel_switches_it_on_and_off(
    kiosk: KioskWindow, speaker: FakeSpeaker, hears: Callable[..., None]
) -> None:
    touch(kiosk, "language-fr")
    touch(kiosk, "access")
    touch(kiosk, "spoken")
    hears("Mieux voir, entendre et atteindre")
    press(kiosk, NEXT)
    hears("Clair", "actif")
    press(kiosk, NEXT)
    hears("Sombre", "inactif")
    touch(kiosk, "spoken")
    assert speaker.heard == []


def test_the_next_visitor_is_not_read_to(
    kiosk: KioskWindow, speaker: FakeSpeaker, hears: Callable[..., None]
) -> None:
    touch(kiosk, "language-fr")
    press(kiosk, REPEAT)
    hears("Pour quoi venez-vous ?")
    kiosk.view_model.welcome()
    QGuiApplication.processEvents()
    assert speaker.heard == []


def test_a_kiosk_without_the_program_offers_no_speech(open_kiosk: Opens) -> None:
    kiosk = open_kiosk(speaker=FakeSpeaker(available=False))
    press(kiosk, REPEAT)
    touch(kiosk, "access")
    assert find(kiosk, "spoken") is None


def test_every_script_has_its_voice() -> None:
    said = list(utterances("الحالة المدنية · État civil", AR, {}))
    assert said == [Utterance("الحالة المدنية", AR), Utterance("État civil", FR)]
    assert list(utterances("Civil status", EN, {})) == [Utterance("Civil status", EN)]
    assert list(utterances("15–25", AR, {})) == [Utterance("15–25", AR)]
    assert list(utterances(" · ", FR, {})) == []


def test_no_voice_is_given_tifinagh() -> None:
    french = {"ⴰⵖⵓⵍ": "Retour"}
    assert list(utterances("ⴰⵖⵓⵍ", ZGH, french)) == [Utterance("Retour", FR)]
    assert list(utterances("ⵜⴰⵎⴰⵣⵉⵖⵜ", ZGH, french)) == []
    assert list(utterances("ⵓⵟⵟⵓⵏ D 014", ZGH, {"ⵓⵟⵟⵓⵏ": "Numéro"})) == [
        Utterance("Numéro D 014", FR)
    ]


def test_small_screens_begin_with_larger_text() -> None:
    assert usual_wishes(QSizeF(345, 194)).larger
    assert not usual_wishes(QSizeF(476, 268)).larger
    assert not usual_wishes(QSizeF(0, 0)).larger


def a_program(folder: Path, does: str) -> str:
    program = folder / "espeak-ng"
    program.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program)


@pytest.fixture
def speaks(tmp_path: Path) -> Iterator[Callable[[str], ProgramSpeaker]]:
    """Speak by a program that does something else; every one is closed afterwards."""
    made: list[ProgramSpeaker] = []

    def speaker_by(does: str) -> ProgramSpeaker:
        made.append(ProgramSpeaker(a_program(tmp_path, does)))
        return made[-1]

    yield speaker_by
    for speaker in made:
        speaker.close()


type Speaks = Callable[[str], ProgramSpeaker]
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


def heard_failures(speaker: ProgramSpeaker) -> list[str]:
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
    speaker = ProgramSpeaker(str(tmp_path / "no-such"))
    with qtbot.waitSignal(speaker.failed):
        speaker.say([BONJOUR, Utterance("hello", EN)])
    assert speaker.trouble == "it cannot be started"
    with qtbot.waitSignal(speaker.failed):
        speaker.say([BONJOUR])
    speaker.close()
    assert "install" in caplog.text
    caplog.clear()
    assert not ProgramSpeaker(None).available


@pytest.mark.skipif(speech_program() is None, reason="espeak-ng is not installed")
def test_the_real_program_has_the_voices_and_takes_the_options(tmp_path: Path) -> None:
    for voice, text in (("ar", "مرحبا"), ("fr", "bonjour"), ("en", "hello")):
        sound = tmp_path / f"{voice}.wav"
        options = ["-v", voice, "-s", "150", "-a", "100", "--stdin", "-w", str(sound)]
        ended = subprocess.run([PROGRAM, *options], input=text.encode(), check=False, timeout=60)
        assert ended.returncode == 0
        assert sound.stat().st_size > 10_000, f"nothing is said in {voice}"
