"""The address of a printer on the command line."""

from typing import Annotated

import typer

Uri = Annotated[str, typer.Argument(help="Such as tcp://192.168.1.50:9100.")]
