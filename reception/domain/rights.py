"""What each role may do: one table, which the core's verbs ask before they do anything."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reception.domain.errors import NotAllowedError
from reception.domain.unit import Person, Role


class Right(StrEnum):
    """Something that not everybody may do; the value ends the sentence of a refusal."""

    SERVE = "serve visitors"
    LEAD_THE_HALL = "pause services or close the day"
    SEE_THE_LIVE_VIEW = "see the live view"
    """How many wait and who calls, without a name; with ``SEE_THE_HALL`` the names as well."""
    SEE_THE_HALL = "see who waits in the whole hall"
    SEE_FIGURES = "see the unit's figures"
    SEE_FIGURES_BY_CLERK = "see figures by clerk"
    SEE_VISITS = "see or take out single visits"
    DESCRIBE_THE_UNIT = "change how the unit is described"
    KEEP_PEOPLE = "change people, roles or passwords"
    KEEP_HISTORY = "bring in or forget past visits"
    SEE_THE_AUDIT = "see who changed what"


_LEADERS = frozenset({Role.MANAGER, Role.ADMINISTRATOR})
_ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})

ROLES = {
    Right.SERVE: frozenset({Role.CLERK, Role.MANAGER}),
    Right.LEAD_THE_HALL: _LEADERS,
    Right.SEE_THE_LIVE_VIEW: _LEADERS | {Role.LIVE_VIEW},
    Right.SEE_THE_HALL: _LEADERS,
    Right.SEE_FIGURES: _LEADERS,
    Right.SEE_FIGURES_BY_CLERK: _LEADERS,
    Right.SEE_VISITS: _LEADERS,
    Right.DESCRIBE_THE_UNIT: _ADMINISTRATORS,
    Right.KEEP_PEOPLE: _ADMINISTRATORS,
    Right.KEEP_HISTORY: _ADMINISTRATORS,
    Right.SEE_THE_AUDIT: _ADMINISTRATORS,
}


def may(person: Person, right: Right) -> bool:
    """Return whether the person's role includes the right."""
    return person.role in ROLES[right]


def demand(person: Person | None, right: Right) -> None:
    """Pass when the person has the right; None is whoever rules this computer and may everything.

    Raises:
        NotAllowedError: the person's role does not include it.
    """
    if person is not None and not may(person, right):
        raise NotAllowedError(person.login, right.value)


class AuditAct(StrEnum):
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
    DECIDE_ON_CONFLICT = "decide on a parked ticket"
    VOID_NUMBER = "declare a number void"
    SERVED_ON_PAPER = "note who was served on paper"
    PUT_BACK = "put a backup back"
    NEW_LIFE = "begin a new life"
    REPAIR = "repair"
    PAUSE_SERVICE = "pause a service"
    RESUME_SERVICE = "resume a service"
    STAFF_COUNTER = "change who works at a counter"
    """For a colleague; the subject is the counter, who works there, and what else changed."""
    CLOSE_DAY = "close the day"
    ACKNOWLEDGE = "acknowledge an alert"
    PUBLISH = "publish visits"
    FOLLOW = "follow sites"
    KEEP_STATIONS = "keep stations' accounts"
    TYPE = "type a command"
    """What a command changed that has no other line, such as a call: the subject is its words."""
    OTHER = "other"
    """Tried without the right to it, the subject says what; or what only a newer program knows."""

    @classmethod
    def read(cls, written: str) -> "AuditAct":
        """Return the act as it is written."""
        return cls(written) if written in cls else cls.OTHER


@dataclass(frozen=True, kw_only=True, slots=True)
class AuditEntry:
    """One line of the audit log."""

    at: datetime
    who: str | None
    """A login; None for whoever rules the computer, and for a sign-in that names nobody here."""
    act: AuditAct
    subject: str = ""
    """On what, in a few words; never a password."""
    refused: bool = False
    os_user: str | None = None
    """Who typed the command, as the operating system knows her; None of what a window did."""


type Noting = Callable[[AuditAct, str], AuditEntry]
"""Makes a line of now, for an act and what it is done to, of whoever rules this computer."""


def noting_by(os_user: str | None, now: Callable[[], datetime]) -> Noting:
    """Return what makes the lines of a command that this user typed."""

    def noting(act: AuditAct, subject: str) -> AuditEntry:
        return AuditEntry(at=now(), who=None, act=act, subject=subject, os_user=os_user)

    return noting


def login_of(asking: Person | None) -> str | None:
    """Return who is written down; None is whoever rules this computer."""
    return asking.login if asking else None
