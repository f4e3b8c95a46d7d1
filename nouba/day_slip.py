"""``nouba day slip``, and the paper of ``nouba day close --slip``."""

from typing import TYPE_CHECKING, Annotated

import typer

from lab.printer.address import real_address
from nouba.options import AsJson, Day, Db, PrinterUri, StationName
from nouba.paper import SLIP_AGAIN, Ending, refuse_closed_station, wait_for_station
from nouba.printers.address import named_printer
from nouba.show import print_json
from nouba.station import open_station
from reception.domain.errors import PrinterFault
from reception.domain.language import Language
from reception.domain.paper import PrintState
from reception.domain.slip import SlipPaper

if TYPE_CHECKING:
    from reception.bootstrap import Reception

Tongue = Annotated[
    Language | None, typer.Option(help="The one the slip is written in; else the unit's first.")
]


def slip(
    day: Day = None,
    printer: PrinterUri = None,
    station: StationName = None,
    language: Tongue = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Print what a day came to, with the head of its log; else at NOUBA_PRINTER's printer."""
    with open_station(db) as reception:
        uri = place_of(reception, printer, station)
        paper = reception.day_slips.slip(day, language=language)
        ending = put_on_paper(reception, paper, uri, station)
    if as_json:
        print_json({"day": str(paper.day), "slip": ending.state})
    tell(paper, ending, quietly=as_json)


def place_of(reception: "Reception", printer: str | None, station: str | None) -> str | None:
    """Return the address of the printer for a slip; None where a station prints it.

    Raises:
        StationNotOpenError: nobody would print there.
        WrongUsageError: no printer is named.
    """
    if printer and station:
        raise typer.BadParameter("give --printer or --station, not both")
    if station is None:
        return named_printer(printer)
    refuse_closed_station(reception, station)
    return None


def put_on_paper(
    reception: "Reception", paper: SlipPaper, uri: str | None, station: str | None
) -> Ending:
    """Print a slip at an address, or let a station print it."""
    if station and not uri:
        job = reception.slip_jobs.want(paper, station=station)
        return wait_for_station(reception, job, lambda: reception.slip_jobs.job(job.id))
    return _printed_at(uri or "", paper)


def tell(paper: SlipPaper, ending: Ending, *, quietly: bool) -> None:
    """Say that a slip came out, unless ``quietly``.

    Raises:
        EnvironmentFault: it did not, or perhaps did not.
    """
    ending.tell(f"The slip of {paper.day}")
    if not quietly:
        typer.echo(f"The slip of {paper.day} is {ending.state.replace('_', ' ')}.")


def _printed_at(uri: str, paper: SlipPaper) -> Ending:
    from printer_drivers.render import ensure_qt  # noqa: PLC0415
    from printer_drivers.worker import open_printer  # noqa: PLC0415

    ensure_qt()
    try:
        printer = open_printer(real_address(uri))
    except PrinterFault as fault:
        return Ending(state=PrintState.FAILED, fault=fault, again=SLIP_AGAIN)
    try:
        state = printer.print_slip(paper)
    except PrinterFault as fault:
        return Ending(state=PrintState.FAILED, fault=fault, again=SLIP_AGAIN)
    finally:
        printer.close()
    return Ending(state=state, printer_answers=printer.latest.answers, again=SLIP_AGAIN)
