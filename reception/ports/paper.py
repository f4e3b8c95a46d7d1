"""What the core needs for paper: a printer, and the book of what became of every sheet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol
from uuid import UUID

from reception.domain.paper import PrintJob, PrintState, TicketPaper
from reception.domain.printer import PrinterState, PrinterStatus
from reception.domain.slip import DaySheet, SlipJob, SlipPaper


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

    def open_station(self, unit: str, station: str) -> bool:
        """Write that a station runs; return whether its last run did not end clean."""
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

    def forget_printer(self, unit: str, station: str, *, clean: bool) -> None:
        """Write that a station was closed in good order, and whether it ended clean."""
        ...

    def printers(self, unit: str, *, silent_after: timedelta) -> tuple[StationPrinter, ...]:
        """Return every open station's printer."""
        ...


class SlipJobStore(Protocol):
    """Keeps sheets that are no tickets until a station has printed them."""

    def want(self, unit: str, station: str, slip: SlipPaper, request: UUID) -> SlipJob:
        """Write that a sheet is wanted; return the one that the request asked for first."""
        ...

    def job(self, job: UUID) -> SlipJob | None:
        """Return a sheet as it is known now."""
        ...

    def take(
        self, unit: str, station: str, freshest: timedelta
    ) -> tuple[tuple[SlipJob, SlipPaper], ...]:
        """Return what a station is to print, and note that it is begun; what is older expires."""
        ...

    def note(self, job: UUID, state: PrintState) -> None:
        """Write what became of a sheet that was begun."""
        ...

    def settle_begun(self, unit: str, station: str) -> None:
        """Write of what an earlier run has begun that nobody knows what became of it."""
        ...

    def of_days(self, unit: str, freshest: timedelta) -> tuple[DaySheet, ...]:
        """Return the sheets that tell of days, the latest first; who waits longer has expired."""
        ...
