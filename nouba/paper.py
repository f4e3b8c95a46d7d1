"""Printing a ticket from the command line."""

import time
from datetime import timedelta
from typing import TYPE_CHECKING

from reception.domain.errors import PrinterFault
from reception.domain.paper import PrintJob, PrintState

if TYPE_CHECKING:
    from reception.bootstrap import Reception

COMMAND = "command"
"""The station of a sheet that the command itself prints: no kiosk may take it."""

_PATIENCE = timedelta(seconds=15)
_LISTEN_S = 0.5


def print_sheet(reception: "Reception", job: PrintJob, printer_uri: str) -> PrinterFault | None:
    """Print a sheet that waits for it; return why not, if so.

    Only paper that was never begun is printed: a repeated command prints nothing twice.
    """
    # Qt and the driver are heavy: only commands that print wait for them.
    from printer_drivers.render import ensure_qt  # noqa: PLC0415
    from printer_drivers.spool import put_on_paper  # noqa: PLC0415
    from printer_drivers.worker import open_printer  # noqa: PLC0415

    ensure_qt()
    if not reception.prints.begin(job, attempt=reception.ids.new()):
        return None

    paper = reception.hall.paper_of(job.ticket, duplicate=job.duplicate)
    if paper is None:
        raise RuntimeError(f"ticket {job.ticket} of a print job does not exist")
    try:
        printer = open_printer(printer_uri)
    except PrinterFault as fault:
        reception.prints.record(job, PrintState.FAILED)
        return fault

    def note(state: PrintState) -> None:
        reception.prints.record(job, state, answers=printer.latest.answers)

    try:
        _, failed = put_on_paper(printer, paper, note)
    finally:
        printer.close()
    return failed


def wait_for_station(reception: "Reception", sheet: PrintJob) -> PrinterFault | None:
    """Wait until a station has printed a sheet; return why it did not."""
    give_up_at_s = time.monotonic() + _PATIENCE.total_seconds()
    feed = reception.open_feed()
    try:
        while time.monotonic() < give_up_at_s:
            known = reception.prints.job(sheet.ticket, sheet.sheet)
            if known and known.state.final:
                return _why_not(known)
            feed.wait(_LISTEN_S)
    finally:
        feed.close()
    return PrinterFault(
        f"The station '{sheet.station}' has not printed it yet",
        "check that its kiosk runs; it prints what was asked for in the last minute",
    )


def _why_not(sheet: PrintJob) -> PrinterFault | None:
    if sheet.state in {PrintState.FAILED, PrintState.EXPIRED}:
        return PrinterFault(
            f"The station '{sheet.station}' could not print it", "look at its printer"
        )
    return None
