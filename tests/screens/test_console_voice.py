"""The page on which a voice is recorded, in its states, in every language."""

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from admin_console.voice.playback import Hearing, microphone_command
from reception.app import Reception, open_reception
from reception.domain.language import Language
from tests.screens.gate import keep, some_cases
from tests.screens.test_console_screens import (
    _assert_direction,
    _assert_language,
    _assert_nothing_is_clipped,
)
from tests.support.clocks import FakeClock
from tests.support.console_hall import Console, desk_look
from tests.support.databases import SqliteDatabases
from ui_kit.translations import Translations
from ui_kit.voice.pack import Scheme, Telling, VoiceManifest, write_manifest
from ui_kit.voice.sound import RATE_HZ, write_sound

STATES = ("beginning", "counter", "number", "recording", "too-quiet", "whole", "mute", "french")
LOOKS = some_cases(STATES, (Language.ARABIC, Language.FRENCH), each=1)
CLIPS = Telling(Scheme.DIGITS).clips()


@pytest.fixture(scope="module")
def hall(
    sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Reception]:
    folder = tmp_path_factory.mktemp("voice")
    with sqlite_databases.commune(folder) as url, open_reception(url, clock=FakeClock()) as opened:
        yield opened


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> Iterator[QApplication]:
    with desk_look(qapp):
        yield qapp


def record(folder: Path, clips: int) -> None:
    write_manifest(folder, VoiceManifest(language=Language.TAMAZIGHT, numbers=Scheme.DIGITS))
    for clip in CLIPS[:clips]:
        write_sound(folder / f"{clip}.flac", np.zeros(RATE_HZ // 10))


@pytest.mark.one_case
@pytest.mark.parametrize(("state", "language"), [*LOOKS, ("counter", Language.ENGLISH)])
def test_the_page_is_whole(
    hall: Reception,
    look: QApplication,
    tmp_path: Path,
    qtbot: QtBot,
    state: str,
    language: Language,
) -> None:
    translations = Translations(look)
    translations.use(language)
    voices = tmp_path / "v"
    done = {"counter": 1, "number": 6, "recording": 2, "too-quiet": 8, "whole": len(CLIPS)}
    record(voices / "zgh", done.get(state, 0))
    loudness = 0.008 if state == "too-quiet" else 0.3
    voice = np.random.default_rng(3).standard_normal(RATE_HZ) * 0.2 * loudness
    write_sound(tmp_path / "heard.wav", np.concatenate([np.zeros(RATE_HZ // 4), voice]))
    command = ("/bin/false",) if state == "mute" else microphone_command(tmp_path / "heard.wav")
    console = Console(hall, translations, voices=voices, microphone=command)
    console.window.show()
    console.window.open_database()
    console.sign_in()
    console.press("page-voice")
    button = console.part(QPushButton, "voice-record")
    if state == "mute":
        qtbot.waitUntil(lambda: bool(console.words("voice-message")))
    else:
        qtbot.waitUntil(button.isEnabled)
    if state in {"recording", "too-quiet"}:
        heard: list[float] = []
        console.part(Hearing, "").levelHeard.connect(heard.append)
        button.click()
        qtbot.waitUntil(lambda: any(heard))
    if state == "too-quiet":
        # All has been said.
        qtbot.waitUntil(lambda: not heard[-1])
        button.click()
        qtbot.waitUntil(lambda: console.words("voice-state").startswith("▲"))
    if state == "french":
        languages = console.part(QComboBox, "voice-language")
        languages.setCurrentIndex(languages.findData(Language.FRENCH))
        languages.activated.emit(languages.currentIndex())
        for _ in range(100):
            QTest.keyClick(console.part(QPushButton, "voice-after"), Qt.Key.Key_PageDown)
    for _ in range(20):
        QCoreApplication.processEvents()
    _assert_nothing_is_clipped(console.window)
    _assert_direction(console, language)
    folder = Path(os.environ.get("NOUBA_SCREENS", tmp_path)) / "console"
    folder.mkdir(parents=True, exist_ok=True)
    keep(console.window.grab(), folder / f"voice-{state}-{language}.png")
    # Where the recordings lie, and what is read in another language, is Latin anywhere.
    for name in ("voice-folder", "voice-phrase"):
        console.part(QWidget, name).hide()
    _assert_language(console.window, language)
    console.close()
