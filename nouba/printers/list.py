"""``nouba printer list``."""

from datetime import timedelta
from typing import Annotated

import typer

from nouba.options import AsJson
from nouba.show import print_json

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
    from printer_drivers.discovery import discover  # noqa: PLC0415

    found = discover(timedelta(seconds=seconds))
    if as_json:
        print_json(
            {
                "printers": [{"address": one.address, "name": one.name} for one in found.printers],
                "troubles": [str(trouble) for trouble in found.troubles],
            }
        )
        return
    width = max((len(one.address) for one in found.printers), default=0)
    for one in found.printers:
        typer.echo(f"{one.address:<{width}}  {one.name}")
    if not found.printers:
        typer.echo(_NOTHING)
    for trouble in found.troubles:
        typer.echo(str(trouble), err=True)
