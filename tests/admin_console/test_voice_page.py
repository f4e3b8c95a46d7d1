"""A person records a voice: with a microphone that hears a file, and with none."""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from admin_console.voice.playback import Hearing, microphone_command
from reception.app import Reception
from reception.domain.language import Language
from tests.support.console_hall import Console
from tests.support.voice_child import asked, child_command
from ui_kit.translations import Translations
from ui_kit.voice.pack import Scheme, read_pack
from ui_kit.voice.sound import LOUDNESS_LUFS, RATE_HZ, Sound, loudness_lufs, read_sound, write_sound

# Speaks for half a second, half a second after one has pressed.
HALF = RATE_HZ // 2


def spoken(loudness: float) -> Sound:
    voice = np.random.default_rng(3).standard_normal(HALF) * 0.2 * loudness
    return np.concatenate([np.zeros(HALF), np.clip(voice, -1, 1), np.zeros(HALF)])


class Recording:
    """The page, and the hands of who records."""

    def __init__(self, console: Console, voices: Path, qtbot: QtBot) -> None:
        self.console = console
        self.folder = voices / "zgh"
        self.qtbot = qtbot

    @property
    def page(self) -> QWidget:
        return self.console.part(QWidget, "voice-page")

    def words(self, name: str) -> str:
        return self.console.words(f"voice-{name}")

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page, key)

    def say(self, *, aloud: bool = True) -> None:
        """Press, speak, press again, and wait for the verdict."""
        before = (self.words("phrase"), self.words("progress"))
        self.key(Qt.Key.Key_Space)
        if aloud:
            self.speak()
        self.key(Qt.Key.Key_Space)
        self.qtbot.waitUntil(
            lambda: (
                (self.words("phrase"), self.words("progress")) != before
                or self.words("state")[:1] in {"▲", "✓"}
            )
        )

    def speak(self) -> None:
        """Speak until all is said; the microphone may take its time to hear anything."""
        heard: list[float] = []
        self.console.part(Hearing, "").levelHeard.connect(heard.append)
        self.qtbot.waitUntil(lambda: any(heard) and not heard[-1])


@pytest.fixture
def heard(tmp_path: Path) -> Path:
    return tmp_path / "heard.wav"


@pytest.fixture
def recording(
    hall: Reception, translations: Translations, tmp_path: Path, heard: Path, qtbot: QtBot
) -> Iterator[Recording]:
    write_sound(heard, spoken(0.5))
    made = Console(
        hall,
        translations,
        voices=tmp_path / "voices",
        microphone=microphone_command(heard),
        player=child_command(tmp_path, "ends"),
    )
    made.window.show()
    made.sign_in()
    made.press("page-voice")
    qtbot.waitUntil(lambda: made.part(QPushButton, "voice-record").isEnabled())
    yield Recording(made, tmp_path / "voices", qtbot)
    made.close()


def test_one_key_records_and_goes_on(recording: Recording) -> None:
    assert recording.words("phrase") == "ⵓⵟⵟⵓⵏ"
    assert recording.words("progress") == "0 sur 38 enregistrées"
    recording.say()
    assert recording.words("progress") == "1 sur 38 enregistrées"
    assert (recording.words("phrase"), recording.words("remark")) == ("ⴰⵙⴽⵙⵍ", "guichet")
    recording.say()
    assert (recording.words("phrase"), recording.words("remark")) == ("ⴰⵎⵢⴰ", "0")
    assert "min" in recording.words("time-left")
    clip = read_sound(recording.folder / "number.flac")
    assert loudness_lufs(clip) == pytest.approx(LOUDNESS_LUFS, abs=0.3)
    assert len(clip) / RATE_HZ == pytest.approx(0.54, abs=0.03)
    assert read_pack(recording.folder).manifest.language is Language.TAMAZIGHT
    assert {one.name for one in recording.folder.iterdir()} == {
        "manifest.toml",
        "number.flac",
        "counter.flac",
    }


def test_again_means_the_phrase_just_said(recording: Recording) -> None:
    recording.say()
    first = (recording.folder / "number.flac").stat().st_mtime_ns
    recording.key(Qt.Key.Key_R)
    assert recording.words("phrase") == "ⵓⵟⵟⵓⵏ"
    recording.speak()
    recording.key(Qt.Key.Key_Space)
    recording.qtbot.waitUntil(lambda: recording.words("state").startswith("✓"))
    assert (recording.folder / "number.flac").stat().st_mtime_ns > first
    assert recording.words("progress") == "1 sur 38 enregistrées"
    assert recording.words("phrase") == "ⴰⵙⴽⵙⵍ"


def test_what_was_said_is_heard(recording: Recording, tmp_path: Path) -> None:
    recording.say()
    recording.key(Qt.Key.Key_P)
    recording.qtbot.waitUntil(lambda: bool(asked(tmp_path)))
    assert asked(tmp_path)[0]["file"] == str(recording.folder / "number.flac")


@pytest.mark.one_case
@pytest.mark.parametrize(
    ("loudness", "told"), [(0.0, "Rien n’a été entendu"), (0.008, "Trop bas"), (12.0, "Trop fort")]
)
def test_a_bad_take_is_told_at_once_and_not_kept(
    recording: Recording, heard: Path, loudness: float, told: str
) -> None:
    write_sound(heard, spoken(loudness))
    page = recording.console
    page.press("page-live")
    page.press("page-voice")
    recording.qtbot.waitUntil(lambda: page.part(QPushButton, "voice-record").isEnabled())
    recording.say(aloud=loudness > 0)
    assert told in recording.words("state")
    assert recording.words("phrase") == "ⵓⵟⵟⵓⵏ"
    assert list(recording.folder.iterdir()) == []


def test_it_resumes_where_it_was_left(recording: Recording) -> None:
    recording.say()
    recording.say()
    recording.console.press("page-live")
    assert not recording.page.isVisible()
    recording.console.press("page-voice")
    assert recording.words("progress") == "2 sur 38 enregistrées"
    assert recording.words("phrase") == "ⴰⵎⵢⴰ"


def test_another_language_has_a_pack_of_its_own(recording: Recording, tmp_path: Path) -> None:
    languages = recording.console.part(QComboBox, "voice-language")
    languages.setCurrentIndex(languages.findData(Language.FRENCH))
    languages.activated.emit(languages.currentIndex())
    assert recording.words("phrase") == "numéro"
    assert recording.words("progress") == "0 sur 137 enregistrées"
    assert recording.words("folder").endswith(str(tmp_path / "voices" / "fr"))
    numbers = recording.console.part(QComboBox, "voice-numbers")
    numbers.setCurrentIndex(numbers.findData(Scheme.DIGITS))
    numbers.activated.emit(numbers.currentIndex())
    assert recording.words("progress") == "0 sur 38 enregistrées"


def test_a_pack_of_another_language_is_left_alone(recording: Recording, tmp_path: Path) -> None:
    recording.say()
    recording.folder.rename(tmp_path / "voices" / "fr")
    languages = recording.console.part(QComboBox, "voice-language")
    languages.setCurrentIndex(languages.findData(Language.FRENCH))
    languages.activated.emit(languages.currentIndex())
    assert "une autre voix" in recording.words("message")
    assert not recording.console.part(QPushButton, "voice-record").isEnabled()


def test_without_a_microphone_it_says_so(
    hall: Reception, translations: Translations, tmp_path: Path, qtbot: QtBot
) -> None:
    console = Console(hall, translations, voices=tmp_path / "voices")
    console.window.show()
    console.sign_in()
    console.press("page-voice")
    qtbot.waitUntil(lambda: "Aucun micro" in console.words("voice-message"))
    assert not console.part(QPushButton, "voice-record").isEnabled()
    console.close()


def test_a_microphone_that_dies_over_a_take_loses_only_that(
    hall: Reception, translations: Translations, tmp_path: Path, qtbot: QtBot
) -> None:
    dies = (
        "import sys; print('{\"ready\": true}', flush=True); sys.stdin.readline();"
        " sys.stdin.readline(); sys.exit(139)"
    )
    console = Console(
        hall, translations, voices=tmp_path / "voices", microphone=(sys.executable, "-c", dies)
    )
    console.window.show()
    console.sign_in()
    console.press("page-voice")
    button = console.part(QPushButton, "voice-record")
    qtbot.waitUntil(button.isEnabled)
    button.click()
    button.click()
    qtbot.waitUntil(lambda: "Aucun micro" in console.words("voice-message"))
    assert console.words("voice-progress") == "0 sur 38 enregistrées"
    console.close()


def test_a_full_disk_is_not_told_as_a_missing_microphone(
    hall: Reception,
    translations: Translations,
    tmp_path: Path,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    full = (
        "import sys; print('{\"ready\": true}', flush=True); sys.stdin.readline();"
        ' sys.stdin.readline(); print(\'{"trouble": "No space left"}\', flush=True);'
        " sys.stdin.read()"
    )
    console = Console(
        hall, translations, voices=tmp_path / "voices", microphone=(sys.executable, "-c", full)
    )
    console.window.show()
    console.sign_in()
    console.press("page-voice")
    button = console.part(QPushButton, "voice-record")
    qtbot.waitUntil(button.isEnabled)
    button.click()
    button.click()
    qtbot.waitUntil(lambda: "faites de la place" in console.words("voice-message"))
    assert button.isEnabled()
    assert "No space left" in caplog.text
    caplog.clear()
    console.close()


def test_a_folder_that_cannot_be_written_is_told(
    hall: Reception, translations: Translations, tmp_path: Path
) -> None:
    (tmp_path / "voices").write_text("a file where a folder should be")
    console = Console(hall, translations, voices=tmp_path / "voices")
    console.window.show()
    console.sign_in()
    console.press("page-voice")
    assert "Rien ne peut être gardé dans ce dossier" in console.words("voice-message")
    console.close()
