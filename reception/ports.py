"""What the core needs from the world: a clock, ids, stores, change notices, a printer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from reception.domain.availability import Offer
from reception.domain.errors import StorageFault
from reception.domain.language import Language
from reception.domain.paper import PrintJob, PrintState, TicketPaper
from reception.domain.pause import ServicePause
from reception.domain.printer import PrinterState, PrinterStatus
from reception.domain.ticket import Event, Ticket, TicketState, Visit
from reception.domain.unit import Series, Unit


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


class Printer(Protocol):
    """Puts tickets on paper, one at a time; every call ends within its deadline."""

    def status(self) -> PrinterStatus:
        """Ask the printer how it is.

        Raises:
            PrinterFault: it cannot be reached.
        """
        ...

    def print_ticket(
        self, paper: TicketPaper, *, sent: Callable[[], None] = lambda: None
    ) -> PrintState:
        """Print one ticket; return CONFIRMED, CONFIRMED_WEAKLY or UNCONFIRMED.

        Args:
            paper: what stands on it.
            sent: called once the printer has taken every byte.

        Raises:
            PrinterFault: certainly no whole ticket came out, and none will; what to do is in the
                hint.
        """
        ...

    def close(self) -> None:
        """Give back the connection."""
        ...


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
class Session:
    """A person who works at a counter now."""

    clerk: str
    counter: int
    opened_at: datetime


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
        """Return a ticket and everything that happened to it, in order."""
        ...

    def lock_counters(self, unit: str, *numbers: int, of: str | None = None) -> None:
        """Keep others from taking these counters and the one where the person ``of`` works.

        Locks are taken in the order counters, legs, sessions, so that nobody waits in a circle.
        """
        ...

    def next_waiting(self, unit: str, day: date, counter: int, now: datetime) -> Visit | None:
        """Return the visit the calling rule chooses for the counter; None when nobody waits."""
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
        """Return the visits that wait or are called."""
        ...

    def record(self, visit: Visit, event: Event, operation: UUID, step: int) -> None:
        """Write an event and the visit it led to; a cancelled one's place is free again.

        Raises:
            OperationRecordedError: another process was first with this operation.
            RaceLostError: another process was first with this clerk or counter.
        """
        ...

    def open_sessions(self, unit: str) -> tuple[Session, ...]:
        """Return who works at which counter now."""
        ...

    def open_session(self, unit: str, session: Session) -> None:
        """Write that a person has taken a counter."""
        ...

    def close_session(self, unit: str, clerk: str, closed_at: datetime) -> None:
        """Write that a person has left the counter."""
        ...

    def pause(self, unit: str, service: str) -> ServicePause | None:
        """Return the pause of a service that is paused now."""
        ...

    def begin_pause(self, unit: str, pause: ServicePause) -> None:
        """Write that a service is paused.

        Raises:
            RaceLostError: another process was first.
        """
        ...

    def end_pause(self, unit: str, service: str, *, by: str, at: datetime) -> None:
        """Write that a service is no longer paused, if it was."""
        ...


class DeskStore(Protocol):
    """Keeps tickets."""

    def issue(self, new: NewTicket) -> int:
        """Give the next number of the series and write the ticket, in one transaction.

        Raises:
            OperationRecordedError: the operation already gave a ticket.
            RevisionChangedError: the unit was edited since.
            ServicePausedError: the service gives no tickets now.
            QuotaReachedError: no place is left today.
            SeriesExhaustedError: no number is left today.
        """
        ...

    def begin(self, *announcing: Topic) -> AbstractContextManager[DeskWork]:
        """Start a transaction that announces these topics when it ends well."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class UnsurePaper:
    """A waiting visitor who perhaps holds no paper."""

    ticket: UUID
    label: str
    sheet: int
    """The number of the latest sheet, of which this is said."""
    station: str
    state: PrintState
    since: datetime
    print_at: str | None = None
    """The open station that can print it again; None when there is none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StationPrinter:
    """How the printer of a station is, as the station last said."""

    station: str
    state: PrinterState
    answers: bool
    """False for a printer that says nothing of itself."""
    since: datetime
    heard_at: datetime
    silent: bool
    """Nothing was heard from the station for so long that its last word counts no more."""


class PrintStore(Protocol):
    """Keeps what is known of paper and printers, timed by one clock for all stations."""

    def queue_duplicate(self, ticket: UUID, *, station: str, request: UUID) -> PrintJob:
        """Write that a duplicate is wanted; return the one that the request asked for first."""
        ...

    def original(self, ticket: UUID) -> PrintJob | None:
        """Return the sheet that was wanted together with the ticket."""
        ...

    def job(self, ticket: UUID, sheet: int) -> PrintJob | None:
        """Return a sheet as it is known now."""
        ...

    def begin(self, job: PrintJob, *, attempt: UUID) -> bool:
        """Write that a queued sheet is being sent; return whether it is this attempt that may."""
        ...

    def record(self, job: PrintJob, state: PrintState, *, answers: bool) -> bool:
        """Write what is known now, if that can follow what was known; return whether it could."""
        ...

    def begun(self, station: str) -> tuple[PrintJob, ...]:
        """Return the sheets that a station has begun and of which the end is not known."""
        ...

    def queued(self, station: str) -> tuple[tuple[PrintJob, timedelta], ...]:
        """Return the sheets that a station has not begun, and for how long; oldest first."""
        ...

    def unsure(
        self, unit: str, day: date, *, settled: timedelta, limit: int
    ) -> Sequence[UnsurePaper]:
        """Return who waits and may have no paper, latest first."""
        ...

    def report_printer(
        self,
        unit: str,
        station: str,
        state: PrinterState,
        *,
        answers: bool,
        changed: bool,
    ) -> None:
        """Write how a station's printer is; announce it where that is news."""
        ...

    def forget_printer(self, unit: str, station: str) -> None:
        """Write that a station was closed in good order."""
        ...

    def printers(self, unit: str, *, silent_after: timedelta) -> tuple[StationPrinter, ...]:
        """Return every open station's printer."""
        ...


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
    state: TicketState


class HallStore(Protocol):
    """Answers what the hall looks like now; it never changes anything."""

    def lines(self, unit: str, day: date) -> tuple[LineLength, ...]:
        """Return the length of every line in which somebody waits."""
        ...

    def offer(self, unit: str, day: date) -> Offer:
        """Return what has been given on the day, and what is paused now."""
        ...

    def waiting(self, unit: str, day: date, now: datetime, limit: int) -> tuple[Visit, ...]:
        """Return who waits, in the order of the calling rule."""
        ...

    def next_for(self, unit: str, counter: int, day: date, now: datetime) -> Visit | None:
        """Return whom the calling rule would call to a counter; None when nobody waits for it."""
        ...

    def ahead(self, visit: Visit, now: datetime) -> Mapping[str, int]:
        """Return how many wait and come first, by service."""
        ...

    def open_sessions(self, unit: str) -> tuple[Session, ...]:
        """Return who works at which counter now."""
        ...

    def held(self, unit: str) -> tuple[Visit, ...]:
        """Return the visits that are called or being served now."""
        ...

    def service_times(self, unit: str, service: str, limit: int) -> tuple[timedelta, ...]:
        """Return how long the latest visits took a counter, from the call; newest first."""
        ...

    def calls(self, unit: str, day: date, limit: int) -> tuple[Call, ...]:
        """Return the latest calls of the day, newest first, each ticket once."""
        ...

    def visit(self, unit: str, day: date, label: str) -> Visit | None:
        """Return the visit with this label."""
        ...

    def visit_of(self, ticket: UUID) -> Visit | None:
        """Return the visit of a ticket."""
        ...

    def print_states(self, tickets: Sequence[UUID]) -> dict[UUID, PrintState]:
        """Return what is known of the latest paper of each ticket for which one was wanted."""
        ...

    def served_by(self, unit: str, day: date, clerk: str) -> tuple[int, timedelta]:
        """Return how many visits the clerk served on the day, and the sum of their waits."""
        ...


class UnitStore(Protocol):
    """Keeps the unit's description, every revision of it, and its people's passwords."""

    def revision(self) -> tuple[str, int] | None:
        """Return the unit's code and present revision; None when none is set up."""
        ...

    def unit(self) -> tuple[int, Unit] | None:
        """Return the present revision and the unit; None when none is set up."""
        ...

    def save(
        self, unit: Unit, *, by: str, at: datetime, first_hashes: Mapping[str, str]
    ) -> tuple[int, frozenset[str]]:
        """Write a new revision, and the password hashes of people who have none yet.

        Returns the revision's number and the logins of those people.
        """
        ...

    def password_hash(self, unit: str, login: str) -> str | None:
        """Return a person's stored hash."""
        ...

    def set_password_hash(self, unit: str, login: str, password_hash: str) -> None:
        """Replace a person's stored hash."""
        ...


class ReportStore(Protocol):
    """Answers the questions of managers."""

    def visits(self, unit: str, first: date, last: date) -> Iterator[Visit]:
        """Yield every visit of the service days ``first`` to ``last``, by day and number."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Rating:
    """What a visitor said, at a kiosk, of a visit; nothing of who she is."""

    unit: str
    service_day: date
    at: datetime
    score: int
    reason: str | None
    ticket: UUID | None
    service: str | None
    """The ticket's."""
    station: str
    operation: UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class Rated:
    """What an operation has written of a rating."""

    score: int
    reason: str | None
    label: str | None
    """Of the ticket."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RatingCount:
    """How often a score was given for a service and a reason."""

    service: str | None
    reason: str | None
    score: int
    times: int


class RatingStore(Protocol):
    """Keeps what visitors say of their visits."""

    def rated(self, operation: UUID) -> Rated | None:
        """Return what the operation has written; None when it is new."""
        ...

    def add(self, rating: Rating) -> bool:
        """Write a rating; return False when its operation or its ticket has one already."""
        ...

    def counts(self, unit: str, first: date, last: date) -> Sequence[RatingCount]:
        """Return how often each score was given, for each service and reason."""
        ...
