"""``nouba printer probe | test | emulate | reprint``."""

from pathlib import Path
from typing import Annotated

import typer

from nouba.exit_codes import ENVIRONMENT_FAILED
from nouba.options import AsJson, Day, Db
from nouba.paper import print_paper
from nouba.show import print_json, show_ticket, ticket_json
from nouba.station import open_station, settings_with

_LAST_PORT = 65535

app = typer.Typer(help="Ticket printers.", no_args_is_help=True)

Uri = Annotated[str, typer.Argument(help="Such as tcp://192.168.1.50:9100.")]


@app.command()
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


@app.command()
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


@app.command()
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


@app.command()
def reprint(
    ticket: Annotated[str, typer.Argument(help="Label, such as A042.")],
    printer: Annotated[str | None, typer.Option(metavar="URI", help="Else NOUBA_PRINTER.")] = None,
    day: Day = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Print a ticket again, marked as a duplicate, with the same number."""
    settings = settings_with(db)
    uri = printer or settings.printer
    if not uri:
        raise typer.BadParameter("No printer is named: give --printer URI or set NOUBA_PRINTER")
    with open_station(db) as reception:
        visit = reception.hall.ticket(ticket, day=day).visit
        failed = print_paper(reception, visit, uri, settings.station, duplicate=True)
        view = reception.hall.view(visit)
        if as_json:
            print_json(ticket_json(view))
        else:
            show_ticket(view, reception.hall.unit())
    if failed:
        typer.echo(f"{visit.ticket.label} is not printed. {failed}", err=True)
        raise typer.Exit(ENVIRONMENT_FAILED)
