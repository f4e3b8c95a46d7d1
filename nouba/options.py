"""The options that several commands share."""

import uuid
from datetime import date
from pathlib import Path
from typing import Annotated

import typer


def day_option(text: str) -> date:
    """Return the day that a word of the command line names."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"'{text}' is not a day; write it as 2026-11-25") from None


def text_option(text: str | None) -> str | None:
    """Return a word of the command line that a database is asked for: no bytes that are no text."""
    if (
        text is not None
        and not text.isascii()
        and text.encode(errors="ignore") != text.encode(errors="replace")
    ):
        raise typer.BadParameter("it is no text")
    return text


def path_option(text: str | Path) -> Path:
    """Return the file or folder that a word of the command line names.

    An empty one is a slip, such as a variable of the shell that is not set: it is not "here".
    """
    if not str(text).strip():
        raise typer.BadParameter("it is empty")
    return Path(text)


def _request(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise typer.BadParameter(f"'{text}' is not a UUID") from None


def _filled(text: str | None) -> str | None:
    if text is not None and not text.strip():
        raise typer.BadParameter("it is empty")
    return text


Db = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="URL",
        callback=_filled,
        help="The database; else NOUBA_DATABASE. sqlite:///path/file.db or postgresql+psycopg://...",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print exactly one JSON value.")]
Day = Annotated[date | None, typer.Option("--day", parser=day_option, metavar="D")]
First = Annotated[
    date | None, typer.Option("--from", parser=day_option, metavar="D", help="First service day.")
]
Last = Annotated[
    date | None,
    typer.Option("--to", parser=day_option, metavar="D", help="Last service day, included."),
]
MOST = 2**63 - 1
"""The highest number that a database counts to."""
By = Annotated[str, typer.Option("--by", metavar="LOGIN", help="Who does it.")]
PrinterUri = Annotated[
    str | None,
    typer.Option(
        "--printer",
        metavar="URI",
        callback=_filled,
        help="Print it there, such as tcp://192.168.1.50:9100.",
    ),
]
StationName = Annotated[
    str | None,
    typer.Option(
        "--station",
        metavar="NAME",
        callback=_filled,
        help="Let this station's kiosk print it at its printer.",
    ),
]
RequestId = Annotated[
    uuid.UUID | None,
    typer.Option(
        "--request-id",
        parser=_request,
        metavar="UUID",
        help="The same id again changes nothing and gives the same answer.",
    ),
]
