"""A folder of backups: their names, what stands in each, the newest, and which are kept."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import msgspec

from reception.domain.care_errors import BackupDamagedError, NoBackupError
from reception.domain.errors import Refusal
from reception.system.decode import decoded
from reception.system.files import begin_private, put_in_place, sha256_of
from reception.system.ids import folder_id

SQLITE = "sqlite"
POSTGRESQL = "postgresql"

SUFFIX = ".json"


@dataclass(frozen=True, kw_only=True, slots=True)
class ChainHead:
    """How far a chain had come, as it is kept where the database's writer cannot reach."""

    unit: str
    chain: str
    """A service day, or the office's."""
    length: int
    seal: str
    """In hexadecimal digits."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BackupContents:
    """What a database holds, told by counts and by what was written last."""

    schema: str
    unit: str | None
    """Its code; None before one is set up."""
    revision: int
    tickets: int
    legs: int
    events: int
    last_event: int
    """The number of the last event; 0 without one."""
    last_event_at: datetime | None
    last_audit: int
    """The number of the last line of the audit log; 0 without one."""
    ratings: int
    sheets: int
    """Sheets of paper that were wanted."""
    last_day: str | None = None
    """The last service day on which numbers were given; None without one."""
    last_numbers: Mapping[str, int] = field(default_factory=dict)
    """The last number of that day, by series."""
    busiest: Mapping[str, int] = field(default_factory=dict)
    """How many numbers a series gave on its busiest day."""
    heads: tuple[ChainHead, ...] = ()
    """Of every chain of seals: what the database itself cannot prove."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BackupManifest:
    """One backup."""

    file: str
    kind: str
    """``sqlite``: a file that is a database; ``postgresql``: an archive of pg_dump."""
    nouba: str
    """The version that made it."""
    made_at: datetime
    """When its copy began: it holds what was committed until then."""
    bytes: int
    sha256: str
    contents: BackupContents
    verified: bool
    """Every invariant was looked at; else only that the copy can be read."""
    proven_at: datetime | None = None
    """The whole was proven then, and only what came since was looked at; None: all of it was."""
    broken: tuple[str, ...] = ()
    """The codes of the invariants that are broken in it."""
    folder: str = ""
    """The id of the folder that it was made into, whose notes tell where it was put back."""

    @property
    def is_sound(self) -> bool:
        """Return whether nothing was found against it."""
        return not self.broken


def write_manifest(folder: Path, manifest: BackupManifest) -> None:
    """Put it beside its backup; from then on the backup counts.

    Raises:
        OSError: it cannot be written.
    """
    write_json(_path_of(folder / manifest.file), manifest)


def write_json(path: Path, what: object) -> None:
    """Write something as a file that people can read as well, whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    draft = path.with_name(f".{path.name}.part")
    begin_private(draft)
    draft.write_bytes(msgspec.json.format(msgspec.json.encode(what), indent=2))
    put_in_place(draft, path)


def read_manifest(backup: Path) -> BackupManifest:
    """Return what stands beside a backup.

    Raises:
        NoBackupError: there is no such backup, or nothing stands beside it.
        BackupDamagedError: what stands there cannot be read.
        OSError: it may not be looked at.
    """
    # A folder may have no name of its own, to which the manifest's could be made.
    if not backup.is_file() or not (path := _path_of(backup)).is_file():
        raise NoBackupError(backup)
    try:
        manifest = decoded(path.read_bytes(), BackupManifest)
    except (msgspec.DecodeError, ValueError) as error:
        raise BackupDamagedError(backup, "what stands beside it cannot be read") from error
    if manifest.file != backup.name:
        raise BackupDamagedError(backup, f"what stands beside it is of {manifest.file}")
    return manifest


def read_heads(manifest: Path) -> tuple[ChainHead, ...]:
    """Return the heads in a backup's manifest, wherever that is kept and without its backup.

    Raises:
        NoBackupError: there is no such manifest.
        BackupDamagedError: it cannot be read, or is of before heads were kept.
        OSError: it may not be looked at.
    """
    path = manifest if manifest.suffix == SUFFIX else _path_of(manifest)
    if not path.is_file():
        raise NoBackupError(manifest)
    try:
        heads = decoded(path.read_bytes(), BackupManifest).contents.heads
    except (msgspec.DecodeError, ValueError) as error:
        raise BackupDamagedError(manifest, "what stands beside it cannot be read") from error
    if not heads:
        raise BackupDamagedError(manifest, "its manifest holds no head of the log")
    return heads


def require_whole(backup: Path, manifest: BackupManifest) -> None:
    """Pass when the backup is, to the bit, what was made.

    Raises:
        BackupDamagedError: it is not.
        OSError: it cannot be read.
    """
    if backup.stat().st_size != manifest.bytes:
        raise BackupDamagedError(backup, "it is longer or shorter than it was")
    if sha256_of(backup) != manifest.sha256:
        raise BackupDamagedError(backup, "its bytes are others than they were")


def _path_of(backup: Path) -> Path:
    return backup.with_name(backup.name + SUFFIX)


QUICK = "quick"
_MOST_QUICK = 12
"""As many are kept of those of which only the reading was tried: an hour, one every 5 minutes."""
_DRILL = "last-drill.json"
_IDENTITY = "folder.json"
_ENDINGS = {POSTGRESQL: "dump"}
_BEGINS = "nouba-"


@dataclass(frozen=True, kw_only=True, slots=True)
class Drill:
    """The last time a backup was put back for trial."""

    file: str
    at: datetime
    seconds: float
    broken: tuple[str, ...] = ()
    """What was found against it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Identity:
    id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LastCheck:
    """The last look at every page and every rule of a database file, noted beside it."""

    at: datetime
    broken: tuple[str, ...] = ()
    """The codes of the invariants that were broken."""


def note_of_check(file: Path) -> Path:
    """Return the file that tells of the last check of a database file."""
    return file.with_name(f"{file.name}-checked.json")


def note_check(file: Path, at: datetime, broken: Iterable[str]) -> None:
    """Write down that a database file was looked at; where that cannot be, do without it."""
    with suppress(OSError):
        write_json(note_of_check(file), LastCheck(at=at, broken=tuple(broken)))


def last_check(file: Path) -> LastCheck | None:
    """Return the last look at a database file; None when there was none, or nobody can tell."""
    try:
        return decoded(note_of_check(file).read_bytes(), LastCheck)
    except (OSError, msgspec.DecodeError, ValueError):
        return None


class BackupFolder:
    """The backups that stand in one folder."""

    def __init__(self, folder: Path) -> None:
        self.path = folder

    def identity(self) -> str:
        """Return the folder's id; empty where no backup was ever made into it.

        Raises:
            OSError: it may not be looked at.
        """
        path = self.path / _IDENTITY
        try:
            return decoded(path.read_bytes(), _Identity).id
        except (FileNotFoundError, msgspec.DecodeError, ValueError):
            return ""

    def identified(self) -> str:
        """Return the folder's id, which it has from now on.

        Raises:
            OSError: it cannot be written.
        """
        known = self.identity()
        if not known:
            known = folder_id()
            write_json(self.path / _IDENTITY, _Identity(id=known))
        return known

    def new_file(self, kind: str, at: datetime, *, quick: bool) -> Path:
        """Return a name that is not taken."""
        stem = f"{_BEGINS}{at:%Y%m%d-%H%M%S}" + (f"-{QUICK}" if quick else "")
        ending = _ENDINGS.get(kind, "db")
        tried, path = 1, self.path / f"{stem}.{ending}"
        while path.exists():
            tried += 1
            path = self.path / f"{stem}-{tried}.{ending}"
        return path

    def backups(self) -> list[BackupManifest]:
        """Return what counts as a backup here, the newest first.

        Raises:
            OSError: the folder may not be looked at.
        """
        return sorted(self._readable(), key=lambda one: (one.made_at, one.file), reverse=True)

    def newest_sound(self) -> BackupManifest | None:
        """Return the newest backup against which nothing was found; None without one.

        Raises:
            OSError: the folder may not be looked at.
        """
        return next((one for one in self.backups() if one.is_sound), None)

    def rotate(self, keep: int) -> list[str]:
        """Remove what is not kept, and return the names.

        Kept are the newest verified sound ones, the newest quick ones, and the newest one that is
        not sound: it tells what went wrong.

        Args:
            keep: as many verified sound ones; at least one.

        Raises:
            OSError: the folder may not be looked at or changed.
        """
        backups = self.backups()
        verified = [one for one in backups if one.verified and one.is_sound]
        quick = [one for one in backups if not one.verified and one.is_sound]
        unsound = [one for one in backups if not one.is_sound]
        removed = [*verified[max(keep, 1) :], *quick[_MOST_QUICK:], *unsound[1:]]
        for one in removed:
            # Its manifest first: what is left after a power cut between the two counts for nothing.
            (self.path / (one.file + SUFFIX)).unlink(missing_ok=True)
            (self.path / one.file).unlink(missing_ok=True)
        self._remove_left()
        return [one.file for one in removed]

    def note_drill(self, drill: Drill) -> None:
        """Write down that a backup was put back for trial.

        Raises:
            OSError: it cannot be written.
        """
        write_json(self.path / _DRILL, drill)

    def last_drill(self) -> Drill | None:
        """Return the last trial; None when there was none, or it cannot be read.

        Raises:
            OSError: it may not be looked at.
        """
        path = self.path / _DRILL
        if not path.is_file():
            return None
        try:
            return decoded(path.read_bytes(), Drill)
        except (msgspec.DecodeError, ValueError):
            return None

    def _readable(self) -> Iterator[BackupManifest]:
        if not self.path.is_dir():
            return
        for path in self.path.glob(f"{_BEGINS}*{SUFFIX}"):
            try:
                yield read_manifest(path.with_name(path.name.removesuffix(SUFFIX)))
            except Refusal:
                continue  # of what is damaged the restoring tells, when it is named

    def _remove_left(self) -> None:
        """Remove what a killed backup has left."""
        for draft in self.path.glob(f".{_BEGINS}*.part*"):
            draft.unlink(missing_ok=True)
        for stray in self.path.glob(f"{_BEGINS}*"):
            if stray.suffix in {".db", ".dump"} and not Path(f"{stray}{SUFFIX}").exists():
                stray.unlink(missing_ok=True)
