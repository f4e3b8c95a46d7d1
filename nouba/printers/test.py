"""``nouba printer test``."""

from typing import Annotated

import typer

from nouba.options import AsJson
from nouba.printers.address import Uri, named_printer
from nouba.show import print_json
from reception.domain.language import Language
from reception.domain.paper import PrintState

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
    from printer_drivers.render import ensure_qt  # noqa: PLC0415
    from printer_drivers.sample import head_remarks, sample_paper  # noqa: PLC0415
    from printer_drivers.transport import PrinterUri  # noqa: PLC0415
    from printer_drivers.worker import open_printer  # noqa: PLC0415

    ensure_qt()
    printer = open_printer(address)
    name = PrinterUri.parse(address).options.get("profile")
    remarks = head_remarks(name, printer.profile.width_px, printer.profile.dpi)
    try:
        state = printer.print_ticket(sample_paper(language, remarks=remarks))
    finally:
        printer.close()
    if as_json:
        print_json({"printed": state})
    else:
        typer.echo(f"The sample ticket is {state.replace('_', ' ')}{_LOOK.get(state, '')}.")
