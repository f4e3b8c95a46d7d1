"""What the core needs of the world around it."""

from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        ...


class Ids(Protocol):
    """Makes identifiers."""

    def new(self) -> UUID:
        """Return an identifier never returned before; later ones sort later."""
        ...


class Topic(StrEnum):
    """What a change notice may be about."""

    TICKETS = "tickets"
    UNIT = "unit"
    COUNTERS = "counters"
    PRINTS = "prints"
    ALERTS = "alerts"
    SESSIONS = "sessions"


class ChangeFeed(Protocol):
    """Hears what other processes announced."""

    def wait(self, timeout_s: float) -> frozenset[Topic]:
        """Return what changed since the last call; empty when nothing did in time."""
        ...

    def close(self) -> None:
        """Give back the connection."""
        ...
