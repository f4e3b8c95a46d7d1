"""Accounts of stations: by which name each computer connects, and what it may do."""

from dataclasses import dataclass
from enum import StrEnum

from reception.domain.errors import Refusal


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


class AccountTakenError(Refusal):
    """The server knows this name as something else."""

    def __init__(self, login: str) -> None:
        super().__init__(f"The server knows '{login}' already; choose another name")
