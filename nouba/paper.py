"""Printing a ticket from the command line."""

from typing import TYPE_CHECKING

from reception.domain.errors import PrinterFault
from reception.domain.paper import PrintState
from reception.domain.ticket import Visit

if TYPE_CHECKING:
    from reception.bootstrap import Reception


def print_paper(
    reception: "Reception", visit: Visit, printer_uri: str, station: str, *, duplicate: bool = False
) -> PrinterFault | None:
    """Print a ticket; return why not, if so.

    Only paper that was never sent is printed as an original: a repeated command prints nothing
    twice.
    """
    # Qt and the driver are heavy: only commands that print wait for them.
    from printer_drivers.render import ensure_qt  # noqa: PLC0415
    from printer_drivers.worker import open_printer  # noqa: PLC0415

    ticket = visit.ticket.id

    def note(state: PrintState) -> None:
        reception.desk.record_print(ticket, state, station=station, duplicate=duplicate)

    ensure_qt()
    if duplicate:
        note(PrintState.SENDING)
    elif not reception.desk.begin_printing(ticket, station=station):
        return None
    view = reception.hall.view(visit)
    try:
        printer = open_printer(printer_uri)
        try:
            state = printer.print_ticket(reception.hall.paper(view, duplicate=duplicate))
        finally:
            printer.close()
    except PrinterFault as fault:
        note(PrintState.FAILED)
        return fault
    note(state)
    return None
