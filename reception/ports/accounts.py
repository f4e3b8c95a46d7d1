"""Accounts of stations: by which name each computer connects, and what it may do."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class StationKind(StrEnum):
    """What a station is for: its rights follow from it."""

    KIOSK = "kiosk"
    """Gives tickets and prints them."""
    BOARD = "board"
    """Shows calls: boards, signs over counters, LED displays."""
    DESK = "desk"
    """A clerk's panel."""
    CONSOLE = "console"
    """The office of managers and administrators."""
    JOBS = "jobs"
    """What runs by the clock: alerts, reports, learning, forgetting."""


class Applied(StrEnum):
    """Which version's rights the kinds of stations have."""

    NEVER = "never"
    """None yet: whoever connects is the tables' owner, or may do nothing."""
    EARLIER = "earlier"
    CURRENT = "current"


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """A station as the database knows it."""

    login: str
    """The name it connects by, which is the station's own."""
    kind: StationKind
    unit: str
    """The unit whose rows it sees."""
    counters: frozenset[int] = frozenset()
    """At which a desk may act; empty: at every counter of the unit."""


class AccountStore(Protocol):
    """Keeps accounts, and the rights that each kind has."""

    def statements(self) -> tuple[str, ...]:
        """Return what gives every kind its rights, as SQL."""
        ...

    def apply(self) -> None:
        """Give every kind the rights of this version, and no others."""
        ...

    def applied(self) -> Applied:
        """Return which version's rights the kinds have."""
        ...

    def accounts(self) -> tuple[Account, ...]:
        """Return every account, by its login."""
        ...

    def units(self) -> tuple[str, ...]:
        """Return the units of the database."""
        ...

    def counters(self, unit: str) -> Iterable[int]:
        """Return the numbers of a unit's counters."""
        ...

    def add(self, account: Account, password: str | None) -> None:
        """Let a station connect; without a password its certificate proves it.

        Raises:
            AccountTakenError: the server knows this name already, as something else.
        """
        ...

    def remove(self, login: str) -> None:
        """Let a station connect no more, and end what it has open."""
        ...
