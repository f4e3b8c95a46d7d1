"""When a database file was last looked at as a whole, and what was found: noted beside it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from reception.care.folder import write_json
from reception.database.connection import Database


@dataclass(frozen=True, kw_only=True, slots=True)
class LastCheck:
    """One look at every page and every rule of a database file."""

    at: datetime
    broken: tuple[str, ...] = ()
    """The codes of the invariants that were broken."""


def note_of_check(file: Path) -> Path:
    """Return the file that tells of the last check of a database file."""
    return file.with_name(f"{file.name}-checked.json")


def note_check(database: Database, at: datetime, broken: Sequence[str]) -> None:
    """Write down that a database file was looked at; where that cannot be, do without it."""
    if not database.is_postgresql:
        file = Path(str(database.url.database)).resolve()
        with suppress(OSError):
            write_json(note_of_check(file), LastCheck(at=at, broken=tuple(broken)))


def last_check(file: Path) -> LastCheck | None:
    """Return the last look at a database file; None when there was none, or nobody can tell."""
    try:
        return msgspec.json.decode(note_of_check(file.resolve()).read_bytes(), type=LastCheck)
    except (OSError, msgspec.DecodeError, ValueError):
        return None
