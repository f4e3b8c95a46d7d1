"""Files that are there whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def put_whole(path: Path) -> Iterator[Path]:
    """Give the name of a draft beside the file, which takes its place when all went well.

    Raises:
        OSError: it cannot be written; what stood there before still does.
    """
    path = path.resolve()  # behind a link, the file it names
    # A device or a pipe takes what it is given; only a file can be put in place when whole.
    special = path.exists() and not path.is_file()
    draft = path if special else path.with_name(f".{path.name}.part")
    try:
        yield draft
        if not special:
            draft.replace(path)
    finally:
        if not special:
            draft.unlink(missing_ok=True)


@contextmanager
def written_whole(path: Path) -> Iterator[TextIO]:
    """Give a stream for text; the file takes its place once everything is written.

    Raises:
        OSError: it cannot be written; what stood there before still does.
    """
    with put_whole(path) as draft, draft.open("w", encoding="utf-8", newline="") as stream:
        yield stream
