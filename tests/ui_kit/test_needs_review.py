import csv
from pathlib import Path

from ui_kit.needs_review import LIST, rows, write


def test_the_list_is_what_is_missing_now(tmp_path: Path) -> None:
    now = tmp_path / "now.csv"
    write(now)
    assert LIST.read_text(encoding="utf-8") == now.read_text(encoding="utf-8")


def test_each_missing_text_has_a_french_one_to_show() -> None:
    listed = list(rows())
    assert listed
    assert all(french for _, _, french, _ in listed)


def test_nothing_translated_is_listed() -> None:
    with LIST.open(encoding="utf-8", newline="") as file:
        listed = {row["english"] for row in csv.DictReader(file)}
    assert "Choose your language" not in listed
    assert "Done" in listed
