"""Files: brought to the disk for good, harmless to whoever opens them, and room kept for more."""

import hashlib
import logging
import os
import shutil
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

_PIECE_BYTES = 1 << 20


def settle_file(path: Path) -> None:
    """Return once a file's bytes, or the names in a folder, are on the disk.

    Raises:
        OSError: they cannot be brought there, and may be lost.
    """
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put_in_place(draft: Path, path: Path) -> None:
    """Let a draft take its name, for good.

    Raises:
        OSError: it cannot be brought to the disk; what stood there before still does.
    """
    settle_file(draft)
    draft.replace(path)
    settle_file(path.parent)


_SHARED = stat.S_ISGID | stat.S_IWGRP


def private_mode(path: Path) -> int:
    """Return the mode of a file or folder that Nouba keeps: for its owner alone, or for a group.

    A group is let in by the folder it lies in, which hands itself on: ``install -d -g GROUP -m
    2770``.

    Raises:
        OSError: the folder may not be looked at.
    """
    is_shared = path.parent.stat().st_mode & _SHARED == _SHARED
    if path.is_dir():
        return 0o2770 if is_shared else 0o700
    return 0o660 if is_shared else 0o600


def make_private(path: Path) -> None:
    """Make an empty file that nobody else may open, whatever the umask; one that is there stays.

    Raises:
        OSError: it cannot be made.
    """
    path = path.resolve()  # behind a link, the file it names
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return
    try:
        with suppress(PermissionError):  # a stick whose file system knows no modes
            os.fchmod(descriptor, private_mode(path))
    finally:
        os.close(descriptor)


def begin_private(draft: Path) -> None:
    """Make such a file anew.

    Raises:
        OSError: it cannot be made.
    """
    draft.unlink(missing_ok=True)
    make_private(draft)


def private_folder(path: Path) -> None:
    """Make a folder into which nobody else may look; one that is there stays.

    Raises:
        OSError: it cannot be made.
    """
    if not path.is_dir():
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(PermissionError):
            path.chmod(private_mode(path))


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal.

    Raises:
        OSError: it cannot be read.
    """
    seen = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE_BYTES):
            seen.update(piece)
    return seen.hexdigest()


# Control characters, halves of characters, ends of lines, and what turns the order around.
_CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp"})
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def is_harmless(character: str) -> bool:
    """Return whether a character moves no printer, ends no line and hides nothing of it."""
    return unicodedata.category(character) not in _CATEGORIES and character not in _TURNING


def one_line(text: str) -> str:
    """Return the text with a space for each character that no line may have."""
    return "".join(character if is_harmless(character) else " " for character in text)


def escaped(text: str) -> str:
    """Return the text with each such character as Python writes it, so that it can be seen."""
    return "".join(
        character
        if is_harmless(character)
        else character.encode("unicode_escape", "surrogatepass").decode("ascii")
        for character in text
    )


class OneLineFormatter(logging.Formatter):
    """Writes each record on one line, its trace indented: no data passes for another record."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's name
        """Return the record's own line."""
        return escaped(super().formatMessage(record))

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging's name
        """Return the trace, each line indented."""
        return _indented(super().formatException(ei))  # type: ignore[arg-type] # as it came

    def formatStack(self, stack_info: str) -> str:  # noqa: N802 - logging's name
        """Return the stack, each line indented."""
        return _indented(super().formatStack(stack_info))


def _indented(trace: str) -> str:
    return "\n".join(f"    {escaped(line)}" for line in trace.split("\n"))


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


# Room that is kept for a bad day: a file that is given up when the disk is full. It lets the day be
# ended: some tens of thousands of tickets more.
RESERVE_BYTES = 64 << 20
LOW_BYTES = 200 * 1_000_000
"""With less than this free somebody must make room."""
SCARCE_BYTES = 1_000_000_000
_SHARE_AT_MOST = 4
"""A disk with less than so many times the reserve free keeps none."""


def reserve_of(database_file: Path) -> Path:
    """Return the file that keeps room for a database."""
    return database_file.with_name(f"{database_file.name}-reserve")


def keep_reserve(database_file: Path) -> bool:
    """Make the reserve where it is missing and there is room; return whether it is there."""
    path = reserve_of(database_file)
    try:
        if path.exists() and path.stat().st_size >= RESERVE_BYTES:
            return True
        if shutil.disk_usage(path.parent).free < _SHARE_AT_MOST * RESERVE_BYTES:
            return False
        make_private(path)
        descriptor = os.open(path, os.O_WRONLY)
        try:
            # Blocks are taken now, not when something is written.
            os.posix_fallocate(descriptor, 0, RESERVE_BYTES)
        finally:
            os.close(descriptor)
    except OSError:
        return False
    return True


def release_reserve(database_file: Path) -> bool:
    """Give the reserve up; return whether there was one."""
    try:
        reserve_of(database_file).unlink()
    except OSError:
        return False
    return True
