"""Making what was written outlive a power cut."""

import hashlib
import os
from pathlib import Path

_PIECE_BYTES = 1 << 20


def settle_file(path: Path) -> None:
    """Return once a file's bytes are on the disk.

    Raises:
        OSError: they cannot be brought there, and may be lost.
    """
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def settle_folder(folder: Path) -> None:
    """Return once the names in a folder are on the disk.

    Raises:
        OSError: they cannot be brought there, and may be lost.
    """
    settle_file(folder)


def put_in_place(draft: Path, path: Path) -> None:
    """Let a draft take its name, for good.

    Raises:
        OSError: it cannot be brought to the disk; what stood there before still does.
    """
    settle_file(draft)
    draft.replace(path)
    settle_folder(path.parent)


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
