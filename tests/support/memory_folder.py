"""Where tests write what need not outlive a loss of power: in memory, where there is room.

A database that is made, synced and removed for each test is half of what a test costs on a disk.
"""

import os
import shutil
import tempfile
from pathlib import Path

_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder in memory, in which names are made at random
_ROOM_BYTES = 4 << 30


def memory_folder() -> Path | None:
    """Return a folder in memory; None where there is none, or little room in it."""
    try:
        room_bytes = shutil.disk_usage(_MEMORY).free
    except OSError:
        return None
    return _MEMORY if room_bytes >= _ROOM_BYTES and os.access(_MEMORY, os.W_OK) else None


def keep_temporary_files_in_memory() -> None:
    """Let this process and its children make temporary files there, unless they are told where."""
    folder = memory_folder()
    # Tests make programs, too, and start them.
    if folder and not os.statvfs(folder).f_flag & os.ST_NOEXEC:
        os.environ.setdefault("TMPDIR", str(folder))
        tempfile.tempdir = None  # asked for before
