"""``nouba init | backup | restore``: what is done with a database itself."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from nouba.options import AsJson, Db, path_argument, path_choice, with_progress
from nouba.output import show
from nouba.station import DONE, REFUSED, WrongUsageError, database_url, open_station, settings_with
from reception.accounts.limits import BY_SUPERUSER
from reception.app import Reception
from reception.care.after_restore import settle_put_back
from reception.care.backup import back_up
from reception.care.folder import BackupFolder, BackupManifest
from reception.care.permissions import close_to_others
from reception.care.proof import kept_proof
from reception.care.restore import put_back, try_backup
from reception.care.verify import FILE_IS_WHOLE
from reception.database.upgrade import prepare_database
from reception.domain.care_errors import NoBackupsError
from reception.domain.errors import EnvironmentFault
from reception.domain.numbers import NumberSkip
from reception.domain.unit import Unit
from reception.offline.earlier_life import earlier_life
from reception.system.clock import clock_named
from reception.system.files import keep_reserve
from reception.system.settings import Settings, database_file
from reception.system.settings import backup_folder as folder_of
from reception.unit.file import load_template, load_unit, with_always_open

_USUAL_DPI = 203
_USUAL_PAPER = ((80, 576), (58, 384))
"""Millimetres of paper, and the dots that its printers have."""


def init(
    template: Annotated[
        str | None,
        typer.Option(metavar="NAME|FILE", help="A ready unit, such as commune, or your TOML file."),
    ] = None,
    always_open: Annotated[
        bool, typer.Option("--always-open", help="Open day and night, for trials.")
    ] = False,
    new_life: Annotated[
        bool,
        typer.Option(
            "--new-life",
            help="Begin anew although this unit has worked here before: today's numbers go on"
            " above every one that is known.",
        ),
    ] = False,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Create or upgrade the database and load a unit; doing it again changes nothing."""
    # The file is read first: a mistake in it must leave no half-made database.
    unit = _unit(template, always_open=always_open, new_life=new_life)
    settings = settings_with(db)
    url = database_url(settings)
    earlier = earlier_life(settings, unit, clock_named(settings.clock).now())
    anew = earlier.begin_anew if earlier and new_life else None
    if earlier and not anew:
        earlier.require_none()
    prepared = prepare_database(url)
    if file := database_file(settings):
        keep_reserve(file)
    closed = [str(path) for path in close_to_others(settings)]
    changed, passwords = False, {}
    with open_station(db) as reception:
        renewed = reception.accounts.renew()
        if unit is None and always_open:
            unit = with_always_open(reception.office.unit())
        if unit is not None:
            set_up = reception.office.set_up(unit, also=anew)
            changed, passwords = set_up.changed, dict(set_up.first_passwords)
    lines = ["The database is ready." if prepared else "The database was ready."]
    if closed:
        lines.append(f"Closed to others on this computer: {', '.join(closed)}.")
    if renewed:
        lines.append("Every kind of station has the rights of this version.")
    if unit is not None:
        lines.append(f"Unit '{unit.code}' is {'loaded' if changed else 'unchanged'}.")
    lines += _password_lines(passwords)
    skipped = earlier.skipped if earlier else ()
    lines += map(_skipped_line, skipped)
    answer = {
        "schema_changed": prepared,
        "unit_changed": changed,
        "first_passwords": passwords,
        "closed_to_others": closed,
        **({"skipped": [asdict(one) for one in skipped]} if new_life else {}),
    }
    show(answer, lines, as_json=as_json)
    if template is not None and unit is not None:
        # Said last: whatever it meets, the unit is loaded and the passwords are shown.
        for warning in paper_warnings(unit):
            typer.echo(warning, err=True)


def _password_lines(passwords: Mapping[str, str]) -> list[str]:
    lines = [f"  {login:<10} {password}" for login, password in passwords.items()]
    return ["First passwords; they are shown only now, note them:", *lines] if lines else []


def paper_warnings(unit: Unit) -> Iterator[str]:
    """Yield a sentence for each text of a unit that would keep a ticket from usual paper."""
    # Only who loads a unit waits for Qt; a server that no screen was ever at may not have it all.
    try:
        from nouba.printing import texts_too_long  # noqa: PLC0415

        for paper_mm, width_px in _USUAL_PAPER:
            for one in texts_too_long(unit, width_px=width_px, dpi=_USUAL_DPI):
                yield f"On paper of {paper_mm} mm a ticket would not be printed: {one}"
    except (ImportError, EnvironmentFault) as error:
        yield f"Nobody knows whether every ticket fits its paper ({error}): run 'nouba doctor'"


def _unit(template: str | None, *, always_open: bool, new_life: bool) -> Unit | None:
    if template is None:
        if new_life:
            raise WrongUsageError("--new-life begins a unit's numbers: name it with --template")
        return None
    if not template.strip():
        raise typer.BadParameter("No unit is named: give a template's name or a TOML file")
    path = Path(template)
    is_file = path.suffix == ".toml" or len(path.parts) > 1
    unit = load_unit(path) if is_file else load_template(template)
    return with_always_open(unit) if always_open else unit


DAMAGED = (
    "The file of the database is damaged: close every program of Nouba and put the last sound"
    " backup back ('nouba restore'), which keeps this file aside"
)
ELSEWHERE = (
    "if a backup was put back since the whole was proven, remove, as root, the file that keeps it"
    " (docs/care.md); else somebody has sealed a changed past anew"
)
_KEPT = 14
_MEGABYTE = 1_000_000

Folder = Annotated[
    Path | None,
    path_choice("FOLDER", "Where backups stand; else NOUBA_BACKUPS. Best on another disk.", "--to"),
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
    """Copy the database while everybody works, check the copy, and only then count it.

    Where it is kept when the whole was proven, only what came since is looked at row by row.
    """
    settings = settings_with(db)
    folder = backup_folder(settings, to)
    if listed:
        found = folder.backups()
        lines = [f"{one.file}  {_told(one)}" for one in found]
        nothing = f"There are no backups in {folder.path}."
        show([asdict(one) for one in found], lines, as_json=as_json, nothing=nothing)
        return
    with with_progress() as watch:
        made = back_up(
            database_url(settings),
            folder.path,
            keep=keep,
            quick=quick,
            proof=kept_proof(settings).to_go_on_from,
            clock=clock_named(settings.clock),
            watch=watch,
        )
    head = "Backup" if made.is_new else "Nothing has changed since"
    said = f"{head} {folder.path / made.manifest.file}: {_told(made.manifest)}"
    answer = {**asdict(made.manifest), "is_new": made.is_new, "removed": made.removed}
    show(answer, [said], as_json=as_json)
    if not made.manifest.is_sound:
        broken = made.manifest.broken
        typer.echo(
            f"{DAMAGED}; older backups are kept"
            if FILE_IS_WHOLE in broken
            else f"What was copied breaks its own rules ({', '.join(broken)}):"
            " see 'nouba verify'; older backups are kept",
            err=True,
        )
        raise typer.Exit(REFUSED)


def restore(
    file: Annotated[
        Path | None,
        path_argument(
            "[FILE]", "A backup, by its name in the list or its path; for --drill else the newest."
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
    computer: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=9,
            metavar="N",
            help="Of a backup that is away from its folder: which computer is this that it is put"
            " back on today? 1: no other has it. Each gives numbers of its own.",
        ),
    ] = None,
    to: Folder = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Put a backup in the database's place; what it replaces is kept aside."""
    settings = settings_with(db)
    url, clock = database_url(settings), clock_named(settings.clock)
    if file is not None:
        file = backup_meant(file, backup_folder(settings, to))
    if already_done:
        if file or drill:
            raise WrongUsageError("--already-done puts nothing back: give no file, and no --drill")
        folder = backup_folder(settings, to).path
        skipped = settle_put_back(url, folder, clock=clock)
        numbers = [asdict(one) for one in skipped]
        show({"skipped": numbers}, map(_skipped_line, skipped), as_json=as_json)
        return
    if drill:
        tried = try_backup(file or _newest(backup_folder(settings, to)), url, clock=clock)
        found = f"BROKEN: {', '.join(tried.broken)}" if tried.broken else "it is sound"
        said = f"{tried.file} was put back for trial in {tried.seconds:.1f} s: {found}"
        show(asdict(tried), [said], as_json=as_json)
        raise typer.Exit(REFUSED if tried.broken else DONE)
    if file is None:
        raise WrongUsageError("Name the backup to put back; 'nouba backup --list' shows them")
    done = put_back(file, url, lose_younger=lose_younger, computer=computer, clock=clock)
    lines = [f"Put back {file}: {_told(done.manifest)}"]
    if done.upgraded:
        lines.append("It was brought up to this version's schema.")
    if done.kept_aside:
        lines.append(f"What stood there before is kept as {done.kept_aside}.")
    lines += map(_skipped_line, done.skipped)
    prepare_database(url)
    with open_station(db) as reception:
        if reception.accounts.renew():
            lines.append("Every kind of station has the rights of this version.")
        lines += _proof_to_remove(settings, reception)
    if done.needs_superuser:
        lines.append(f"First, as the server's superuser, once: {BY_SUPERUSER}")
    lines.append("Now start the programs of Nouba again, on every station.")
    answer = {
        "backup": asdict(done.manifest),
        "kept_aside": done.kept_aside,
        "upgraded": done.upgraded,
        "skipped": [asdict(one) for one in done.skipped],
        "needs_superuser": done.needs_superuser,
    }
    show(answer, lines, as_json=as_json)


def backup_folder(settings: Settings, named: Path | None = None) -> BackupFolder:
    """Return where this station's backups stand."""
    if named is not None:
        return BackupFolder(named)
    return BackupFolder(folder_of(settings))


def backup_meant(named: Path, folder: BackupFolder) -> Path:
    """Return the file that is meant: a bare name, as the list shows it, is one of the folder's."""
    is_bare = len(named.parts) == 1 and not named.exists()
    return folder.path / named if is_bare else named


def _proof_to_remove(settings: Settings, reception: Reception) -> Iterator[str]:
    kept = kept_proof(settings)
    if kept.proof and reception.first_difference(kept.proof.heads, str(kept.path)):
        yield f"Once, as root: rm {kept.path}, which keeps how far it had come before."


def _newest(folder: BackupFolder) -> Path:
    newest = folder.newest_sound()
    if newest is None:
        raise NoBackupsError(folder.path)
    return folder.path / newest.file


def _told(manifest: BackupManifest) -> str:
    contents = manifest.contents
    checked = "every rule checked" if manifest.verified else "read through"
    if manifest.proven_at:
        checked = f"checked from {manifest.proven_at:%Y-%m-%d %H:%M} UTC on, when all was proven"
    if manifest.broken:
        checked = f"BROKEN: {', '.join(manifest.broken)}"
    return (
        f"{manifest.made_at:%Y-%m-%d %H:%M:%S} UTC, {manifest.bytes / _MEGABYTE:.1f} MB,"
        f" {contents.tickets} tickets, {contents.events} events; {checked}"
    )


def _skipped_line(one: NumberSkip) -> str:
    after = (
        f"the next one is {one.series}{one.last + 1:03}, {one.left} are left"
        if one.left
        else "none is left today: let the service give more numbers, in the console"
    )
    first, last = f"{one.series}{one.first:03}", f"{one.series}{one.last:03}"
    numbers = first if first == last else f"{first} to {last}"
    return f"{numbers} may stand on paper: not given to anybody today; {after}."
