"""``nouba call start | note | finish | follow | walk-in``."""

from typing import Annotated

import typer

from nouba.calls.options import Clerk, Counter, Ending, Held, show
from nouba.options import AsJson, Db, RequestId
from nouba.station import open_station
from reception.domain.unit import ORDINARY, SERVED

Service = Annotated[str, typer.Argument(metavar="SERVICE", help="Code of the service.")]


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
        show(reception, visit, as_json=as_json)


def note(
    text: Annotated[str, typer.Argument(help="One line; an empty one takes the note away.")],
    counter: Counter,
    clerk: Clerk,
    ticket: Held = None,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Write a note on the visit for whoever serves the visitor next."""
    with open_station(db) as reception:
        visit = reception.desk.note(text, counter, clerk, ticket, operation=request_id)
        show(reception, visit, as_json=as_json)


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
        show(reception, visit, as_json=as_json)


def follow(
    service: Service,
    counter: Counter,
    clerk: Clerk,
    ticket: Held = None,
    outcome: Ending = SERVED,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """End the service, and begin another one for the same visitor."""
    with open_station(db) as reception:
        visit = reception.desk.follow(
            service, counter, clerk, ticket, outcome=outcome, operation=request_id
        )
        show(reception, visit, as_json=as_json)


def walk_in(
    service: Service,
    counter: Counter,
    clerk: Clerk,
    language: Annotated[
        str | None, typer.Option(help="ar, fr, zgh or en; else the unit's first.")
    ] = None,
    priority: Annotated[str, typer.Option(help="Code of the priority class.")] = ORDINARY,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Serve a visitor who came to the counter without a ticket; it is printed nowhere."""
    with open_station(db) as reception:
        visit = reception.desk.walk_in(
            service,
            counter,
            clerk,
            language=language,
            priority=priority,
            operation=request_id,
        )
        show(reception, visit, as_json=as_json)
