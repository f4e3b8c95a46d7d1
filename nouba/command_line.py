"""Reads the words of a command line: each loads what carries it out, and nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from nouba.station import TYPED
from reception.system.files import one_line
from reception.system.settings import program

# Each word and what carries it out; whoever types one waits for no other's libraries.
WORDS: Mapping[str, str] = {
    "init": "nouba.databases:init",
    "verify": "nouba.verify:verify",
    "backup": "nouba.databases:backup",
    "restore": "nouba.databases:restore",
    "repair": "nouba.verify:repair",
    "doctor": "nouba.doctor:doctor",
    "backtest": "nouba.waits:backtest",
    "demo": "nouba.apps:demo",
    "issue": "nouba.queue:issue",
    "cancel": "nouba.queue:cancel",
    "queue": "nouba.queue:queue",
    "ticket": "nouba.queue:ticket",
    "explain": "nouba.queue:explain",
    "what-if": "nouba.waits:what_if",
    "staffing": "nouba.staffing:staffing",
    "kiosk-pin": "nouba.apps:kiosk_pin",
    "estimate": "nouba.waits:estimate_app",
    "call": "nouba.queue:call_app",
    "counter": "nouba.counters:counter_app",
    "service": "nouba.counters:service_app",
    "day": "nouba.day:day_app",
    "alerts": "nouba.alerts:app",
    "unit": "nouba.unit:app",
    "report": "nouba.reports:report_app",
    "visits": "nouba.reports:visits_app",
    "retention": "nouba.history:retention_app",
    "sessions": "nouba.sessions:app",
    "postgres": "nouba.postgres:app",
    "centre": "nouba.outward.centre:app",
    "line": "nouba.outward.line:app",
    "relay": "nouba.outward.relay:app",
    "printer": "nouba.devices:printer_app",
    "led": "nouba.devices:led_app",
    "journal": "nouba.offline:journal_app",
    "offline": "nouba.offline:offline_app",
    "translations": "nouba.translations:app",
    "voice": "nouba.voice:app",
    "kiosk": "nouba.apps:kiosk",
    "board": "nouba.apps:board",
    "clerk": "nouba.apps:clerk",
    "admin": "nouba.apps:admin",
}


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


def read(words: Sequence[str]) -> None:
    """Carry out what the words say; it leaves by ``SystemExit``."""
    command: Any = get_command(command_line(words))
    TYPED.set(" ".join(_known(command, words)))
    command(args=list(words))


def _known(command: Any, words: Sequence[str]) -> Iterator[str]:
    """Yield the words that name the command; what is said to it may be of somebody."""
    for word in words:
        command = getattr(command, "commands", {}).get(word)
        if command is None:
            return
        yield word


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
        found = _at(WORDS[word])
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=word)
        else:
            app.command(word)(found)
    return app


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
