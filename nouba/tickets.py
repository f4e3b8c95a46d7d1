"""``nouba issue | cancel | queue | ticket``."""

from typing import Annotated

import typer

from nouba.exit_codes import ENVIRONMENT_FAILED
from nouba.options import AsJson, Day, Db, RequestId
from nouba.paper import print_paper
from nouba.show import print_json, queue_json, show_queue, show_ticket, ticket_json
from nouba.station import open_station, settings_with
from reception.domain.unit import ORDINARY


def issue(
    service: Annotated[str, typer.Argument(help="Code of the service.")],
    language: Annotated[
        str | None, typer.Option(help="ar, fr, zgh or en; else the unit's first.")
    ] = None,
    priority: Annotated[str, typer.Option(help="Code of the priority class.")] = ORDINARY,
    request_id: RequestId = None,
    printer: Annotated[
        str | None, typer.Option(metavar="URI", help="Print it there, such as tcp://host:9100.")
    ] = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Give the next number of a service; without --printer it is not printed."""
    station = settings_with(db).station
    with open_station(db) as reception:
        visit = reception.desk.issue(
            service,
            language=language,
            priority=priority,
            operation=request_id,
            printer_station=station if printer else None,
        )
        # The number is given whatever becomes of the paper: it is shown in any case.
        failed = print_paper(reception, visit, printer, station) if printer else None
        view = reception.hall.view(visit)
        if as_json:
            print_json(ticket_json(view))
        else:
            show_ticket(view, reception.hall.unit())
        if failed:
            typer.echo(f"{visit.ticket.label} is not printed. {failed}", err=True)
            raise typer.Exit(ENVIRONMENT_FAILED)


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
