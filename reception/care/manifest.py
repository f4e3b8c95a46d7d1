"""What stands beside a backup: of what it is, when it was made, and by what it is recognised."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from reception.care.durable import put_in_place, sha256_of
from reception.domain.care_errors import BackupDamagedError, NoBackupError

SQLITE = "sqlite"
POSTGRESQL = "postgresql"

SUFFIX = ".json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Contents:
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
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
    contents: Contents
    verified: bool
    """Every invariant was looked at; else only that the copy can be read."""
    broken: tuple[str, ...] = ()
    """The codes of the invariants that are broken in it."""

    @property
    def is_sound(self) -> bool:
        """Return whether nothing was found against it."""
        return not self.broken


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Put it beside its backup; from then on the backup counts.

    Raises:
        OSError: it cannot be written.
    """
    path = _path_of(folder / manifest.file)
    draft = path.with_name(f".{path.name}.part")
    draft.write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=2))
    put_in_place(draft, path)


def read_manifest(backup: Path) -> Manifest:
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
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (msgspec.DecodeError, ValueError) as error:
        raise BackupDamagedError(backup, "what stands beside it cannot be read") from error
    if manifest.file != backup.name:
        raise BackupDamagedError(backup, f"what stands beside it is of {manifest.file}")
    return manifest


def require_whole(backup: Path, manifest: Manifest) -> None:
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
