"""``nouba day slip``, and the paper of ``nouba day close --slip``."""

from typing import Annotated

import typer

from nouba.options import AsJson, Day, Db, PrinterUri
from nouba.printers.address import named_printer
from nouba.show import print_json
from nouba.station import open_station
from reception.domain.language import Language
from reception.domain.paper import PrintState
from reception.domain.slip import SlipPaper

Tongue = Annotated[
    Language | None, typer.Option(help="The one the slip is written in; else the unit's first.")
]
_LOOK = {PrintState.UNCONFIRMED: ": look whether it came out whole"}


def slip(
    day: Day = None,
    printer: PrinterUri = None,
    language: Tongue = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Print what a day came to, with the head of its log of events."""
    address = named_printer(printer)
    with open_station(db) as reception:
        paper = reception.day_slips.slip(day, language=language)
    state = print_slip(address, paper, quietly=as_json)
    if as_json:
        print_json({"day": paper.day.isoformat() if paper.day else None, "slip": state})


def print_slip(address: str, paper: SlipPaper, *, quietly: bool) -> PrintState:
    """Print a slip; return, and unless ``quietly`` say, whether the printer confirmed it."""
    from printer_drivers.render import ensure_qt  # noqa: PLC0415
    from printer_drivers.worker import open_printer  # noqa: PLC0415

    ensure_qt()
    printer = open_printer(address)
    try:
        state = printer.print_slip(paper)
    finally:
        printer.close()
    if not quietly:
        typer.echo(f"The slip of {paper.day} is {state.replace('_', ' ')}{_LOOK.get(state, '')}.")
    return state
