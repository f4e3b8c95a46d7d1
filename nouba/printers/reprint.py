"""``nouba printer reprint``."""

from typing import Annotated

import typer

from nouba.exit_codes import ENVIRONMENT_FAILED
from nouba.options import AsJson, Day, Db
from nouba.paper import print_paper
from nouba.show import print_json, show_ticket, ticket_json
from nouba.station import open_station, settings_with


def reprint(
    ticket: Annotated[str, typer.Argument(help="Label, such as A042.")],
    printer: Annotated[str | None, typer.Option(metavar="URI", help="Else NOUBA_PRINTER.")] = None,
    day: Day = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Print a ticket again, marked as a duplicate, with the same number."""
    settings = settings_with(db)
    uri = printer or settings.printer
    if not uri:
        raise typer.BadParameter("No printer is named: give --printer URI or set NOUBA_PRINTER")
    with open_station(db) as reception:
        visit = reception.hall.ticket(ticket, day=day).visit
        failed = print_paper(reception, visit, uri, settings.station, duplicate=True)
        view = reception.hall.view(visit)
        if as_json:
            print_json(ticket_json(view))
        else:
            show_ticket(view, reception.hall.unit())
    if failed:
        typer.echo(f"{visit.ticket.label} is not printed. {failed}", err=True)
        raise typer.Exit(ENVIRONMENT_FAILED)
