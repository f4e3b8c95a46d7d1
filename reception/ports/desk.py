"""What the verbs of the day need: tickets and counters, changed in transactions."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from reception.domain.calling import Caller
from reception.domain.errors import StorageFault
from reception.domain.estimate import ExpectedWait
from reception.domain.language import Language
from reception.domain.pause import ServicePause
from reception.domain.ticket import Event, Ticket, Visit
from reception.domain.unit import Series


@dataclass(frozen=True, kw_only=True, slots=True)
class NewTicket:
    """A ticket about to be issued; the store finds its number."""

    id: UUID
    unit: str
    revision: int
    service_day: date
    series: Series
    service: str
    priority: str
    language: Language
    issued_at: datetime
    operation: UUID
    appointment_at: datetime | None = None
    ranked_since: datetime | None = None
    """From when the calling rule counts, if that is not when it is issued."""
    quoted: ExpectedWait | None = None
    """The wait that the visitor is told, if any."""
    quota: int | None = None
    """How many places the service has in the day; None: as many as numbers."""
    printer_station: str | None = None
    """The station that will print it; None when no paper is wanted."""
    print_request: UUID | None = None
    """Who gives the ticket asks that station for its paper; None: the station gives it itself."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Recorded:
    """An event as it stands in the log."""

    ticket: UUID
    event: Event
    operation: UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class Break:
    """While a person at a counter calls nobody."""

    clerk: str
    counter: int
    reason: str
    since: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """A person who works at a counter now."""

    clerk: str
    counter: int
    opened_at: datetime
    profile: str | None = None
    """The code of the work profile she calls by; None: every service of the counter alike."""
    away: Break | None = None
    """Her break, while she is on one."""

    @property
    def on_break(self) -> bool:
        """Return whether she calls nobody now."""
        return self.away is not None


class RaceLostError(Exception):
    """Another process was first with a counter or a clerk: nothing was done; look again."""


class OperationRecordedError(RaceLostError):
    """The operation was already carried out: nothing was done again."""


class DeadlockFault(StorageFault):
    """Two transactions waited for each other, and this one was undone: it may be tried again."""


class RevisionChangedError(Exception):
    """The unit was edited since this revision was read: nothing was done."""


class DeskWork(Protocol):
    """One transaction of the desk; what it reads, it keeps others from changing."""

    def recorded(self, operation: UUID) -> tuple[Recorded, ...]:
        """Return what the operation did, in order; empty when it is new."""
        ...

    def history(self, ticket: UUID) -> tuple[Ticket, tuple[Recorded, ...]]:
        """Return a ticket and everything that happened to it, in order; nothing more does now."""
        ...

    def last_act(self, unit: str, clerk: str) -> tuple[Recorded, ...]:
        """Return the events of what a person did last, in order; empty when she did nothing."""
        ...

    def lock_counters(self, unit: str, *numbers: int, of: str | None = None) -> None:
        """Keep others from taking these counters and the one where the person ``of`` works.

        Locks are taken in the order counters, legs, sessions, so that nobody waits in a circle.
        """
        ...

    def next_waiting(self, unit: str, day: date, caller: Caller, now: datetime) -> Visit | None:
        """Return the visit the calling rule chooses for the caller; None when nobody waits."""
        ...

    def next_without_paper(self, unit: str, day: date, caller: Caller, now: datetime) -> str | None:
        """Return the label of whom it would choose if her paper were out; None for nobody."""
        ...

    def held_by(self, unit: str, clerk: str) -> Visit | None:
        """Return the visit the clerk has called or serves."""
        ...

    def held_at(self, unit: str, counter: int) -> str | None:
        """Return the login of who has called a visitor to the counter or serves one there."""
        ...

    def labelled(self, unit: str, day: date, label: str) -> Visit | None:
        """Return the visit with this label."""
        ...

    def unfinished(self, unit: str, day: date) -> tuple[Visit, ...]:
        """Return the visits that wait, are called or parked."""
        ...

    def record(self, visit: Visit, event: Event, operation: UUID, step: int) -> None:
        """Write an event and the visit it led to; a cancelled one's place is free again.

        Raises:
            OperationRecordedError: another process was first with this operation.
            RaceLostError: another process was first with this clerk or counter.
        """
        ...

    def take_back(self, before: Visit, event: Event, operation: UUID, step: int) -> None:
        """Write that what happened last to a visit is undone, and the visit as it was before.

        Raises:
            OperationRecordedError, RaceLostError: as for ``record``.
        """
        ...

    def open_sessions(self, unit: str) -> tuple[Session, ...]:
        """Return who works at which counter now."""
        ...

    def open_session(self, unit: str, session: Session) -> None:
        """Write that a person has taken a counter."""
        ...

    def close_session(self, unit: str, clerk: str, closed_at: datetime) -> None:
        """Write that a person has left the counter, and that her break is over."""
        ...

    def sign_panels_out(self, unit: str, day: date, at: datetime) -> None:
        """End who signed in to a panel on that day or before, but for those who hold a visitor."""
        ...

    def session_of(self, unit: str, clerk: str) -> Session | None:
        """Return where a person works now; None when she works nowhere."""
        ...

    def set_profile(self, unit: str, clerk: str, profile: str | None) -> None:
        """Write by which work profile a person calls, at the counter she has."""
        ...

    def break_of(self, unit: str, clerk: str) -> Break | None:
        """Return the break on which a person is now."""
        ...

    def begin_break(self, unit: str, begun: Break) -> None:
        """Write that a person is on a break.

        Raises:
            RaceLostError: another process was first.
        """
        ...

    def end_break(self, unit: str, clerk: str, ended_at: datetime) -> None:
        """Write that a person is there again, if she was on a break."""
        ...

    def pause(self, unit: str, service: str, at: datetime) -> ServicePause | None:
        """Return the pause of a service that is paused then."""
        ...

    def begin_pause(self, unit: str, pause: ServicePause) -> None:
        """Write that a service is paused, and that a pause whose time has come was ended then.

        Raises:
            RaceLostError: another process was first.
        """
        ...

    def change_pause(self, unit: str, pause: ServicePause) -> None:
        """Write this pause's reason and end, if it has not ended."""
        ...

    def end_pause(self, unit: str, pause: ServicePause, *, by: str, at: datetime) -> None:
        """Write that this pause has ended, if it has not."""
        ...
