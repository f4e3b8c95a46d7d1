"""``nouba day close | slip``."""

from typing import Annotated

import typer

from nouba.options import AsJson, Day, Db, PrinterUri, RequestId
from nouba.printers.address import named_printer
from nouba.show import print_json
from nouba.station import open_station
from reception.domain.language import Language
from reception.domain.paper import PrintState
from reception.domain.slip import SlipPaper

app = typer.Typer(help="The service day.", no_args_is_help=True)

Tongue = Annotated[
    Language | None, typer.Option(help="The one the slip is written in; else the unit's first.")
]
_LOOK = {PrintState.UNCONFIRMED: ": look whether it came out whole"}


@app.command()
def close(
    day: Day = None,
    with_slip: Annotated[bool, typer.Option("--slip", help="Print the day's slip.")] = False,
    printer: PrinterUri = None,
    language: Tongue = None,
    request_id: RequestId = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Close the day: who still waits or is called is counted as unserved."""
    # What is missing for the paper is said before anything is done.
    address = named_printer(printer) if with_slip else None
    with open_station(db) as reception:
        closing = reception.desk.close_day(day=day, operation=request_id)
        slip = reception.day_slips.slip(closing.day, language=language) if address else None
    said: dict[str, object] = {"day": closing.day.isoformat(), "unserved": closing.unserved}
    if not as_json:
        typer.echo(f"{closing.day} is closed; unserved: {closing.unserved}")
    if address and slip:
        said["slip"] = _printed(address, slip, quietly=as_json)
    if as_json:
        print_json(said)


@app.command()
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
    state = _printed(address, paper, quietly=as_json)
    if as_json:
        print_json({"day": paper.day.isoformat() if paper.day else None, "slip": state})


def _printed(address: str, slip: SlipPaper, *, quietly: bool) -> PrintState:
    """Print a slip, and say whether the printer confirmed it."""
    from printer_drivers.render import ensure_qt  # noqa: PLC0415
    from printer_drivers.worker import open_printer  # noqa: PLC0415

    ensure_qt()
    opened = open_printer(address)
    try:
        state = opened.print_slip(slip)
    finally:
        opened.close()
    if not quietly:
        typer.echo(f"The slip of {slip.day} is {state.replace('_', ' ')}{_LOOK.get(state, '')}.")
    return state
