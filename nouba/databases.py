"""``nouba init | verify``: setting a database up, and proving that it is sound."""

import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from nouba.options import AsJson, Day, Db, path_option
from nouba.output import show
from nouba.station import REFUSED, WrongUsageError, database_url, open_station, settings_with
from reception.accounts.accounts import Account
from reception.accounts.rights import StationKind
from reception.app import Reception
from reception.care.invariants import Finding
from reception.database.seals import FoundHead
from reception.database.upgrade import prepare_database
from reception.domain.errors import EnvironmentFault
from reception.domain.unit import Unit
from reception.reports.day_slip import NotOfThatDayError
from reception.system.files import keep_reserve
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
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Create or upgrade the database and load a unit; doing it again changes nothing."""
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
    lines = ["The database is ready." if prepared else "The database was ready."]
    if renewed:
        lines.append("Every kind of station has the rights of this version.")
    if unit is not None:
        lines.append(f"Unit '{unit.code}' is {'loaded' if changed else 'unchanged'}.")
    if passwords:
        lines.append("First passwords; they are shown only now, note them:")
        lines += [f"  {login:<10} {password}" for login, password in passwords.items()]
    answer = {"schema_changed": prepared, "unit_changed": changed, "first_passwords": passwords}
    show(answer, lines, as_json=as_json)
    if template is not None and unit is not None:
        # Said last: whatever it meets, the unit is loaded and the passwords are shown.
        for warning in paper_warnings(unit):
            typer.echo(warning, err=True)


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
    answer = {
        "sound": sound and not lost,
        "invariants": [asdict(finding) for finding in findings],
        **({"head": _head_json(*found)} if found else {}),
        **({"head": {"day": lost.day, "lost": str(lost)}} if lost else {}),
    }
    lines = [_finding_line(one) for one in findings] + ([_head_words(*found)] if found else [])
    show(answer, lines, as_json=as_json)
    if not sound:
        typer.echo("The database breaks its own rules; restore a backup and report it", err=True)
        raise typer.Exit(REFUSED)
    if lost:
        raise lost


def _looked_for(
    reception: Reception, head: str | None, day: date | None
) -> tuple[tuple[date, FoundHead] | None, NotOfThatDayError | None]:
    if head is None:
        return None, None
    try:
        return reception.day_slips.find_head(head, day), None
    except NotOfThatDayError as lost:
        return None, lost


def _finding_line(finding: Finding) -> str:
    mark = "BROKEN" if finding.broken else "ok"
    seen = f" ({', '.join(finding.examples)})" if finding.broken else ""
    return f"{mark:<7} {finding.says}: {finding.broken} of {finding.checked} broken{seen}"


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
        "day": day,
        "events": found.events,
        "later": found.later,
        "next_at": found.next_at and found.next_at.isoformat(),
        "is_reduced": found.is_reduced,
    }


def _unit(template: str) -> Unit:
    if not template.strip():
        raise typer.BadParameter("No unit is named: give a template's name or a TOML file")
    path = Path(template)
    is_file = path.suffix == ".toml" or len(path.parts) > 1
    return load_unit(path) if is_file else load_template(template)


app = typer.Typer(help="A PostgreSQL server: what stations may do there.", no_args_is_help=True)

_MOST_CHARACTERS = 1000

Login = Annotated[str, typer.Argument(metavar="STATION", help="The station's name.")]


@app.command()
def rights(db: Db = None) -> None:
    """Print the SQL that ``apply`` runs, for whoever wants to read it or to run it herself."""
    with open_station(db) as reception:
        statements = reception.accounts.statements()
    for statement in statements:
        typer.echo(f"{statement};")


@app.command()
def apply(db: Db = None) -> None:
    """Give every kind of station its rights, and no others; again after each upgrade."""
    with open_station(db) as reception:
        reception.accounts.apply()
    typer.echo("Every kind of station has its rights, and no others.")


@app.command("stations")
def list_stations(db: Db = None, as_json: AsJson = False) -> None:
    """List the stations that may connect."""
    with open_station(db) as reception:
        accounts = reception.accounts.all()
    nothing = "No station has an account; add one: nouba postgres add kiosk-1 --as kiosk"
    answer = [_account_json(one) for one in accounts]
    show(answer, map(_account_line, accounts), as_json=as_json, nothing=nothing)


@app.command()
def add(
    login: Login,
    kind: Annotated[StationKind, typer.Option("--as", help="What the station is for.")],
    unit: Annotated[
        str | None,
        typer.Option("--unit", metavar="CODE", help="Its unit, where there are several."),
    ] = None,
    counters: Annotated[
        str | None,
        typer.Option("--counters", metavar="1,2", help="Where a desk may act; else everywhere."),
    ] = None,
    password_file: Annotated[
        Path | None,
        typer.Option(
            "--password-file",
            parser=path_option,
            metavar="FILE",
            help="Its password, - for standard input; without one only a certificate opens.",
        ),
    ] = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Let a station connect by its own name; of a known one change what it may do."""
    password = None if password_file is None else _password(password_file)
    with open_station(db) as reception:
        account = reception.accounts.add(
            login, kind, unit=unit, counters=_counters(counters), password=password
        )
    said = f"{account.login} may connect as {account.kind} of {account.unit}."
    show(_account_json(account), [said], as_json=as_json)


@app.command()
def remove(login: Login, db: Db = None) -> None:
    """Let a station connect no more, and end what it has open."""
    with open_station(db) as reception:
        reception.accounts.remove(login)
    typer.echo(f"{login} may connect no more.")


def _counters(text: str | None) -> frozenset[int]:
    if text is None:
        return frozenset()
    parts = [one.strip() for one in text.split(",")]
    if not all(one.isascii() and one.isdecimal() and len(one) <= 4 for one in parts):
        raise typer.BadParameter(f"'{text}' names no counters; write them as 1,2")
    return frozenset(int(one) for one in parts)


def _password(file: Path) -> str:
    try:
        text = sys.stdin.readline() if str(file) == "-" else file.read_text(encoding="utf-8")
    except OSError as error:
        raise WrongUsageError(f"{file} cannot be read ({error.strerror})") from None
    except ValueError:
        raise WrongUsageError(f"{file} holds no text") from None
    password = text.strip("\r\n")
    if not password or len(password) > _MOST_CHARACTERS or not password.isprintable():
        raise WrongUsageError("The password must be one line that can be typed, and not empty")
    return password


def _account_json(account: Account) -> dict[str, object]:
    return {
        "station": account.login,
        "kind": account.kind,
        "unit": account.unit,
        "counters": sorted(account.counters) or None,
    }


def _account_line(one: Account) -> str:
    where = f"  counters {', '.join(map(str, sorted(one.counters)))}" if one.counters else ""
    return f"{one.login}  {one.kind}  {one.unit}{where}"
