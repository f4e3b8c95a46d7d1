"""``nouba printer preview``."""

from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from PIL import Image

from lab.printer.address import real_address
from nouba import emulate
from nouba.options import AsJson, AtPrinter, Day, Db, RequestId, StationName, path_option
from nouba.output import refuse_closed_station, show, show_with_paper, wait_for_station
from nouba.printing import CONFIRMS, condition, print_sheet
from nouba.station import WrongUsageError, open_station, settings_with
from printer_drivers.bitmap import Bitmap
from printer_drivers.discovery import discover
from printer_drivers.encode.profiles import load_profile
from printer_drivers.encode.ruler import encode_ruler
from printer_drivers.preview import head_remarks, misfits, preview_ticket, sample_paper
from printer_drivers.render.fonts import ensure_qt
from printer_drivers.transport.uri import PrinterUri
from printer_drivers.worker import open_printer
from reception.domain.errors import EnvironmentFault
from reception.domain.language import Language
from reception.domain.paper import COMMAND, PrintState
from reception.domain.unit import ORDINARY

_NOTHING = (
    "No printer was found. Check that it is switched on and its cable is plugged in. A printer on"
    " the network that does not announce itself is reached as tcp://ADDRESS:9100; its self-test"
    " page shows the address."
)


def list_printers(
    seconds: Annotated[
        float, typer.Option(metavar="N", min=0, max=60, help="How long to listen on the network.")
    ] = 3,
    as_json: AsJson = False,
) -> None:
    """Show the printers of this computer and those that announce themselves on the network."""
    found = discover(timedelta(seconds=seconds))
    troubles = [str(one) for one in found.troubles]
    width = max((len(one.address) for one in found.printers), default=0)
    lines = [f"{one.address:<{width}}  {one.name}" for one in found.printers]
    answer = {"printers": [asdict(one) for one in found.printers], "troubles": troubles}
    show(answer, lines, as_json=as_json, nothing=_NOTHING)
    if not as_json:
        for trouble in troubles:
            typer.echo(trouble, err=True)


def preview(
    out: Annotated[
        Path, typer.Option(parser=path_option, metavar="FILE.png", help="Where the picture goes.")
    ],
    language: Annotated[Language, typer.Option(help="The visitor's.")] = Language.ARABIC,
    service: Annotated[
        str | None, typer.Option(metavar="CODE", help="Else the unit's first.")
    ] = None,
    priority: Annotated[
        str, typer.Option(metavar="CODE", help="Code of the priority class.")
    ] = ORDINARY,
    duplicate: Annotated[bool, typer.Option("--duplicate", help="Marked as a duplicate.")] = False,
    profile: Annotated[
        str | None, typer.Option(metavar="NAME", help="A printer's model; else 80 mm at 203 dpi.")
    ] = None,
    width: Annotated[
        int | None, typer.Option(metavar="DOTS", help="Of the printer's head.")
    ] = None,
    dpi: Annotated[int | None, typer.Option(metavar="N", help="Dots an inch.")] = None,
    db: Db = None,
) -> None:
    """Draw the unit's ticket as a picture, as a printer would print it."""
    head = load_profile(profile, width_px=width, dpi=dpi)
    with open_station(db) as reception:
        unit, now = reception.hall.unit(), reception.hall.now()
    ensure_qt()
    bitmap = preview_ticket(
        unit,
        language=language,
        issued_at=now,
        service=service,
        priority=priority,
        duplicate=duplicate,
        width_px=head.width_px,
        dpi=head.dpi,
    )
    _save(bitmap, head.dpi, out)
    length_mm = round(bitmap.height_px * 25.4 / head.dpi)
    typer.echo(f"{out}: {head.width_px} dots wide at {head.dpi} dpi, {length_mm} mm long.")
    for refused in misfits(unit, width_px=head.width_px, dpi=head.dpi):
        typer.echo(f"A ticket that would not be printed: {refused}")


def _save(bitmap: Bitmap, dpi: int, out: Path) -> None:
    size = (bitmap.width_px, bitmap.height_px)
    picture = Image.frombytes("1", size, bitmap.rows, "raw", "1;I")
    try:
        with out.open("wb") as file:
            picture.save(file, "PNG", dpi=(dpi, dpi))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "that is no file name"
        raise EnvironmentFault(
            f"The picture cannot be written to {out} ({reason})",
            "name a file in a folder that you may write to",
        ) from error


Uri = Annotated[
    str | None,
    typer.Argument(help="Such as tcp://192.168.1.50:9100; else NOUBA_PRINTER.", show_default=False),
]


def named_printer(uri: str | None) -> str:
    """Return the address that was given, else this station's own.

    Raises:
        WrongUsageError: there is neither.
    """
    named = settings_with(None).printer if uri is None else uri
    if named is None:
        raise WrongUsageError(
            "No printer is named: give its address, such as tcp://192.168.1.50:9100,"
            " or set NOUBA_PRINTER"
        )
    return real_address(named)


Ruler = Annotated[bool, typer.Option("--ruler", help="Print a page to hold a ruler against, too.")]


def probe(uri: Uri = None, ruler: Ruler = False, as_json: AsJson = False) -> None:
    """Ask a printer what it is, how it is and what it can tell; nothing is printed."""
    address = named_printer(uri)
    printer = open_printer(address)
    try:
        found = printer.probe()
        page = printer.print_encoded(encode_ruler) if ruler else None
    finally:
        printer.close()
    status = found.status
    flags = {name: getattr(status, name) for name in status.__slots__}
    answer: dict[str, Any] = {
        **flags,
        "state": status.state,
        "maker": found.maker,
        "model": found.model,
        "firmware": found.firmware,
        "confirmation": found.confirmation,
        "reports_changes": found.reports_changes,
        "round_trip_ms": _milliseconds(found.round_trip),
        **({"ruler": page} if ruler else {}),
    }
    what, hint = condition(status)
    told = {
        "state": status.state if status.known else "unknown",
        "": f"{what}{f': {hint}' if hint else ''}.",
        "maker": found.maker,
        "model": found.model,
        "firmware": found.firmware,
        "confirms": CONFIRMS[found.confirmation],
        "reports changes": None if found.reports_changes is None else _yes(found.reports_changes),
        "round trip": found.round_trip and f"{_milliseconds(found.round_trip):.1f} ms",
        "ruler page": page,
    }
    if status.known:
        told |= {name.replace("_", " "): _yes(fact) for name, fact in flags.items()}
    lines = (f"{name:<16} {text}" for name, text in told.items() if text)
    show(answer, lines, as_json=as_json)


def _yes(fact: bool) -> str:
    return "yes" if fact else "no"


def _milliseconds(duration: timedelta | None) -> float | None:
    return None if duration is None else round(duration.total_seconds() * 1000, 1)


def reprint(
    ticket: Annotated[str, typer.Argument(help="Label, such as A042.")],
    printer: AtPrinter = None,
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


_LOOK = {PrintState.UNCONFIRMED: ": look whether it came out whole"}


def test(
    uri: Uri = None,
    language: Annotated[
        Language, typer.Option(help="The one the ticket is written in.")
    ] = Language.ARABIC,
    as_json: AsJson = False,
) -> None:
    """Print a sample ticket, and say whether the printer confirmed it."""
    address = named_printer(uri)
    ensure_qt()
    printer = open_printer(address)
    name = PrinterUri.parse(address).options.get("profile")
    remarks = head_remarks(name, printer.profile.width_px, printer.profile.dpi)
    try:
        state = printer.print_ticket(sample_paper(language, remarks=remarks))
    finally:
        printer.close()
    said = f"The sample ticket is {state.replace('_', ' ')}{_LOOK.get(state, '')}."
    show({"printed": state}, [said], as_json=as_json)


app = typer.Typer(help="Ticket printers.", no_args_is_help=True)
for word in (probe, test, preview):
    app.command()(word)
app.command("emulate")(emulate.printer)
app.command()(reprint)
app.command("list")(list_printers)
