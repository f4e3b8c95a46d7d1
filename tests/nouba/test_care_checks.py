"""What ``nouba doctor`` says of backups, the disk and what starts by itself."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from nouba.checks import (
    CheckHealth,
    CheckResult,
    Computer,
    backup_checks,
    disk_checks,
    last_check_words,
    service_checks,
)
from nouba.database_checks import database_checks
from reception.app import open_reception
from reception.care.backup import back_up
from reception.care.folder import note_check
from reception.care.restore import try_backup
from reception.care.verify import FILE_IS_WHOLE
from reception.system.files import keep_reserve, release_reserve
from reception.system.settings import Settings
from tests.support.clocks import FakeClock
from tests.support.databases import Databases, SqliteDatabases
from tests.support.every_case import every_case

DEPLOY = Path(__file__).parents[2] / "deploy"
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture
def databases(sqlite_databases: SqliteDatabases) -> Databases:
    return sqlite_databases


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return Settings(database=database_url, backups=str(tmp_path / "backups"))


def health(found: list[CheckResult], code: str) -> list[CheckHealth]:
    return [one.health for one in found if one.code == code]


def test_how_old_the_newest_backup_is(settings: Settings, clock: FakeClock) -> None:
    assert [one.says for one in backup_checks(settings, NOW)] == [
        f"there is no backup in {settings.backups}"
    ]
    url, folder = str(settings.database), Path(settings.backups)
    made = back_up(url, folder, keep=3, clock=clock).manifest
    found = list(backup_checks(settings, NOW + timedelta(hours=3)))
    # It stands on the same disk here, and was never put back.
    assert health(found, "backup") == [CheckHealth.OK, CheckHealth.WARNING]
    assert health(found, "drill") == [CheckHealth.WARNING]
    try_backup(folder / made.file, url, clock=clock)
    assert health(list(backup_checks(settings, NOW)), "drill") == [CheckHealth.OK]
    late = list(backup_checks(settings, NOW + timedelta(days=2)))
    assert late[0].health is CheckHealth.WARNING
    too_late = list(backup_checks(settings, NOW + timedelta(days=20)))
    assert too_late[0].health is CheckHealth.BROKEN
    assert health(too_late, "drill") == [CheckHealth.WARNING]


def test_when_the_whole_file_was_looked_at_last(settings: Settings, clock: FakeClock) -> None:
    url, later = str(settings.database), NOW + timedelta(days=1)
    assert last_check_words(settings, NOW) == "; it was never looked at before"
    with open_reception(url, clock=clock) as reception:
        reception.verify()
    assert last_check_words(settings, NOW + timedelta(hours=3)) == "; 3 h ago it was sound"
    clock.advance(hours=20)
    back_up(url, Path(settings.backups), keep=3, clock=clock)
    assert last_check_words(settings, later) == "; 4 h ago it was sound"
    note_check(Path(url.removeprefix("sqlite:///")), NOW, [FILE_IS_WHOLE])
    assert last_check_words(settings, later) == "; 24 h ago it was broken (file-is-whole)"
    told = [one.says for one in database_checks(settings) if one.code == "rules"]
    assert [one for one in told if "is sound" in one and "it was broken (file-is-whole)" in one]
    assert last_check_words(Settings(database="postgresql+psycopg://k@db/nouba"), NOW) == ""


@every_case(
    ("clock_says", "wrong"),
    [("2026-11-26", 0), ("2027-01-24", 0), ("2027-01-26", 1), ("2028-01-19", 1), ("2026-11-24", 1)],
)
def test_a_clock_that_has_jumped(
    settings: Settings, clock: FakeClock, clock_says: str, wrong: int
) -> None:
    with open_reception(str(settings.database), clock=clock) as reception:
        reception.desk.issue("signature")
    jumped = replace(settings, clock=f"{clock_says}T08:00:00Z/0/0")
    found = [one for one in database_checks(jumped) if "set the clock right" in one.hint]
    assert health(found, "clock") == [CheckHealth.WARNING] * wrong


def test_a_station_of_a_server_makes_no_backups() -> None:
    assert not list(backup_checks(Settings(database="postgresql+psycopg://k@db/nouba"), NOW))


@pytest.mark.parametrize(
    ("free_mb", "expected"),
    [(5000, CheckHealth.OK), (900, CheckHealth.WARNING), (150, CheckHealth.BROKEN)],
)
def test_how_much_room_is_left(
    settings: Settings, free_mb: int, expected: CheckHealth, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = SimpleNamespace(free=free_mb * 1_000_000)
    monkeypatch.setattr("nouba.checks.shutil.disk_usage", lambda _: usage)
    found = list(disk_checks(settings))
    # Nothing is kept in reserve yet.
    assert health(found, "disk") == [expected, CheckHealth.WARNING]


def test_the_reserve_is_kept_and_given_up(settings: Settings) -> None:
    file = Path(str(settings.database).removeprefix("sqlite:///"))
    assert keep_reserve(file)
    assert len(list(disk_checks(settings))) == 1
    assert release_reserve(file)
    assert not release_reserve(file)


class TestWhatStartsByItself:
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        """Return the root of a computer on which the kiosk is installed as the guide says."""
        units = tmp_path / "etc/systemd/system"
        wanted = units / "multi-user.target.wants"
        wanted.mkdir(parents=True)
        for name in ("nouba-kiosk.service", "nouba-backup.service", "nouba-backup.timer"):
            shutil.copy(DEPLOY / "systemd" / name, units)
        (wanted / "nouba-kiosk.service").symlink_to(units / "nouba-kiosk.service")
        timers = units / "timers.target.wants"
        timers.mkdir()
        (timers / "nouba-backup.timer").symlink_to(units / "nouba-backup.timer")
        for number in range(1, 7):
            (units / f"getty@tty{number}.service").symlink_to("/dev/null")
        for name in ("usr/bin", "etc/udev/rules.d", "run/systemd/timesync"):
            (tmp_path / name).mkdir(parents=True)
        (tmp_path / "usr/bin/cage").touch()
        (tmp_path / "run/systemd/timesync/synchronized").touch()
        shutil.copy(DEPLOY / "udev/61-nouba-no-keyboard.rules", tmp_path / "etc/udev/rules.d")
        return tmp_path

    def test_all_is_well(self, root: Path) -> None:
        found = list(service_checks(Settings(), Computer(root)))
        assert {one.health for one in found} == {CheckHealth.OK}
        assert {one.code for one in found} == {"time", "units", "watchdog", "cage"}

    def test_where_nothing_is_installed_nothing_is_asked(self, tmp_path: Path) -> None:
        assert not list(service_checks(Settings(), Computer(tmp_path)))

    @pytest.mark.parametrize(
        ("lost", "code", "hint"),
        [
            ("etc/systemd/system/timers.target.wants/nouba-backup.timer", "units", "enable --now"),
            ("usr/bin/cage", "cage", "apt-get install cage"),
            ("etc/systemd/system/getty@tty3.service", "cage", "mask getty@tty3.service"),
            ("etc/udev/rules.d/61-nouba-no-keyboard.rules", "cage", "61-nouba-no-keyboard"),
        ],
    )
    def test_what_is_missing_is_told(self, root: Path, lost: str, code: str, hint: str) -> None:
        (root / lost).unlink()
        found = list(service_checks(Settings(), Computer(root)))
        (wrong,) = [one for one in found if one.health is not CheckHealth.OK]
        assert wrong.code == code
        assert hint in wrong.hint

    def test_a_unit_of_before_has_no_watchdog(self, root: Path) -> None:
        unit = root / "etc/systemd/system/nouba-kiosk.service"
        unit.write_text(unit.read_text("utf-8").replace("WatchdogSec=15\n", ""), "utf-8")
        found = list(service_checks(Settings(), Computer(root)))
        assert health(found, "watchdog") == [CheckHealth.WARNING]
