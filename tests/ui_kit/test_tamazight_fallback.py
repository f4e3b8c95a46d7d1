"""A text without an attested Tamazight word is read in French: never in English, never blank."""

import pytest
from PySide6.QtGui import QGuiApplication

from lab.translators.catalogue import IN_TOML, VISITORS, read_words
from lab.translators.texts import ReviewText
from reception.domain.language import Language
from tests.support.every_case import every_case
from ui_kit.translations import FOLDER, speech

FRENCH, TAMAZIGHT = Language.FRENCH, Language.TAMAZIGHT
APPS = [app for app in VISITORS if app not in IN_TOML]


@pytest.fixture(autouse=True)
def app(qapp: QGuiApplication) -> None:
    """Translators need an application."""


def said(text: ReviewText, language: Language, number: int) -> str:
    counted = number if text.counted else -1
    return speech(language).say(text.context, text.source, text.note, counted)


@every_case("app_name", APPS)
@every_case("number", [0, 1, 2, 11])
def test_what_is_missing_is_said_in_french(app_name: str, number: int) -> None:
    words = read_words(FOLDER, app_name, TAMAZIGHT)
    missing = [text for text, one in words.items() if one.missing]
    assert missing
    for text in missing:
        assert said(text, TAMAZIGHT, number) == said(text, FRENCH, number) != ""


@every_case("app_name", APPS)
def test_what_is_attested_is_said_in_tamazight(app_name: str) -> None:
    words = read_words(FOLDER, app_name, TAMAZIGHT)
    present = {text: one for text, one in words.items() if not one.missing}
    assert present
    for text, one in present.items():
        for number, form in ((1, one.forms[0]), (2, one.forms[-1])):
            assert said(text, TAMAZIGHT, number) == form.replace("%n", str(number))
