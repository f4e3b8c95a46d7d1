"""``nouba backup | restore``: copies of the database, and putting one back."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from nouba.options import AsJson, Db, path_option, with_progress
from nouba.output import print_json
from nouba.station import REFUSED, WrongUsageError, database_url, settings_with
from reception.care.after_restore import settle_put_back
from reception.care.backup import back_up
from reception.care.folder import BackupFolder, BackupManifest, Drill
from reception.care.restore import Restored, put_back, try_backup
from reception.domain.care_errors import NoBackupsError
from reception.domain.numbers import NumberSkip
from reception.system.clock import clock_named
from reception.system.files import rfc3339
from reception.system.settings import Settings
from reception.system.settings import backup_folder as folder_of

_KEPT = 14
_MEGABYTE = 1_000_000

Folder = Annotated[
    Path | None,
    typer.Option(
        "--to",
        parser=path_option,
        metavar="FOLDER",
        help="Where backups stand; else NOUBA_BACKUPS. Best on another disk.",
    ),
]


def backup(
    to: Folder = None,
    keep: Annotated[
        int, typer.Option(min=1, max=10_000, metavar="N", help="Keep the newest N whole ones.")
    ] = _KEPT,
    quick: Annotated[
        bool,
        typer.Option(
            "--quick",
            help="Only if something has changed, and without looking at every rule; for every"
            " few minutes. The newest 12 are kept beside the whole ones.",
        ),
    ] = False,
    listed: Annotated[
        bool, typer.Option("--list", help="List the backups there, the newest first.")
    ] = False,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Copy the database while everybody works, check the copy, and only then count it."""
    settings = settings_with(db)
    folder = backup_folder(settings, to)
    if listed:
        _list(folder, as_json=as_json)
        return
    with with_progress() as watch:
        made = back_up(
            database_url(settings),
            folder.path,
            keep=keep,
            quick=quick,
            clock=clock_named(settings.clock),
            watch=watch,
        )
    if as_json:
        print_json({**_json(made.manifest), "is_new": made.is_new, "removed": list(made.removed)})
    else:
        head = "Backup" if made.is_new else "Nothing has changed since"
        typer.echo(f"{head} {folder.path / made.manifest.file}: {_told(made.manifest)}")
    if not made.manifest.is_sound:
        typer.echo(
            f"What was copied breaks its own rules ({', '.join(made.manifest.broken)}):"
            " see 'nouba verify'; older backups are kept",
            err=True,
        )
        raise typer.Exit(REFUSED)


def restore(
    file: Annotated[
        Path | None,
        typer.Argument(
            parser=path_option,
            metavar="[FILE]",
            help="A backup, by its name in the list or its path; for --drill else the newest.",
        ),
    ] = None,
    drill: Annotated[
        bool,
        typer.Option(
            "--drill", help="For trial, beside the database: check it, take it away, note when."
        ),
    ] = False,
    lose_younger: Annotated[
        bool,
        typer.Option(
            "--lose-younger", help="Also if the database knows of more than the backup does."
        ),
    ] = False,
    already_done: Annotated[
        bool,
        typer.Option(
            "--already-done",
            help="The database was put back by other means: only leave out the numbers that may"
            " be on paper.",
        ),
    ] = False,
    to: Folder = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Put a backup in the database's place; what it replaces is kept aside."""
    settings = settings_with(db)
    url, clock = database_url(settings), clock_named(settings.clock)
    if file is not None:
        file = _meant(file, backup_folder(settings, to))
    if already_done:
        if file or drill:
            raise WrongUsageError("--already-done puts nothing back: give no file, and no --drill")
        folder = backup_folder(settings, to).path
        _say_skipped(settle_put_back(url, folder, clock=clock), as_json=as_json)
        return
    if drill:
        tried = try_backup(file or _newest(backup_folder(settings, to)), url, clock=clock)
        _say_drill(tried, as_json=as_json)
        return
    if file is None:
        raise WrongUsageError("Name the backup to put back; 'nouba backup --list' shows them")
    done = put_back(file, url, lose_younger=lose_younger, clock=clock)
    if as_json:
        print_json(_restored(done))
        return
    typer.echo(f"Put back {file}: {_told(done.manifest)}")
    if done.upgraded:
        typer.echo("It was brought up to this version's schema.")
    if done.kept_aside:
        typer.echo(f"What stood there before is kept as {done.kept_aside}.")
    _say_skipped(done.skipped, as_json=False)
    typer.echo("Now start the programs of Nouba again, on every station.")


def backup_folder(settings: Settings, named: Path | None = None) -> BackupFolder:
    """Return where this station's backups stand."""
    if named is not None:
        return BackupFolder(named)
    return BackupFolder(folder_of(settings))


def _meant(named: Path, folder: BackupFolder) -> Path:
    """Return the file that is meant: a bare name, as the list shows it, is one of the folder's."""
    is_bare = len(named.parts) == 1 and not named.exists()
    return folder.path / named if is_bare else named


def _newest(folder: BackupFolder) -> Path:
    newest = folder.newest_sound()
    if newest is None:
        raise NoBackupsError(folder.path)
    return folder.path / newest.file


def _list(folder: BackupFolder, *, as_json: bool) -> None:
    found = folder.backups()
    if as_json:
        print_json([_json(one) for one in found])
    elif not found:
        typer.echo(f"There are no backups in {folder.path}.")
    else:
        for one in found:
            typer.echo(f"{one.file}  {_told(one)}")


def _told(manifest: BackupManifest) -> str:
    contents = manifest.contents
    checked = "every rule checked" if manifest.verified else "read through"
    if manifest.broken:
        checked = f"BROKEN: {', '.join(manifest.broken)}"
    return (
        f"{manifest.made_at:%Y-%m-%d %H:%M:%S} UTC, {manifest.bytes / _MEGABYTE:.1f} MB,"
        f" {contents.tickets} tickets, {contents.events} events; {checked}"
    )


def _say_skipped(skipped: Iterable[NumberSkip], *, as_json: bool) -> None:
    if as_json:
        print_json({"skipped": [asdict(one) for one in skipped]})
        return
    for one in skipped:
        after = (
            f"the next one is {one.series}{one.last + 1:03}, {one.left} are left"
            if one.left
            else "none is left today: let the service give more numbers, in the console"
        )
        first, last = f"{one.series}{one.first:03}", f"{one.series}{one.last:03}"
        numbers = first if first == last else f"{first} to {last}"
        typer.echo(f"{numbers} may stand on paper: not given to anybody today; {after}.")


def _say_drill(tried: Drill, *, as_json: bool) -> None:
    if as_json:
        print_json({**asdict(tried), "at": rfc3339(tried.at), "broken": list(tried.broken)})
    else:
        typer.echo(
            f"{tried.file} was put back for trial in {tried.seconds:.1f} s:"
            f" {'BROKEN: ' + ', '.join(tried.broken) if tried.broken else 'it is sound'}"
        )
    if tried.broken:
        raise typer.Exit(REFUSED)


def _json(manifest: BackupManifest) -> dict[str, Any]:
    contents = asdict(manifest.contents)
    at = manifest.contents.last_event_at
    return {
        **asdict(manifest),
        "made_at": rfc3339(manifest.made_at),
        "broken": list(manifest.broken),
        "contents": {**contents, "last_event_at": rfc3339(at) if at else None},
    }


def _restored(done: Restored) -> dict[str, Any]:
    return {
        "backup": _json(done.manifest),
        "kept_aside": done.kept_aside,
        "upgraded": done.upgraded,
        "skipped": [asdict(one) for one in done.skipped],
    }
