"""``nouba unit``: the unit out as a file, in again, its history, and back."""

from pathlib import Path
from uuid import UUID

import pytest

from reception.app import open_reception
from reception.unit.file import load_unit
from tests.support.commands import Nouba
from tests.support.databases import COMMUNE


@pytest.fixture
def file(nouba: Nouba, tmp_path: Path) -> Path:
    path = tmp_path / "out.toml"
    nouba("unit", "export", str(path))
    return path


def test_what_is_exported_is_the_unit(nouba: Nouba, file: Path) -> None:
    assert load_unit(file) == COMMUNE
    assert nouba("unit", "import", str(file)).out == "The file describes the unit as it is.\n"
    assert nouba("init", "--template", str(file), "--json").json["unit_changed"] is False


def test_an_edited_file_is_shown_loaded_and_taken_back(nouba: Nouba, file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert 'fr = "2\u00a0DH"' in text
    file.write_text(text.replace('fr = "2\u00a0DH"', 'fr = "5 DH"'), encoding="utf-8")
    line = 'service "birth-extract": fee: 2\u00a0DH -> 5 DH'
    assert line in nouba("unit", "import", str(file), "--dry-run").out
    assert len(nouba("unit", "history", "--json").json) == 1
    words = ("unit", "import", str(file), "--reason", "Council", "--json")
    done = nouba(*words).json
    assert done["changed"] is True
    assert {one["key"] for one in done["changes"]} == {"fee"}
    (last, _) = nouba("unit", "history", "--json").json
    assert (last["revision"], last["by"], last["reason"]) == (2, "nouba", "Council")
    told = nouba("unit", "history").out
    assert "nouba: Council" in told
    assert line in told
    assert "State 3 is as state 1 was." in nouba("unit", "undo", "--to", "1").out
    assert nouba("unit", "undo", "--json").json["revision"] == 4
    assert [one["act"] for one in nouba("unit", "log", "--json").json][:4] == [
        "undo a change",
        "undo a change",
        "describe the unit",
        "take out the unit",
    ]


def test_a_file_with_a_mistake_changes_nothing(nouba: Nouba, file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    wrong = text.replace('group = "civil-status"', 'group = "none"', 1)
    file.write_text(wrong, encoding="utf-8")
    refused = nouba("unit", "import", str(file))
    refused.refuses_with('service "birth-extract" > group: there is no group "none"')
    file.write_text(text.replace('code = "commune"', 'code = "other"'), encoding="utf-8")
    nouba("unit", "import", str(file), "--dry-run").refuses_with("'commune'", "'other'")
    nouba("unit", "undo").refuses_with("nothing stands before")
    nouba("unit", "undo", "--to", "9").refuses_with("no revision 9")
    assert len(nouba("unit", "history", "--json").json) == 1


def test_a_file_with_the_letters_of_a_kiosk_changes_nothing(
    nouba: Nouba, file: Path, database_url: str
) -> None:
    with open_reception(database_url) as reception:
        letters = reception.offline.register(UUID(int=1), "kiosk-1").prefix
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('prefix = "A"', f'prefix = "{letters}"'), encoding="utf-8")
    for words in (("unit", "import", str(file)), ("init", "--template", str(file))):
        nouba(*words).refuses_with(f'with "{letters}" a kiosk numbers while it is cut off')
    assert len(nouba("unit", "history", "--json").json) == 1


def test_a_password_is_given_anew(nouba: Nouba) -> None:
    assert nouba("unit", "password", "admin", "--json").json["login"] == "admin"
    nouba("unit", "password", "nobody").refuses_with("'nobody'")
