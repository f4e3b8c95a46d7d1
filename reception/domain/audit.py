"""What is written down of who did what: changes, sign-ins, what was taken out, and refusals."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reception.domain.unit import Person


class Act(StrEnum):
    """What somebody did or tried."""

    SIGN_IN = "sign in"
    UNLOCK = "unlock a window"
    END_SESSION = "end a session"
    LIFT_PAUSE = "lift a pause of sign-in"
    SECOND_FACTOR = "change a second factor"
    CHOOSE_PIN = "choose a PIN"
    SEE_PEOPLE = "see figures by clerk"
    SEE_VISITS = "see single visits"
    DESCRIBE = "describe the unit"
    UNDO = "undo a change"
    RENEW_PASSWORD = "renew a password"  # noqa: S105 - an act, not a password
    CHANGE_PASSWORD = "change the own password"  # noqa: S105 - likewise
    TAKE_OUT_VISITS = "take out visits"
    TAKE_OUT_FIGURES = "take out figures"
    TAKE_OUT_UNIT = "take out the unit"
    BRING_IN_VISITS = "bring in visits"
    FORGET_VISITS = "forget visits"
    DECIDE_ON_PARKED = "decide on a parked ticket"
    VOID_NUMBER = "declare a number void"
    SERVED_ON_PAPER = "note who was served on paper"
    PUT_BACK = "put a backup back"
    OTHER = "other"
    """Tried without the right to it; the subject says what."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One line of the audit log."""

    at: datetime
    who: str | None
    """A login; None for whoever rules the computer, and for a sign-in that names nobody here."""
    act: Act
    subject: str = ""
    """On what, in a few words; never a password."""
    refused: bool = False


def login_of(asking: Person | None) -> str | None:
    """Return who is written down; None is whoever rules this computer."""
    return asking.login if asking else None
