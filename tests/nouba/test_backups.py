"""``nouba backup`` and ``nouba restore``, as who looks after the computer types them."""

from pathlib import Path

import pytest

from tests.support.commands import Nouba
from tests.support.databases import Databases, SqliteDatabases
from tests.support.every_case import every_case


@pytest.fixture
def databases(sqlite_databases: SqliteDatabases) -> Databases:
    """Take files: tests/reception/care says the same of both databases."""
    return sqlite_databases


def test_a_day_of_backups(nouba: Nouba, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "copies"
    monkeypatch.setenv("NOUBA_BACKUPS", str(folder))
    assert "There are no backups" in nouba("backup", "--list").out
    nouba("restore", "--drill").refuses_with("no sound backup")
    nouba("issue", "signature")
    first = nouba("backup", "--json").json
    assert (first["is_new"], first["verified"], first["broken"]) == (True, True, [])
    assert first["contents"]["tickets"] == 1
    assert "Nothing has changed" in nouba("backup", "--quick").out
    nouba("issue", "signature")
    assert "read through" in nouba("backup", "--quick", "--keep", "1").out
    listed = nouba("backup", "--list", "--json").json
    assert [one["verified"] for one in listed] == [False, True]
    assert nouba("restore", "--drill", "--json").json["broken"] == []

    # By its name in the list, or by its path.
    nouba("restore", first["file"]).refuses_with("--lose-younger")
    file = str(folder / first["file"])
    nouba("restore", file).refuses_with("--lose-younger")
    done = nouba("restore", file, "--lose-younger")
    assert done.exit_code == 0, done.err
    assert "F002 may stand on paper" in done.out
    assert "the next one is F003" in done.out
    assert nouba("issue", "signature", "--json").json["label"] == "F003"
    assert nouba("verify").exit_code == 0
    assert "put a backup back" in nouba("unit", "log").out
    # Nobody knows how many were given in what was lost: the numbers leap far.
    assert "the next one is F101" in nouba("restore", "--already-done").out
    assert nouba("verify").exit_code == 0


@every_case(
    ("words", "said"),
    [
        (("restore",), "Name the backup"),
        (("restore", "--already-done", "--drill"), "puts nothing back"),
        (("backup", "--keep", "0"), "--keep"),
        (("backup", "--to", ""), "empty"),
    ],
)
def test_wrong_usage(nouba: Nouba, words: tuple[str, ...], said: str) -> None:
    nouba(*words).refuses_with(said, exit_code=2)


def test_what_is_no_backup(nouba: Nouba, tmp_path: Path) -> None:
    nouba("restore", str(tmp_path / "nothing.db")).refuses_with("no backup", "nothing.db", "--list")
