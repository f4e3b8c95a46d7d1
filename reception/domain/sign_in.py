"""Who is in: sessions, pauses after wrong passwords, the lock; and why somebody is refused."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from reception.domain.errors import Refusal
from reception.domain.unit import Person

SHORTEST_PASSWORD = 8
SHORTEST_ADMINISTRATORS_PASSWORD = 15
"""Of an administrator without a second factor."""
LONGEST_PASSWORD = 128
PIN_DIGITS = 6
PIN_TRIES = 5
"""So many wrong PINs, and only the password unlocks this session."""


class SignInApp(StrEnum):
    """Through which window somebody is in."""

    PANEL = "panel"
    CONSOLE = "console"


class SessionEnd(StrEnum):
    """Why a session is over."""

    LEFT = "left"
    ELSEWHERE = "signed in elsewhere"
    CLOSING = "the day was closed"
    ADMINISTRATOR = "ended by an administrator"
    PASSWORD = "the password was changed"  # noqa: S105 - a reason
    NOT_HERE_ANY_MORE = "works here no more"
    PUT_BACK = "a backup was put back"
    UNKNOWN = "for a reason that is not known here"


class SessionState(StrEnum):
    """How a session stands."""

    OPEN = "open"
    LOCKED = "locked"


@dataclass(frozen=True, kw_only=True, slots=True)
class SignInSession:
    """Somebody's being in, at one station and in one window."""

    id: str
    login: str
    app: SignInApp
    station: str
    service_day: date
    opened_at: datetime
    seen_at: datetime
    locked_at: datetime | None = None
    wrong_pins: int = 0
    ended_at: datetime | None = None
    ended: SessionEnd | None = None
    is_strange: bool = False
    """Its row holds what Nouba never writes: whose it is counts, where, and that it is over."""

    @property
    def standing(self) -> SessionState:
        """Return whether it is open or locked, as long as it is not over."""
        return SessionState.LOCKED if self.locked_at else SessionState.OPEN


@dataclass(frozen=True, kw_only=True, slots=True)
class Where:
    """The window that somebody comes in by."""

    app: SignInApp
    station: str
    pepper: bytes = field(default=b"", repr=False)
    """Of the station's own file; empty where it has none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SignedIn:
    """What a window holds of who is in; the token is kept nowhere else."""

    person: Person
    token: str = field(repr=False)
    lock_after: timedelta
    has_pin: bool
    """Whether a PIN unlocks it here."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LockPause:
    """A login or a station that has to wait, after wrong passwords."""

    login: str | None
    """None where the whole station waits."""
    station: str | None
    """None where the login waits wherever it never was let in."""
    wrong: int
    until: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class TryRule:
    """How wrong passwords are answered: the first are free, then pauses grow up to a longest.

    Each quiet ``longest`` since the last wrong one forgives one. Nobody is kept out for ever: who
    waits as long as the longest pause has a try again, whatever somebody else tried before.
    """

    free: int
    first: timedelta
    longest: timedelta

    def left_of(self, wrong: int, wrong_at: datetime, now: datetime) -> int:
        """Return how many wrong ones still count."""
        return max(0, wrong - max(0, (now - wrong_at) // self.longest))

    def paused_until(self, wrong: int, wrong_at: datetime, now: datetime) -> datetime | None:
        """Return until when nobody may try; None when somebody may now."""
        beyond = wrong - self.free
        # A clock that was put back far keeps nobody waiting until it has caught up.
        if beyond < 0 or wrong_at > now + self.longest:
            return None
        until = wrong_at + min(self.longest, self.first * 2 ** min(beyond, 20))
        return until if now < until else None


# One login at one station; a login at stations that never let it in lately; a whole station, where
# colleagues sign in as well: it waits for seconds, not for a quarter of an hour.
LOGIN_AT_STATION = TryRule(free=5, first=timedelta(minutes=1), longest=timedelta(minutes=15))
LOGIN_ANYWHERE = TryRule(free=20, first=timedelta(minutes=1), longest=timedelta(minutes=15))
WHOLE_STATION = TryRule(free=20, first=timedelta(seconds=10), longest=timedelta(minutes=2))
KNOWN_STATION_FOR = timedelta(days=30)
"""So long a station that let somebody in is hers: what is tried elsewhere keeps her out nowhere."""
FORGOTTEN_AFTER = timedelta(days=90)
"""So long sessions that are over can be read."""

NO_PASSWORD = "!"  # noqa: S105 - it is none
"""Stands for the hash of who is only named by visits of the past, and signs in by no password."""


class SignInPausedError(Refusal):
    """Too many wrong passwords: nobody may try for a while."""

    def __init__(self, until: datetime, now: datetime) -> None:
        self.until = until
        self.wait = until - now
        super().__init__(
            f"Too many wrong passwords: try again in {-(-self.wait // timedelta(seconds=1))} s;"
            " an administrator can lift it"
        )


class CodeNeededError(Refusal):
    """The password is right; the second factor is asked for."""

    says = "Type the six digits that your authenticator shows, or a recovery code"


class CodeRefusedError(Refusal):
    """The second factor is wrong, or was used before."""

    says = "The code is not right, or was used already; wait for the next one"


class PasswordToChangeError(Refusal):
    """The password is right, but may not be kept: it is a first one, or it is too weak now."""

    def __init__(self, *, first: bool, shortest: int) -> None:
        self.first = first
        self.shortest = shortest
        why = "This password was given to you" if first else "This password is too weak"
        super().__init__(f"{why}: choose one of your own, of at least {shortest} characters")


class PasswordAtConsoleError(Refusal):
    """Who does more than serve chooses her password where a desk's account cannot reach it."""

    says = "Choose your new password at the console, not at a panel"


class SessionEndedError(Refusal):
    """Who was in is in no more."""

    def __init__(self, ended: SessionEnd | None) -> None:
        self.ended = ended
        super().__init__(f"You are signed out: {ended or 'there is no such session'}")


class SessionLockedError(Refusal):
    """The session has to be unlocked first."""

    says = "The window is locked: unlock it first"


class PinRefusedError(Refusal):
    """The PIN is wrong, or none is taken any more."""

    def __init__(self, tries_left: int) -> None:
        self.tries_left = tries_left
        left = f"{tries_left} tries are left" if tries_left else "type the password"
        super().__init__(f"The PIN is not right; {left}")


class WeakPinError(Refusal):
    """A PIN is too easily guessed."""

    says = f"Choose {PIN_DIGITS} digits that are no plain row, such as 000000 or 123456"


class NoSecondFactorError(Refusal):
    """There is none that could be changed."""

    def __init__(self, login: str) -> None:
        super().__init__(f"'{login}' has no second factor")


class UnknownSessionError(Refusal):
    """No such session is open."""

    says = "This session is over already"


class WeakPasswordError(Refusal):
    """A password is too easily guessed."""

    def __init__(self, shortest: int = SHORTEST_PASSWORD) -> None:
        self.shortest = shortest
        super().__init__(
            f"Choose a password of {shortest} to {LONGEST_PASSWORD} characters that is not"
            " the old one and not one character again and again"
        )


class CommonPasswordError(Refusal):
    """A password is one that is tried first."""

    says = (
        "Many people have this password, or it is made of your login, the unit or the product:"
        " choose another, such as a sentence of your own"
    )
