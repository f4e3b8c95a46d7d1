"""What is known of a person who signs in, and of who has tried."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Credential:
    """What is known of a person beside her password."""

    must_change: bool = False
    """Somebody else knows the password: it was given."""
    has_factor: bool = False
    secret: str | None = None
    """The second factor's, in base 32, which a server tells nobody; None where she has none."""
    since: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptPin:
    """A PIN at one station, as it is kept."""

    pin_hash: str
    pepper_mark: str
    """Tells whether the station still has the pepper it was made with."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NewFactor:
    """A second factor that somebody begins to have."""

    secret: str
    step: int
    """Whose code she has typed."""
    recovery: Sequence[str]
    """The hashes of her recovery codes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tried:
    """Wrong passwords of a login, a station, or one at the other; an empty word is any."""

    login: str
    station: str
    wrong: int = 0
    wrong_at: datetime | None = None
