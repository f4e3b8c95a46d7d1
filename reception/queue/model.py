"""What the verbs of the day are told, and nobody else decides."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from reception.domain.board import CallPlace, call_place
from reception.domain.errors import Refusal
from reception.domain.expected_wait import ExpectedWait
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from reception.domain.unit import ORDINARY, Series


@dataclass(frozen=True, slots=True)
class At:
    """Who acts, where, and on which visitor in hand."""

    counter: int | None
    """None: she acts from no counter, as for a state of her own or a visitor who waits."""
    clerk: str
    label: str | None = None
    """Of the ticket that she sees: the desk refuses when she holds another one."""


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
class Break:
    """While a person at a counter calls nobody."""

    clerk: str
    counter: int
    reason: str
    since: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class CounterSession:
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


@dataclass(frozen=True, kw_only=True, slots=True)
class StaffedCounter:
    """A counter at which somebody works now: not who."""

    counter: int
    opened_at: datetime
    profile: str | None
    """The code of the work profile by which visitors are called there."""
    on_break: bool


class RaceLostError(Exception):
    """Another process was first with a counter or a clerk: nothing was done; look again."""


class GoneOnMeanwhileError(Refusal):
    """What is to be taken back is no longer as it was left: a colleague has acted since."""

    says = "Somebody has gone on with it meanwhile; it stays as it is"


class OperationRecordedError(RaceLostError):
    """The operation was already carried out: nothing was done again."""


class RevisionChangedError(Exception):
    """The unit was edited since this revision was read: nothing was done."""


class LineLength(NamedTuple):
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
    """The latest of the visit; at a counter to which nobody was called, when service began."""
    calls: int
    """In the whole visit: who is called after a transfer is called once more."""
    state: TicketState
    is_recall: bool = False
    """Whether she was called to this counter's service before."""
    priority: str = ORDINARY
    ranked_since: datetime | None = None
    """From when the calling rule counted; None where only calls are shown."""

    @property
    def place(self) -> CallPlace | None:
        """Return where it stands."""
        return call_place(self.state)
