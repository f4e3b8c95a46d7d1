"""``nouba``: what each failure means to who typed the command."""

import io
import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.main import get_command

from nouba.options import (
    DONE,
    ENVIRONMENT_FAILED,
    REFUSED,
    WRONG_USAGE,
    Db,
    Words,
    WrongUsageError,
    log_path,
    open_log,
)
from nouba.station import APPS, start_app
from reception.domain.errors import EnvironmentFault, Refusal, TemplateError
from reception.system.settings import program

_HARMLESS = "\N{REPLACEMENT CHARACTER}"

_log = logging.getLogger("nouba")


def main() -> None:
    """Run the command, and end with the exit code of the contract."""
    sys.exit(run(sys.argv[1:]))


def run(words: Sequence[str]) -> int:
    """Carry out one command line; return its exit code.

    0 done; 1 refused; 2 wrong usage; 3 the environment failed.
    """
    _make_streams_usable()
    open_log()
    try:
        return _carry_out(words)
    except Refusal as refusal:
        return _refuse(refusal)
    except EnvironmentFault as fault:
        return _say(str(fault), ENVIRONMENT_FAILED)
    except WrongUsageError as wrong:
        return _say(str(wrong), WRONG_USAGE)
    except KeyboardInterrupt:
        return _say("Stopped.", REFUSED)
    except BrokenPipeError:
        # Who read the answer has left; there is nobody to tell.
        _give_up_answer()
        return ENVIRONMENT_FAILED
    except OSError as error:
        # A full disk, a closed door: what was committed before is committed.
        _give_up_answer()
        return _say(
            f"This computer refused something ({error.strerror or error}):"
            " check the disk and the place you named, then look before you repeat",
            ENVIRONMENT_FAILED,
        )
    except Exception:  # noqa: BLE001 - the last resort, and it is logged with its trace
        _log.exception("the command failed")
        return _say(
            f"Nouba failed unexpectedly; please report what stands in {log_path()}",
            ENVIRONMENT_FAILED,
        )


def _carry_out(words: Sequence[str]) -> int:
    match words:
        case [app] if app in APPS:
            return start_app(app)
        case [app, "--db", database] if app in APPS and database.strip():
            return start_app(app, database)
    try:
        # Its libraries are loaded here, so that an app's first frame does not wait for them.

        read(words)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else DONE
    return DONE


def _make_streams_usable() -> None:
    """Write UTF-8 whatever the terminal claims, and nowhere when the stream is closed."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # Kept open as long as the process: it is the process's own stream.
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _give_up_answer() -> None:
    # What is still held back would be tried again at the end, and change the exit code.
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), sys.__stdout__.fileno() if sys.__stdout__ else 1)


def _refuse(refusal: Refusal) -> int:
    # A unit's file may have several mistakes, one a line; any other refusal is one sentence.
    several = isinstance(refusal, TemplateError)
    for sentence in str(refusal).splitlines() if several else [str(refusal)]:
        _say(sentence, REFUSED)
    return REFUSED


def _say(sentence: str, exit_code: int) -> int:
    # What somebody typed may stand in the sentence: it must not steer the terminal.
    shown = "".join(sign if sign.isprintable() else _HARMLESS for sign in sentence)
    sys.stderr.write(f"{shown}\n")
    return exit_code


# Each word and what carries it out; whoever types one waits for no other's libraries.
WORDS: Mapping[str, str] = {
    "init": "nouba.databases:init",
    "verify": "nouba.databases:verify",
    "backup": "nouba.backups:backup",
    "restore": "nouba.backups:restore",
    "doctor": "nouba.doctor:doctor",
    "backtest": "nouba.waits:backtest",
    "demo": "nouba.emulate:demo",
    "issue": "nouba.queue:issue",
    "cancel": "nouba.queue:cancel",
    "queue": "nouba.queue:queue",
    "ticket": "nouba.queue:ticket",
    "explain": "nouba.queue:explain",
    "what-if": "nouba.what_if:what_if",
    "kiosk-pin": "nouba.apps:kiosk_pin",
    "estimate": "nouba.waits:app",
    "call": "nouba.verbs:app",
    "counter": "nouba.counters:app",
    "service": "nouba.services:app",
    "day": "nouba.day:app",
    "alerts": "nouba.alerts:app",
    "unit": "nouba.unit:app",
    "report": "nouba.reports:report_app",
    "visits": "nouba.reports:visits_app",
    "retention": "nouba.history:retention_app",
    "sessions": "nouba.sessions:app",
    "postgres": "nouba.databases:app",
    "network": "nouba.network:app",
    "printer": "nouba.printers:app",
    "led": "nouba.leds:app",
    "journal": "nouba.offline:app",
    "offline": "nouba.offline:offline_app",
    "translations": "nouba.translations:app",
    "voice": "nouba.apps:app",
    "kiosk": "nouba.main:kiosk",
    "board": "nouba.main:board",
    "clerk": "nouba.main:clerk",
    "admin": "nouba.main:admin",
}
_BELOW: Mapping[str, Mapping[str, str]] = {
    "report": {"ratings": "nouba.ratings:ratings", "monthly": "nouba.reports:monthly"},
    "visits": {"import": "nouba.history:import_visits"},
}
"""Words below another that stand elsewhere."""


def read(words: Sequence[str]) -> None:
    """Carry out what the words say; it leaves by ``SystemExit``."""
    get_command(command_line(words))(args=list(words))


def command_line(words: Sequence[str]) -> typer.Typer:
    """Return what reads these words: the first one's command, or all where it is none."""
    app = typer.Typer(
        name="nouba",
        cls=Words,
        help="Reception for public offices: tickets, calls, boards and true waiting times.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback()(_nouba)
    for word in [words[0]] if words and words[0] in WORDS else WORDS:
        found = _found(word)
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=word)
        else:
            app.command(word)(found)
    return app


@cache
def _found(word: str) -> typer.Typer | Callable[..., Any]:
    found: Any = _at(WORDS[word])
    for below, place in _BELOW.get(word, {}).items():
        found.command(below)(_at(place))
    carries_out: typer.Typer | Callable[..., Any] = found
    return carries_out


def _at(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)


def _say_version(asked: bool) -> None:
    if asked:
        typer.echo(program())
        raise typer.Exit


def _nouba(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_say_version, is_eager=True, help="Say which version this is."
        ),
    ] = False,
) -> None:
    pass


def kiosk(
    windowed: Annotated[
        bool, typer.Option("--windowed", help="For trials: in a window that can be closed.")
    ] = False,
    pointer: Annotated[
        bool, typer.Option("--pointer", help="Show the pointer, where there is no touch screen.")
    ] = False,
    db: Db = None,
) -> None:
    """Start the visitors' kiosk; it fills the screen and ends by its service menu or SIGTERM."""
    raise typer.Exit(start_app("kiosk", db, windowed=windowed, pointer=pointer))


def board(
    code: Annotated[
        str | None,
        typer.Argument(metavar="[CODE]", help="A board of the unit's file; else NOUBA_BOARD."),
    ] = None,
    counter: Annotated[
        int | None,
        typer.Option(
            min=1, max=999, metavar="N", help="Hang over this counter instead of in the hall."
        ),
    ] = None,
    screen: Annotated[
        str | None,
        typer.Option(metavar="N", help="The screen's number or name; else NOUBA_SCREEN."),
    ] = None,
    db: Db = None,
) -> None:
    """Start a board of the waiting room, or the display over one counter."""
    if code is not None and counter is not None:
        raise WrongUsageError("A screen shows a board or hangs over a counter: give one of the two")
    raise typer.Exit(start_app("board", db, board=code, counter=counter, screen=screen))


def clerk(db: Db = None) -> None:
    """Start the clerk's panel."""
    raise typer.Exit(start_app("clerk", db))


def admin(db: Db = None) -> None:
    """Start the manager's and administrator's console."""
    raise typer.Exit(start_app("admin", db))
