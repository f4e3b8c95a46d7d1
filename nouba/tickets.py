"""``nouba issue | cancel | queue | ticket``."""

from typing import Annotated

import typer

from nouba.options import AsJson, Day, Db, PrinterUri, RequestId, StationName
from nouba.paper import print_sheet, refuse_closed_station, wait_for_station
from nouba.show import (
    print_json,
    queue_json,
    show_label,
    show_queue,
    show_ticket,
    show_with_paper,
    ticket_json,
)
from nouba.station import open_station
from nouba.times import time_today
from reception.domain.errors import StorageFault
from reception.domain.paper import COMMAND
from reception.domain.unit import ORDINARY


def issue(
    service: Annotated[str, typer.Argument(help="Code of the service.")],
    language: Annotated[
        str | None, typer.Option(help="ar, fr, zgh or en; else the unit's first.")
    ] = None,
    priority: Annotated[str, typer.Option(help="Code of the priority class.")] = ORDINARY,
    appointment: Annotated[
        str | None,
        typer.Option(metavar="HH:MM", help="Hour of the visitor's appointment today."),
    ] = None,
    request_id: RequestId = None,
    printer: PrinterUri = None,
    station: StationName = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Give the next number of a service; without --printer or --station it is not printed."""
    if printer and station:
        raise typer.BadParameter("give --printer or --station, not both")
    with open_station(db) as reception:
        if station:
            refuse_closed_station(reception, station)
        visit = reception.desk.issue(
            service,
            language=language,
            priority=priority,
            appointment_at=time_today(appointment, reception.hall.now()) if appointment else None,
            operation=request_id,
            printer_station=COMMAND if printer else station,
            printed_elsewhere=station is not None,
        )
        try:
            view, unit = reception.hall.announced(visit), reception.hall.unit()
            sheet = reception.prints.original(visit.ticket.id)
        except StorageFault:
            # The number is given whatever becomes of the rest: it is shown in any case.
            show_label(visit, as_json=as_json)
            raise
        paper = None
        if sheet and printer:
            paper = print_sheet(reception, sheet, printer)
        elif sheet and station:
            paper = wait_for_station(
                reception, sheet, lambda: reception.prints.job(sheet.ticket, sheet.sheet)
            )
        show_with_paper(view, unit, paper, as_json=as_json)


def cancel(
    ticket: Annotated[str, typer.Argument(help="Label, such as A042.")],
    day: Day = None,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Take a waiting ticket out of the queue."""
    with open_station(db) as reception:
        view = reception.hall.view(reception.desk.cancel(ticket, day=day, operation=request_id))
        if as_json:
            print_json(ticket_json(view))
        else:
            show_ticket(view, reception.hall.unit())


def queue(
    service: Annotated[str | None, typer.Option(metavar="CODE", help="Only this service.")] = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Show who waits, in the order of the calling rule."""
    with open_station(db) as reception:
        waiting = reception.hall.queue(service)
        if as_json:
            print_json(queue_json(waiting))
        else:
            show_queue(waiting, reception.hall.unit())


def ticket(
    label: Annotated[str, typer.Argument(help="Such as A042.")],
    day: Day = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Show one ticket."""
    with open_station(db) as reception:
        view = reception.hall.ticket(label, day=day)
        if as_json:
            print_json(ticket_json(view))
        else:
            show_ticket(view, reception.hall.unit())
