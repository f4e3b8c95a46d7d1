"""``nouba counter list | open | close | break | back | profile``: who works where."""

from typing import Annotated, Any

import typer

from nouba.options import AsJson, Db
from nouba.output import print_json
from nouba.station import open_station
from nouba.verbs import Clerk, Counter, Reason
from reception.app import Reception
from reception.queue.hall import CounterNow
from reception.queue.model import At

app = typer.Typer(help="Counters, and who works there.", no_args_is_help=True)


@app.command("list")
def list_counters(db: Db = None, as_json: AsJson = False) -> None:
    """Show every counter, and who works there now."""
    with open_station(db) as reception:
        _show(reception, as_json=as_json)


@app.command("open")
def open_counter(counter: Counter, clerk: Clerk, db: Db = None, as_json: AsJson = False) -> None:
    """Take a counter, leaving the one you had."""
    with open_station(db) as reception:
        reception.desk.open_counter(At(counter, clerk))
        _show(reception, as_json=as_json)


@app.command("close")
def close_counter(clerk: Clerk, db: Db = None, as_json: AsJson = False) -> None:
    """Leave the counter."""
    with open_station(db) as reception:
        reception.desk.close_counter(At(None, clerk))
        _show(reception, as_json=as_json)


@app.command("break")
def take_break(
    clerk: Clerk,
    reason: Reason,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Call nobody for a while; the counter stays yours."""
    with open_station(db) as reception:
        reception.desk.take_break(At(None, clerk), reason)
        _show(reception, as_json=as_json)


@app.command()
def back(clerk: Clerk, db: Db = None, as_json: AsJson = False) -> None:
    """Be there for visitors again."""
    with open_station(db) as reception:
        reception.desk.end_break(At(None, clerk))
        _show(reception, as_json=as_json)


@app.command()
def profile(
    clerk: Clerk,
    code: Annotated[
        str | None,
        typer.Argument(metavar="[CODE]", help="Code of the work profile; else none."),
    ] = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Call by a work profile from now on."""
    with open_station(db) as reception:
        reception.desk.take_profile(At(None, clerk), code)
        _show(reception, as_json=as_json)


def _show(reception: Reception, *, as_json: bool) -> None:
    counters = reception.hall.counters()
    if as_json:
        print_json([_counter_json(one) for one in counters])
    else:
        for one in counters:
            typer.echo(_line(one))


def _counter_json(counter: CounterNow) -> dict[str, Any]:
    return {
        "number": counter.number,
        "clerk": counter.clerk,
        "profile": counter.profile,
        "on_break": counter.on_break,
        "ticket": counter.held.ticket.label if counter.held else None,
    }


def _line(counter: CounterNow) -> str:
    parts = [f"counter {counter.number}", counter.clerk or "closed"]
    if counter.profile:
        parts.append(f"profile {counter.profile}")
    if counter.on_break:
        parts.append("on a break")
    if counter.held:
        parts.append(counter.held.ticket.label)
    return "  ".join(parts)
