"""The words of the command line."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.main import get_command

from nouba.apps import start_app
from nouba.options import Db
from nouba.usage import WrongUsageError
from nouba.words import Words
from reception.settings import program

# Each word and what carries it out; whoever types one waits for no other's libraries.
WORDS: Mapping[str, str] = {
    "init": "nouba.databases:init",
    "verify": "nouba.databases:verify",
    "backup": "nouba.backups:backup",
    "restore": "nouba.backups:restore",
    "doctor": "nouba.doctor:doctor",
    "backtest": "nouba.backtest:backtest",
    "demo": "nouba.demo_command:demo",
    "issue": "nouba.tickets:issue",
    "cancel": "nouba.tickets:cancel",
    "queue": "nouba.tickets:queue",
    "ticket": "nouba.tickets:ticket",
    "explain": "nouba.explain:explain",
    "what-if": "nouba.what_if:what_if",
    "kiosk-pin": "nouba.kiosk_pin:kiosk_pin",
    "estimate": "nouba.estimate:app",
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
    "postgres": "nouba.postgres:app",
    "network": "nouba.network:app",
    "printer": "nouba.printers:app",
    "led": "nouba.leds:app",
    "journal": "nouba.journal:app",
    "translations": "nouba.translations:app",
    "voice": "nouba.voice:app",
    "kiosk": "nouba.command_line:kiosk",
    "board": "nouba.command_line:board",
    "clerk": "nouba.command_line:clerk",
    "admin": "nouba.command_line:admin",
}
_BELOW: Mapping[str, Mapping[str, str]] = {
    "report": {"ratings": "nouba.ratings:ratings", "monthly": "nouba.monthly:monthly"},
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
