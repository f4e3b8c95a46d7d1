"""What a command prints by itself, and how it says what printers are like."""

from collections.abc import Sequence
from contextlib import closing

from lab.printer.address import real_address
from nouba.output import AGAIN, SLIP_AGAIN, Ending
from nouba.station import WrongUsageError
from printer_drivers.driver.handshake import Confirmation
from printer_drivers.preview import Misfit, misfits
from printer_drivers.render.fonts import ensure_qt
from printer_drivers.spool.spool import put_on_paper
from printer_drivers.status import trouble
from printer_drivers.transport.port import shown
from printer_drivers.transport.uri import PrinterUri
from printer_drivers.worker import open_printer
from reception.domain.errors import PrinterFault, StorageFault
from reception.domain.paper import PrintJob, PrintState, SlipPaper
from reception.domain.printer import PrinterStatus
from reception.domain.unit import Unit
from reception.front_office import FrontOffice

CONFIRMS = {
    Confirmation.STRONG: "it names each ticket that is printed",
    Confirmation.WEAK: "it tells that it has worked up to the end of a ticket",
    Confirmation.NONE: "it never tells whether a ticket is printed: they stay unconfirmed",
    None: "it cannot tell now whether it confirms tickets",
}
"""What a printer can say of a ticket."""


def judged(address: str) -> str:
    """Return the address of a printer that drivers reach, once it is understood.

    Raises:
        WrongUsageError: it is not; nothing was asked of a printer yet.
    """
    try:
        real = real_address(address)
        open_printer(real).close()
        place = PrinterUri.parse(real)
    except PrinterFault as fault:
        raise WrongUsageError(str(fault)) from fault
    if not (place.host or place.path.strip("/")):
        raise WrongUsageError(f"'{shown(real)}' names no printer: write where it is")
    return real


def texts_too_long(unit: Unit, *, width_px: int, dpi: int) -> Sequence[Misfit]:
    """Return the texts of a unit that would keep a ticket from such paper."""
    ensure_qt()
    return misfits(unit, width_px=width_px, dpi=dpi)


def print_sheet(reception: FrontOffice, job: PrintJob, printer_uri: str) -> Ending:
    """Print a sheet that waits for it.

    Only paper that was never begun is printed: a repeated command prints nothing twice.
    """
    ensure_qt()
    away: StorageFault | None = None
    try:
        if not reception.prints.begin(job, attempt=reception.ids.new()):
            return _begun_before(reception, job)
        paper = reception.hall.paper_of(job.ticket, duplicate=job.duplicate)
    except StorageFault as fault:
        # Perhaps it is noted as begun: the same request again would not print it either.
        return Ending(state=PrintState.FAILED, fault=fault)
    if paper is None:
        raise RuntimeError(f"ticket {job.ticket} of a print job does not exist")

    def note(state: PrintState, *, answers: bool = True) -> None:
        nonlocal away
        try:
            reception.prints.record(job, state, answers=answers)
        except StorageFault as fault:
            # The ticket goes on coming out; what is not noted counts as unconfirmed.
            away = fault

    try:
        printer = open_printer(real_address(printer_uri))
    except PrinterFault as fault:
        note(PrintState.FAILED)
        return Ending(state=PrintState.FAILED, fault=fault)
    with closing(printer):
        state, failed = put_on_paper(
            printer, paper, lambda state: note(state, answers=printer.latest.answers)
        )
    if failed or away is None:
        return Ending(state=state, printer_answers=printer.latest.answers, fault=failed)
    return Ending(
        state=PrintState.UNCONFIRMED,
        fault=StorageFault(f"The printer says {state}, which is not noted. {away.what}", away.hint),
    )


def _begun_before(reception: FrontOffice, job: PrintJob) -> Ending:
    known = reception.prints.job(job.ticket, job.sheet)
    state = known.state if known else job.state
    if state.final:
        return Ending(state=state)
    return Ending(
        state=state,
        fault=PrinterFault(
            "Another command began to print it and did not say how that ended",
            f"look whether it came out; {AGAIN}",
        ),
    )


def print_slip(uri: str, paper: SlipPaper) -> Ending:
    """Print a slip at an address."""
    ensure_qt()
    try:
        with closing(open_printer(real_address(uri))) as printer:
            state = printer.print_slip(paper)
    except PrinterFault as fault:
        return Ending(state=PrintState.FAILED, fault=fault, again=SLIP_AGAIN)
    return Ending(state=state, printer_answers=printer.latest.answers, again=SLIP_AGAIN)


def condition(status: PrinterStatus) -> tuple[str, str]:
    """Return one sentence on how a printer is, and what to do, empty if nothing."""
    if wrong := trouble(status):
        return wrong.what, wrong.hint
    if not status.known:
        return "The printer takes data but says nothing of itself", ""
    if status.paper_near_end:
        return "The printer's paper is near its end", "bring a new roll"
    if status.ticket_in_mouth:
        return "The printer is ready; the last sheet is still in its mouth", "take it out"
    return "The printer is ready", ""
