"""``nouba line``: what a relay or a centre may know is sent outward; nobody calls in."""

import asyncio
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from nouba.options import ASKED_TO_END, AsJson, Db, path_choice
from nouba.output import show
from nouba.station import database_url, open_reception_of, open_station, settings_with
from outward.line.call import ReceiverFault
from outward.line.folder import LineFolder, LineState, LineStatus, ReceiverStatus, receiver_address
from outward.line.join import JoinAsked, ask_to_join, site_codes
from outward.line.line import Line
from outward.wire.visits import ReceiverKind
from reception.care.station import supervisor_of
from reception.database.address import require_possible
from reception.domain.errors import EnvironmentFault, Refusal
from reception.domain.rights import AuditAct
from reception.network.network import open_days
from reception.system.clock import SystemClock, clock_named

app = typer.Typer(
    help="Send a relay what visitors may know of the hall, and a centre the days that are over.",
    no_args_is_help=True,
)

Folder = Annotated[
    Path | None,
    path_choice("DIR", "Where the site's key and receivers are kept; else its state folder."),
]
Url = Annotated[str, typer.Argument(metavar="URL", help="Such as https://t.example.ma.")]
STOPPED_AFTER = timedelta(seconds=60)
"""A line that has written nothing for so long does not run."""
_NOT_ENCRYPTED = "WRONG_VERSION_NUMBER"
"""As OpenSSL names an answer in plain text."""
_PLAIN_HINT = "write http://, or the port at which the relay is encrypted"


@app.command()
def run(db: Db = None, folder: Folder = None) -> None:
    """Send until you stop it; a relay or a database that is away is waited for."""
    settings = settings_with(db)
    kept = LineFolder(folder)
    if not kept.joined().addresses:
        raise Refusal(
            "This site has joined no relay and no centre: 'nouba line join URL' asks one to let"
            " it in"
        )
    require_possible(database_url(settings))
    supervisor = supervisor_of()
    with closing(supervisor) if supervisor else nullcontext():
        line = Line(
            folder=kept,
            station=settings.station,
            clock=clock_named(settings.clock),
            open_reception=partial(open_reception_of, settings),
            open_days=partial(open_days, database_url(settings), clock_named(settings.clock)),
            alive=partial(supervisor.tell, "READY=1", "WATCHDOG=1") if supervisor else _nothing,
        )
        asyncio.run(_until_asked(line))


def _nothing() -> None:
    pass


async def _until_asked(line: Line) -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for asked in ASKED_TO_END:
        loop.add_signal_handler(asked, stop.set)
    await line.run(stop)


@app.command()
def join(
    url: Url,
    new_key: Annotated[
        bool, typer.Option("--new-key", help="Make a new key: the old one counts no more.")
    ] = False,
    centre: Annotated[
        bool,
        typer.Option(
            "--centre",
            help="It is a centre: it is sent the visits of days that are over, and no person.",
        ),
    ] = False,
    db: Db = None,
    folder: Folder = None,
    as_json: AsJson = False,
) -> None:
    """Ask a relay or a centre to let this site in, and show the code that its operator admits.

    With a new key all that were joined are asked, and each is told a code of its own; where
    the one that is named cannot be asked, the old key stays.
    """
    kind = ReceiverKind.CENTRE if centre else ReceiverKind.RELAY
    kept = LineFolder(folder)
    with open_station(db) as reception:
        unit = reception.hall.unit()
        if centre:
            address = receiver_address(url)
            reception.office.audit.note(None, AuditAct.PUBLISH, f"to {address}, once admitted")
    with _said_of_encryption(url):
        asked = ask_to_join(kept, url, unit, new_key=new_key, kind=kind)
    centres = kept.joined().centres
    lines = [
        text
        for one in asked
        if not one.fault
        for text in _asked(one, unit.code, is_centre=one.address in centres)
    ]
    lines.append(
        "Then, or before, let the line run: 'nouba line run'; 'nouba line status' says how it is"
    )
    if any(one.is_open for one in asked):
        lines.append("What is sent may be read on the way: http is for trials and for a LAN alone")
    first, *others = ({"address": one.address, "code": one.code} for one in asked if not one.fault)
    show({**first, "site": unit.code, "others": others}, lines, as_json=as_json)
    if away := [one for one in asked if one.fault]:
        again = " and ".join(f"'nouba line join {one.address}'" for one in away)
        raise EnvironmentFault(
            f"The new key is not known everywhere ({'; '.join(one.fault for one in away)})",
            f"ask again: {again}",
        )


def _asked(one: JoinAsked, site: str, *, is_centre: bool) -> list[str]:
    kind = ReceiverKind.CENTRE if is_centre else ReceiverKind.RELAY
    lines = [
        f"{one.address} was asked to let '{site}' in. The code of this site there is {one.code}",
        f"Tell it to whoever runs that {kind}, who compares it: nouba {kind} admit {one.code}",
    ]
    if is_centre:
        lines.append(
            "Once it is admitted there, the visits of days that are over leave for that centre:"
            " docs/line.md says what of them"
        )
    return lines


@contextmanager
def _said_of_encryption(url: str) -> Iterator[None]:
    """Say in words that what answers there is not encrypted."""
    try:
        yield
    except ReceiverFault as fault:
        if any(getattr(one, "reason", "") == _NOT_ENCRYPTED for one in _causes(fault)):
            raise ReceiverFault(f"{url} answers without encryption", _PLAIN_HINT) from fault
        raise


def _causes(fault: BaseException) -> Iterator[BaseException]:
    one: BaseException | None = fault
    while one is not None:
        yield one
        one = one.__cause__ or one.__context__


@app.command()
def withdraw(url: Url, folder: Folder = None) -> None:
    """Send nothing to a relay or centre any more; a relay forgets what it holds by itself."""
    address = receiver_address(url)
    LineFolder(folder).withdraw(address)
    typer.echo(f"Nothing more is sent to {address}")


@app.command()
def status(folder: Folder = None, as_json: AsJson = False) -> None:
    """Show how the line stands with each relay and centre."""
    kept = LineFolder(folder)
    codes, found, now = site_codes(kept), kept.status(), SystemClock().now()
    runs = found is not None and now - found.at < STOPPED_AFTER
    known = {one.address: one for one in found.receivers} if found else {}
    joined, centres = kept.joined().addresses, kept.joined().centres
    answer = {
        "runs": runs,
        "says": found.says if found else "",
        "receivers": [
            {
                "address": one,
                "kind": ReceiverKind.CENTRE if one in centres else ReceiverKind.RELAY,
                "code": codes.get(one),
                **_json(known.get(one)),
            }
            for one in joined
        ],
    }
    lines = [f"{one}: {_line(known.get(one), codes.get(one), runs=runs)}" for one in joined]
    if joined and not runs:
        lines.insert(0, f"The line does not run{_since(found)}: 'nouba line run'")
    elif joined and found and found.says:
        lines.insert(0, f"Nothing is sent: {found.says}")
    show(answer, lines, as_json=as_json, nothing="This site has joined no relay and no centre.")


def _since(found: LineStatus | None) -> str:
    return f" since {_hour(found.at)}" if found else ""


def _json(found: ReceiverStatus | None) -> dict[str, Any]:
    return {} if found is None else msgspec.to_builtins(found)


def _line(found: ReceiverStatus | None, code: str | None, *, runs: bool) -> str:
    if found is None or found.state is LineState.NEW:
        return "nothing was sent yet"
    if not runs:  # what it said of itself then holds no more
        heard = found.acknowledged_at
        return f"acknowledged {_hour(heard)}" if heard else "has acknowledged nothing"
    parts = [f"{found.state} since {_hour(found.since)}{found.says and f' ({found.says})'}"]
    if found.state is LineState.NOT_ADMITTED:
        parts.append(f"tell its operator {code}, asked anew: 'nouba line join {found.address}'")
    if found.acknowledged_at:
        parts.append(f"acknowledged {_hour(found.acknowledged_at)}")
        if found.behind is None:
            parts.append(f"{found.following} follow their ticket")
        else:
            until = f"has the days until {found.until}" if found.until else "has no day yet"
            parts.append(f"{until}, {found.behind} still to come" if found.behind else until)
    if found.clock_ahead_s is not None and abs(found.clock_ahead_s) >= 5:
        parts.append(f"this computer's clock is {found.clock_ahead_s:+.0f} s off")
    return ", ".join(parts)


def _hour(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M:%S}"
