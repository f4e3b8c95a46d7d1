import pytest
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QRawFont

from reception.domain.language import Language
from tests.support.every_case import every_case
from ui_kit.theme import families, load_fonts, missing_families


@pytest.fixture(autouse=True)
def fonts(qapp: QGuiApplication) -> None:
    load_fonts()


def test_every_script_has_its_typeface() -> None:
    assert missing_families() == []


def test_a_missing_typeface_is_named() -> None:
    QFontDatabase.removeAllApplicationFonts()
    try:
        named = missing_families()
    finally:
        load_fonts.cache_clear()
        load_fonts()
    assert set(named) <= {"Noto Sans", "Noto Sans Arabic", "Noto Sans Tifinagh"}


@every_case(
    ("language", "letter"),
    [
        (Language.ARABIC, "ش"),
        (Language.TAMAZIGHT, "ⵥ"),
        (Language.FRENCH, "œ"),
        (Language.ENGLISH, "w"),
    ],
)
def test_the_first_family_draws_the_language(language: Language, letter: str) -> None:
    raw = QRawFont.fromFont(QFont(families(language)[0]))
    assert raw.supportsCharacter(ord(letter))
