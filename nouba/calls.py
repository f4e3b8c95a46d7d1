"""``nouba call next | recall | start | finish | no-show``: the clerk's verbs."""

from typing import TYPE_CHECKING, Annotated

import typer

from nouba.options import AsJson, Db, RequestId
from nouba.show import print_json, show_ticket, ticket_json
from nouba.station import open_station
from reception.domain.ticket import Visit
from reception.domain.unit import SERVED

if TYPE_CHECKING:
    from reception.bootstrap import Reception

app = typer.Typer(help="Call and serve visitors.", no_args_is_help=True)

Counter = Annotated[int, typer.Option("--counter", metavar="N")]
Clerk = Annotated[str, typer.Option("--clerk", metavar="LOGIN")]
Held = Annotated[
    str | None, typer.Argument(metavar="[TICKET]", help="Label of the ticket you hold.")
]
Ending = Annotated[str, typer.Option("--outcome", metavar="CODE", help="How the service ended.")]


@app.command("next")
def call_next(
    counter: Counter,
    clerk: Clerk,
    finish: Annotated[
        bool, typer.Option("--finish", help="End the ticket you serve in the same step.")
    ] = False,
    outcome: Ending = SERVED,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Call the next visitor for this counter."""
    with open_station(db) as reception:
        called = reception.desk.call_next(
            counter, clerk, finish=finish, outcome=outcome, operation=request_id
        )
        _show(reception, called, as_json=as_json)


@app.command()
def recall(
    counter: Counter,
    clerk: Clerk,
    ticket: Held = None,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Call the visitor again."""
    with open_station(db) as reception:
        visit = reception.desk.recall(counter, clerk, ticket, operation=request_id)
        _show(reception, visit, as_json=as_json)


@app.command()
def start(
    counter: Counter,
    clerk: Clerk,
    ticket: Held = None,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Note that the visitor has come."""
    with open_station(db) as reception:
        visit = reception.desk.start(counter, clerk, ticket, operation=request_id)
        _show(reception, visit, as_json=as_json)


@app.command()
def finish(
    counter: Counter,
    clerk: Clerk,
    ticket: Held = None,
    outcome: Ending = SERVED,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """End the service."""
    with open_station(db) as reception:
        visit = reception.desk.finish(counter, clerk, ticket, outcome=outcome, operation=request_id)
        _show(reception, visit, as_json=as_json)


@app.command("no-show")
def no_show(
    counter: Counter,
    clerk: Clerk,
    ticket: Held = None,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Note that the visitor did not come."""
    with open_station(db) as reception:
        visit = reception.desk.no_show(counter, clerk, ticket, operation=request_id)
        _show(reception, visit, as_json=as_json)


def _show(reception: "Reception", visit: Visit, *, as_json: bool) -> None:
    view = reception.hall.view(visit)
    if as_json:
        print_json(ticket_json(view))
    else:
        show_ticket(view, reception.hall.unit())
