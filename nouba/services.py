"""``nouba service list | pause | resume``."""

from datetime import datetime, tzinfo
from typing import Annotated, Any

import typer

from nouba.options import AsJson, By, Db, instant
from nouba.output import print_json
from nouba.station import open_station
from reception.app import Reception
from reception.domain.availability import Availability
from reception.domain.language import Language, text_in
from reception.queue.hall import ServiceOutlook
from reception.system.clock import unit_zone
from reception.system.files import one_line, rfc3339

app = typer.Typer(help="What tickets are given for.", no_args_is_help=True)

Code = Annotated[str, typer.Argument(metavar="CODE", help="Code of the service.")]


@app.command("list")
def list_services(db: Db = None, as_json: AsJson = False) -> None:
    """Show every service, and whether it gives tickets today."""
    with open_station(db) as reception:
        services, zone = reception.hall.outlook(), unit_zone(reception.hall.unit().zone)
        is_open = reception.hall.opening().is_open
    if as_json:
        print_json([_service_json(one, is_open=is_open) for one in services])
    else:
        for one in services:
            typer.echo(_line(one, zone, is_open=is_open))


@app.command()
def pause(
    code: Code,
    by: By,
    reason: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="Why, for colleagues; in one line. Else as it is."),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(
            metavar="TIME",
            help="When it ends by itself, as visitors are told: 14:00, or 2026-11-30T08:30,"
            " in the unit's local time. Else as it is.",
        ),
    ] = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Give no tickets for a service until it is resumed; who waits is called all the same."""
    with open_station(db) as reception:
        ends = None if until is None else instant(until, reception.hall.now())
        reception.desk.pause_service(code, by, reason=reason, until=ends)
        _show(reception, code, as_json=as_json)


@app.command()
def resume(code: Code, by: By, db: Db = None, as_json: AsJson = False) -> None:
    """Give tickets for a service again."""
    with open_station(db) as reception:
        reception.desk.resume_service(code, by)
        _show(reception, code, as_json=as_json)


def _show(reception: Reception, code: str, *, as_json: bool) -> None:
    shown = next(one for one in reception.hall.outlook() if one.service.code == code)
    is_open = reception.hall.opening().is_open
    if as_json:
        print_json(_service_json(shown, is_open=is_open))
    else:
        typer.echo(_line(shown, unit_zone(reception.hall.unit().zone), is_open=is_open))


def _service_json(outlook: ServiceOutlook, *, is_open: bool) -> dict[str, Any]:
    pause = outlook.pause
    return {
        "code": outlook.service.code,
        "name": _name(outlook),
        "availability": outlook.availability,
        "gives_tickets": is_open and outlook.availability is Availability.OPEN,
        "waiting": outlook.waiting,
        "daily_quota": outlook.service.daily_quota,
        "places_left": outlook.places_left,
        "pause": pause
        and {
            "since": rfc3339(pause.since),
            "by": pause.by,
            "reason": pause.reason,
            "until": rfc3339(pause.until) if pause.until else None,
        },
        "again_at": rfc3339(outlook.again_at) if outlook.again_at else None,
    }


def _line(outlook: ServiceOutlook, zone: tzinfo, *, is_open: bool) -> str:
    closed = outlook.availability is Availability.OPEN and not is_open
    parts = [f"{outlook.service.code}: {'closed now' if closed else outlook.availability}"]
    if outlook.pause:
        why = f" ({one_line(outlook.pause.reason)})" if outlook.pause.reason else ""
        parts.append(f"since {_local(outlook.pause.since, zone)} by {outlook.pause.by}{why}")
    if outlook.again_at:
        parts.append(f"tickets again {_local(outlook.again_at, zone)}")
    if outlook.places_left is not None and outlook.availability is not Availability.FULL:
        parts.append(f"{outlook.places_left} of {outlook.service.daily_quota} places left")
    parts.append(f"{outlook.waiting} waiting")
    return f"{', '.join(parts)}  ({_name(outlook)})"


def _local(instant: datetime, zone: tzinfo) -> str:
    return f"{instant.astimezone(zone):%Y-%m-%d at %H:%M}"


def _name(outlook: ServiceOutlook) -> str:
    return text_in(outlook.service.names, Language.ENGLISH)
