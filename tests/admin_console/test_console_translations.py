import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from ui_kit.translations import FOLDER, collect

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_nothing_is_left_untranslated(language: str) -> None:
    tree = ET.parse(FOLDER / f"console_{language}.ts")  # noqa: S314 - our own file
    said = {one.findtext("source"): one.find("translation") for one in tree.iter("message")}
    unfinished = [
        source for source, one in said.items() if one is None or one.get("type") or not one.text
    ]
    assert said
    assert not unfinished


def test_the_committed_words_are_up_to_date(tmp_path: Path) -> None:
    for file in FOLDER.glob("console_*.ts"):
        shutil.copyfile(file, tmp_path / file.name)
    collect(ROOT, ["console"], tmp_path)
    for file in tmp_path.iterdir():
        assert file.read_bytes() == (FOLDER / file.name).read_bytes(), file.name
