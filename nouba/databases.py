"""``nouba init | verify``: setting a database up, and proving that it is sound."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nouba.exit_codes import REFUSED
from nouba.options import AsJson, Day, Db
from nouba.printers.checks import paper_warnings
from nouba.show import print_json
from nouba.station import database_url, open_station, settings_with
from reception.care.reserve import keep_reserve
from reception.day_slip.heads import NotOfThatDayError
from reception.domain.unit import Unit
from reception.ports.day_slip import FoundHead

if TYPE_CHECKING:
    from reception.bootstrap import Reception


def init(
    template: Annotated[
        str | None,
        typer.Option(metavar="NAME|FILE", help="A ready unit, such as commune, or your TOML file."),
    ] = None,
    always_open: Annotated[
        bool, typer.Option("--always-open", help="Open day and night, for trials.")
    ] = False,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Create or upgrade the database and load a unit; doing it again changes nothing."""
    from reception.bootstrap import prepare_database  # noqa: PLC0415
    from reception.unit_file import with_always_open  # noqa: PLC0415

    # The file is read first: a mistake in it must leave no half-made database.
    unit = None if template is None else _unit(template)
    url = database_url(settings_with(db))
    prepared = prepare_database(url)
    if url.startswith("sqlite"):
        keep_reserve(Path(url.removeprefix("sqlite:///")).absolute())
    changed, passwords = False, {}
    with open_station(db) as reception:
        renewed = reception.accounts.renew()
        if unit is None and always_open:
            unit = reception.office.unit()
        if unit is not None:
            set_up = reception.office.set_up(with_always_open(unit) if always_open else unit)
            changed, passwords = set_up.changed, dict(set_up.first_passwords)
    if as_json:
        print_json(
            {"schema_changed": prepared, "unit_changed": changed, "first_passwords": passwords}
        )
    else:
        typer.echo("The database is ready." if prepared else "The database was ready.")
        if renewed:
            typer.echo("Every kind of station has the rights of this version.")
        if unit is not None:
            typer.echo(f"Unit '{unit.code}' is {'loaded' if changed else 'unchanged'}.")
        _show_passwords(passwords)
    if template is not None and unit is not None:
        # Said last: whatever it meets, the unit is loaded and the passwords are shown.
        for warning in paper_warnings(unit):
            typer.echo(warning, err=True)


def _show_passwords(passwords: Mapping[str, str]) -> None:
    if passwords:
        typer.echo("First passwords; they are shown only now, note them:")
        for login, password in passwords.items():
            typer.echo(f"  {login:<10} {password}")


def verify(
    head: Annotated[
        str | None,
        typer.Option(metavar="HEX", help="The head on a day's slip: is the day still that one?"),
    ] = None,
    day: Day = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Check every invariant of the database; exit code 1 when one is broken."""
    if day is not None and head is None:
        raise typer.BadParameter("--day goes with the --head of that day's slip")
    with open_station(db) as reception:
        findings = reception.verify()
        found, lost = _looked_for(reception, head, day)
    sound = not any(finding.broken for finding in findings)
    if as_json:
        print_json(
            {
                "sound": sound and not lost,
                "invariants": [
                    {
                        "code": finding.code,
                        "says": finding.says,
                        "checked": finding.checked,
                        "broken": finding.broken,
                        "examples": list(finding.examples),
                    }
                    for finding in findings
                ],
                **({"head": _head_json(*found)} if found else {}),
                **({"head": {"day": lost.day.isoformat(), "lost": str(lost)}} if lost else {}),
            }
        )
    else:
        for finding in findings:
            mark = "BROKEN" if finding.broken else "ok"
            seen = f" ({', '.join(finding.examples)})" if finding.broken else ""
            typer.echo(
                f"{mark:<7} {finding.says}: {finding.broken} of {finding.checked} broken{seen}"
            )
        if found:
            typer.echo(_head_words(*found))
    if not sound:
        typer.echo("The database breaks its own rules; restore a backup and report it", err=True)
        raise typer.Exit(REFUSED)
    if lost:
        raise lost


def _looked_for(
    reception: "Reception", head: str | None, day: date | None
) -> tuple[tuple[date, FoundHead] | None, NotOfThatDayError | None]:
    if head is None:
        return None, None
    try:
        return reception.day_slips.find_head(head, day), None
    except NotOfThatDayError as lost:
        return None, lost


def _head_words(day: date, found: FoundHead) -> str:
    if found.is_reduced:
        return (
            f"ok      The slip of {day} was printed at its last event, number {found.events};"
            " its visits were since reduced to figures"
        )
    later = ", and nothing has happened since"
    if found.next_at:
        later = f"; {found.later} more happened later, from {found.next_at:%Y-%m-%d %H:%M} UTC on"
    return (
        f"ok      The slip of {day} was printed after {found.events} events, which are"
        f" unchanged{later}"
    )


def _head_json(day: date, found: FoundHead) -> dict[str, object]:
    return {
        "day": day.isoformat(),
        "events": found.events,
        "later": found.later,
        "next_at": found.next_at and found.next_at.isoformat(),
        "is_reduced": found.is_reduced,
    }


def _unit(template: str) -> Unit:
    from reception.unit_file import load_template, load_unit  # noqa: PLC0415

    if not template.strip():
        raise typer.BadParameter("No unit is named: give a template's name or a TOML file")
    path = Path(template)
    is_file = path.suffix == ".toml" or len(path.parts) > 1
    return load_unit(path) if is_file else load_template(template)
