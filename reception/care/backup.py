"""Making a backup: copied, checked, described, and only then counted."""

import fcntl
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path

from reception.care.contents import contents_of
from reception.care.folder import (
    POSTGRESQL,
    SQLITE,
    BackupContents,
    BackupFolder,
    BackupManifest,
    note_check,
    write_manifest,
)
from reception.care.invariants import Finding
from reception.care.proof import Proof
from reception.care.sqlite import copy_online
from reception.care.verify import FILE_IS_WHOLE, check_in
from reception.database.connection import Database
from reception.database.damage import LOOK_AT_EVERY_PAGE, LOOK_QUICKLY, damage_of
from reception.database.run import Run
from reception.database.sqlite import SqliteDriver
from reception.domain.care_errors import BackupRunsError
from reception.domain.errors import EnvironmentFault
from reception.system.clock import Clock, SystemClock
from reception.system.files import (
    keep_reserve,
    make_private,
    private_folder,
    put_in_place,
    sha256_of,
)
from reception.system.progress import Progress, part, unwatched

_LOCK = ".lock"
_ROOM_TOO = 64 << 20
"""So many bytes are left free beside a backup."""
_AGE = timedelta(days=1)
"""A quick backup is made after this time even when nothing has changed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """What came of asking for a backup."""

    manifest: BackupManifest
    """Of the one that was made, or of the newest, when nothing has changed since."""
    is_new: bool
    removed: Sequence[str] = ()
    """Older ones that were not kept."""


def back_up(
    database_url: str,
    folder: Path,
    *,
    keep: int,
    quick: bool = False,
    proof: Proof | None = None,
    clock: Clock | None = None,
    watch: Progress = unwatched,
) -> Made:
    """Copy a database, which may be at work, into a folder, and check the copy.

    Args:
        database_url: which.
        folder: it is made when it is missing.
        keep: how many verified ones stay in the folder.
        quick: only try whether the copy can be read, and make none when nothing has changed.
        proof: of the whole, kept elsewhere: only what came since is looked at.
        clock: tells the time.
        watch: is told how far it is, and may stop it.

    Raises:
        BackupRunsError: another one is just being made there.
        StorageFault: the database cannot be read.
        EnvironmentFault: the folder cannot take it.
        AnswerStoppedError: the watch said so.
    """
    backups, now = BackupFolder(folder), (clock or SystemClock()).now
    with closing(Database(database_url)) as database:
        database.require_current_schema()
        with _writing_into(folder):
            if quick and (newest := _unchanged(database, backups, now())):
                return Made(manifest=newest, is_new=False)
            look = _Look(at=now(), proof=None if quick else proof, is_quick=quick)
            made = _make(database, backups, look, watch)
            if file := database.file:
                keep_reserve(file)
                if look.is_whole:
                    note_check(file, made.made_at, made.broken)
            return Made(manifest=made, is_new=True, removed=backups.rotate(keep))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Look:
    """How closely a copy is looked at."""

    at: datetime
    proof: Proof | None
    is_quick: bool

    @property
    def is_whole(self) -> bool:
        """Return whether every page, rule and seal is looked at."""
        return self.proof is None and not self.is_quick

    def found(self, run: Run) -> tuple[str, ...]:
        """Return the codes of the invariants that are broken."""
        if self.is_quick:
            return ()
        heads = self.proof.heads if self.proof else ()
        return _codes(check_in(run, self.at, heads, whole=self.is_whole))


def _make(
    database: Database, backups: BackupFolder, look: _Look, watch: Progress
) -> BackupManifest:
    kind = POSTGRESQL if database.is_postgresql else SQLITE
    path = backups.new_file(kind, look.at, quick=look.is_quick)
    draft = path.with_name(f".{path.name}.part")
    try:
        if file := database.file:
            contents, broken = _copied(database, file, draft, look, watch)
        else:
            # Only where one is used is its driver loaded.
            from reception.care.postgresql import dump_online  # noqa: PLC0415

            contents, broken = dump_online(database, draft, look.found)
        manifest = BackupManifest(
            file=path.name,
            kind=kind,
            nouba=version("nouba"),
            made_at=look.at,
            bytes=draft.stat().st_size,
            sha256=sha256_of(draft),
            contents=contents,
            verified=not look.is_quick,
            proven_at=look.proof.at if look.proof else None,
            broken=broken,
            folder=backups.identified(),
        )
        put_in_place(draft, path)
        write_manifest(backups.path, manifest)
    finally:
        for left in path.parent.glob(f"{draft.name}*"):
            left.unlink(missing_ok=True)
    return manifest


def _copied(
    database: Database, source: Path, draft: Path, look: _Look, watch: Progress
) -> tuple[BackupContents, tuple[str, ...]]:
    _require_room(draft.parent, source.stat().st_size)
    with SqliteDriver().faults(database):
        contents = copy_online(source, draft, part(watch, 0, 0.5))
    if damage_of(draft, LOOK_AT_EVERY_PAGE if look.is_whole else LOOK_QUICKLY):
        return contents, (FILE_IS_WHOLE,)
    if look.is_quick:
        return contents, ()
    with closing(Database(f"sqlite:///{draft}")) as copy, copy.snapshot() as run:
        as_copied = contents_of(run)
        broken = look.found(run)
    with closing(sqlite3.connect(draft)) as alone:
        # Looking at it has given it a journal once more.
        alone.execute("PRAGMA journal_mode = DELETE")
    return contents, broken if as_copied == contents else (*broken, "copy-is-whole")


def _codes(findings: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(one.code for one in findings if one.broken)


def _unchanged(database: Database, backups: BackupFolder, at: datetime) -> BackupManifest | None:
    """Return the newest backup when nothing has happened since that a restoring would lose."""
    newest = backups.newest_sound()
    if newest is None or not timedelta(0) <= at - newest.made_at < _AGE:
        return None
    with database.read() as run:
        return newest if contents_of(run) == newest.contents else None


def _require_room(folder: Path, wanted: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < wanted + _ROOM_TOO:
        raise EnvironmentFault(
            f"In {folder} {free >> 20} MB are free, a backup needs {(wanted + _ROOM_TOO) >> 20} MB",
            "make room, keep fewer (--keep), or name another folder (--to)",
        )


@contextmanager
def _writing_into(folder: Path) -> Iterator[None]:
    try:
        private_folder(folder)
        make_private(folder / _LOCK)
        lock = (folder / _LOCK).open("w", encoding="utf-8")
    except OSError as error:
        raise EnvironmentFault(
            f"No backup can be written into {folder} ({error.strerror})",
            "make the folder, and let this user write there",
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BackupRunsError(folder) from None
        try:
            yield
        except OSError as error:
            raise EnvironmentFault(
                f"The backup in {folder} failed ({error.strerror or error})",
                "check that disk; what was there before is there still",
            ) from error
