"""``nouba sessions list | end | pauses | lift | drop-second-factor``: who is in, and who waits."""

from typing import Annotated

import typer

from nouba.options import AsJson, Db
from nouba.output import show
from nouba.station import WrongUsageError, open_station
from reception.domain.sign_in import SignInSession
from reception.system.csv_text import rfc3339
from reception.system.files import one_line

app = typer.Typer(
    help="Who is signed in, and who waits after wrong passwords.", no_args_is_help=True
)

Login = Annotated[str, typer.Argument(metavar="LOGIN", help="Whose.")]


@app.command("list")
def list_sessions(db: Db = None, as_json: AsJson = False) -> None:
    """Show who is in: since when, by which window, at which station."""
    with open_station(db) as reception:
        found = reception.sign_in.sessions(asking=None)
    answer = [
        {
            "session": one.id,
            "login": one.login,
            "window": one.app,
            "station": one.station,
            "since": None if one.is_strange else one.opened_at,
            "seen": None if one.is_strange else one.seen_at,
            "locked": one.locked_at is not None,
            "strange": one.is_strange,
        }
        for one in found
    ]
    lines = (
        one_line(f"{one.id}  {one.login:<12} {one.app:<8} {one.station:<16} {_since(one)}")
        for one in found
    )
    show(answer, lines, as_json=as_json, nothing="Nobody is signed in.")


def _since(session: SignInSession) -> str:
    if session.is_strange:
        return "not written by Nouba: end it, and look who may write into the database"
    return f"since {rfc3339(session.opened_at)}{'  locked' if session.locked_at else ''}"


@app.command()
def end(
    session: Annotated[str, typer.Argument(metavar="SESSION", help="As list shows it.")],
    db: Db = None,
) -> None:
    """Sign somebody out; what she holds at the counter stays hers."""
    with open_station(db) as reception:
        reception.sign_in.end(session, asking=None)
    typer.echo("The session is over.")


@app.command()
def pauses(db: Db = None, as_json: AsJson = False) -> None:
    """Show which logins and stations have to wait after wrong passwords."""
    with open_station(db) as reception:
        found = reception.sign_in.pauses(asking=None)
    answer = [
        {"login": one.login, "station": one.station, "wrong": one.wrong, "until": one.until}
        for one in found
    ]
    lines = [
        f"{one.login or 'every login'}"
        f"{f' at {one.station}' if one.station else ' where it was never let in'}:"
        f" {one.wrong} wrong, until {rfc3339(one.until)}"
        for one in found
    ]
    show(answer, lines, as_json=as_json, nothing="Nobody has to wait.")


@app.command()
def lift(
    login: Annotated[str | None, typer.Option(metavar="LOGIN", help="Whose.")] = None,
    station: Annotated[str | None, typer.Option(help="At which station.")] = None,
    db: Db = None,
) -> None:
    """Let a login, or everybody at a station, try again at once."""
    if not (login or station):
        raise WrongUsageError("Name a --login, a --station or both")
    with open_station(db) as reception:
        lifted = reception.sign_in.lift(login=login, station=station, asking=None)
    typer.echo(f"Lifted: {lifted}.")


@app.command("drop-second-factor")
def drop_second_factor(login: Login, db: Db = None) -> None:
    """Ask somebody for no codes any more, who lost what makes them."""
    with open_station(db) as reception:
        reception.sign_in.drop_second_factor_of(login, asking=None)
    typer.echo(f"No code is asked of {login} any more.")
