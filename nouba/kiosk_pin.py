"""``nouba kiosk-pin``."""

import sys
from itertools import pairwise

import typer

from nouba.usage import WrongUsageError
from reception.office import PASSWORD_HASHER

_SHORTEST = 6
_LONGEST = 12
_MOST_BYTES = 1000


def kiosk_pin() -> None:
    """Ask for a PIN and print the setting that opens the kiosk's service menu with it."""
    pin = _typed() if sys.stdin.isatty() else _piped()
    require_good_pin(pin)
    typer.echo(f"NOUBA_KIOSK_PIN='{PASSWORD_HASHER.hash(pin)}'")


def require_good_pin(pin: str) -> None:
    """Refuse what a visitor might guess.

    Raises:
        WrongUsageError: it is too short or too long, has other signs, or is a plain row of digits.
    """
    if not (pin.isascii() and pin.isdecimal() and _SHORTEST <= len(pin) <= _LONGEST):
        raise WrongUsageError(f"A PIN has {_SHORTEST} to {_LONGEST} digits and nothing else")
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if len(steps) == 1:
        raise WrongUsageError("A PIN such as 000000 or 123456 is guessed at once: choose another")


def _typed() -> str:
    typed: str = typer.prompt(
        f"PIN of the service menu, {_SHORTEST} to {_LONGEST} digits",
        hide_input=True,
        confirmation_prompt=True,
        err=True,
    )
    return typed


def _piped() -> str:
    """Return the line that another program hands over; a second one repeats it."""
    pin, *again = sys.stdin.buffer.read(_MOST_BYTES).decode(errors="replace").splitlines() or [""]
    if any(line != pin for line in again):
        raise WrongUsageError("The two PINs are not the same: give one line, or the same one twice")
    return pin
