"""What the clerk's verbs are told, and how they show a visit."""

from typing import TYPE_CHECKING, Annotated

import typer

from nouba.show import print_json, show_ticket, ticket_json
from reception.domain.ticket import Visit

if TYPE_CHECKING:
    from reception.bootstrap import Reception

Counter = Annotated[int, typer.Option("--counter", metavar="N")]
Clerk = Annotated[str, typer.Option("--clerk", metavar="LOGIN")]
Held = Annotated[
    str | None, typer.Argument(metavar="[TICKET]", help="Label of the ticket you hold.")
]
Named = Annotated[str, typer.Argument(metavar="TICKET", help="Label, such as A042.")]
Ending = Annotated[str, typer.Option("--outcome", metavar="CODE", help="How the service ended.")]
Finish = Annotated[
    bool, typer.Option("--finish", help="End the ticket you serve in the same step.")
]
Note = Annotated[
    str | None, typer.Option("--note", metavar="TEXT", help="For the next counter, in one line.")
]


def show(reception: "Reception", visit: Visit, *, as_json: bool) -> None:
    """Print a visit as it stands now."""
    view = reception.hall.view(visit)
    if as_json:
        print_json(ticket_json(view))
    else:
        show_ticket(view, reception.hall.unit())
