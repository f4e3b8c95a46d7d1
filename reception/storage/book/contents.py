"""What is in the book: a list of files that never change, replaced as a whole.

Whoever brings the book up to date writes new files beside the old ones and then a new list, by a
rename. A reader has the old list or the new one; when a file of the old one is gone, it reads the
new one. So no process waits for another, and the last list that is written is as true as any.
"""

import hashlib
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from reception.storage.book.strips import DamagedBookError, StripFile
from reception.storage.book.writing import PARQUET_SUFFIX, PARTIAL_SUFFIX, STRIPS_SUFFIX, Written

FORMAT = 2
_LIST = "contents.json"
# What is in no list is another process's work, unless that process died long ago.
_KEPT_S = 600


class MonthFile(msgspec.Struct, frozen=True, kw_only=True):
    """The stays of one month, up to a day."""

    file: str
    rows: int
    size: int
    digest: str
    through: int
    """The first day (its ordinal) that is not in it."""
    strips: Mapping[str, str]
    """The same stays once more, as strips: the SHA-256 of each."""
    further: int
    """Of so many stays there are further strips."""


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """The list of what is in the book, and how far it follows the database."""

    format: int = FORMAT
    unit: str
    zone: str
    zone_data: str
    """Which zone data told its hours."""
    version: str
    """Another one whenever anything in it is another."""
    mark: int
    """Every event up to this one is in it."""
    mark_operation: str
    """Of that event: another database, or an older copy of it, has another one there."""
    past_mark: int
    """Every change of the past without an event, up to this one, is in it."""
    words: Mapping[str, tuple[str, ...]]
    months: Mapping[str, MonthFile]


class Shelf:
    """The folder where the book of one unit stands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sound: set[str] = set()
        self._sound_strips: set[tuple[str, str]] = set()

    def contents(self) -> Contents | None:
        """Return what is in the book; None when there is none, or none that can be read."""
        try:
            found = msgspec.json.decode((self.folder / _LIST).read_bytes(), type=Contents)
        except (OSError, msgspec.DecodeError):
            return None
        return found if found.format == FORMAT else None

    def write(self, contents: Contents) -> None:
        """Replace the list of what is in the book."""
        new = self.folder / f"{_LIST}.{secrets.token_hex(8)}"
        new.write_bytes(msgspec.json.encode(contents))
        before = self.contents()
        new.replace(self.folder / _LIST)
        self._tidy(contents, before)

    def new_file(self, month: str) -> Path:
        """Return where the stays of a month can be written; nobody else writes there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return self.folder / f"{month}-{secrets.token_hex(8)}.parquet"

    def described(self, path: Path, written: Written, *, through: int) -> MonthFile:
        """Return what the list says of a file that was just written, and of its strips."""
        self._sound.add(path.name)
        return MonthFile(
            file=path.name,
            rows=written.rows,
            size=path.stat().st_size,
            digest=_digest(path),
            through=through,
            strips=written.strips,
            further=written.further,
        )

    def path(self, month: MonthFile) -> Path:
        """Return where a file is, once it is known to be what was written.

        Raises:
            DamagedBookError: it is gone, or something else.
        """
        path = self.folder / month.file
        if month.file not in self._sound:
            try:
                sound = path.stat().st_size == month.size and _digest(path) == month.digest
            except OSError as error:
                raise DamagedBookError(str(error)) from error
            if not sound:
                raise DamagedBookError(f"{path} is not what was written")
            self._sound.add(month.file)
        return path

    def strips(self, name: str, month: MonthFile) -> StripFile:
        """Return what reads the strips of a month."""
        return StripFile(
            path=(self.folder / month.file).with_suffix(STRIPS_SUFFIX),
            month=int(name[:4]) * 12 + int(name[5:]) - 1,
            rows=month.rows,
            further=month.further,
            digests=month.strips,
            sound=self._sound_strips,
        )

    def clear(self) -> None:
        """Throw everything away that is in the book."""
        self._sound.clear()
        self._sound_strips.clear()
        for path in self._files():
            with suppress(OSError):
                path.unlink()

    def _files(self) -> list[Path]:
        try:
            found = list(self.folder.iterdir())
        except OSError:
            return []
        ours = {PARQUET_SUFFIX, STRIPS_SUFFIX, PARTIAL_SUFFIX}
        return [one for one in found if one.suffix in ours or one.name.startswith(_LIST)]

    def _tidy(self, contents: Contents, before: Contents | None) -> None:
        """Throw away what the list before this one named, and what nobody has named for long.

        A file is gone at once, so that nothing stays in it of what was forgotten since; whoever
        was about to read it finds the new list instead.
        """
        named = {_LIST, *_named(contents)}
        for name in _named(before) if before else ():
            if name not in named:
                (self.folder / name).unlink(missing_ok=True)
        with suppress(OSError):
            written = (self.folder / _LIST).stat().st_mtime
            for path in self._files():
                if path.name not in named and written - path.stat().st_mtime > _KEPT_S:
                    path.unlink()


def _named(contents: Contents) -> list[str]:
    return [
        str(Path(one.file).with_suffix(suffix))
        for one in contents.months.values()
        for suffix in (PARQUET_SUFFIX, STRIPS_SUFFIX)
    ]


def new_version() -> str:
    """Return a name for a state of the book that no other has."""
    return secrets.token_hex(8)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
