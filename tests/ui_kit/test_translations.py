import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from reception.domain.language import Language
from tests.support.every_case import every_case
from ui_kit.translations import FOLDER, Translations, collect, current_language, speech

ROOT = Path(__file__).resolve().parents[2]
OURS = ("ui_kit", "kiosk")


@pytest.fixture
def translations(qapp: QGuiApplication) -> Translations:
    return Translations(qapp)


def test_arabic_mirrors_the_screens_and_tamazight_does_not(
    translations: Translations, qapp: QGuiApplication
) -> None:
    translations.use(Language.ARABIC)
    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert qapp.font().families()[0] == "Noto Sans Arabic"
    translations.use(Language.TAMAZIGHT)
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert current_language() is Language.TAMAZIGHT


def test_a_change_of_language_is_announced_once(translations: Translations, qtbot: QtBot) -> None:
    translations.use(Language.ARABIC)
    with qtbot.waitSignal(translations.languageChanged):
        translations.use(Language.FRENCH)
    with qtbot.assertNotEmitted(translations.languageChanged):
        translations.use(Language.FRENCH)


def test_a_word_that_is_not_attested_is_seen_in_french(qapp: QGuiApplication) -> None:
    said = speech(Language.TAMAZIGHT).say("Refusals", "Nobody is waiting.")
    assert said == "Personne n’attend."


def test_english_chooses_its_own_plural(qapp: QGuiApplication) -> None:
    english = speech(Language.ENGLISH)
    assert english.say("None", "%n ticket(s)", "", 1) == "1 ticket"
    assert english.say("None", "%n ticket(s)", "", 3) == "3 tickets"


@every_case("name", OURS)
@every_case("language", ["ar", "fr"])
def test_nothing_is_left_untranslated(name: str, language: str) -> None:
    tree = ET.parse(FOLDER / f"{name}_{language}.ts")  # noqa: S314 - our own file
    unfinished = [
        message.findtext("source")
        for message in tree.iter("message")
        if message.find("translation[@type]") is not None
    ]
    assert unfinished == []


@pytest.mark.deep
@pytest.mark.parametrize("name", OURS)
def test_the_compiled_words_are_those_of_the_source(name: str, tmp_path: Path) -> None:
    committed = sorted(FOLDER.glob(f"{name}_*"))
    for file in committed:
        shutil.copy(file, tmp_path)
    collect(ROOT, [name], tmp_path)
    for file in committed:
        assert (tmp_path / file.name).read_bytes() == file.read_bytes(), file.name
