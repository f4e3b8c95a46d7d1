"""Who is in: sessions, the pauses after wrong passwords, and the rule of the lock."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from reception.domain.unit import Person

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


class SessionState(StrEnum):
    """How a session stands."""

    OPEN = "open"
    LOCKED = "locked"


@dataclass(frozen=True, kw_only=True, slots=True)
class SignInSession:
    """Somebody's being in, at one station and in one window."""

    id: UUID
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
    ended_elsewhere: str | None = None
    """The station at which she was still in, and now is no more."""


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
