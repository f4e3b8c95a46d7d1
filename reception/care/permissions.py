"""Who may open what a station keeps: its database, its journals, its backups and its state."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from glob import escape
from pathlib import Path

from reception.system.files import private_mode
from reception.system.settings import (
    Settings,
    backup_folder,
    database_file,
    journal_folder,
    state_folder,
)

_BACKUPS = ("nouba-*", ".nouba-*", ".lock", "*-drill.json", "put-back.json")
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def open_to_others(settings: Settings) -> list[Path]:
    """Return what others on this computer may open of what a station keeps."""
    return [path for path in sorted(set(_kept(settings))) if _may_be_opened(path)]


def close_to_others(settings: Settings) -> list[Path]:
    """Close to others what belongs to this user; return what was open."""
    closed = []
    for path in open_to_others(settings):
        with suppress(OSError):  # another one's, or gone meanwhile
            if path.stat().st_uid == os.geteuid():
                path.chmod(private_mode(path))
                closed.append(path)
    return closed


def _kept(settings: Settings) -> Iterator[Path]:
    yield from _those(state_folder().parent, state_folder().name)
    yield from _those(journal_folder(settings), "journal-*")
    if file := database_file(settings):
        name = escape(file.name)
        yield from _those(file.parent, f"{name}*", f".{name}*", "put-back.json")
    yield from _those(backup_folder(settings), *_BACKUPS)


def _those(folder: Path, *names: str) -> Iterator[Path]:
    for name in names:
        with suppress(OSError):  # there is none, or nobody may look into it
            yield from (one for one in folder.glob(name) if not one.is_symlink())


def _may_be_opened(path: Path) -> bool:
    try:
        return bool(path.stat().st_mode & _OTHERS & ~private_mode(path))
    except OSError:
        return False
