"""Room on the disk that is kept for a bad day: a file that is given up when the disk is full.

What is given up lets the day be ended: some tens of thousands of tickets more.
"""

import os
import shutil
from pathlib import Path

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
        descriptor = os.open(path, os.O_CREAT | os.O_WRONLY, 0o600)
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
