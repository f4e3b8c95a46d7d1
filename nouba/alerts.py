"""``nouba alerts [acknowledge | watch]``: what alarms in the hall, and the log of it."""

from contextlib import closing, nullcontext, suppress
from dataclasses import asdict
from datetime import datetime
from threading import Thread
from typing import Annotated, Any

import typer

from nouba.options import MOST, AsJson, By, Db, First, Last, run_until_signal
from nouba.output import show
from nouba.station import open_station
from reception.care.station import CareDetail, supervisor_of
from reception.domain.alerts import Alert, AlertKind, App, CountersMissing
from reception.domain.language import Language, text_in
from reception.domain.unit import Unit
from reception.watch.conditions import LiveReading
from reception.watch.model import station_named

app = typer.Typer(help="What alarms in the hall, and the log of it.")

_LOOK_EVERY_S = 5.0
CARE = {
    CareDetail.ROOM: "{} MB are free; make room before nothing can be written",
    CareDetail.RESERVE: "{} MB are free, the reserve is spent; make room, then run 'nouba backup'",
    CareDetail.OLD: "the newest backup is {} h old; see 'systemctl status nouba-backup'",
    CareDetail.NONE: "there is no backup; run 'nouba backup', and let its timer do it every night",
    CareDetail.UNREADABLE: "the folder of the backups cannot be looked at; plug the disk in",
    CareDetail.DRILL: "the backup that was put back for trial breaks rules; run 'nouba verify'",
}
_APPS = {"kiosk": "kiosk", "board": "board", "clerk": "clerk's panel", "line": "line to"}


@app.callback(invoke_without_command=True)
def alerts(
    context: typer.Context,
    first: First = None,
    last: Last = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Show what alarms now; with --from or --to, the log of these service days.

    The hall is looked at first, so that what stands here is true now.
    """
    if context.invoked_subcommand:
        return
    with open_station(db) as reception:
        reading = reception.watch.look()
        is_log = first is not None or last is not None
        found = reception.watch.log(first, last) if is_log else reading.alerts
    lines = [_line(one, reading.unit, reading.at) for one in found]
    nothing = "There were no alerts." if is_log else "Nothing alarms."
    show([_json(one) for one in found], lines, as_json=as_json, nothing=nothing)


@app.command()
def acknowledge(
    number: Annotated[
        int, typer.Argument(metavar="ID", min=-MOST, max=MOST, help="As 'nouba alerts' shows it.")
    ],
    by: By,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Note that you have seen an alert: it is silent until it rises. Again changes nothing."""
    with open_station(db) as reception:
        unit = reception.hall.unit()
        alert = reception.watch.acknowledge(number, by=unit.person(by))
        at = reception.hall.now()
    show(_json(alert), [_line(alert, unit, at)], as_json=as_json)


@app.command()
def watch(
    db: Db = None, once: Annotated[bool, typer.Option("--once", help="Look once, and end.")] = False
) -> None:
    """Look at the hall until you stop it, and keep the log of alerts: where no console is open.

    A console that watches beside it does no harm. Each change is told in a line.
    """
    known: dict[int, Alert] = {}
    supervisor = supervisor_of()
    with (
        closing(supervisor) if supervisor else nullcontext(),
        suppress(KeyboardInterrupt),
        run_until_signal(),
        open_station(db) as reception,
        closing(reception.open_feed()) as feed,
    ):
        while True:
            reading = reception.watch.look()
            known = _tell_changes(reading, known)
            if supervisor:
                # A look that hangs beats no more: the service manager begins it anew.
                supervisor.tell("READY=1", "WATCHDOG=1")
            if once:
                return
            if reading.wants_plan:
                # A plan takes seconds, in which the hall is looked at.
                Thread(target=reception.watch.plan_day, name="plan", daemon=True).start()
            feed.wait(_LOOK_EVERY_S)


def _tell_changes(reading: LiveReading, known: dict[int, Alert]) -> dict[int, Alert]:
    """Print what has changed since the last look, and return what is open now."""
    now = {one.id: one for one in reading.alerts}
    for number, alert in now.items():
        before = known.get(number)
        if before is None or before.level is not alert.level:
            typer.echo(_line(alert, reading.unit, reading.at))
    for number in known.keys() - now.keys():
        typer.echo(f"{number}  over  {alert_sentence(known[number], reading.unit)}")
    return now


def _json(alert: Alert) -> dict[str, Any]:
    return {
        "id": alert.id,
        "kind": alert.kind,
        "subject": alert.subject,
        "level": alert.level,
        "worst": alert.worst,
        "began_at": alert.began_at,
        "level_since": alert.level_since,
        "ended_at": alert.ended_at,
        "measured": alert.measured,
        "detail": alert.detail,
        "missing": alert.missing and asdict(alert.missing),
        "acknowledged_by": alert.acknowledged_by,
        "acknowledged_at": alert.acknowledged_at,
        "acknowledged_level": alert.acknowledged_level,
    }


def _line(alert: Alert, unit: Unit, at: datetime) -> str:
    began = alert.began_at.astimezone(at.tzinfo)
    since = f"{began:%H:%M}" if began.date() == at.date() else f"{began:%Y-%m-%d %H:%M}"
    parts = [str(alert.id), alert.level, alert_sentence(alert, unit), f"since {since}"]
    if alert.ended_at:
        parts.append(f"over {alert.ended_at.astimezone(at.tzinfo):%H:%M}")
    if alert.worst is not alert.level:
        parts.append(f"was {alert.worst}")
    if alert.acknowledged_by:
        parts.append(f"seen by {alert.acknowledged_by}")
    return "  ".join(parts)


def alert_sentence(alert: Alert, unit: Unit) -> str:  # noqa: C901, PLR0911 - one a kind
    """Return what an alert says, in English."""
    measured = alert.measured or 0
    minutes = f"{measured // 60} min"
    match alert.kind:
        case AlertKind.WAIT:
            return f"{_service(alert, unit)}: the longest wait is {minutes}"
        case AlertKind.QUEUE:
            return f"{_service(alert, unit)}: {measured} people wait"
        case AlertKind.NOBODY_CALLS if not alert.subject:
            return f"people have waited {minutes}, and no counter is open"
        case AlertKind.NOBODY_CALLS:
            return f"{_service(alert, unit)}: {minutes} waited, and no counter for it is open"
        case AlertKind.STAFFING:
            return _missing(alert.missing, unit) if alert.missing else ""
        case AlertKind.UNATTENDED:
            return f"counter {alert.subject}: nobody has acted for {minutes} while people wait"
        case AlertKind.PRINTER:
            return f"printer of {alert.subject}: {alert.detail.replace('_', ' ')}"
        case AlertKind.CONFLICTS:
            return (
                f"{measured} tickets of kiosks wait for a decision; see 'nouba offline conflicts'"
            )
        case AlertKind.DISK | AlertKind.BACKUP:
            return f"{alert.subject}: {CARE[CareDetail(alert.detail)].format(measured)}"
        case AlertKind.STATION | AlertKind.DUPLICATE:
            return _station(alert)


def _missing(missing: CountersMissing, unit: Unit) -> str:
    services = ", ".join(_named(one, unit) for one in missing.services)
    of = f"{missing.missing} of {missing.needed} counters will be missing"
    return f"at {missing.begins:%H:%M} {of}" + (f" ({services})" if services else "")


def _station(alert: Alert) -> str:
    station_app, part, station = station_named(alert.subject)
    named = f"{' '.join(filter(None, (_APPS[station_app], part)))} at {station}"
    if alert.kind is AlertKind.DUPLICATE:
        return f"{named} runs twice, on {alert.detail}; call one otherwise (NOUBA_STATION)"
    if station_app is App.LINE:
        return f"{named}: visitors' pages are not up to date; see nouba line status"
    return f"{named}: nothing heard from it"


def _service(alert: Alert, unit: Unit) -> str:
    return _named(alert.subject, unit)


def _named(service: str, unit: Unit) -> str:
    return text_in(unit.service_names(service), Language.ENGLISH)
