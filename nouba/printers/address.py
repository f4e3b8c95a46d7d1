"""The address of a printer on the command line."""

from typing import Annotated

import typer

from lab.printer.address import real_address
from nouba.station import settings_with
from nouba.usage import WrongUsageError

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
