"""``nouba unit export | import | history | undo | password | log``: the unit as a document."""

from pathlib import Path
from typing import Annotated, Any

import typer

from nouba.options import MOST, AsJson, Db, path_option, text_option
from nouba.show import print_json
from nouba.station import open_station
from nouba.unit_words import change_json, change_line, entry_json, entry_line, step_json, step_lines
from reception.unit_document import tables_of
from reception.unit_file import load_unit
from reception.zone import unit_zone

app = typer.Typer(help="How the unit is described, and how it was.", no_args_is_help=True)

Why = Annotated[
    str | None, typer.Option("--reason", metavar="TEXT", help="Why, for colleagues; in one line.")
]
Limit = Annotated[int, typer.Option("--limit", min=1, max=500, help="At most so many.")]


@app.command("export")
def export_unit(
    file: Annotated[
        Path,
        typer.Argument(parser=path_option, metavar="FILE", help="Where to write the TOML file."),
    ],
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Write the unit as a file that ``init`` and ``unit import`` read, its logo beside it."""
    with open_station(db) as reception:
        written = reception.office.take_out(file, asking=None)
    if as_json:
        print_json({"files": [str(one) for one in written]})
    else:
        for one in written:
            typer.echo(f"Written: {one}")


@app.command("import")
def import_unit(
    file: Annotated[
        Path, typer.Argument(parser=path_option, metavar="FILE", help="A unit's TOML file.")
    ],
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
    if as_json:
        print_json(
            {
                "changed": bool(changes) and not dry_run,
                "changes": [change_json(one) for one in changes],
                "first_passwords": passwords,
            }
        )
        return
    for one in changes:
        typer.echo(change_line(one))
    if not changes:
        typer.echo("The file describes the unit as it is.")
    elif dry_run:
        typer.echo(f"{len(changes)} changes; nothing is changed yet.")
    else:
        typer.echo(f"{len(changes)} changes are saved; to take them back: nouba unit undo")
    for login, word in passwords.items():
        typer.echo(f"First password of {login}, shown only now: {word}")


@app.command()
def history(limit: Limit = 20, db: Db = None, as_json: AsJson = False) -> None:
    """Show the states of the unit, the newest first: who, when, why and what."""
    with open_station(db) as reception:
        zone = unit_zone(reception.office.unit().zone)
        steps = reception.office.history(asking=None, limit=limit)
    if as_json:
        print_json([step_json(one) for one in steps])
    else:
        for step in steps:
            for line in step_lines(step, zone):
                typer.echo(line)


@app.command()
def undo(
    to: Annotated[
        int | None,
        typer.Option(
            "--to",
            metavar="N",
            min=1,
            max=MOST,
            help="The state to go back to; else the one before.",
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
    if as_json:
        answer: dict[str, Any] = {
            "revision": now,
            "changes": [change_json(one) for one in saved.changes],
        }
        print_json(answer)
        return
    for one in saved.changes:
        typer.echo(change_line(one))
    if saved.changes:
        typer.echo(f"State {now} is as state {to or since - 1} was.")
    else:
        typer.echo("Nothing is different there; nothing is changed.")


@app.command()
def password(
    login: Annotated[str, typer.Argument(metavar="LOGIN", help="Whose.")],
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Give somebody a new password, shown once."""
    with open_station(db) as reception:
        word = reception.office.renew_password(login, asking=None)
    if as_json:
        print_json({"login": login, "password": word})
    else:
        typer.echo(f"New password of {login}, shown only now: {word}")


@app.command()
def log(
    who: Annotated[
        str | None, typer.Option("--who", metavar="LOGIN", callback=text_option, help="Whose acts.")
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
    if as_json:
        print_json([entry_json(one) for one in entries])
    else:
        for one in entries:
            typer.echo(entry_line(one, zone))
        if not entries:
            typer.echo("Nothing of this stands in the log.")
