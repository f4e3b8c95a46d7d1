"""A database that is named by a link: what is kept beside it lies beside the file itself."""

from contextlib import closing
from pathlib import Path

import pytest

from reception.database.connection import Database
from reception.reports.sql import closed_days_folder
from tests.support.commands import Nouba
from tests.support.databases import Databases, SqliteDatabases

KEPT = {"nouba.db", "nouba.db-reserve", "nouba.db-checked.json", "put-back.json"}


@pytest.fixture
def databases(sqlite_databases: SqliteDatabases) -> Databases:
    return sqlite_databases


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return where the file itself stands."""
    (tmp_path / "disk").mkdir()
    return tmp_path / "disk" / "nouba.db"


@pytest.fixture(params=["the file", "its folder"])
def link(request: pytest.FixtureRequest, target: Path, tmp_path: Path) -> Path:
    """Return another name of the file, by a link to it or to its folder."""
    if request.param == "its folder":
        (tmp_path / "names").symlink_to(target.parent)
        return tmp_path / "names" / "nouba.db"
    (tmp_path / "names").mkdir()
    (tmp_path / "names" / "nouba.db").symlink_to(target)
    return tmp_path / "names" / "nouba.db"


@pytest.fixture
def work(nouba: Nouba, link: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Nouba:
    """Run the command on the database by its link."""
    monkeypatch.setenv("NOUBA_DATABASE", f"sqlite:///{link}")
    monkeypatch.setenv("NOUBA_BACKUPS", str(tmp_path / "backups"))
    assert nouba("init", "--template", "commune", "--always-open").exit_code == 0
    assert nouba("issue", "signature").exit_code == 0
    assert nouba("backup").exit_code == 0
    assert nouba("verify").exit_code == 0
    return nouba


def put_back(work: Nouba, database: Path, target: Path) -> str:
    """Put the only backup back where the file is lost; return the number of the next ticket."""
    for ending in ("", "-wal", "-shm"):
        target.with_name(f"{target.name}{ending}").unlink(missing_ok=True)
    (backup,) = work("backup", "--list", "--json").json
    assert work("restore", backup["file"], "--db", f"sqlite:///{database}").exit_code == 0
    return str(work("issue", "signature", "--json").json["label"])


def test_what_is_kept_beside_a_database_lies_beside_the_file(
    work: Nouba, link: Path, target: Path
) -> None:
    put_back(work, link, target)
    assert work("verify").exit_code == 0
    assert {one.name for one in target.parent.iterdir()} >= KEPT
    assert {one.name for one in link.parent.iterdir()} in (
        {"nouba.db"},
        {one.name for one in target.parent.iterdir()},
    )
    assert target.is_file()
    assert link.resolve() == target
    with closing(Database(f"sqlite:///{link}")) as database:
        assert closed_days_folder(database) == target.with_name("nouba.db-columns")


def test_whoever_puts_a_backup_back_by_the_other_name_leaps_past_its_numbers(
    work: Nouba, link: Path, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = put_back(work, link, target)
    # The notes beside the backups are lost; those beside the database tell.
    (tmp_path / "backups" / "put-back.json").unlink()
    assert (first, put_back(work, target, target)) == ("F101", "F201")


def test_an_earlier_life_is_seen_by_either_name(
    work: Nouba, link: Path, target: Path, tmp_path: Path
) -> None:
    put_back(work, target, target)
    (tmp_path / "backups").rename(tmp_path / "gone")
    target.unlink()
    refused = work("init", "--template", "commune")
    assert refused.exit_code == 1
    for kept in ("put-back.json", "nouba.db-reserve"):
        assert str(target.with_name(kept)) in refused.err


def test_others_may_open_nothing_that_lies_beside_the_file(
    work: Nouba, link: Path, target: Path
) -> None:
    put_back(work, link, target)
    target.with_name("put-back.json").chmod(0o644)
    said = work("init").out
    assert str(target.with_name("put-back.json")) in said


def test_a_link_into_a_folder_that_is_missing_is_told(
    nouba: Nouba, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "missing" / "nouba.db")
    monkeypatch.setenv("NOUBA_DATABASE", f"sqlite:///{link}")
    nouba("init").refuses_with(f"There is no folder {tmp_path / 'missing'}", exit_code=3)
