"""What the window has the worker do, and what becomes of the answers that nobody waits for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from admin_console.messages import explain
from admin_console.tools import Tools
from reception.domain.sign_in import SignedIn
from reception.domain.unit import Unit
from ui_kit.sign_in.entrance import Typed

if TYPE_CHECKING:
    from reception.app import Reception


def ignore(_: object) -> None:
    """Go on: nobody waits for it."""


def log_bug(error: Exception) -> None:
    """Write a bug to the log; what the database says for itself, the pages tell."""
    explain(error)


def read_unit(reception: "Callable[[], Reception]") -> Unit:
    """Return the unit as it is described now."""
    return reception().hall.unit()


def follows_sites(reception: "Callable[[], Reception]") -> bool:
    """Return whether sites are followed here."""
    return reception().comparing is not None


def enter(tools: Tools, typed: Typed) -> tuple[SignedIn, Unit]:
    """Let a person in by what she typed."""
    reception = tools.reception()
    inside = reception.sign_in.enter(
        typed.login,
        typed.password,
        tools.where(),
        code=typed.code,
        new_password=typed.new_password,
    )
    return inside, reception.hall.unit()
