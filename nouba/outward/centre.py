"""``nouba centre``: takes the days of many sites over their lines, for those who compare them."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import asdict
from datetime import datetime
from itertools import count
from typing import Annotated, Any

import typer

from nouba.options import AsJson, Db, run_until_signal
from nouba.output import show
from nouba.outward.admission import (
    LOOPBACK,
    LOOPBACKS,
    Host,
    Proxies,
    Replace,
    admitted_line,
    as_shown,
    asking_json,
    asking_lines,
    pending_with,
)
from nouba.station import database_url, settings_with
from outward.centre.app import CentreApp
from outward.centre.intake import CentreEnrolment
from outward.receiving.enrolment import AdmittedSite, admitting, withdrawing
from outward.receiving.listening import Listening, served
from reception.care.station import supervisor_of
from reception.domain.errors import EnvironmentFault
from reception.network.centre import MONTHS_KEPT, Centre
from reception.network.model import SiteCopy, SiteState
from reception.network.network import open_centre
from reception.system.clock import clock_named
from reception.system.files import one_line
from reception.system.settings import os_user

app = typer.Typer(help="The centre that compares sites: takes their days.", no_args_is_help=True)

Months = Annotated[
    int, typer.Option("--months", min=1, max=1200, help="For how many months the past is kept.")
]
_TOLD_EVERY_S = 5.0
_KEPT_EVERY = 720
"""So many turns are an hour."""

_log = logging.getLogger("nouba.centre")


@app.command()
def found(months: Months = MONTHS_KEPT, db: Db = None) -> None:
    """Make an empty database of PostgreSQL ready to take the days of sites.

    Then set the head office itself up in the same database, with 'nouba init'.
    """
    with _open(db) as centre:
        new = centre.found(months=months)
    typer.echo(
        "The database is ready to take the days of sites; now set the head office up in it."
        if new
        else "The database was ready to take the days of sites."
    )


@app.command()
def serve(
    host: Host = LOOPBACK,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free.")] = 8461,
    proxy: Proxies = LOOPBACKS,
    db: Db = None,
) -> None:
    """Take what sites send, until you stop it."""
    supervisor = supervisor_of()
    tell: Callable[[str], None] = supervisor.tell if supervisor else _tell_nobody

    def ready(address: str) -> None:
        tell("READY=1")
        typer.echo(f"The centre listens at {address}")

    with _founded(db) as centre:
        clock = clock_named(settings_with(db).clock)

        async def keep() -> None:
            for turn in count():
                if turn % _KEPT_EVERY == 0:
                    await asyncio.to_thread(_kept, centre)
                tell("WATCHDOG=1")
                await asyncio.sleep(_TOLD_EVERY_S)

        where = Listening(host=host, port=port, proxies=proxy)
        watched = closing(supervisor) if supervisor else nullcontext()
        with watched, run_until_signal(), suppress(KeyboardInterrupt):
            asyncio.run(served(CentreApp(centre, clock), where, ready, keep()))


def _kept(centre: Centre) -> None:
    try:
        centre.keep()
    except EnvironmentFault as fault:
        _log.error("months are not made: %s", fault)


def _tell_nobody(_: str) -> None:
    pass


@app.command()
def admit(
    code: Annotated[str, typer.Argument(metavar="CODE", help="As the site shows it.")],
    replace: Replace = False,
    db: Db = None,
) -> None:
    """Let a site in that asks, or let it change its key: compare the code with the one it shows."""
    now, shown = _now(db), as_shown(code)
    with _founded(db) as centre:
        sites = CentreEnrolment(centre)
        _, before = sites.enrolled()
        asked = pending_with(before, shown, now, replace=replace)
        sites.enrol(admitting(shown, now), f"{asked.site} admitted, by the code {shown}")
    typer.echo(admitted_line(asked, before.admitted.get(asked.site)))


@app.command()
def withdraw(
    site: Annotated[str, typer.Argument(metavar="SITE", help="As 'nouba centre status' names it.")],
    db: Db = None,
) -> None:
    """Shut a site out, and forget its days."""
    with _founded(db) as centre:
        what = f"{site} shut out, its days forgotten"
        CentreEnrolment(centre).enrol(withdrawing(site), what, forget=site)
    typer.echo(f"The site '{site}' is shut out, and its days are forgotten.")


@app.command()
def status(db: Db = None, as_json: AsJson = False) -> None:
    """Say which sites are in, up to which day each has told, when it was heard, and who asks."""
    now = _now(db)
    with _founded(db) as centre:
        _, enrolled = CentreEnrolment(centre).enrolled()
        copies = centre.copies()
    answer = {
        "sites": {
            site: _json(one, copies.get(site), now)
            for site, one in sorted(enrolled.admitted.items())
        },
        "asking": asking_json(enrolled, now),
    }
    lines = [
        f"{site:<24} {one_line(one.name)}; {_line(copies.get(site), now)}"
        for site, one in sorted(enrolled.admitted.items())
    ]
    show(answer, [*lines, *asking_lines(enrolled, now)], as_json=as_json)


@app.command()
def keep(
    months: Annotated[
        int | None,
        typer.Option("--months", min=1, max=1200, help="For how many months from now on."),
    ] = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Make room for months to come, drop those that are older than is kept: as 'serve' does."""
    with _founded(db) as centre:
        done = centre.keep(months=months)
    told = {"Months made": done.made, "Months dropped": done.dropped}
    lines = [f"{word}: {', '.join(what)}" for word, what in told.items() if what]
    show(asdict(done), lines, as_json=as_json, nothing="There was nothing to do.")


def _open(db: str | None) -> Centre:
    settings = settings_with(db)
    clock = clock_named(settings.clock)
    return open_centre(database_url(settings), clock=clock, os_user=os_user())


@contextmanager
def _founded(db: str | None) -> Iterator[Centre]:
    with _open(db) as centre:
        centre.require_founded()
        yield centre


def _now(db: str | None) -> datetime:
    return clock_named(settings_with(db).clock).now()


def _state(copy: SiteCopy | None, now: datetime) -> SiteState:
    return copy.state(now) if copy else SiteState.NEW


def _json(admitted: AdmittedSite, copy: SiteCopy | None, now: datetime) -> dict[str, Any]:
    return {
        "name": admitted.name,
        "admitted_at": admitted.admitted_at,
        "state": _state(copy, now).name.lower(),
        "known_until": copy and copy.known_until,
        "until": copy and copy.until,
        "seal": copy and copy.seal,
        "heard_at": copy and copy.heard_at,
        "behind_days": copy and copy.behind,
    }


def _line(copy: SiteCopy | None, now: datetime) -> str:
    parts = [str(_state(copy, now))]
    if copy:
        parts += [f"all is here until {copy.known_until}"] if copy.known_until else []
        parts += [f"{copy.behind} days are still to come"] if copy.behind else []
        parts.append(f"heard {copy.heard_at:%Y-%m-%d %H:%M} UTC")
    return "; ".join(parts)
