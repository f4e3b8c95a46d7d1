"""What the core needs from the world: a clock, ids, stores, change notices, a printer."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from reception.domain.estimate import ExpectedWait
from reception.domain.language import Language, Texts


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


class ChangeFeed(Protocol):
    """Hears what other processes announced."""

    def wait(self, timeout_s: float) -> frozenset[Topic]:
        """Return what changed since the last call; empty when nothing did in time."""
        ...

    def close(self) -> None:
        """Give back the connection."""
        ...


class PrintState(StrEnum):
    """What is known of a ticket's paper; "sent" is not "printed"."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True, slots=True)
class TicketPaper:
    """The facts on one paper ticket; the renderer finds the words."""

    label: str
    language: Language
    unit_names: Texts
    service_names: Texts
    issued_at: datetime
    """In the unit's zone."""
    ahead: int
    expected_wait: ExpectedWait | None = None
    priority_names: Texts = field(default_factory=dict)
    """Empty for the ordinary class."""
    documents: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    waiting_area: Texts = field(default_factory=dict)
    qr_text: str = ""
    hotline: str = ""
    complaints_site: str = ""
    duplicate: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class PrinterStatus:
    """What a printer says of itself; ``known`` is false when it answers nothing."""

    known: bool
    online: bool
    cover_open: bool = False
    paper_out: bool = False
    paper_near_end: bool = False
    cutter_error: bool = False
    error: bool = False


class Printer(Protocol):
    """Puts tickets on paper, one at a time; every call ends within its deadline."""

    def status(self) -> PrinterStatus:
        """Ask the printer how it is.

        Raises:
            PrinterFault: it cannot be reached.
        """
        ...

    def print_ticket(self, paper: TicketPaper) -> PrintState:
        """Print one ticket; CONFIRMED when the printer itself said so, else UNCONFIRMED.

        Raises:
            PrinterFault: nothing usable came out; what to do is in the hint.
        """
        ...

    def close(self) -> None:
        """Give back the connection."""
        ...
