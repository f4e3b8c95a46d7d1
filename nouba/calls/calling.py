"""``nouba call next | ticket | recall | no-show``."""

from typing import Annotated

import typer

from nouba.calls.options import Clerk, Counter, Ending, Finish, Held, Named, show
from nouba.options import AsJson, Db, RequestId
from nouba.station import open_station
from reception.domain.unit import SERVED


def call_next(
    counter: Counter,
    clerk: Clerk,
    finish: Finish = False,
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
        show(reception, called, as_json=as_json)


def call_ticket(
    ticket: Named,
    counter: Counter,
    clerk: Clerk,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, in one line.")],
    finish: Finish = False,
    outcome: Ending = SERVED,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Call one visitor out of turn; the reason stays with the visit."""
    with open_station(db) as reception:
        called = reception.desk.call_ticket(
            ticket,
            counter,
            clerk,
            reason=reason,
            finish=finish,
            outcome=outcome,
            operation=request_id,
        )
        show(reception, called, as_json=as_json)


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
        show(reception, visit, as_json=as_json)


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
        show(reception, visit, as_json=as_json)
