"""Putting a backup back: tried in full beside the place, then swapped in whole."""

import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reception.accounts.accounts import Accounts, Applied
from reception.care.after_restore import (
    NOTHING,
    Before,
    PutBackNotes,
    last_numbers_today,
    settle_restored,
)
from reception.care.contents import contents_of
from reception.care.folder import (
    POSTGRESQL,
    SQLITE,
    BackupContents,
    BackupFolder,
    BackupManifest,
    Drill,
    read_manifest,
    require_whole,
)
from reception.care.sqlite import SqliteTarget
from reception.care.verify import check
from reception.database.address import require_possible
from reception.database.connection import Database, require_released
from reception.database.run import ConstraintError, Statement, moment
from reception.database.upgrade import known_versions, prepare_database
from reception.domain.care_errors import (
    BackupAwayError,
    BackupDamagedError,
    BackupOfAnotherKindError,
    BackupTooNewError,
    DatabaseOfAnotherUnitError,
    DatabaseYoungerError,
)
from reception.domain.errors import NotAllowedFault, StorageFault
from reception.domain.numbers import NumberSkip
from reception.system.clock import Clock, SystemClock
from reception.system.settings import file_of
from reception.unit.sql import SqlUnitStore

if TYPE_CHECKING:
    from reception.care.postgresql import PostgresTarget

_BEYOND = Statement("SELECT count(*) FROM event WHERE seq > :last")
_HAS_EVENT = Statement("SELECT at FROM event WHERE seq = :last")


@dataclass(frozen=True, kw_only=True, slots=True)
class Restored:
    """What was put back, and what became of the rest."""

    manifest: BackupManifest
    kept_aside: str | None
    """Where what stood there before is kept; None when nothing did."""
    skipped: Sequence[NumberSkip]
    """Numbers of today that nobody is given, because they may stand on paper."""
    upgraded: bool
    """The backup had an older schema."""
    needs_superuser: bool = False
    """Stations have accounts, and may call functions of the server that are to be closed anew."""


def put_back(
    backup: Path,
    database_url: str,
    *,
    lose_younger: bool = False,
    computer: int | None = None,
    clock: Clock | None = None,
) -> Restored:
    """Put a backup in the place of a database, which is kept aside.

    Args:
        backup: its file, with its manifest beside it.
        database_url: the place; there need be nothing.
        lose_younger: also when the database there knows of more than the backup.
        computer: where the backup is away from its folder, the how-manieth it is on which it is
            put back today; None: it is not away.
        clock: tells the time; else the system's.

    Raises:
        NoBackupError, BackupDamagedError, BackupTooNewError: it is of no use here.
        BackupOfAnotherKindError: it is not for this kind of database.
        BackupAwayError: it is away from its folder, and nobody says where else it was put back.
        DatabaseInUseError: programs have the database open.
        DatabaseYoungerError, DatabaseOfAnotherUnitError: something would be lost that the backup
            does not hold.
        StorageFault: the database or the disk cannot be used.
    """
    now = (clock or SystemClock()).now
    manifest = _usable(backup, database_url)
    target = _target(database_url)
    target.require_unused()
    before = _look_at(target, manifest, now(), lose_younger=lose_younger)
    target.require_unused()
    # What goes on tells which numbers were given; else only the notes of the backup's folder do.
    if not before.goes_on and computer is None and _is_away(backup, manifest):
        raise BackupAwayError(backup)
    with target.drafted(backup) as draft:
        upgraded = _try(draft, backup, manifest)
        skipped = settle_restored(
            draft,
            now(),
            what=f"{backup.name}, made at {manifest.made_at:%Y-%m-%d %H:%M} UTC"
            + (f", on computer {computer}" if computer else ""),
            before=before,
            notes=PutBackNotes(backup.parent, database_url),
            computer=computer or 1,
        )
        needs_superuser = _needs_superuser(draft)
        draft.close()
        kept = target.swap_in(f"before-{now():%Y%m%d-%H%M%S}")
    return Restored(
        manifest=manifest,
        kept_aside=kept,
        skipped=skipped,
        upgraded=upgraded,
        needs_superuser=needs_superuser,
    )


def _needs_superuser(draft: Database) -> bool:
    """Close a new database to whom it is not for, as far as this account may; return what is left.

    An archive holds what stands in a database; who may open it is none of that.
    """
    accounts = Accounts(draft)
    if accounts.applied() is Applied.NEVER:
        return False
    try:
        return not accounts.apply()
    except NotAllowedFault:
        return True


def try_backup(backup: Path, database_url: str, *, clock: Clock | None = None) -> Drill:
    """Put a backup back beside the database for trial, take it away again, and note the trial.

    Args:
        backup: its file.
        database_url: the database that it is of; it is not touched.
        clock: tells the time; else the system's.

    Raises:
        NoBackupError, BackupDamagedError, BackupTooNewError: it is of no use.
        BackupOfAnotherKindError: it is not of this kind of database.
        StorageFault: there is no room for the trial.
    """
    now, began = (clock or SystemClock()).now, time.monotonic()
    manifest = _usable(backup, database_url)
    with tempfile.TemporaryDirectory(prefix=".drill-", dir=backup.parent) as folder:
        beside = (
            database_url
            if manifest.kind == POSTGRESQL
            else f"sqlite:///{Path(folder).absolute() / 'nouba.db'}"
        )
        with _target(beside).drafted(backup) as draft:
            _try(draft, backup, manifest)
            settle_restored(draft, now(), what=f"trial of {backup.name}")
            broken = tuple(one.code for one in check(draft) if one.broken)
    done = Drill(
        file=backup.name, at=now(), seconds=round(time.monotonic() - began, 2), broken=broken
    )
    BackupFolder(backup.parent).note_drill(done)
    return done


def _usable(backup: Path, database_url: str) -> BackupManifest:
    try:
        manifest = read_manifest(backup)
        require_whole(backup, manifest)
    except OSError as error:
        raise StorageFault(
            f"The backup {backup} cannot be read ({error.strerror or error})",
            "let this user read it, or take another one",
        ) from error
    if manifest.kind != (SQLITE if database_url.startswith(SQLITE) else POSTGRESQL):
        raise BackupOfAnotherKindError(backup, manifest.kind)
    require_released(f"The backup {backup}", manifest.contents.schema)
    if manifest.contents.schema not in known_versions():
        raise BackupTooNewError(backup, manifest.nouba, manifest.contents.schema)
    return manifest


def _is_away(backup: Path, manifest: BackupManifest) -> bool:
    return not manifest.folder or manifest.folder != BackupFolder(backup.parent).identity()


def _target(database_url: str) -> "SqliteTarget | PostgresTarget":
    require_possible(database_url)
    if file := file_of(database_url):
        return SqliteTarget(database_url, file)
    # Only where one is used is its driver loaded.
    from reception.care.postgresql import PostgresTarget  # noqa: PLC0415

    return PostgresTarget(database_url)


def _look_at(
    target: "SqliteTarget | PostgresTarget",
    manifest: BackupManifest,
    at: datetime,
    *,
    lose_younger: bool,
) -> Before:
    database = target.present()
    if database is None:
        return NOTHING
    with closing(database):
        try:
            with database.snapshot() as run:
                found, backed_up = contents_of(run), manifest.contents
                if found.unit not in {None, backed_up.unit}:
                    raise DatabaseOfAnotherUnitError(database, str(found.unit), str(backed_up.unit))
                row = run.row(_HAS_EVENT, last=backed_up.last_event)
                goes_on = _goes_on(found, backed_up, row[0] if row else None)
                beyond = run.row(_BEYOND, last=backed_up.last_event if goes_on else 0)
                lost = beyond[0] if beyond else 0
                if lost and not lose_younger:
                    raise DatabaseYoungerError(database, lost, found.last_event_at)
                unit = SqlUnitStore(database).unit()
                last = last_numbers_today(run, unit[1], at) if unit else {}
                return Before(last=last, goes_on=goes_on)
        except StorageFault:
            # Damaged: that is why a backup is put back. It is kept aside all the same.
            return NOTHING


def _goes_on(found: BackupContents, backed_up: BackupContents, at_us: int | None) -> bool:
    """Return whether the database holds the backup's last event, and whatever came after."""
    if backed_up.last_event == 0 or backed_up.last_event_at is None:
        return False
    return at_us is not None and moment(at_us) == backed_up.last_event_at and bool(found.events)


def _try(draft: Database, backup: Path, manifest: BackupManifest) -> bool:
    """Bring a draft up to date, and pass when it holds what the backup held.

    Raises:
        BackupDamagedError: it does not.
    """
    try:
        upgraded = prepare_database(draft.url.render_as_string(hide_password=False))
        with draft.read() as run:
            held = replace(contents_of(run), schema=manifest.contents.schema)
        broken = {one.code for one in check(draft) if one.broken}
    except (StorageFault, ConstraintError) as fault:
        raise BackupDamagedError(backup, str(fault)) from fault
    if held != manifest.contents:
        raise BackupDamagedError(backup, "it does not hold what was backed up")
    if broken - set(manifest.broken):
        raise BackupDamagedError(backup, f"it breaks its own rules ({', '.join(sorted(broken))})")
    return upgraded
