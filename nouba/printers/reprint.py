"""``nouba printer reprint``."""

from typing import Annotated

import typer

from nouba.exit_codes import ENVIRONMENT_FAILED
from nouba.options import AsJson, Day, Db, RequestId
from nouba.paper import COMMAND, print_sheet, wait_for_station
from nouba.show import print_json, show_ticket, ticket_json
from nouba.station import open_station, settings_with


def reprint(
    ticket: Annotated[str, typer.Argument(help="Label, such as A042.")],
    printer: Annotated[str | None, typer.Option(metavar="URI", help="Else NOUBA_PRINTER.")] = None,
    station: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Let this station's kiosk print it at its printer."),
    ] = None,
    day: Day = None,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Print a ticket again, marked as a duplicate, with the same number."""
    settings = settings_with(db)
    uri = printer or settings.printer
    if printer and station:
        raise typer.BadParameter("give --printer or --station, not both")
    if not (uri or station):
        raise typer.BadParameter(
            "No printer is named: give --printer URI or --station NAME, or set NOUBA_PRINTER"
        )
    with open_station(db) as reception:
        visit = reception.hall.ticket(ticket, day=day).visit
        sheet = reception.prints.want_duplicate(
            visit.ticket.id, station=station or COMMAND, request=request_id
        )
        if station:
            failed = wait_for_station(reception, sheet)
        else:
            failed = print_sheet(reception, sheet, uri) if uri else None
        view = reception.hall.view(visit)
        if as_json:
            print_json(ticket_json(view))
        else:
            show_ticket(view, reception.hall.unit())
    if failed:
        typer.echo(f"{visit.ticket.label} is not printed. {failed}", err=True)
        raise typer.Exit(ENVIRONMENT_FAILED)
