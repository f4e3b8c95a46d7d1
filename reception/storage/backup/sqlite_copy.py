"""A copy of a SQLite file while others write it.

The copy is of one instant: it is read in one transaction that blocks nobody, since in the WAL mode
who reads never makes a writer wait. Copied pages are brought to the disk every few megabytes, so
that no writer's own fsync waits for a heap of them.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from reception.care.manifest import Contents
from reception.progress import Watch, tell, unwatched
from reception.storage.backup.contents import contents_of
from reception.storage.engine import Run

_PAGES_A_STEP = 512
_BUSY_TIMEOUT_S = 5


def copy_online(source: Path, draft: Path, watch: Watch = unwatched) -> Contents:
    """Copy a file that others may write meanwhile; return what stood in it at that instant.

    The copy is one file without a journal beside it, and its bytes are on the disk.

    Raises:
        sqlite3.Error: it cannot be read, or the copy cannot be written.
        OSError: likewise.
        AnswerStoppedError: the watch said so.
    """
    with _reading(source) as reader:
        contents = contents_of(Run(reader, postgresql=False))
        _copy(reader, draft, watch)
    with closing(sqlite3.connect(draft)) as copy:
        # In one file, whole: whoever carries it away cannot leave half of it behind.
        copy.execute("PRAGMA journal_mode = DELETE")
    return contents


def what_is_wrong(copy: Path, *, thoroughly: bool) -> str | None:
    """Return what SQLite finds against a file; None when it is whole.

    Args:
        copy: the file, which nobody else uses.
        thoroughly: compare every index with its table as well.

    Raises:
        sqlite3.Error: it cannot be read at all.
    """
    pragma = "integrity_check" if thoroughly else "quick_check"
    with closing(sqlite3.connect(copy)) as connection:
        found = [str(row[0]) for row in connection.execute(f"PRAGMA {pragma}(3)")]
    return None if found == ["ok"] else "; ".join(found)


@contextmanager
def _reading(source: Path) -> Iterator[sqlite3.Connection]:
    # It would make an empty file where there is none.
    address = f"file:{quote(str(source))}?mode=rw"
    with closing(
        sqlite3.connect(address, uri=True, timeout=_BUSY_TIMEOUT_S, isolation_level=None)
    ) as reader:
        # From here on nothing that others commit is seen: the copy need not begin anew for it.
        reader.execute("BEGIN")
        yield reader
        reader.execute("ROLLBACK")


def _copy(reader: sqlite3.Connection, draft: Path, watch: Watch) -> None:
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    with closing(sqlite3.connect(draft)) as copy, draft.open("rb") as written:
        # A draft is thrown away if anything fails; what reaches the disk is asked for below.
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")

        def settle(_status: int, left: int, total: int) -> None:
            os.fdatasync(written.fileno())
            tell(watch, 1 - left / total if total else 1)

        reader.backup(copy, pages=_PAGES_A_STEP, progress=settle)
