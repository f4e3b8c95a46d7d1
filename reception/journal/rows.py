"""What the journal holds, as its readers see it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from reception.domain.language import Language
from reception.domain.paper import PrintState
from reception.domain.ticket import label
from reception.domain.unit import ORDINARY


class TouchState(StrEnum):
    """How far a touch has come."""

    ASKED = "asked"
    """Written before anybody was asked for a number."""
    ANSWERED = "answered"
    """The server gave the number, or refused it."""
    LEFT = "left"
    """The kiosk ended before it was answered: nothing came of it here."""
    GIVEN = "given"
    """The station gave a number of its own, which is still to be brought in."""
    UPLOADED = "uploaded"
    PARKED = "parked"
    """The server refused to take the number in: a person decides."""
    VOID = "void"
    """A person has decided that it is not brought in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """One touch: what its visitor wants."""

    operation: UUID
    """With which the desk is asked for a number."""
    ticket: UUID
    """The ticket's, whoever gives it."""
    service: str
    language: Language
    touched_at: datetime
    priority: str = ORDINARY


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """A number that the station gave by itself."""

    wanted: Wanted
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

    @property
    def label(self) -> str:
        """Return what is printed and called."""
        return label(self.series, self.number)


@dataclass(frozen=True, kw_only=True, slots=True)
class Parked:
    """A number that waits for a person."""

    given: Given
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """How much the journal holds that somebody must still see to."""

    waiting: int
    """Numbers to be brought in."""
    parked: int
