"""``nouba relay``: the public side of the line, which serves the pages of tickets."""

import asyncio
import gc
from collections.abc import Iterator
from contextlib import closing, nullcontext, suppress
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from nouba.options import AsJson, path_choice, run_until_signal
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
from outward.receiving.enrolment import AdmittedSite, Enrolled, PendingJoin, admitting, withdrawing
from outward.receiving.listening import Listening
from outward.relay.record import is_fresh
from outward.relay.serve import Running, open_store
from outward.relay.store import RelayLoad, RelayStore, SiteLoad, Status
from reception.care.station import supervisor_of
from reception.system.clock import Clock, clock_named
from reception.system.files import one_line
from reception.system.settings import settings_from, state_folder

app = typer.Typer(help="The public side: serves the pages of tickets.")

_MEGABYTE = 2**20
_OBJECTS_BEFORE_A_SEARCH = 2000
Store = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="ADDRESS",
        help="'memory' for one relay alone, or the Valkey that several share:"
        " valkey://host:port/db. Else NOUBA_STORE or the credential nouba.store, else memory.",
    ),
]
Folder = Annotated[
    Path | None,
    path_choice(
        "DIR", "Where one relay alone keeps its sites; else in the state folder.", "--folder"
    ),
]


@app.callback(invoke_without_command=True)
def relay(
    context: typer.Context,
    host: Host = LOOPBACK,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free.")] = 8460,
    proxy: Proxies = LOOPBACKS,
    store: Store = None,
    folder: Folder = None,
) -> None:
    """Take what sites send and serve the pages of their tickets, until you stop it."""
    if context.invoked_subcommand:
        if store or folder:
            raise typer.BadParameter(f"write it behind '{context.invoked_subcommand}'")
        return
    kept = _open(store, folder)
    supervisor = supervisor_of()

    def ready(address: str) -> None:
        if supervisor:
            supervisor.tell("READY=1")
        typer.echo(f"The relay listens at {address}")

    def alive() -> None:
        if supervisor:
            supervisor.tell("WATCHDOG=1")

    running = Running(kept, _clock(), alive=alive)
    where = Listening(host=host, port=port, proxies=proxy)
    # A command searches for garbage hardly ever; each connection leaves some.
    gc.freeze()
    gc.set_threshold(_OBJECTS_BEFORE_A_SEARCH)
    watched = closing(supervisor) if supervisor else nullcontext()
    with watched, run_until_signal(), suppress(KeyboardInterrupt):
        asyncio.run(running.serve(where, ready))


@app.command()
def admit(
    code: Annotated[str, typer.Argument(metavar="CODE", help="As the site shows it.")],
    replace: Replace = False,
    store: Store = None,
    folder: Folder = None,
) -> None:
    """Let a site in that asks, or let it change its key: compare the code with the one it shows."""
    now = _clock().now()

    async def act(kept: RelayStore) -> tuple[PendingJoin, AdmittedSite | None]:
        before, shown = await kept.enrolled(), as_shown(code)
        asked = pending_with(before, shown, now, replace=replace)
        await kept.enrol(admitting(shown, now))
        return asked, before.admitted.get(asked.site)

    site, before = _with(store, folder, act)
    typer.echo(admitted_line(site, before))


@app.command()
def withdraw(
    site: Annotated[str, typer.Argument(metavar="SITE", help="As 'nouba relay status' names it.")],
    store: Store = None,
    folder: Folder = None,
) -> None:
    """Shut a site out, and forget its tickets."""

    async def act(kept: RelayStore) -> None:
        await kept.enrol(withdrawing(site))

    _with(store, folder, act)
    typer.echo(f"The site '{site}' is shut out; its tickets are forgotten within half a minute.")


@app.command()
def status(store: Store = None, folder: Folder = None, as_json: AsJson = False) -> None:
    """Say which sites are in, how fresh they are, who asks, and what the relays have to do."""
    now = _clock().now()

    async def act(kept: RelayStore) -> tuple[Enrolled, Status]:
        return await kept.enrolled(), await kept.status(now)

    enrolled, found = _with(store, folder, act)
    answer = {
        "relays": _plain(found.relays),
        "sites": {
            site: {"name": one.name, "admitted_at": one.admitted_at, **_plain_site(found, site)}
            for site, one in sorted(enrolled.admitted.items())
        },
        "asking": asking_json(enrolled, now),
    }
    lines = [*_relay_lines(found)]
    for site, one in sorted(enrolled.admitted.items()):
        lines.append(f"{site:<24} {one_line(one.name)}; {_fresh(found.sites.get(site), now)}")
    lines += asking_lines(enrolled, now)
    said = [msgspec.json.encode(answer).decode()] if as_json else lines
    for line in said:
        typer.echo(line)


def _plain(what: object) -> Any:
    return msgspec.to_builtins(what, builtin_types=(datetime,))


def _plain_site(found: Status, site: str) -> dict[str, Any]:
    load = found.sites.get(site)
    return _plain(load) if load else {"heard_at": None}


def _relay_lines(found: Status) -> Iterator[str]:
    if not found.relays:
        yield "No relay runs here."
    for name, one in sorted(found.relays.items()):
        yield f"{name}: {_load(one)}"


def _load(one: RelayLoad) -> str:
    up_s = max(1.0, (one.at - one.since).total_seconds())
    return (
        f"runs since {one.since:%Y-%m-%d %H:%M} UTC; {one.pages} pages asked for"
        f" ({one.pages / up_s:.1f} a second), {one.unchanged} had not changed,"
        f" {one.unknown} unknown;"
        f" {one.batches} batches, {one.refused} refused;"
        f" {100 * one.processor_s / up_s:.1f} % of a core, {one.memory_bytes / _MEGABYTE:.0f} MiB"
    )


def _fresh(load: SiteLoad | None, now: datetime) -> str:
    if load is None:
        return "not heard today"
    silent_s = max(0.0, (now - load.heard_at).total_seconds())
    late = "" if is_fresh(load.heard_at, now) else ", NOT UP TO DATE"
    return f"heard {silent_s:.0f} s ago{late}; {load.tickets} tickets, {load.following} followed"


def _clock() -> Clock:
    return clock_named(settings_from().clock)


def _open(store: str | None, folder: Path | None) -> RelayStore:
    return open_store(
        store or settings_from().store or "memory", folder or state_folder() / "relay"
    )


def _with[Answer](store: str | None, folder: Path | None, act: Any) -> Any:
    async def turn() -> Any:
        kept = _open(store, folder)
        try:
            return await act(kept)
        finally:
            await kept.close()

    return asyncio.run(turn())
