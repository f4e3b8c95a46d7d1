"""``nouba counter`` and ``nouba service``: who works where, and for what tickets are given."""

from datetime import datetime, tzinfo
from typing import Annotated, Any

import typer

from nouba.options import AsJson, By, Db, instant
from nouba.output import service_name, show
from nouba.queue import Clerk, Counter, command_of
from nouba.station import open_station
from reception.app import Reception
from reception.domain.availability import Availability, NotedPause
from reception.queue.hall import CounterNow, ServiceStatus
from reception.queue.model import At
from reception.queue.verbs import VERBS
from reception.system.clock import unit_zone
from reception.system.files import one_line

counter_app = typer.Typer(help="Counters, and who works there.", no_args_is_help=True)


@counter_app.command("list")
def list_counters(db: Db = None, as_json: AsJson = False) -> None:
    """Show every counter, and who works there now."""
    with open_station(db) as reception:
        _show_counters(reception, as_json=as_json)


@counter_app.command("open")
def open_counter(counter: Counter, clerk: Clerk, db: Db = None, as_json: AsJson = False) -> None:
    """Take a counter, leaving the one you had."""
    with open_station(db) as reception:
        reception.desk.open_counter(At(counter, clerk))
        _show_counters(reception, as_json=as_json)


def _show_counters(reception: Reception, *, as_json: bool) -> None:
    counters = reception.hall.counters()
    answer = [_counter_json(one) for one in counters]
    show(answer, map(_counter_line, counters), as_json=as_json)


def _counter_json(counter: CounterNow) -> dict[str, Any]:
    return {
        "number": counter.number,
        "clerk": counter.clerk,
        "profile": counter.profile,
        "on_break": counter.on_break,
        "ticket": counter.held.ticket.label if counter.held else None,
    }


def _counter_line(counter: CounterNow) -> str:
    parts = [f"counter {counter.number}", counter.clerk or "closed"]
    if counter.profile:
        parts.append(f"profile {counter.profile}")
    if counter.on_break:
        parts.append("on a break")
    if counter.held:
        parts.append(counter.held.ticket.label)
    return "  ".join(parts)


for _verb in VERBS:
    match _verb.command.split():
        case ["counter", _word]:
            counter_app.command(_word)(command_of(_verb, _show_counters))


service_app = typer.Typer(help="What tickets are given for.", no_args_is_help=True)

Code = Annotated[str, typer.Argument(metavar="CODE", help="Code of the service.")]


@service_app.command("list")
def list_services(db: Db = None, as_json: AsJson = False) -> None:
    """Show every service, and whether it gives tickets today."""
    with open_station(db) as reception:
        _show_services(reception, as_json=as_json)


@service_app.command()
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
        _show_services(reception, code=code, as_json=as_json)


@service_app.command()
def resume(code: Code, by: By, db: Db = None, as_json: AsJson = False) -> None:
    """Give tickets for a service again."""
    with open_station(db) as reception:
        reception.desk.resume_service(code, by)
        _show_services(reception, code=code, as_json=as_json)


def _show_services(reception: Reception, *, as_json: bool, code: str | None = None) -> None:
    """Print all services, or the one of a code."""
    shown = [one for one in reception.hall.services() if code in {None, one.service.code}]
    zone, is_open = unit_zone(reception.hall.unit().zone), reception.hall.opening().is_open
    paused = any(one.pause for one in shown)
    pauses = {one.service: one for one in reception.hall.pauses()} if paused else {}
    told = [(one, pauses.get(one.service.code)) for one in shown]
    answer = [_service_json(*one, is_open=is_open) for one in told]
    lines = [_service_line(*one, zone, is_open=is_open) for one in told]
    show(answer if code is None else answer[0], lines, as_json=as_json)


def _service_json(
    status: ServiceStatus, pause: NotedPause | None, *, is_open: bool
) -> dict[str, Any]:
    return {
        "code": status.service.code,
        "name": service_name(status),
        "availability": status.availability,
        "gives_tickets": is_open and status.availability is Availability.OPEN,
        "waiting": status.waiting,
        "daily_quota": status.service.daily_quota,
        "places_left": status.places_left,
        "pause": pause
        and {"since": pause.since, "by": pause.by, "reason": pause.reason, "until": pause.until},
        "again_at": status.again_at,
    }


def _service_line(
    status: ServiceStatus, pause: NotedPause | None, zone: tzinfo, *, is_open: bool
) -> str:
    closed = status.availability is Availability.OPEN and not is_open
    parts = [f"{status.service.code}: {'closed now' if closed else status.availability}"]
    if pause:
        why = f" ({one_line(pause.reason)})" if pause.reason else ""
        parts.append(f"since {_local(pause.since, zone)} by {pause.by}{why}")
    if status.again_at:
        parts.append(f"tickets again {_local(status.again_at, zone)}")
    if status.places_left is not None and status.availability is not Availability.FULL:
        parts.append(f"{status.places_left} of {status.service.daily_quota} places left")
    parts.append(f"{status.waiting} waiting")
    return f"{', '.join(parts)}  ({service_name(status)})"


def _local(instant: datetime, zone: tzinfo) -> str:
    return f"{instant.astimezone(zone):%Y-%m-%d at %H:%M}"
