"""What the questions about the present need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol
from uuid import UUID

from reception.domain.availability import Offer
from reception.domain.calling import Caller
from reception.domain.language import Language
from reception.domain.paper import PrintState
from reception.domain.ticket import Leg, TicketState, Visit
from reception.ports.desk import Session


@dataclass(frozen=True, kw_only=True, slots=True)
class LineLength:
    """How many wait for a service, and since when the first of them."""

    service: str
    waiting: int
    oldest: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """A call as the board shows it."""

    ticket: UUID
    label: str
    service: str
    language: Language
    counter: int
    called_at: datetime
    calls: int
    """In the whole visit: who is called after a transfer is called once more."""
    state: TicketState


class HallStore(Protocol):
    """Answers what the hall looks like now; it never changes anything."""

    def lines(self, unit: str, day: date) -> tuple[LineLength, ...]:
        """Return the length of every line in which somebody waits."""
        ...

    def offer(self, unit: str, day: date, now: datetime) -> Offer:
        """Return what has been given on the day, and what is paused now."""
        ...

    def waiting(self, unit: str, day: date, now: datetime, limit: int) -> tuple[Visit, ...]:
        """Return who waits, in the order of the calling rule."""
        ...

    def next_for(self, unit: str, caller: Caller, day: date, now: datetime) -> Visit | None:
        """Return whom the calling rule would choose for a caller; None when nobody waits."""
        ...

    def next_two_for(
        self, unit: str, caller: Caller, day: date, now: datetime
    ) -> tuple[Visit, ...]:
        """Return, in any order, whom the rule would choose for a caller, and whom then."""
        ...

    def ahead(self, visit: Visit, now: datetime) -> Mapping[str, int]:
        """Return how many wait and come first, by service."""
        ...

    def ahead_of_newcomer(
        self, unit: str, day: date, priority: str, ranked_since: datetime, now: datetime
    ) -> Mapping[str, int]:
        """Return how many would come before a visitor of a class who joins now, by service."""
        ...

    def open_sessions(self, unit: str) -> tuple[Session, ...]:
        """Return who works at which counter now."""
        ...

    def held(self, unit: str) -> tuple[Visit, ...]:
        """Return the visits that are called or being served now."""
        ...

    def parked(self, unit: str, day: date) -> tuple[Visit, ...]:
        """Return the visits that are parked, who has been longest first."""
        ...

    def missed(self, unit: str, day: date, since: datetime) -> tuple[Visit, ...]:
        """Return the visits that were missed since then and not taken up again, latest first."""
        ...

    def service_times(self, unit: str, service: str, limit: int) -> tuple[timedelta, ...]:
        """Return how long the latest visits took a counter, from the call; newest first."""
        ...

    def calls(
        self, unit: str, day: date, limit: int, pairs: Sequence[tuple[str, int]] | None = None
    ) -> tuple[Call, ...]:
        """Return the latest calls of the day, newest first, each ticket once.

        Whoever is still called is among them, past the limit as well.
        With ``pairs`` only those for one of these services to its counter; None: all.
        """
        ...

    def visit(self, unit: str, day: date, label: str) -> Visit | None:
        """Return the visit with this label."""
        ...

    def visit_of(self, ticket: UUID) -> Visit | None:
        """Return the visit of a ticket."""
        ...

    def last_at(self, unit: str, day: date, station: str) -> Visit | None:
        """Return the visit whose ticket was the last of the day that a station was to print."""
        ...

    def print_states(self, tickets: Sequence[UUID]) -> dict[UUID, PrintState]:
        """Return what is known of the paper of each ticket for which one was wanted.

        What came out stays so, whatever becomes of a duplicate; else the latest sheet counts.
        """
        ...

    def ended_by(self, unit: str, day: date, clerk: str) -> tuple[Leg, ...]:
        """Return the legs of the day that ended with a clerk, served or missed."""
        ...
