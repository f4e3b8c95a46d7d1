"""Writers of a file go in the order in which they came, however those before them end."""

import fcntl
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reception.database.connection import Database
from reception.database.run import Statement
from reception.database.writers import _lock, turn
from reception.domain.errors import StorageFault

_PATIENCE_S = 300.0
# Takes its turn, says so, and keeps it until it is ended.
_KEEPS = """
import sys, time
from pathlib import Path
from reception.database.writers import turn
print("came", flush=True)
with turn(Path(sys.argv[1]), 600):
    print("writes", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "nouba.db"
    made.touch(0o600)
    return made


def came(file: Path) -> int:
    """Return how many have taken a number."""
    beside = Path(f"{file}-writers")
    return int.from_bytes(beside.read_bytes()[:8], "little") if beside.exists() else 0


def wait_until_came(file: Path, count: int) -> None:
    while came(file) < count:
        threading.Event().wait(0.002)


class Keeper:
    """Another process that keeps its turn."""

    def __init__(self, file: Path) -> None:
        before = came(file)
        self.process = subprocess.Popen(
            [sys.executable, "-c", _KEEPS, str(file)], stdout=subprocess.PIPE, text=True
        )
        wait_until_came(file, before + 1)

    def writes(self) -> bool:
        assert self.process.stdout
        return [self.process.stdout.readline() for _ in range(2)] == ["came\n", "writes\n"]

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        assert self.process.stdout
        self.process.stdout.close()


@pytest.fixture
def keeper(file: Path) -> Iterator[Keeper]:
    made = Keeper(file)
    assert made.writes()
    yield made
    made.kill()


def line_up(file: Path, count: int) -> "queue.SimpleQueue[int]":
    """Let so many come one after the other; return who writes, as they do."""
    wrote: queue.SimpleQueue[int] = queue.SimpleQueue()

    def write(number: int) -> None:
        with turn(file, _PATIENCE_S):
            wrote.put(number)

    for number in range(count):
        before = came(file)
        threading.Thread(target=write, args=(number,)).start()
        wait_until_came(file, before + 1)
    return wrote


def test_who_came_first_writes_first(file: Path) -> None:
    with turn(file, _PATIENCE_S):
        wrote = line_up(file, 12)
        assert wrote.empty()
    # Whoever comes back at once stands behind those who wait.
    with turn(file, _PATIENCE_S):
        assert wrote.qsize() == 12
    assert [wrote.get() for _ in range(12)] == list(range(12))


def test_one_that_is_killed_while_it_writes_holds_nobody_up(file: Path, keeper: Keeper) -> None:
    wrote = line_up(file, 3)
    assert wrote.empty()
    keeper.kill()
    assert [wrote.get(timeout=_PATIENCE_S) for _ in range(3)] == [0, 1, 2]


def test_one_that_is_killed_while_it_waits_holds_nobody_up(file: Path) -> None:
    with turn(file, _PATIENCE_S):
        waiting = Keeper(file)
        wrote = line_up(file, 2)
        waiting.kill()
    assert [wrote.get(timeout=_PATIENCE_S) for _ in range(2)] == [0, 1]


def test_who_waits_too_long_is_told_so(file: Path, keeper: Keeper) -> None:
    with pytest.raises(StorageFault, match="too busy"), turn(file, 0.05):
        pass
    keeper.kill()
    # Nor does she hold up who comes after her.
    with turn(file, _PATIENCE_S):
        pass


def test_who_gave_up_writes_into_no_other_file(file: Path) -> None:
    with turn(file, _PATIENCE_S):
        pass
    other = file.with_name("other")
    other.write_bytes(b"SQLite format 3")
    with Path(f"{file}-writers").open("r+b") as held:
        # Somebody stands still in the instant in which she takes a number.
        _lock(held.fileno(), fcntl.F_OFD_SETLK, fcntl.F_WRLCK, 0, 8)
        with pytest.raises(StorageFault, match="too busy"), turn(file, 0.05):
            pass
        # It gets the descriptor that is free now.
        opened = os.open(other, os.O_RDWR)
    for waiting in threading.enumerate():
        if waiting.name == "writers":
            waiting.join()
    os.close(opened)
    assert other.read_bytes() == b"SQLite format 3"
    with turn(file, _PATIENCE_S):
        pass


def test_without_a_place_for_the_queue_everybody_writes(file: Path) -> None:
    Path(f"{file}-writers").mkdir()
    with turn(file, _PATIENCE_S), turn(file, _PATIENCE_S):
        pass


def test_who_may_open_the_database_may_open_the_queue(file: Path) -> None:
    file.chmod(0o660)
    mask = os.umask(0o077)
    try:
        with turn(file, _PATIENCE_S):
            pass
    finally:
        os.umask(mask)
    assert Path(f"{file}-writers").stat().st_mode & 0o777 == 0o660


def test_a_transaction_waits_for_those_who_came_before(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'nouba.db'}"
    with closing(Database(url)) as database:
        with database.write() as run:
            run.change(Statement("CREATE TABLE wrote (who INTEGER)"))
        file = database.file
        assert file
        wrote: queue.SimpleQueue[str] = queue.SimpleQueue()

        def write() -> None:
            with database.write() as run:
                run.change(Statement("INSERT INTO wrote VALUES (1)"))
                wrote.put("written")

        with turn(file, _PATIENCE_S):
            before = came(file)
            other = threading.Thread(target=write)
            other.start()
            wait_until_came(file, before + 1)
            assert wrote.empty()
        assert wrote.get(timeout=_PATIENCE_S) == "written"
        other.join()
