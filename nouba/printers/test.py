"""``nouba printer test``."""

import typer

from nouba.options import AsJson
from nouba.printers.address import Uri
from nouba.show import print_json


def test(uri: Uri, as_json: AsJson = False) -> None:
    """Print a sample ticket, and say whether the printer confirmed it."""
    from printer_drivers.render import ensure_qt  # noqa: PLC0415
    from printer_drivers.sample import sample_paper  # noqa: PLC0415
    from printer_drivers.worker import open_printer  # noqa: PLC0415

    ensure_qt()
    printer = open_printer(uri)
    try:
        state = printer.print_ticket(sample_paper())
    finally:
        printer.close()
    if as_json:
        print_json({"printed": state})
    else:
        typer.echo(f"The sample ticket is {state}.")
