"""``nouba service list | pause | resume``."""

from typing import Annotated, Any

import typer

from nouba.options import AsJson, By, Db
from nouba.show import print_json
from nouba.station import open_station
from reception.csv_text import rfc3339
from reception.domain.availability import Availability
from reception.domain.language import Language, text_in
from reception.hall import ServiceOutlook

app = typer.Typer(help="What tickets are given for.", no_args_is_help=True)

Code = Annotated[str, typer.Argument(metavar="CODE", help="Code of the service.")]


@app.command("list")
def list_services(db: Db = None, as_json: AsJson = False) -> None:
    """Show every service, and whether it gives tickets today."""
    with open_station(db) as reception:
        services = reception.hall.outlook()
    if as_json:
        print_json([_service_json(one) for one in services])
    else:
        for one in services:
            typer.echo(_line(one))


@app.command()
def pause(
    code: Code,
    by: By,
    reason: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Why, for colleagues; in one line.")
    ] = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Give no tickets for a service until it is resumed; who waits is called all the same."""
    with open_station(db) as reception:
        reception.desk.pause_service(code, by, reason=reason)
        services = reception.hall.outlook()
    _show(services, code, as_json=as_json)


@app.command()
def resume(code: Code, by: By, db: Db = None, as_json: AsJson = False) -> None:
    """Give tickets for a service again."""
    with open_station(db) as reception:
        reception.desk.resume_service(code, by)
        services = reception.hall.outlook()
    _show(services, code, as_json=as_json)


def _show(services: tuple[ServiceOutlook, ...], code: str, *, as_json: bool) -> None:
    shown = next(one for one in services if one.service.code == code)
    if as_json:
        print_json(_service_json(shown))
    else:
        typer.echo(_line(shown))


def _service_json(outlook: ServiceOutlook) -> dict[str, Any]:
    pause = outlook.pause
    return {
        "code": outlook.service.code,
        "name": _name(outlook),
        "availability": outlook.availability,
        "waiting": outlook.waiting,
        "daily_quota": outlook.service.daily_quota,
        "places_left": outlook.places_left,
        "pause": pause and {"since": rfc3339(pause.since), "by": pause.by, "reason": pause.reason},
    }


def _line(outlook: ServiceOutlook) -> str:
    parts = [f"{outlook.service.code}: {outlook.availability}"]
    if outlook.pause:
        why = f" ({outlook.pause.reason})" if outlook.pause.reason else ""
        parts.append(f"since {rfc3339(outlook.pause.since)} by {outlook.pause.by}{why}")
    if outlook.places_left is not None and outlook.availability is not Availability.FULL:
        parts.append(f"{outlook.places_left} of {outlook.service.daily_quota} places left")
    parts.append(f"{outlook.waiting} waiting")
    return f"{', '.join(parts)}  ({_name(outlook)})"


def _name(outlook: ServiceOutlook) -> str:
    return text_in(outlook.service.names, Language.ENGLISH)
