import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QGuiApplication, QRawFont

from reception.domain.language import Language
from tests.support.every_case import every_case
from ui_kit.theme import families, load_fonts, missing_families


@pytest.fixture(autouse=True)
def fonts(qapp: QGuiApplication) -> None:
    load_fonts()


def test_every_script_has_its_typeface() -> None:
    assert missing_families() == []


def test_a_missing_typeface_is_named(tmp_path: Path) -> None:
    # In a program of its own, without ours and without those of the system.
    nothing = tmp_path / "fonts.conf"
    nothing.write_text("<fontconfig></fontconfig>")
    script = (
        "from PySide6.QtGui import QGuiApplication; from ui_kit.theme import missing_families;"
        "app = QGuiApplication([]); print(*missing_families(), sep=',')"
    )
    said = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "FONTCONFIG_FILE": str(nothing)},
        capture_output=True,
        text=True,
        check=True,
    )
    named = {*said.stdout.strip().split(",")}
    assert named == {"Noto Sans", "Noto Sans Arabic", "Noto Sans Tifinagh"}


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
