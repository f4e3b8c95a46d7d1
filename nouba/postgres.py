"""``nouba postgres rights | apply | stations | add | remove``: who may do what on a server."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from nouba.options import AsJson, Db, path_option
from nouba.show import print_json
from nouba.station import open_station
from nouba.usage import WrongUsageError
from reception.ports.accounts import Account, StationKind

app = typer.Typer(help="A PostgreSQL server: what stations may do there.", no_args_is_help=True)

_MOST_SIGNS = 1000

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
    if as_json:
        print_json([_as_json(one) for one in accounts])
        return
    for one in accounts:
        where = f"  counters {_numbers(one)}" if one.counters else ""
        typer.echo(f"{one.login}  {one.kind}  {one.unit}{where}")
    if not accounts:
        typer.echo("No station has an account; add one: nouba postgres add kiosk-1 --as kiosk")


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
    if as_json:
        print_json(_as_json(account))
    else:
        typer.echo(f"{account.login} may connect as {account.kind} of {account.unit}.")


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
    if not password or len(password) > _MOST_SIGNS or not password.isprintable():
        raise WrongUsageError("The password must be one line that can be typed, and not empty")
    return password


def _as_json(account: Account) -> dict[str, object]:
    return {
        "station": account.login,
        "kind": account.kind.value,
        "unit": account.unit,
        "counters": sorted(account.counters) or None,
    }


def _numbers(account: Account) -> str:
    return ", ".join(str(one) for one in sorted(account.counters))
