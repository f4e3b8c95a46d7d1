"""The folder into which backups are made, and what makes it impossible."""

import fcntl
from pathlib import Path

import pytest

from reception.app import open_reception
from reception.care import postgresql
from reception.care.folder import BackupFolder
from reception.domain.care_errors import BackupRunsError
from reception.domain.errors import EnvironmentFault, StorageFault
from tests.support.backups import made
from tests.support.clocks import FakeClock
from tests.support.databases import (
    Databases,
    PostgresDatabases,
    SqliteDatabases,
    behind_its_back,
    drop_guards,
)


class TestTheFolder:
    @pytest.fixture
    def databases(self, sqlite_databases: SqliteDatabases) -> Databases:
        """Take files: a folder does not care what is in a backup."""
        return sqlite_databases

    def test_the_newest_are_kept(self, database_url: str, folder: Path, clock: FakeClock) -> None:
        names = []
        for _ in range(4):
            names.append(made(database_url, folder, clock, keep=2).manifest.file)
            clock.advance(hours=1)
        assert [one.file for one in BackupFolder(folder).backups()] == names[:1:-1]
        assert not [one for one in folder.iterdir() if one.name.startswith(names[0])]

    def test_every_few_minutes_only_if_something_has_changed(
        self, database_url: str, folder: Path, clock: FakeClock
    ) -> None:
        whole = made(database_url, folder, clock)
        clock.advance(minutes=5)
        again = made(database_url, folder, clock, quick=True)
        assert (again.is_new, again.manifest) == (False, whole.manifest)
        with open_reception(database_url, clock=clock) as reception:
            reception.desk.issue("signature")
        changed = made(database_url, folder, clock, quick=True, keep=1)
        assert changed.is_new
        assert not changed.manifest.verified
        # A quick one takes no place of a whole one.
        assert BackupFolder(folder).backups() == [changed.manifest, whole.manifest]

    def test_what_breaks_the_rules_replaces_no_good_one(
        self, database_url: str, folder: Path, clock: FakeClock
    ) -> None:
        with open_reception(database_url, clock=clock) as reception:
            reception.desk.issue("signature")
        good = made(database_url, folder, clock, keep=1)
        drop_guards(database_url)
        with behind_its_back(database_url) as connection:
            connection.execute("DELETE FROM ticket")
        clock.advance(hours=1)
        bad = made(database_url, folder, clock, keep=1)
        assert "state-is-fold" in bad.manifest.broken
        assert BackupFolder(folder).newest_sound() == good.manifest

    def test_what_a_killed_one_left_counts_for_nothing_and_goes(
        self, database_url: str, folder: Path, clock: FakeClock
    ) -> None:
        folder.mkdir()
        for name in (".nouba-20260101-000000.db.part", "nouba-20260101-000000.db"):
            (folder / name).write_text("half", "utf-8")
        assert not BackupFolder(folder).backups()
        backup = made(database_url, folder, clock)
        assert {one.name for one in folder.iterdir()} == {
            ".lock",
            "folder.json",
            backup.manifest.file,
            f"{backup.manifest.file}.json",
        }

    def test_where_nothing_can_be_written(
        self, database_url: str, tmp_path: Path, clock: FakeClock
    ) -> None:
        (tmp_path / "file").touch()
        with pytest.raises(EnvironmentFault, match="make the folder"):
            made(database_url, tmp_path / "file" / "backups", clock)

    def test_two_at_once(self, database_url: str, folder: Path, clock: FakeClock) -> None:
        made(database_url, folder, clock)
        with (folder / ".lock").open("w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            with pytest.raises(BackupRunsError):
                made(database_url, folder, clock)


def test_a_backup_of_a_database_without_a_unit(
    empty_database_url: str, folder: Path, clock: FakeClock
) -> None:
    with pytest.raises(StorageFault, match="nouba restore"):
        made(empty_database_url, folder, clock)


@pytest.mark.postgresql
class TestPrograms:
    @pytest.fixture
    def databases(self, postgres_databases: PostgresDatabases) -> Databases:
        """Only a server's are made by programs of its own."""
        return postgres_databases

    def test_without_them_it_says_what_to_install(
        self, database_url: str, tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setattr(postgresql, "_FOLDERS", tmp_path)
        with pytest.raises(StorageFault, match="postgresql-client-18"):
            made(database_url, tmp_path / "backups", clock)
