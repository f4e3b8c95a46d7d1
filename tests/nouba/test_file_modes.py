"""What Nouba keeps is open to nobody else on the computer, whatever the umask."""

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nouba.checks import CheckHealth, file_checks
from reception.app import open_reception
from reception.care.permissions import open_to_others
from reception.offline.file import JournalFile, JournalLock, journal_path
from reception.system.clock import SystemClock
from reception.system.ids import TimeOrderedIds
from reception.system.settings import Settings
from tests.support.commands import Nouba
from tests.support.databases import Databases, SqliteDatabases
from tests.support.every_case import every_case


@pytest.fixture
def databases(sqlite_databases: SqliteDatabases) -> Databases:
    return sqlite_databases


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, in which a station keeps everything."""
    place = tmp_path / "station"
    place.mkdir(mode=0o755)
    monkeypatch.setenv("NOUBA_STATION", "counter-1")
    monkeypatch.setenv("NOUBA_DATABASE", f"sqlite:///{place / 'nouba.db'}")
    monkeypatch.setenv("NOUBA_BACKUPS", str(place / "backups"))
    monkeypatch.setenv("NOUBA_JOURNAL", str(place))
    monkeypatch.setenv("XDG_STATE_HOME", str(place / "state"))
    return place


@contextmanager
def masking(umask: int) -> Iterator[None]:
    before = os.umask(umask)
    try:
        yield
    finally:
        os.umask(before)


def settings_of(place: Path) -> Settings:
    return Settings(
        database=f"sqlite:///{place / 'nouba.db'}",
        station="counter-1",
        backups=str(place / "backups"),
        journal=str(place),
    )


def keep_everything(nouba: Nouba, place: Path) -> None:
    """Let a station write whatever it keeps."""
    assert nouba("init", "--template", "commune", "--always-open").exit_code == 0
    assert nouba("issue", "signature").exit_code == 0
    assert nouba("backup").exit_code == 0
    backup = nouba("backup", "--list", "--json").json[0]["file"]
    assert nouba("restore", backup).exit_code == 0
    assert nouba("restore", "--drill").exit_code == 0
    assert nouba("verify").exit_code == 0
    journal = journal_path(place, "counter-1")
    lock = JournalLock(journal)
    JournalFile(journal, TimeOrderedIds(SystemClock())).close()
    lock.close()


def modes_in(place: Path) -> dict[str, int]:
    return {
        str(path.relative_to(place)): stat.S_IMODE(path.stat().st_mode)
        for path in sorted(place.rglob("*"))
        if path.is_file() and path.name != "nouba.log"
    }


_EXPECTED = {"nouba.db", "nouba.db-reserve", "nouba.db-checked.json", "put-back.json"}


@every_case("umask", [0o022, 0o000, 0o077, 0o027])
def test_whatever_is_kept_is_its_owners_alone(nouba: Nouba, place: Path, umask: int) -> None:
    for left in place.iterdir():  # of the case before
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    with masking(umask):
        keep_everything(nouba, place)
        with open_reception(f"sqlite:///{place / 'nouba.db'}") as reception:
            reception.hall.queue()
            found = modes_in(place)
    assert found.keys() >= _EXPECTED | {"nouba.db-wal", "nouba.db-shm"}
    assert any("before-" in name for name in found)
    assert {name for name, mode in found.items() if mode != 0o600} == set()
    assert not open_to_others(settings_of(place))


def test_a_folder_that_hands_on_its_group_shares_with_it(nouba: Nouba, place: Path) -> None:
    place.chmod(0o2770)
    with masking(0o077):
        keep_everything(nouba, place)
        with open_reception(f"sqlite:///{place / 'nouba.db'}") as reception:
            reception.hall.queue()
            found = modes_in(place)
    beside = {name: mode for name, mode in found.items() if name.startswith("nouba.db")}
    assert beside.keys() >= {"nouba.db", "nouba.db-wal", "nouba.db-shm", "nouba.db-reserve"}
    assert {*beside.values()} == {0o660}
    assert not open_to_others(settings_of(place))


def test_the_doctor_reports_what_others_may_open_and_init_closes_it(
    nouba: Nouba, place: Path
) -> None:
    keep_everything(nouba, place)
    settings = settings_of(place)
    assert [one.health for one in file_checks(settings)] == [CheckHealth.OK]
    backup = next((place / "backups").glob("nouba-*.db"))
    opened = [place / "nouba.db", place / "nouba.db-reserve", backup]
    for path in opened:
        path.chmod(0o644)
    (place / "state" / "nouba").chmod(0o755)
    (found,) = file_checks(settings)
    assert found.health is CheckHealth.WARNING
    assert str(backup) in found.says
    assert "nouba init" in found.hint
    told = nouba("init")
    assert "Closed to others on this computer: " in told.out
    for path in opened:
        assert str(path) in told.out
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE((place / "state" / "nouba").stat().st_mode) == 0o700
    assert not open_to_others(settings)
    assert nouba("init", "--json").json["closed_to_others"] == []
