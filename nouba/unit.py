"""``nouba unit export | import | history | undo | password | log``: the unit as a document."""

from collections.abc import Iterator, Mapping
from datetime import date, tzinfo
from pathlib import Path
from typing import Annotated, Any

import typer

from nouba.options import MOST, AsJson, Db, path_argument, text_option
from nouba.output import show
from nouba.station import open_station
from reception.domain.rights import AuditEntry
from reception.system.clock import unit_zone
from reception.unit.changes import ChangeKind, UnitChange
from reception.unit.document import tables_of
from reception.unit.file import load_unit
from reception.unit.office import EditStep
from reception.unit.wording import ITEMS

_LONGEST_VALUE = 60


def _change_json(change: UnitChange) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "subject": change.subject,
        "key": change.key or None,
        "before": _plain(change.before),
        "after": _plain(change.after),
    }


def _change_line(change: UnitChange) -> str:
    subject = " > ".join(_subject(change.subject)) or "unit"
    if change.kind is not ChangeKind.CHANGED:
        return f"{subject}: {change.kind}"
    return f"{subject}: {change.key}: {_value(change.before)} -> {_value(change.after)}"


def _step_json(step: EditStep) -> dict[str, Any]:
    revision = step.revision
    return {
        "revision": revision.number,
        "at": revision.made_at,
        "by": revision.made_by,
        "reason": revision.why,
        "brings_back": revision.brings_back,
        "changes": [_change_json(one) for one in step.changes],
    }


def _step_lines(step: EditStep, zone: tzinfo) -> Iterator[str]:
    revision = step.revision
    back = f", back to {revision.brings_back}" if revision.brings_back else ""
    why = f": {revision.why}" if revision.why else ""
    at = revision.made_at.astimezone(zone)
    yield f"{revision.number}  {at:%Y-%m-%d %H:%M}  {revision.made_by}{back}{why}"
    for one in step.changes:
        yield f"     {_change_line(one)}"


def _entry_json(entry: AuditEntry) -> dict[str, Any]:
    return {
        "at": entry.at,
        "who": entry.who,
        "act": entry.act,
        "subject": entry.subject,
        "refused": entry.refused,
        "os_user": entry.os_user,
    }


def _entry_line(entry: AuditEntry, zone: tzinfo) -> str:
    at = entry.at.astimezone(zone)
    refused = " (refused)" if entry.refused else ""
    subject = f": {entry.subject}" if entry.subject else ""
    typed_by = f" ({entry.os_user})" if entry.os_user else ""
    who = f"{entry.who or '-'}{typed_by}"
    return f"{at:%Y-%m-%d %H:%M:%S}  {who}  {entry.act}{refused}{subject}"


def _subject(steps: tuple[str, ...]) -> Iterator[str]:
    listed = ""
    for step in steps:
        if listed:
            yield f'{ITEMS[listed][0]} "{step}"'
            listed = ""
        elif step in ITEMS:
            listed = step
        else:
            yield step
    if listed:
        yield listed


def _value(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, Mapping) and "fr" in value:
        value = value["fr"]
    text = str(_plain(value))
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 3]}..."


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value


app = typer.Typer(help="How the unit is described, and how it was.", no_args_is_help=True)

Why = Annotated[
    str | None, typer.Option("--reason", metavar="TEXT", help="Why, for colleagues; in one line.")
]
Limit = Annotated[int, typer.Option("--limit", min=1, max=500, help="At most so many.")]


@app.command("export")
def export_unit(
    file: Annotated[Path, path_argument("FILE", "Where to write the TOML file.")],
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Write the unit as a file that ``init`` and ``unit import`` read, its logo beside it."""
    with open_station(db) as reception:
        written = reception.office.take_out(file, asking=None)
    show({"files": written}, [f"Written: {one}" for one in written], as_json=as_json)


@app.command("import")
def import_unit(
    file: Annotated[Path, path_argument("FILE", "A unit's TOML file.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")
    ] = False,
    why: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Describe the unit as a file has it; what the file leaves out is retired, not forgotten."""
    unit = load_unit(file)
    logo = unit.ticket.logo
    with open_station(db) as reception:
        office = reception.office
        since, passwords = office.described().revision, {}
        if dry_run:
            changes = office.compare(tables_of(unit), logo=logo)
        else:
            saved = office.describe(tables_of(unit), since=since, asking=None, why=why, logo=logo)
            changes, passwords = saved.changes, dict(saved.first_passwords)
    if not changes:
        said = "The file describes the unit as it is."
    elif dry_run:
        said = f"{len(changes)} changes; nothing is changed yet."
    else:
        said = f"{len(changes)} changes are saved; to take them back: nouba unit undo"
    given = [f"First password of {one}, shown only now: {word}" for one, word in passwords.items()]
    answer = {
        "changed": bool(changes) and not dry_run,
        "changes": [_change_json(one) for one in changes],
        "first_passwords": passwords,
    }
    show(answer, [*map(_change_line, changes), said, *given], as_json=as_json)


@app.command()
def history(limit: Limit = 20, db: Db = None, as_json: AsJson = False) -> None:
    """Show the states of the unit, the newest first: who, when, why and what."""
    with open_station(db) as reception:
        zone = unit_zone(reception.office.unit().zone)
        steps = reception.office.history(asking=None, limit=limit)
    lines = (line for step in steps for line in _step_lines(step, zone))
    show([_step_json(one) for one in steps], lines, as_json=as_json)


@app.command()
def undo(
    to: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=1, max=MOST, help="The state to go back to; else the one before."
        ),
    ] = None,
    why: Why = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Bring an earlier state of the unit back, as a new one."""
    with open_station(db) as reception:
        since = reception.office.described().revision
        saved = reception.office.undo(to=to, since=since, asking=None, why=why)
    now = saved.described.revision
    said = (
        f"State {now} is as state {to or since - 1} was."
        if saved.changes
        else "Nothing is different there; nothing is changed."
    )
    answer = {"revision": now, "changes": [_change_json(one) for one in saved.changes]}
    show(answer, [*map(_change_line, saved.changes), said], as_json=as_json)


@app.command()
def password(
    login: Annotated[str, typer.Argument(metavar="LOGIN", help="Whose.")],
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Give somebody a new password, shown once."""
    with open_station(db) as reception:
        word = reception.office.renew_password(login, asking=None)
    said = f"New password of {login}, shown only now: {word}"
    show({"login": login, "password": word}, [said], as_json=as_json)


@app.command()
def log(
    who: Annotated[
        str | None, typer.Option(metavar="LOGIN", callback=text_option, help="Whose acts.")
    ] = None,
    refused: Annotated[
        bool, typer.Option("--refused", help="Only what was tried and refused.")
    ] = False,
    limit: Limit = 50,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Show who did what in the office: changes, sign-ins, what was taken out, refusals."""
    with open_station(db) as reception:
        zone = unit_zone(reception.office.unit().zone)
        entries = reception.office.audit.entries(
            asking=None, who=who, refused=refused or None, limit=limit
        )
    lines = [_entry_line(one, zone) for one in entries]
    nothing = "Nothing of this stands in the log."
    show([_entry_json(one) for one in entries], lines, as_json=as_json, nothing=nothing)
