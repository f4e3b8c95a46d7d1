"""``nouba printer reprint``."""

from typing import Annotated

import typer

from nouba.options import AsJson, Day, Db, PrinterUri, RequestId, StationName
from nouba.paper import print_sheet, refuse_closed_station, wait_for_station
from nouba.show import show_with_paper
from nouba.station import open_station, settings_with
from reception.domain.paper import COMMAND


def reprint(
    ticket: Annotated[str, typer.Argument(help="Label, such as A042.")],
    printer: PrinterUri = None,
    station: StationName = None,
    day: Day = None,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Print a ticket again, marked as a duplicate; else at the printer of NOUBA_PRINTER."""
    if printer and station:
        raise typer.BadParameter("give --printer or --station, not both")
    uri = printer or settings_with(db).printer
    with open_station(db) as reception:
        view, unit = reception.hall.ticket(ticket, day=day), reception.hall.unit()
        if station:
            refuse_closed_station(reception, station)
        elif not uri:
            raise typer.BadParameter(
                "No printer is named: give --printer URI or --station NAME, or set NOUBA_PRINTER"
            )
        sheet = reception.prints.want_duplicate(
            view.visit.ticket.id, station=station or COMMAND, request=request_id
        )
        paper = (
            print_sheet(reception, sheet, uri)
            if uri and not station
            else wait_for_station(
                reception, sheet, lambda: reception.prints.job(sheet.ticket, sheet.sheet)
            )
        )
        show_with_paper(view, unit, paper, as_json=as_json)
