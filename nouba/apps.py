"""``nouba kiosk | board | clerk | admin | demo | kiosk-pin``: the apps."""

import sys
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import typer

from nouba.options import Db, path_choice
from nouba.station import WrongUsageError, start_app
from reception.unit.passwords import PASSWORD_HASHER

_SHORTEST = 6
_LONGEST = 12
_MOST_BYTES = 1000


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


def demo(
    minutes: Annotated[
        int | None,
        typer.Option(min=1, max=600, help="Minutes of the day; else 90, or 45 with a screen."),
    ] = None,
    speed: Annotated[
        float | None,
        typer.Option(min=1, max=240, help="Times real time; else 60, or 12 with a screen."),
    ] = None,
    out: Annotated[Path, path_choice("DIR")] = Path("demo-output"),
    seed: Annotated[int, typer.Option(help="The same seed is the same day.")] = 3,
) -> None:
    """Run the whole hall on this computer: kiosk, printer, board, clerks, console, report."""
    # Qt and every app: none of the other words waits for them.
    from lab.demo.run import run_demo  # noqa: PLC0415

    raise typer.Exit(run_demo(minutes=minutes, speed=speed, out=out, seed=seed))


def kiosk_pin() -> None:
    """Ask for a PIN and print the setting that opens the kiosk's service menu with it."""
    if sys.stdin.isatty():
        asked = f"PIN of the service menu, {_SHORTEST} to {_LONGEST} digits"
        pin: str = typer.prompt(asked, hide_input=True, confirmation_prompt=True, err=True)
    else:
        pin = _piped()
    require_good_pin(pin)
    typer.echo(f"NOUBA_KIOSK_PIN='{PASSWORD_HASHER.hash(pin)}'")


def require_good_pin(pin: str) -> None:
    """Refuse what a visitor might guess.

    Raises:
        WrongUsageError: it is too short or too long, no number, or a plain row of digits.
    """
    if not (pin.isascii() and pin.isdecimal() and _SHORTEST <= len(pin) <= _LONGEST):
        raise WrongUsageError(f"A PIN has {_SHORTEST} to {_LONGEST} digits and nothing else")
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if len(steps) == 1:
        raise WrongUsageError("A PIN such as 000000 or 123456 is guessed at once: choose another")


def _piped() -> str:
    """Return the line that another program hands over; a second one repeats it."""
    pin, *again = sys.stdin.buffer.read(_MOST_BYTES).decode(errors="replace").splitlines() or [""]
    if any(line != pin for line in again):
        raise WrongUsageError("The two PINs are not the same: give one line, or the same one twice")
    return pin
