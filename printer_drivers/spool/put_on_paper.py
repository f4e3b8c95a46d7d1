"""One sheet that was begun, from the printer's first byte to its last word."""

from collections.abc import Callable

from reception.domain.errors import PrinterFault
from reception.domain.paper import PrintState, TicketPaper
from reception.ports import Printer


def put_on_paper(
    printer: Printer, paper: TicketPaper, note: Callable[[PrintState], None]
) -> tuple[PrintState, PrinterFault | None]:
    """Print a sheet that was begun; return what is known of it, and why it failed if it did.

    Args:
        printer: the only one who talks to it is the caller.
        paper: what stands on it.
        note: told every state in its turn.
    """
    fault: PrinterFault | None = None
    try:
        state = printer.print_ticket(paper, sent=lambda: note(PrintState.SENT))
    except PrinterFault as found:
        state, fault = PrintState.FAILED, found
    except Exception:
        note(PrintState.UNCONFIRMED)
        raise
    note(state)
    return state, fault
