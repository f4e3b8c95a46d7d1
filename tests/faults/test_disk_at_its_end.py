"""The disk is full, read only, or fails at a call: nothing told is lost, the day can be ended."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from reception.app import open_reception
from reception.domain.errors import StorageFault
from reception.system import files
from tests.support.backups import tickets_in
from tests.support.clocks import FakeClock
from tests.support.databases import SqliteDatabases

pytestmark = pytest.mark.deep

ROOT = Path(__file__).parents[2]
_SYNC_CALLS = "pwrite64,fdatasync,fsync,ftruncate"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    if os.geteuid() != 0:
        pytest.skip("only root mounts a file system")
    point = tmp_path / "disk"
    point.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(point)]
    if subprocess.run(words, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    yield point
    subprocess.run(["umount", "--lazy", str(point)], check=False)


def test_a_full_disk_gives_its_reserve_and_the_day_is_ended(
    small_disk: Path,
    sqlite_databases: SqliteDatabases,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "RESERVE_BYTES", 512 << 10)
    with sqlite_databases.commune(small_disk) as url:
        file = Path(url.removeprefix("sqlite:///"))
        assert files.keep_reserve(file)
        with open_reception(url, clock=clock) as reception:
            given = [reception.desk.issue("signature").ticket.id]
            with (small_disk / "somebody's film").open("wb") as film:
                film.write(b"\0" * (os.statvfs(small_disk).f_bavail * 4096 - 40_000))

            def issue_until_it_is_full() -> None:
                for _ in range(900):
                    given.append(reception.desk.issue("signature").ticket.id)  # noqa: PERF401

            with pytest.raises(StorageFault, match="its reserve is given up now"):
                issue_until_it_is_full()
            # Nobody has made room, and the day goes on all the same.
            for _ in range(5):
                given.append(reception.desk.issue("signature").ticket.id)  # noqa: PERF401
            reception.desk.close_day()
            assert not [one for one in reception.verify() if one.broken]
        assert set(given) <= tickets_in(url)


def fill(disk: Path) -> None:
    with (disk / "somebody's film").open("wb") as film, suppress(OSError):
        os.posix_fallocate(film.fileno(), 0, os.statvfs(disk).f_bavail * 4096)


def test_a_disk_that_was_full_before_the_file_was_opened_gives_its_reserve(
    small_disk: Path,
    sqlite_databases: SqliteDatabases,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "RESERVE_BYTES", 512 << 10)
    with sqlite_databases.commune(small_disk) as url:
        assert files.keep_reserve(Path(url.removeprefix("sqlite:///")))
        fill(small_disk)
        with pytest.raises(StorageFault, match="its reserve is given up now"):
            open_reception(url, clock=clock).desk.issue("signature")
        with open_reception(url, clock=clock) as reception:
            assert reception.desk.issue("signature").ticket.number == 1


def test_a_disk_that_was_full_before_and_has_no_reserve_is_named(
    small_disk: Path, sqlite_databases: SqliteDatabases, clock: FakeClock
) -> None:
    with sqlite_databases.commune(small_disk) as url:
        fill(small_disk)
        with pytest.raises(StorageFault, match="the disk is full; make room"):
            open_reception(url, clock=clock).desk.issue("signature")


def test_a_disk_that_turns_read_only(
    small_disk: Path, sqlite_databases: SqliteDatabases, clock: FakeClock
) -> None:
    with sqlite_databases.commune(small_disk) as url:
        with open_reception(url, clock=clock) as reception:
            reception.desk.issue("signature")
        subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
        with pytest.raises(StorageFault, match="may read and write"):
            open_reception(url, clock=clock).desk.issue("signature")
        subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
        with open_reception(url, clock=clock) as reception:
            assert reception.desk.issue("signature").ticket.number == 2


def killed_at(call: int, folder: Path, file: Path, *, inject: str) -> tuple[list[str], int]:
    """Let a writer be struck at its n-th call of the disk; return whom it told, and its end."""
    told = folder / f"told-{call}"
    done = subprocess.run(
        [
            *("strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={_SYNC_CALLS}"),
            *("-e", f"inject={_SYNC_CALLS}:{inject}:when={call}"),
            *(sys.executable, "-m", "tests.faults.sqlite_writer", str(file), str(told), "12"),
        ],
        cwd=ROOT,
        check=False,
        capture_output=True,
        timeout=300,
    )
    lines = told.read_text("utf-8").splitlines() if told.exists() else []
    return lines, done.returncode


@pytest.mark.skipif(not shutil.which("strace"), reason="there is no strace here")
@pytest.mark.parametrize(
    "calls",
    [
        pytest.param((30, 120), id="some"),
        pytest.param(tuple(range(1, 301, 5)), id="all", marks=pytest.mark.soak),
    ],
)
def test_killed_at_a_call_of_the_disk(
    calls: tuple[int, ...], sqlite_databases: SqliteDatabases, tmp_path: Path
) -> None:
    with sqlite_databases.commune(tmp_path) as url:
        file = Path(url.removeprefix("sqlite:///"))
        told: set[str] = set()
        for call in calls:
            lines, code = killed_at(call, tmp_path, file, inject="signal=KILL")
            assert code != 0
            told |= {one for one in lines if not one.startswith("!")}
            with open_reception(url) as reception:
                assert not [one for one in reception.verify() if one.broken]
            assert told <= {str(one) for one in tickets_in(url)}
        assert told


@pytest.mark.skipif(not shutil.which("strace"), reason="there is no strace here")
@pytest.mark.parametrize(
    "calls",
    [
        pytest.param((60,), id="some"),
        pytest.param(tuple(range(1, 201, 5)), id="all", marks=pytest.mark.soak),
    ],
)
def test_an_error_at_a_call_of_the_disk(
    calls: tuple[int, ...], sqlite_databases: SqliteDatabases, tmp_path: Path
) -> None:
    with sqlite_databases.commune(tmp_path) as url:
        file = Path(url.removeprefix("sqlite:///"))
        told: set[str] = set()
        for call in calls:
            lines, _ = killed_at(call, tmp_path, file, inject="error=EIO")
            told |= {one for one in lines if not one.startswith("!")}
            with open_reception(url) as reception:
                assert not [one for one in reception.verify() if one.broken]
            assert told <= {str(one) for one in tickets_in(url)}
