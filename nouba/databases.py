"""``nouba init | verify``: setting a database up, and proving that it is sound."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from nouba.exit_codes import REFUSED
from nouba.options import AsJson, Db
from nouba.printers.checks import paper_warnings
from nouba.show import print_json
from nouba.station import database_url, open_station, settings_with
from reception.care.reserve import keep_reserve
from reception.domain.unit import Unit


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


def verify(db: Db = None, as_json: AsJson = False) -> None:
    """Check every invariant of the database; exit code 1 when one is broken."""
    with open_station(db) as reception:
        findings = reception.verify()
    sound = not any(finding.broken for finding in findings)
    if as_json:
        print_json(
            {
                "sound": sound,
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
            }
        )
    else:
        for finding in findings:
            mark = "BROKEN" if finding.broken else "ok"
            seen = f" ({', '.join(finding.examples)})" if finding.broken else ""
            typer.echo(
                f"{mark:<7} {finding.says}: {finding.broken} of {finding.checked} broken{seen}"
            )
    if not sound:
        typer.echo("The database breaks its own rules; restore a backup and report it", err=True)
        raise typer.Exit(REFUSED)


def _unit(template: str) -> Unit:
    from reception.unit_file import load_template, load_unit  # noqa: PLC0415

    if not template.strip():
        raise typer.BadParameter("No unit is named: give a template's name or a TOML file")
    path = Path(template)
    is_file = path.suffix == ".toml" or len(path.parts) > 1
    return load_unit(path) if is_file else load_template(template)
