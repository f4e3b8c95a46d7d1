"""The options that several commands share."""

import logging
import shutil
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from reception.system.files import OneLineFormatter, one_line
from reception.system.progress import Watch
from reception.system.settings import state_folder


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


@contextmanager
def ended_like_ctrl_c() -> Iterator[None]:
    """Let the system's request to end, SIGTERM, be a person's Ctrl+C meanwhile."""
    before = {asked: signal.getsignal(asked) for asked in (signal.SIGINT, signal.SIGTERM)}
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        for asked, handler in before.items():
            signal.signal(asked, handler)


_PATIENCE_S = 5


class Computer:
    """This computer, below a root folder: tests have a smaller one."""

    def __init__(self, root: Path = Path("/")) -> None:
        self._root = root

    def path(self, name: str) -> Path:
        """Return a file or folder of it, named from its root."""
        return self._root / name.lstrip("/")

    def ask(self, program: str, *words: str) -> str | None:
        """Return what one of its programs says; None when it is missing or does not answer."""
        found = shutil.which(program)
        if not found:
            return None
        try:
            done = subprocess.run(  # noqa: S603 - the system's own, with words of ours
                [found, *words], capture_output=True, text=True, check=False, timeout=_PATIENCE_S
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        return done.stdout.strip()


DONE = 0
REFUSED = 1
WRONG_USAGE = 2
ENVIRONMENT_FAILED = 3


# One older file of this size is kept beside the present one.
_LONGEST_BYTES = 1_000_000


def log_path() -> Path:
    """Return this user's log file (XDG state folder)."""
    return state_folder() / "nouba.log"


def open_log() -> None:
    """Write the log to the user's file as well; where that cannot be, do without it."""
    root = logging.getLogger()
    path = log_path()
    if any(getattr(handler, "baseFilename", None) == str(path) for handler in root.handlers):
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _LONGEST_BYTES:
            path.replace(path.with_suffix(".log.1"))
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(OneLineFormatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    root.addHandler(handler)


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


class WrongUsageError(Exception):
    """Something that a command needs was not said, or not in its form."""


@contextmanager
def watched() -> Iterator[Watch]:
    """Give what shows on a terminal how far the work is; Ctrl+C and SIGTERM ask it to stop.

    It stops where it can say what is done.
    """
    asked: list[int] = []
    before = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}
    for one in before:
        signal.signal(one, lambda number, _frame: asked.append(number))
    shown = sys.stderr.isatty()

    def watch(done: float) -> bool:
        if shown:
            sys.stderr.write(f"\r{min(done, 1):4.0%} ")
            sys.stderr.flush()
        return not asked

    try:
        yield watch
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
        if shown:
            sys.stderr.write("\r      \r")


class Words(TyperGroup):
    """Reads the words of a command line, and quotes wrong ones without their control characters."""

    def make_context(self, *args: Any, **more: Any) -> Any:
        """Read the words up to the command's own."""
        with _quoted_harmlessly():
            return super().make_context(*args, **more)

    def invoke(self, ctx: Any) -> Any:
        """Read the command's own words, and carry it out."""
        with _quoted_harmlessly():
            return super().invoke(ctx)


@contextmanager
def _quoted_harmlessly() -> Iterator[None]:
    try:
        yield
    except typer.TyperException as wrong:
        wrong.message = one_line(wrong.message)
        raise
