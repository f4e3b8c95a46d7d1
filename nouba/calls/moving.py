"""``nouba call put-back | park | resume | transfer | readmit | undo``."""

from typing import Annotated

import typer

from nouba.calls.options import Clerk, Counter, Held, Named, Note, show
from nouba.options import AsJson, Db, RequestId
from nouba.station import open_station


def put_back(
    counter: Counter,
    clerk: Clerk,
    ticket: Held = None,
    note: Note = None,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Let the called visitor wait again."""
    with open_station(db) as reception:
        visit = reception.desk.put_back(counter, clerk, ticket, note=note, operation=request_id)
        show(reception, visit, as_json=as_json)


def park(
    counter: Counter,
    clerk: Clerk,
    ticket: Held = None,
    anyone: Annotated[
        bool, typer.Option("--anyone", help="Any colleague may resume; else only you.")
    ] = False,
    note: Note = None,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Take the visitor out of the queue until somebody resumes the visit."""
    with open_station(db) as reception:
        visit = reception.desk.park(
            counter, clerk, ticket, anyone=anyone, note=note, operation=request_id
        )
        show(reception, visit, as_json=as_json)


def resume(
    ticket: Named,
    clerk: Clerk,
    counter: Annotated[
        int | None, typer.Option("--counter", metavar="N", help="Not needed; for scripts.")
    ] = None,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Let a parked visitor wait again."""
    with open_station(db) as reception:
        if counter is not None:
            reception.hall.unit().counter(counter)
        visit = reception.desk.resume(ticket, clerk, operation=request_id)
        show(reception, visit, as_json=as_json)


def transfer(
    counter: Counter,
    clerk: Clerk,
    ticket: Held = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="SERVICE", help="Code of another service.")
    ] = None,
    to_counter: Annotated[
        int | None, typer.Option("--to-counter", metavar="N", help="The one counter that calls.")
    ] = None,
    to_clerk: Annotated[
        str | None, typer.Option("--to-clerk", metavar="LOGIN", help="The one person who calls.")
    ] = None,
    outcome: Annotated[
        str | None,
        typer.Option("--outcome", metavar="CODE", help="How the service here ended, if it did."),
    ] = None,
    note: Note = None,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Let the visitor wait for another service, counter or person."""
    with open_station(db) as reception:
        visit = reception.desk.transfer(
            counter,
            clerk,
            ticket,
            to_service=to,
            to_counter=to_counter,
            to_clerk=to_clerk,
            outcome=outcome,
            note=note,
            operation=request_id,
        )
        show(reception, visit, as_json=as_json)


def readmit(
    ticket: Named,
    clerk: Clerk,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Let a visitor wait again who did not come when called, if that was not long ago."""
    with open_station(db) as reception:
        visit = reception.desk.readmit(ticket, clerk, operation=request_id)
        show(reception, visit, as_json=as_json)


def undo(
    counter: Counter,
    clerk: Clerk,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Take back the last act, with all that it did."""
    with open_station(db) as reception:
        visit = reception.desk.undo(counter, clerk, operation=request_id)
        show(reception, visit, as_json=as_json)
