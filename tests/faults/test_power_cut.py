"""The power is cut while tickets are given: what a visitor was told is there afterwards (P1).

A file system in an image is copied while its writer stands still: the copy is the disk at the
instant of the cut, without what the system had not brought there yet.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reception.app import open_reception
from tests.support.backups import tickets_in
from tests.support.databases import SqliteDatabases
from tests.support.memory_folder import memory_folder

pytestmark = pytest.mark.deep

ROOT = Path(__file__).parents[2]
_TOLD_AT_LEAST = 60
_PATIENCE_S = 300


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Callable[[Path, str], Path]]:
    """Give what mounts an image, and unmounts it all at the end."""
    if os.geteuid() != 0:
        pytest.skip("only root mounts a file system")
    points: list[Path] = []

    def mount(image: Path, name: str) -> Path:
        point = tmp_path / name
        point.mkdir()
        done = subprocess.run(
            ["mount", "-o", "loop", str(image), str(point)], capture_output=True, check=False
        )
        if done.returncode:
            pytest.skip(f"no image can be mounted here: {done.stderr.decode()}")
        points.append(point)
        return point

    yield mount
    for point in reversed(points):
        subprocess.run(["umount", "--lazy", str(point)], check=False)


@pytest.fixture
def image(tmp_path: Path) -> Iterator[Path]:
    if not shutil.which("mkfs.ext4"):
        pytest.skip("there is no mkfs.ext4 here")
    place = Path(memory_folder() or tmp_path) / f"nouba-power-{os.getpid()}"
    place.mkdir()
    made = place / "disk.img"
    with made.open("wb") as empty:
        empty.truncate(48 << 20)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(made)], check=True)
    yield made
    shutil.rmtree(place)


@contextmanager
def writer(*words: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.sqlite_writer", *words], cwd=ROOT
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def lines_of(told: Path) -> list[str]:
    # The last line may be half written.
    return told.read_text("utf-8").split("\n")[:-1] if told.exists() else []


def cut(
    image: Path,
    mounted: Callable[[Path, str], Path],
    databases: SqliteDatabases,
    tmp_path: Path,
    *,
    synchronous: str,
    waits_s: float = 0.0,
) -> tuple[set[str], set[str]]:
    """Cut the power in the middle; return the tickets that were told of, and those found after."""
    disk = mounted(image, "before")
    with databases.commune(disk):
        pass
    subprocess.run(["sync", "-f", str(disk)], check=True)
    told, copied = tmp_path / "told", image.with_name("cut.img")
    words = (str(disk / "nouba.db"), str(told), *(["100000", synchronous] if synchronous else []))
    with writer(*words) as process:
        began = time.monotonic()
        while len(lines_of(told)) < _TOLD_AT_LEAST:
            assert process.poll() is None
            assert time.monotonic() - began < _PATIENCE_S
            time.sleep(0.01)
        time.sleep(waits_s)
        process.send_signal(19)  # it stands still
        # What it told after the copy was made is not asked for.
        shutil.copyfile(image, copied)
        acknowledged = set(lines_of(told))
    after = mounted(copied, "after")
    url = f"sqlite:///{after / 'nouba.db'}"
    with open_reception(url) as reception:
        assert not [one for one in reception.verify() if one.broken]
    return acknowledged, {str(one) for one in tickets_in(url)}


def test_no_ticket_is_lost(
    image: Path,
    mounted: Callable[[Path, str], Path],
    sqlite_databases: SqliteDatabases,
    tmp_path: Path,
) -> None:
    told, found = cut(image, mounted, sqlite_databases, tmp_path, synchronous="")
    assert len(told) >= _TOLD_AT_LEAST
    assert told - found == set()


def test_a_build_that_does_not_wait_for_the_disk_is_found_out(
    image: Path,
    mounted: Callable[[Path, str], Path],
    sqlite_databases: SqliteDatabases,
    tmp_path: Path,
) -> None:
    told, found = cut(image, mounted, sqlite_databases, tmp_path, synchronous="OFF")
    assert told - found


@pytest.mark.soak
@pytest.mark.parametrize("turn", range(30))
def test_no_ticket_is_lost_whenever_it_is_cut(
    turn: int,
    image: Path,
    mounted: Callable[[Path, str], Path],
    sqlite_databases: SqliteDatabases,
    tmp_path: Path,
) -> None:
    told, found = cut(
        image, mounted, sqlite_databases, tmp_path, synchronous="", waits_s=turn * 0.037
    )
    assert told - found == set()
