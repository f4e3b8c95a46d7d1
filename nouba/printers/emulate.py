"""``nouba printer emulate``."""

from pathlib import Path
from typing import Annotated

import typer

_LAST_PORT = 65535


def emulate(
    listen: Annotated[str, typer.Option(metavar="HOST:PORT")] = "127.0.0.1:9100",
    out: Annotated[Path, typer.Option(metavar="DIR", help="Tickets as PNG.")] = Path("tickets"),
) -> None:
    """Be a printer on the network, for trials; each ticket becomes a PNG."""
    from printer_drivers.emulator import run_emulator  # noqa: PLC0415

    host, _, port = listen.rpartition(":")
    if not host or not (port.isascii() and port.isdigit()) or int(port) > _LAST_PORT:
        raise typer.BadParameter(f"'{listen}' is not HOST:PORT, such as 127.0.0.1:9100")
    if out.exists() and not out.is_dir():
        raise typer.BadParameter(f"'{out}' is no folder")
    typer.echo(f"Printing to {out} what arrives at {listen}; stop with Ctrl+C.")
    run_emulator(host.strip("[]"), int(port), out, lambda file: typer.echo(str(file)))
