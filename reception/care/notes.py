"""What was left out today when a backup was put back: it stands beside backups and database.

The database that then went on, and the numbers that it gave, may be lost as well; what stands here
is known all the same to whoever puts a backup back after it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from reception.domain.errors import StorageFault
from reception.system.files import put_in_place

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
        self._files = [_NotesFile(one / _FILE) for one in sorted(folders)]

    def left_out(self, unit: str, service_day: str) -> Mapping[str, int]:
        """Return behind which number each series went on when it was put back last on that day."""
        found: dict[str, int] = {}
        for file in self._files:
            for series, number in file.left_out(unit, service_day).items():
                found[series] = max(number, found.get(series, number))
        return found

    def note(self, unit: str, service_day: str, numbers: Mapping[str, int]) -> None:
        """Write down behind which number each series goes on; of other days nothing is kept.

        Raises:
            StorageFault: it cannot be written.
        """
        for file in self._files:
            file.note(unit, service_day, numbers)


class _NotesFile:
    def __init__(self, path: Path) -> None:
        self._path = path

    def left_out(self, unit: str, service_day: str) -> Mapping[str, int]:
        found = (one.numbers for one in self._read() if _is_of(one, unit, service_day))
        return next(found, {})

    def note(self, unit: str, service_day: str, numbers: Mapping[str, int]) -> None:
        others = [
            one
            for one in self._read()
            if one.service_day == service_day and not _is_of(one, unit, service_day)
        ]
        noted = _PutBack(unit=unit, service_day=service_day, numbers=numbers)
        self._write([*others, noted])

    def _read(self) -> list[_PutBack]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=list[_PutBack])
        except FileNotFoundError:
            return []
        except (OSError, msgspec.DecodeError) as error:
            raise StorageFault(
                f"{self._path}, which tells what was left out today, cannot be read ({error})",
                "let this user read it; if it is damaged, remove it, and put back no backup"
                " that was put back today before",
            ) from error

    def _write(self, notes: list[_PutBack]) -> None:
        draft = self._path.with_name(f".{_FILE}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(msgspec.json.format(msgspec.json.encode(notes), indent=2))
            put_in_place(draft, self._path)
        except OSError as error:
            raise StorageFault(
                f"What is left out today cannot be noted in {self._path.parent}"
                f" ({error.strerror or error})",
                "let this user write there, or copy the backup and the file beside it to a folder"
                " where it may",
            ) from error


def _is_of(one: _PutBack, unit: str, service_day: str) -> bool:
    return (one.unit, one.service_day) == (unit, service_day)
