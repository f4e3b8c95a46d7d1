"""``nouba printer probe``."""

from datetime import timedelta
from typing import Annotated, Any

import typer

from nouba.options import AsJson
from nouba.printers.address import Uri, named_printer
from nouba.show import print_json

Ruler = Annotated[bool, typer.Option("--ruler", help="Print a page to hold a ruler against, too.")]


def probe(uri: Uri = None, ruler: Ruler = False, as_json: AsJson = False) -> None:
    """Ask a printer what it is, how it is and what it can tell; nothing is printed."""
    address = named_printer(uri)
    from nouba.printers.condition import CONFIRMS, condition  # noqa: PLC0415
    from printer_drivers.encode.ruler import encode_ruler  # noqa: PLC0415
    from printer_drivers.worker import open_printer  # noqa: PLC0415

    printer = open_printer(address)
    try:
        found = printer.probe()
        page = printer.print_encoded(encode_ruler) if ruler else None
    finally:
        printer.close()
    status = found.status
    flags = {name: getattr(status, name) for name in status.__slots__}
    if as_json:
        facts: dict[str, Any] = {
            **flags,
            "state": status.state,
            "maker": found.maker,
            "model": found.model,
            "firmware": found.firmware,
            "confirmation": found.confirmation,
            "reports_changes": found.reports_changes,
            "round_trip_ms": _milliseconds(found.round_trip),
        }
        print_json(facts | ({"ruler": page} if ruler else {}))
        return
    what, hint = condition(status)
    lines = {
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
    for name, text in lines.items():
        if text:
            typer.echo(f"{name:<16} {text}")
    if status.known:
        for name, fact in flags.items():
            typer.echo(f"{name.replace('_', ' '):<16} {_yes(fact)}")


def _yes(fact: bool) -> str:
    return "yes" if fact else "no"


def _milliseconds(duration: timedelta | None) -> float | None:
    return None if duration is None else round(duration.total_seconds() * 1000, 1)
