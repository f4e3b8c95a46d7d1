"""``nouba postgres``: what stations may do on a PostgreSQL server, and who sees that they do."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, nullcontext, suppress
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from nouba.options import AsJson, Db, path_choice, run_until_signal
from nouba.output import show
from nouba.station import WrongUsageError, database_url, open_station, settings_with
from reception.accounts.accounts import Account
from reception.accounts.guard import ServerGuard
from reception.accounts.inspection import GrantedRights
from reception.accounts.limits import BY_SUPERUSER
from reception.accounts.rights import StationKind
from reception.care.station import supervisor_of
from reception.domain.rights import noting_by
from reception.system.clock import clock_named
from reception.system.settings import os_user

app = typer.Typer(help="A PostgreSQL server: what stations may do there.", no_args_is_help=True)

_LOOK_EVERY_S = 0.5
_MOST_CHARACTERS = 1000

Login = Annotated[str, typer.Argument(metavar="STATION", help="The station's name.")]


class RightsForm(StrEnum):
    """How the rights are printed."""

    TABLE = "table"
    JSON = "json"
    SQL = "sql"


@app.command()
def rights(
    form: Annotated[
        RightsForm,
        typer.Option(
            "--format",
            help="What the server has, as a table or JSON; sql: what 'apply' runs, to be read"
            " first or run by hand.",
        ),
    ] = RightsForm.TABLE,
    db: Db = None,
) -> None:
    """Print what each kind of station may do with everything on the server, as it has it now."""
    with open_station(db) as reception:
        accounts = reception.accounts
        if form is RightsForm.SQL:
            for statement in accounts.statements():
                typer.echo(f"{statement};")
            typer.echo("-- by the server's superuser, once in each database:")
            for statement in accounts.server_statements():
                typer.echo(f"{statement};")
            return
        granted = accounts.granted()
    show(
        [_granted_json(one) for one in granted],
        _granted_lines(granted),
        as_json=form is RightsForm.JSON,
        nothing="No kind of station has an account here; run: nouba postgres apply",
    )


def _granted_json(one: GrantedRights) -> dict[str, object]:
    rights = {word: list(columns) or True for word, columns in one.rights.items()}
    return {"kind": one.kind, "type": one.type, "name": one.name, "rights": rights}


def _granted_lines(granted: Sequence[GrantedRights]) -> Iterator[str]:
    for kind, of_kind in groupby(granted, key=lambda one: one.kind):
        denied = 0
        for one in of_kind:
            said = "; ".join(
                f"{word} {', '.join(columns)}".strip() for word, columns in one.rights.items()
            )
            denied += not said
            if said:
                yield f"{kind:<8} {one.type:<9} {one.name:<24} {said}"
        yield f"{kind:<8} and nothing with {denied} others"


@app.command()
def apply(db: Db = None) -> None:
    """Give every kind of station its rights and limits, and no others; again after each upgrade.

    Once, and after a restore, by the server's superuser: he alone closes what of the server's own
    functions writes or waits, and limits the room on its disk.
    """
    with open_station(db) as reception:
        closed = reception.accounts.apply()
    typer.echo("Every kind of station has its rights, and no others.")
    if not closed:
        typer.echo(
            "A stolen station may still fill the server's disk or let others wait;"
            f" as the server's superuser, run once: {BY_SUPERUSER}",
            err=True,
        )


@app.command()
def guard(
    db: Db = None, once: Annotated[bool, typer.Option("--once", help="Look once, and end.")] = False
) -> None:
    """End what a station holds for too long, until you stop it: on the server's computer.

    A transaction of a kiosk, board or panel ends after 5 seconds, or 2 if others wait for it; one
    of the office after 10 minutes, or 5 seconds if others wait. Each is told in a line.
    """
    supervisor, settings = supervisor_of(), settings_with(db)
    noting = noting_by(os_user(), clock_named(settings.clock).now)
    with (
        closing(supervisor) if supervisor else nullcontext(),
        suppress(KeyboardInterrupt),
        run_until_signal(),
        ServerGuard(database_url(settings), noting) as watching,
    ):
        watching.require_able()
        while True:
            for one in watching.look():
                typer.echo(
                    f"{one.login}: ended what was {one.seconds:.0f} s old,"
                    f" and {one.others} waited for"
                )
            if supervisor:
                # A look that hangs beats no more: the service manager begins it anew.
                supervisor.tell("READY=1", "WATCHDOG=1")
            if once:
                return
            time.sleep(_LOOK_EVERY_S)


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
        str | None, typer.Option(metavar="CODE", help="Its unit, where there are several.")
    ] = None,
    counters: Annotated[
        str | None, typer.Option(metavar="1,2", help="Where a desk may act; else everywhere.")
    ] = None,
    password_file: Annotated[
        Path | None,
        path_choice(
            "FILE", "Its password, - for standard input; without one only a certificate opens."
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
