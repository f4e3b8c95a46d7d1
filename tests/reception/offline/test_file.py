"""The journal's file: one program, nothing lost, and a clear word when it is of no use."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reception.offline.file import (
    VERSIONS,
    JournalFault,
    JournalFile,
    JournalHeldError,
    JournalLock,
    journal_path,
)
from reception.system.ids import TimeOrderedIds
from tests.reception.offline.conftest import Station
from tests.support.clocks import FakeClock


def test_one_process_a_file(tmp_path: Path) -> None:
    path = tmp_path / "state" / "journal.db"
    held = JournalLock(path)
    program = f"""
from pathlib import Path
from reception.offline.file import JournalHeldError
from reception.offline.file import JournalLock
try:
    JournalLock(Path({str(path)!r}))
except JournalHeldError as fault:
    print(fault)
"""
    for said in ("NOUBA_STATION", ""):
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        )
        assert (said in done.stdout) == bool(said) or not done.stdout
        held.close()


def test_each_station_of_a_computer_has_its_own(tmp_path: Path) -> None:
    names = ["kiosk-1", "kiosk/1", "kiosk 1", "../kiosk-1", "شباك"]
    paths = {journal_path(tmp_path, name) for name in names}
    assert len(paths) == len(names)
    assert all(path.parent == tmp_path for path in paths)
    assert journal_path(tmp_path, "kiosk-1").name == "journal-kiosk-1.db"


@pytest.fixture
def small_files() -> Iterator[Callable[[int], None]]:
    """Let files of this process grow no further, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda most: resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_on_a_full_disk_no_number_is_given_and_none_is_lost(
    station: Station, small_files: Callable[[int], None]
) -> None:
    station.alone.give(station.touch(), printed=True)
    station.file.row("PRAGMA wal_checkpoint(TRUNCATE)")
    small_files(1)
    with pytest.raises(JournalFault):
        station.alone.give(station.touch(), printed=True)
    small_files(resource.RLIM_INFINITY)
    assert station.alone.give(station.touch(), printed=True)[0].label == "ZA002"


@pytest.mark.parametrize("harm", ["damaged", "a folder", "later"])
def test_a_file_of_no_use_is_told_of(tmp_path: Path, clock: FakeClock, harm: str) -> None:
    path = tmp_path / "journal.db"
    if harm == "a folder":
        path.mkdir()
    elif harm == "damaged":
        path.write_bytes(os.urandom(8192))
    else:
        with JournalFile(path, TimeOrderedIds(clock)) as file, file.write() as run:
            run.execute(f"PRAGMA user_version = {len(VERSIONS) + 1}")
    with pytest.raises(JournalFault):
        JournalFile(path, TimeOrderedIds(clock))


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(JournalFault, match="cannot be opened"):
        JournalLock(tmp_path / "file" / "journal.db")


def test_a_held_journal_says_so_in_the_same_process(tmp_path: Path) -> None:
    JournalLock(tmp_path / "journal.db")
    lock = JournalLock(tmp_path / "other.db")
    with pytest.raises(JournalHeldError):
        JournalLock(tmp_path / "other.db")
    lock.close()


def test_a_journal_is_held_by_whichever_name_it_is_opened(tmp_path: Path) -> None:
    file = tmp_path / "disk" / "journal.db"
    lock = JournalLock(file)
    (tmp_path / "link.db").symlink_to(file)
    (tmp_path / "folder").symlink_to(file.parent)
    for name in (tmp_path / "link.db", tmp_path / "folder" / "journal.db"):
        with pytest.raises(JournalHeldError):
            JournalLock(name)
    lock.close()


def test_nothing_is_written_into_a_file_that_is_lost(
    tmp_path: Path, station: Station, clock: FakeClock
) -> None:
    station.look()
    first, _ = station.alone.give(station.touch(), printed=True)
    path, kept = station.file.path, tmp_path / "kept.db"
    path.rename(kept)
    with pytest.raises(JournalFault, match="is gone"):
        station.alone.give(station.touch(), printed=True)
    assert not path.exists(), "no empty file is made in its place"
    path.write_bytes(kept.read_bytes())
    with pytest.raises(JournalFault, match="another file"):
        station.alone.give(station.touch(), printed=True)
    kept.replace(path)
    # The right file again: all goes on where it stopped.
    second, _ = station.alone.give(station.touch(), printed=True)
    assert second.number == first.number + 1
