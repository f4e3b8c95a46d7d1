"""The options that several commands share."""

import signal
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import Annotated, Any

import typer

from reception.domain.calendar import Period
from reception.system.progress import Progress


def day_option(text: str) -> date:
    """Return the day that a word of the command line names."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"'{text}' is not a day; write it as 2026-11-25") from None


def hours_option(text: str) -> Period:
    """Return the hours of a day that a word of the command line names."""
    try:
        opens, closes = (time.fromisoformat(one) for one in text.split("-"))
    except ValueError:
        raise typer.BadParameter(f"'{text}' is no time of day; write it as 08:30-16:30") from None
    if opens.tzinfo or closes.tzinfo:
        raise typer.BadParameter(f"'{text}' is no time of day in the unit's zone")
    return Period(opens=opens, closes=closes)


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


def path_argument(metavar: str, text: str) -> Any:
    """Return what a command is told by a file or folder in its place."""
    return typer.Argument(parser=path_option, metavar=metavar, help=text)


def path_choice(metavar: str, text: str | None = None, *names: str) -> Any:
    """Return what a command is told by a file or folder behind a word."""
    return typer.Option(*names, parser=path_option, metavar=metavar, help=text)


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
ASKED_TO_END = (signal.SIGINT, signal.SIGTERM)
MOST = 2**63 - 1
"""The highest number that a database counts to."""
By = Annotated[str, typer.Option("--by", metavar="LOGIN", help="Who does it.")]
AtPrinter = Annotated[
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


@contextmanager
def run_until_signal() -> Iterator[None]:
    """Let the system's request to end, SIGTERM, be a person's Ctrl+C meanwhile."""
    with _handlers_kept():
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        yield


@contextmanager
def _handlers_kept() -> Iterator[None]:
    before = {asked: signal.getsignal(asked) for asked in ASKED_TO_END}
    try:
        yield
    finally:
        for asked, handler in before.items():
            signal.signal(asked, handler)


def time_today(text: str, now: datetime) -> datetime:
    """Return the instant meant by a time of today, such as ``10:30``.

    Raises:
        typer.BadParameter: it is none.
    """
    with suppress(ValueError):
        return _of_day(text, now)
    raise typer.BadParameter(f"'{text}' is not an hour; write it as 10:30")


def instant(text: str, now: datetime) -> datetime:
    """Return the instant meant by a time of today, or by a day and a time.

    Raises:
        typer.BadParameter: it is neither.
    """
    with suppress(ValueError):
        return _of_day(text, now)
    with suppress(ValueError):
        return _in_zone(datetime.fromisoformat(text), now)
    raise typer.BadParameter(f"'{text}' is not a time; write it as 14:00, or as 2026-11-30T08:30")


def _of_day(text: str, now: datetime) -> datetime:
    return _in_zone(datetime.combine(now.date(), time.fromisoformat(text)), now)


def _in_zone(moment: datetime, now: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)


@contextmanager
def with_progress() -> Iterator[Progress]:
    """Give what shows on a terminal how far the work is; Ctrl+C and SIGTERM ask it to stop.

    It stops where it can say what is done.
    """
    asked: list[int] = []
    shown = sys.stderr.isatty()

    def watch(done: float) -> bool:
        if shown:
            sys.stderr.write(f"\r{min(done, 1):4.0%} ")
            sys.stderr.flush()
        return not asked

    try:
        with _handlers_kept():
            for one in ASKED_TO_END:
                signal.signal(one, lambda number, _frame: asked.append(number))
            yield watch
    finally:
        if shown:
            sys.stderr.write("\r      \r")
