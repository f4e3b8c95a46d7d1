"""``nouba network``: a site publishes its visits, and a centre follows sites."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated, Any

import typer

from nouba.options import AsJson, Db
from nouba.output import show
from nouba.station import DONE, REFUSED, database_url, settings_with
from reception.network.model import Publication, Site
from reception.network.network import Network, open_network
from reception.system.clock import clock_named
from reception.system.settings import os_user

app = typer.Typer(help="Sites and the centre that compares them.", no_args_is_help=True)

_MEGABYTE = 2**20
Months = Annotated[
    int, typer.Option("--months", min=1, max=1200, help="For how many months the past is kept.")
]
Unit = Annotated[str, typer.Argument(metavar="UNIT", help="The code of the site's unit.")]
_MONTHS_KEPT = 37


@app.command()
def publish(
    reader: Annotated[
        str | None, typer.Option(metavar="ROLE", help="The server's role by which it is read.")
    ] = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """At a site: let a centre follow its visits; no person's name, login or note leaves."""
    with _open(db) as network:
        new = network.publishing.publish(reader=reader)
        found = network.publishing.publication()
        is_bare = reader is not None and not network.centre.is_relay()
    said = "This site publishes." if new else "This site published already."
    tables = [f"  {table}: {', '.join(columns)}" for table, columns in found.tables.items()]
    show({"changed": new, **_publication(found)}, [said, *tables], as_json=as_json)
    if is_bare:
        typer.echo(
            f"'{reader}' may replicate, and so can read everything on this server: let it come by"
            " the server's own socket alone, for a relay; see docs/network.md",
            err=True,
        )


@app.command()
def unpublish(db: Db = None) -> None:
    """At a site: publish nothing any more, and keep nothing for centres."""
    with _open(db) as network:
        was = network.publishing.unpublish()
    typer.echo("This site publishes nothing any more." if was else "This site published nothing.")


@app.command()
def found(
    months: Months = _MONTHS_KEPT,
    relay: Annotated[
        bool,
        typer.Option(
            "--relay", help="At a site, on a second server: what leaves, for a centre to follow."
        ),
    ] = False,
    db: Db = None,
) -> None:
    """At the centre: make an empty database of PostgreSQL ready to follow sites.

    Then set the head office itself up in the same database, with 'nouba init'. A relay follows
    its own site alone, holds nothing but what leaves, and publishes it.
    """
    with _open(db) as network:
        new = network.centre.found(months=months, relay=relay)
    if relay:
        typer.echo("The relay is ready to follow its site." if new else "The relay was ready.")
        return
    typer.echo(
        "The database is ready to follow sites; now set the head office up in it."
        if new
        else "The database was ready to follow sites."
    )


@app.command()
def subscribe(
    address: Annotated[
        str,
        typer.Argument(metavar="URL", help="The site's database, as the centre's server sees it."),
    ],
    db: Db = None,
) -> None:
    """At the centre, or at a relay: follow a site that publishes."""
    with _open(db) as network:
        unit = network.centre.subscribe(address)
    typer.echo(f"The site '{unit}' is being copied, and is followed from then on.")


@app.command()
def leave(unit: Unit, db: Db = None) -> None:
    """At the centre: follow a site no longer, and forget its rows."""
    with _open(db) as network:
        was = network.centre.leave(unit)
    if not was:
        typer.echo(f"The site '{unit}' was not followed.", err=True)
        raise typer.Exit(REFUSED)
    typer.echo(f"The site '{unit}' is followed no longer, and its rows are forgotten.")


@app.command()
def status(
    quick: Annotated[
        bool, typer.Option("--quick", help="Ask no site; say what is known here.")
    ] = False,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Say how the copies are (at the centre), or who follows (at a site)."""
    with _open(db) as network:
        if not network.centre.is_founded():
            found = network.publishing.publication()
            show(_publication(found), _publication_lines(found), as_json=as_json)
            return
        sites = network.centre.sites(ask=not quick)
        handed = network.publishing.publication() if network.centre.is_relay() else None
    answer: dict[str, Any] = {"sites": [_site(one) for one in sites]}
    lines = [*map(_line, sites)] or ["No site is followed."]
    if handed:
        answer, lines = answer | _publication(handed), [*lines, *_publication_lines(handed)]
    show(answer, lines, as_json=as_json)


@app.command()
def keep(
    months: Months = _MONTHS_KEPT,
    copy_anew: Annotated[
        bool,
        typer.Option(
            "--copy-anew/--only-look", help="Copy those anew that cannot follow any more."
        ),
    ] = True,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """At the centre, every night: make room for months to come, drop old ones, mend copies."""
    with _open(db) as network:
        done = network.centre.keep(months=months, copy_anew=copy_anew)
    told = {
        "Months made": done.months_made,
        "Months dropped": done.months_dropped,
        "Copied anew": done.copied_anew,
    }
    lines = [f"{word}: {', '.join(what)}" for word, what in told.items() if what]
    answer = {**asdict(done), "sites": [_site(one) for one in done.sites]}
    show(answer, [*map(_line, done.sites), *lines], as_json=as_json)
    if not as_json:
        for unit, why in done.failed:
            typer.echo(f"The site '{unit}' could not be copied anew: {why}", err=True)
    raise typer.Exit(REFUSED if done.failed else DONE)


def _open(db: str | None) -> Network:
    settings = settings_with(db)
    return open_network(
        database_url(settings), clock=clock_named(settings.clock), os_user=os_user()
    )


def _publication(found: Publication) -> dict[str, Any]:
    return {
        "format": found.format,
        "tables": dict(found.tables),
        "kept_at_most_bytes": found.kept_at_most_bytes,
        "readers": [asdict(one) for one in found.readers],
    }


def _publication_lines(found: Publication) -> Iterator[str]:
    if found.format is None:
        yield "This site publishes nothing."
    for one in found.readers:
        says = (
            "lost: more was to be kept than the limit"
            if one.lost
            else ("follows" if one.connected else "is away")
        )
        if one.holds_up:
            says = f"{says}, AND THE SITE WAITS FOR IT: look at synchronous_standby_names"
        yield f"{one.slot}: {says}; {one.behind_bytes / _MEGABYTE:.1f} MB are kept for it"
    if found.format is not None and not found.readers:
        yield "This site publishes, and nobody follows."


def _site(one: Site) -> dict[str, Any]:
    return {
        "unit": one.unit,
        "address": one.address,
        "state": one.state.name.lower(),
        "heard_at": one.heard_at,
        "behind_bytes": one.behind_bytes,
        "says": one.says or None,
    }


def _line(one: Site) -> str:
    behind = "" if one.behind_bytes is None else f"; {one.behind_bytes / _MEGABYTE:.1f} MB behind"
    heard = f"; heard {one.heard_at:%Y-%m-%d %H:%M} UTC" if one.heard_at else ""
    says = f"; {one.says}" if one.says else ""
    return f"{one.unit:<24} {one.state}{behind}{heard}{says}"
