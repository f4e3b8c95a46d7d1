"""What a station that gives numbers alone, while it cannot reach the server, agrees with it.

The station keeps every touch in its own journal first. While the server answers, ``Desk.issue``
gives the number, under the touch's own ids. While it does not, the station gives the next number of
its own prefix to the same touch, writes that down, and prints. Later it hands over what it has
given, in the order in which it gave it, to ``Offline.take_in``: some at once, or each by itself. It
may hand over anything again, at any time, and numbers that the server gave too: a database that was
restored to an earlier hour may have lost them. The server keeps its answer: the station then has
nothing more to do for that ticket but to keep its line for some days.

How far the station's clock is ahead is measured while the server answers:
``Reception.server_time`` between two readings of its own clock, less the middle of the two.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec

from reception.domain.language import Language
from reception.domain.paper import PrintState
from reception.domain.take_in import ConflictReason, TakeInOutcome
from reception.domain.ticket import label
from reception.domain.unit import ORDINARY

KEPT_BY_STATIONS: Final = timedelta(days=7)
"""So long a station keeps what it has handed over; what is older is a conflict."""


class StationPrefix(msgspec.Struct, frozen=True, kw_only=True):
    """The prefix of one installation of a station, such as ``ZK``; it is never another's."""

    install: UUID
    prefix: str = msgspec.field(name="letters")
    """Journals keep it under that name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Registration:
    """What the server says to a station that registers."""

    unit: str
    prefix: str
    """With which it numbers when it is alone: 1, 2, 3, ... on each service day (``ZK001``)."""
    known: tuple[StationPrefix, ...]
    """Everybody's prefix, to be kept and handed back at the next time: so they outlive a database
    that is restored to an hour before they were given."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StationTicket:
    """A ticket as a station has given it: the one that stands on the paper."""

    id: UUID
    """The ticket's, made at the touch; ``Desk.issue`` was given the same one as ``ticket_id``."""
    touch: UUID
    """The operation with which ``Desk.issue`` was asked, or would have been."""
    install: UUID
    station: str
    service_day: date
    """For which it was numbered."""
    series: str
    """The station's prefix; of a number that the server gave, that series."""
    number: int
    service: str
    language: str
    priority: str
    made_at: datetime
    """By the station's own clock, in UTC."""
    clock_ahead: timedelta | None
    """How far that clock was ahead of the server's when last measured; None: it never was."""
    appointment_at: datetime | None = None
    paper: PrintState | None = None
    """What is known of the paper; None: none was wanted. A sheet still on its way is followed up
    with ``Prints.record``, as sheet 1 of this ticket."""
    paper_answers: bool = True
    """``PrinterStatus.answers`` of its printer: of one that says nothing, "unconfirmed" is no
    news."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    """What the server answers to a ticket that is handed over; the same one each time."""

    outcome: TakeInOutcome
    label: str
    """As on the paper."""
    void_label: str | None = None
    """The number that is void now, if the server had given one."""
    why: ConflictReason | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """A ticket that waits for a person's decision."""

    ticket: StationTicket
    label: str
    operation: UUID
    why: ConflictReason
    since: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class StationOutage:
    """A time in which a station could not reach the database, as it has told since."""

    id: UUID
    station: str
    began_at: datetime
    """By the clock of the station, set right by what is known of it."""
    ended_at: datetime | None
    """None while what it has given alone is still being handed over."""
    tickets: int
    """How many numbers it gave by itself."""
    waiting: int = 0
    """How many of them are still to be handed over."""
    aside: int = 0
    """How many wait at the station for a decision."""


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
    answer: Received


@dataclass(frozen=True, kw_only=True, slots=True)
class WantedTicket:
    """One touch: what its visitor wants."""

    operation: UUID
    """With which the server is asked for a number."""
    ticket: UUID
    """The ticket's, whoever gives it."""
    service: str
    language: Language
    priority: str = ORDINARY


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """A number that the station gave by itself."""

    wanted: WantedTicket
    unit: str
    service_day: date
    series: str
    number: int
    given_at: datetime
    """By the station's own clock."""
    clock_ahead: timedelta | None
    """How far that was ahead of the server's when they were compared last; None: never yet."""
    sheet: PrintState | None = None
    """What is known of its paper; None without a printer."""
    sheet_at: datetime | None = None
    sheet_answers: bool = True
    """``PrinterStatus.answers`` of its printer then."""

    @property
    def label(self) -> str:
        """Return what is printed and called."""
        return label(self.series, self.number)


@dataclass(frozen=True, kw_only=True, slots=True)
class ConflictRow:
    """A number that waits for a person."""

    given: Given
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptTicket:
    """How much the journal holds that somebody must still see to."""

    waiting: int
    """Numbers to be brought in."""
    conflicts: int
    """Numbers that wait for a person."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OutageSpan:
    """One time without the server."""

    began_at: datetime
    ended_at: datetime | None
    """None while it lasts."""
    tickets: int
    """How many numbers the station gave by itself."""
