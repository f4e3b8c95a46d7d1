"""Database files damaged as disks, sticks and hands do it: each way, place and byte by a seed."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

PAGE = 4096
_SECTOR = 512
_ENDINGS = ("", "-wal")
_TRIES = 200

type Bytes = dict[str, bytes]
"""What lies on the disk, by the ending of its name."""
type Rows = list[str]


@dataclass
class Originals:
    """A database that was closed well, and what may be mistaken for its own."""

    file: bytes
    older_wal: bytes
    """Its own journal, of an hour that is long in the file."""
    others_wal: bytes
    """The journal of another office."""
    others_file: bytes
    rows: Rows = field(init=False)

    def settle(self, folder: Path) -> None:
        """Read what is in it, to know later whether a copy lost anything."""
        copy = laid_down({"": self.file}, folder / "original.db")
        found = rows_of(copy)
        assert found, "the original can be read"
        self.rows = found


def laid_down(content: Bytes, file: Path) -> Path:
    """Write a database as it lies on a disk, and nothing else beside it."""
    for ending in (*_ENDINGS, "-shm", "-journal"):
        Path(f"{file}{ending}").unlink(missing_ok=True)
    for ending, data in content.items():
        Path(f"{file}{ending}").write_bytes(data)
    return file


def is_refused(file: Path) -> bool:
    """Return whether SQLite itself finds fault with a file."""
    try:
        with closing(sqlite3.connect(file)) as connection:
            return connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
    except (sqlite3.Error, UnicodeError):
        return True


def rows_of(file: Path) -> Rows | None:
    """Return every row of every table; None when they cannot be read."""
    try:
        with closing(sqlite3.connect(file)) as connection:
            return list(connection.iterdump())
    except (sqlite3.Error, UnicodeError):
        return None


def _page_of(chosen: random.Random, content: bytes) -> int:
    return chosen.randrange(len(content) // PAGE) * PAGE


def _with(content: bytes, at: int, new: bytes) -> bytes:
    return content[:at] + new + content[at + len(new) :]


def _zeroed_page(chosen: random.Random, of: Originals) -> Bytes:
    return {"": _with(of.file, _page_of(chosen, of.file), bytes(PAGE))}


def _noisy_sector(chosen: random.Random, of: Originals) -> Bytes:
    at = chosen.randrange(len(of.file) // _SECTOR) * _SECTOR
    return {"": _with(of.file, at, chosen.randbytes(_SECTOR))}


def _flipped_bytes(chosen: random.Random, of: Originals) -> Bytes:
    page, content = _page_of(chosen, of.file), bytearray(of.file)
    for _ in range(64):
        content[page + chosen.randrange(PAGE)] ^= chosen.randrange(1, 256)
    return {"": bytes(content)}


def _cut_end(chosen: random.Random, of: Originals) -> Bytes:
    return {"": of.file[: chosen.randrange(1, len(of.file))]}


def _swapped_pages(chosen: random.Random, of: Originals) -> Bytes:
    one, other = _page_of(chosen, of.file), _page_of(chosen, of.file)
    first, second = of.file[one : one + PAGE], of.file[other : other + PAGE]
    return {"": _with(_with(of.file, one, second), other, first)}


def _stale_wal(chosen: random.Random, of: Originals) -> Bytes:
    frames = (len(of.older_wal) - 32) // (PAGE + 24)
    return {"": of.file, "-wal": of.older_wal[: 32 + chosen.randint(1, frames) * (PAGE + 24)]}


def _anothers_wal(chosen: random.Random, of: Originals) -> Bytes:
    frames = (len(of.others_wal) - 32) // (PAGE + 24)
    return {"": of.file, "-wal": of.others_wal[: 32 + chosen.randint(1, frames) * (PAGE + 24)]}


def _swapped_files(chosen: random.Random, of: Originals) -> Bytes:
    frames = (len(of.older_wal) - 32) // (PAGE + 24)
    kept = of.older_wal[: 32 + chosen.randint(1, frames) * (PAGE + 24)]
    return {"": of.others_file, "-wal": kept}


WAYS: tuple[Callable[[random.Random, Originals], Bytes], ...] = (
    _zeroed_page,
    _noisy_sector,
    _flipped_bytes,
    _cut_end,
    _swapped_pages,
    _stale_wal,
    _anothers_wal,
    _swapped_files,
)


@dataclass(frozen=True)
class Damaged:
    """A copy that is not what it was."""

    name: str
    content: Bytes
    is_refused_by_sqlite: bool
    """SQLite's own check finds it; else only rows are other rows."""

    def lay_down(self, file: Path) -> Path:
        """Write it where a database is looked for."""
        return laid_down(self.content, file)


def damaged(of: Originals, seeds: range, folder: Path) -> Iterator[Damaged]:
    """Yield a damaged copy for each seed; one that has lost nothing at all is not counted."""
    whole = (of.rows, rows_of(laid_down({"": of.others_file}, folder / "other.db")))
    for seed in seeds:
        chosen, way = random.Random(seed), WAYS[seed % len(WAYS)]  # noqa: S311 - no secret
        for _ in range(_TRIES):
            content = way(chosen, of)
            refused = is_refused(laid_down(content, folder / "tried.db"))
            # Free room that was hit, a journal that SQLite does not take for its own.
            if refused or rows_of(laid_down(content, folder / "tried.db")) not in whole:
                yield Damaged(f"{way.__name__[1:]} {seed}", content, refused)
                break
        else:
            raise AssertionError(f"seed {seed} damages nothing")


def copied(file: Path) -> Bytes:
    """Return a database as it lies on the disk, its journal too."""
    return {
        ending: path.read_bytes()
        for ending in _ENDINGS
        if (path := Path(f"{file}{ending}")).exists()
    }
