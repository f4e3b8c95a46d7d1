"""``nouba printer probe``."""

import typer

from nouba.options import AsJson
from nouba.printers.address import Uri
from nouba.show import print_json


def probe(uri: Uri, as_json: AsJson = False) -> None:
    """Ask a printer how it is."""
    from printer_drivers.worker import open_printer  # noqa: PLC0415

    printer = open_printer(uri)
    try:
        status = printer.status()
    finally:
        printer.close()
    facts = {name: getattr(status, name) for name in status.__slots__}
    if as_json:
        print_json(facts)
    elif not status.known:
        typer.echo("It takes data but says nothing of itself: tickets stay unconfirmed.")
    else:
        for name, fact in facts.items():
            typer.echo(f"{name.replace('_', ' '):<16} {'yes' if fact else 'no'}")
