"""What keeps who is in, who has to wait, and by what people are recognised."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from reception.domain.audit import Entry
from reception.domain.sign_in import Ended, SignInApp, SignInSession


@dataclass(frozen=True, kw_only=True, slots=True)
class Credential:
    """What is known of a person beside her password."""

    must_change: bool = False
    """Somebody else knows the password: it was given."""
    secret: str | None = None
    """The second factor's, in base 32; None where she has none."""
    since: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptPin:
    """A PIN at one station, as it is kept."""

    pin_hash: str
    pepper_mark: str
    """Tells whether the station still has the pepper it was made with."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tried:
    """Wrong passwords of a login, a station, or one at the other; an empty word is any."""

    login: str
    station: str
    wrong: int = 0
    wrong_at: datetime | None = None


class SignInWork(Protocol):
    """One transaction."""

    def tried(self, unit: str, login: str, station: str) -> Tried:
        """Return what was tried, and keep others from it until the transaction is over."""
        ...

    def set_tried(self, unit: str, tried: Tried) -> None:
        """Write what was tried; nothing wrong leaves no row."""
        ...

    def all_tried(self, unit: str) -> Sequence[Tried]:
        """Return everything that counts as wrong, the latest first."""
        ...

    def forget_tried(self, unit: str, *, before: datetime) -> None:
        """Drop what was tried so long ago that it counts no more."""
        ...

    def was_let_in(self, unit: str, login: str, station: str, *, since: datetime) -> bool:
        """Return whether the station let her in since then."""
        ...

    def session(self, token_hash: str) -> SignInSession | None:
        """Return the session of a token, over or not, and keep others from it."""
        ...

    def open_sessions(self, unit: str) -> Sequence[SignInSession]:
        """Return the sessions that are not over, the newest first."""
        ...

    def open_session_of(self, unit: str, login: str, app: SignInApp) -> SignInSession | None:
        """Return somebody's session in one window."""
        ...

    def add_session(self, unit: str, session: SignInSession, token_hash: str) -> None:
        """Write a new session."""
        ...

    def change_session(self, session: SignInSession) -> None:
        """Write when it was seen, how it is locked, and whether it is over."""
        ...

    def end_session(
        self, unit: str, session: UUID, ended: Ended, at: datetime
    ) -> SignInSession | None:
        """End a session; return it, or None when it was over."""
        ...

    def end_sessions_of(
        self, unit: str, login: str, ended: Ended, at: datetime, *, but: UUID | None = None
    ) -> None:
        """End every session of a person, but for one."""
        ...

    def forget_sessions(self, unit: str, *, before: datetime) -> None:
        """Drop sessions that were over before then."""
        ...

    def credential(self, unit: str, login: str) -> Credential:
        """Return what is known of a person beside her password."""
        ...

    def must_change(self, unit: str, login: str) -> bool:
        """Return whether a person must choose another password, and look at nothing else of her."""
        ...

    def set_second_factor(
        self, unit: str, login: str, secret: str | None, at: datetime, recovery: Sequence[str] = ()
    ) -> None:
        """Write or drop somebody's second factor, with the hashes of her recovery codes."""
        ...

    def use_step(self, unit: str, login: str, step: int) -> bool:
        """Take a step of the second factor; False when it, or a later one, was taken before."""
        ...

    def use_recovery(self, unit: str, login: str, code_hash: str, at: datetime) -> bool:
        """Take a recovery code; False when there is none such left."""
        ...

    def recovery_left(self, unit: str, login: str) -> int:
        """Return how many recovery codes somebody still has."""
        ...

    def pin(self, unit: str, login: str, station: str) -> KeptPin | None:
        """Return somebody's PIN at a station."""
        ...

    def set_pin(self, unit: str, login: str, station: str, pin: KeptPin, at: datetime) -> None:
        """Write somebody's PIN at a station."""
        ...

    def forget_pins(self, unit: str, login: str) -> None:
        """Drop somebody's PINs everywhere."""
        ...

    def set_password_hash(
        self, unit: str, login: str, password_hash: str, *, must_change: bool | None = None
    ) -> None:
        """Replace a person's stored hash; None leaves it open whether she must change it."""
        ...

    def note(self, unit: str, entry: Entry) -> None:
        """Write one line of the audit log."""
        ...


class SignInStore(Protocol):
    """Keeps who is in."""

    def work(self, *, tell: bool = False) -> AbstractContextManager[SignInWork]:
        """Give a transaction; ``tell`` lets windows hear that sessions changed."""
        ...

    def password_hash(self, unit: str, login: str) -> str | None:
        """Return a person's stored hash."""
        ...
