"""What the desk needs to take in what stations have given, in one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from reception.domain.audit import Entry
from reception.domain.paper import PrintState
from reception.domain.ticket import Event, Visit
from reception.ports.desk import DeskWork
from reception.ports.offline import StationLetters, StationTicket, TakenIn


@dataclass(frozen=True, kw_only=True, slots=True)
class TicketNumber:
    """A place in a series of a day."""

    unit: str
    service_day: date
    series: str
    number: int


@dataclass(frozen=True, kw_only=True, slots=True)
class VoidNumber:
    """A number that no ticket has, and why."""

    number: TicketNumber
    at: datetime
    reason: str
    ticket: UUID | None = None
    """The ticket that had it before."""
    made_by: str | None = None
    """Who has decided it; None: it follows from what a station has handed over."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HandedOver:
    """A ticket that was handed over and was not there, and what became of it."""

    ticket: StationTicket
    operation: UUID
    service_day: date
    at: datetime
    answer: TakenIn


class TakingInWork(DeskWork, Protocol):
    """One transaction in which nobody else takes in anything."""

    def alone(self) -> datetime:
        """Keep others from taking in meanwhile; return the present instant of the desk's clock."""
        ...

    def letters(self, unit: str) -> tuple[StationLetters, ...]:
        """Return everybody's letters, in the order in which they were given."""
        ...

    def give_letters(
        self, unit: str, given: StationLetters, station: str | None, at: datetime
    ) -> None:
        """Write whose letters these are, unless they are somebody's already."""
        ...

    def known(self, ids: Iterable[UUID]) -> frozenset[UUID]:
        """Return which of these are ids of tickets, of acts, or of handing over, that are there."""
        ...

    def handed_over(self, ticket: UUID) -> HandedOver | None:
        """Return what became of a ticket that was handed over before."""
        ...

    def handed_over_by(self, operation: UUID) -> UUID | None:
        """Return the ticket that was handed over by an operation."""
        ...

    def parked_tickets(self, unit: str) -> tuple[HandedOver, ...]:
        """Return what waits for a person's decision, in the order in which it came."""
        ...

    def note_handed_over(self, unit: str, handed: HandedOver, decided_by: str | None) -> None:
        """Write what became of a ticket; what was written of it before is replaced."""
        ...

    def visit(self, ticket: UUID) -> Visit | None:
        """Return the visit of a ticket, locked; None when there is none."""
        ...

    def holder_of(self, number: TicketNumber) -> UUID | None:
        """Return the ticket that has a number."""
        ...

    def count_number(self, number: TicketNumber, *, first: int) -> None:
        """Let the series go on behind this number, if it has not come so far.

        Args:
            number: that is taken.
            first: of the series, if it has not begun on that day.
        """
        ...

    def last_number(self, number: TicketNumber) -> int | None:
        """Return the last number of the series on that day; None before the first."""
        ...

    def take_place(self, number: TicketNumber, service: str) -> None:
        """Take a place of a service, even where none is left."""
        ...

    def write_new(self, visit: Visit, issued: Event, operation: UUID) -> None:
        """Write a ticket that begins to wait, or has waited on a day that is over.

        Raises:
            RaceLostError: the ticket, its number or the operation is there meanwhile.
        """
        ...

    def relabel(self, visit: Visit) -> None:
        """Write the series, the number and the label of a ticket whose former number is void."""
        ...

    def note(self, visit: Visit, event: Event, operation: UUID, step: int) -> None:
        """Write an event, and nothing of the visit."""
        ...

    def know_paper(
        self,
        ticket: UUID,
        station: str,
        state: PrintState,
        *,
        answers: bool,
        callable_from: datetime | None,
    ) -> None:
        """Write what is known of the ticket's first sheet, unless its end is known already."""
        ...

    def void_of(self, number: TicketNumber) -> VoidNumber | None:
        """Return why a number is void; None when it is not."""
        ...

    def void(self, void: VoidNumber, operation: UUID) -> None:
        """Write that no ticket has a number."""
        ...

    def take_void_back(self, number: TicketNumber) -> None:
        """Write that a number is not void after all."""
        ...

    def add_entry(self, unit: str, entry: Entry) -> None:
        """Write a line of the audit log."""
        ...
