"""What was left out today when a backup was put back: it stands beside backups and database.

The database that then went on, and the numbers that it gave, may be lost as well; what stands here
is known all the same to whoever puts a backup back after it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from reception.care.folder import write_json
from reception.domain.errors import StorageFault

_FILE = "put-back.json"
_SQLITE = "sqlite:///"


@dataclass(frozen=True, kw_only=True, slots=True)
class _PutBack:
    unit: str
    service_day: str
    numbers: Mapping[str, int]
    """By series the number behind which the database went on."""


class PutBackNotes:
    """The notes, the same in each of some folders: what one has lost another one tells.

    Args:
        folder: of the backups.
        database_url: where it is a file they stand beside it as well, for the next backup may be
            fetched from another folder.
    """

    def __init__(self, folder: Path, database_url: str = "") -> None:
        folders = {folder.absolute()}
        if database_url.startswith(_SQLITE):
            file = database_url.removeprefix(_SQLITE).partition("?")[0]
            folders.add(Path(file).absolute().parent)
        self._files = [one / _FILE for one in sorted(folders)]

    def left_out(self, unit: str, service_day: str) -> Mapping[str, int]:
        """Return behind which number each series went on when it was put back last on that day."""
        found: dict[str, int] = {}
        for file in self._files:
            noted = (one.numbers for one in _read(file) if _is_of(one, unit, service_day))
            for series, number in next(noted, {}).items():
                found[series] = max(number, found.get(series, number))
        return found

    def note(self, unit: str, service_day: str, numbers: Mapping[str, int]) -> None:
        """Write down behind which number each series goes on; of other days nothing is kept.

        Raises:
            StorageFault: it cannot be written.
        """
        noted = _PutBack(unit=unit, service_day=service_day, numbers=numbers)
        for file in self._files:
            of_day = [one for one in _read(file) if one.service_day == service_day]
            _write(file, [*(one for one in of_day if one.unit != unit), noted])


def _read(file: Path) -> list[_PutBack]:
    try:
        return msgspec.json.decode(file.read_bytes(), type=list[_PutBack])
    except FileNotFoundError:
        return []
    except (OSError, msgspec.DecodeError) as error:
        raise StorageFault(
            f"{file}, which tells what was left out today, cannot be read ({error})",
            "let this user read it; if it is damaged, remove it, and put back no backup"
            " that was put back today before",
        ) from error


def _write(file: Path, notes: list[_PutBack]) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_json(file, notes)
    except OSError as error:
        raise StorageFault(
            f"What is left out today cannot be noted in {file.parent} ({error.strerror or error})",
            "let this user write there, or copy the backup and the file beside it to a folder"
            " where it may",
        ) from error


def _is_of(one: _PutBack, unit: str, service_day: str) -> bool:
    return (one.unit, one.service_day) == (unit, service_day)
