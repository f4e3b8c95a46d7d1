"""What the journal holds, as its readers see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from reception.domain.language import Language
from reception.domain.paper import PrintState
from reception.domain.ticket import label
from reception.domain.unit import ORDINARY
from reception.journal.values import MICROSECOND, moment

GIVEN_COLUMNS = """operation, ticket, service, language, priority, touched_at, unit, service_day,
    series, number, given_at, clock_ahead_us, sheet, sheet_at, sheet_answers"""


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
    sheet_answers: bool = True
    """``PrinterStatus.answers`` of its printer then."""

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


def given_of_row(row: Sequence[Any]) -> Given:
    """Return the number of a row of ``GIVEN_COLUMNS``."""
    (
        operation, ticket, service, language, priority, touched_at, unit, day, series, number,
        given_at, ahead_us, sheet, sheet_at, sheet_answers,
    ) = row  # fmt: skip
    return Given(
        wanted=Wanted(
            operation=UUID(operation),
            ticket=UUID(ticket),
            service=service,
            language=Language(language),
            priority=priority,
            touched_at=moment(touched_at),
        ),
        unit=unit,
        service_day=date.fromisoformat(day),
        series=series,
        number=number,
        given_at=moment(given_at),
        clock_ahead=None if ahead_us is None else ahead_us * MICROSECOND,
        sheet=PrintState(sheet) if sheet else None,
        sheet_at=None if sheet_at is None else moment(sheet_at),
        sheet_answers=sheet_answers is None or bool(sheet_answers),
    )
