"""What the spool asks of the core."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from reception.domain.paper import PrintJob, PrintState, SlipJob, SlipPaper, TicketPaper
from reception.domain.printer import PrinterStatus
from reception.paper.model import StationPrinter
from reception.system.clock import Ids


class SpoolPrints(Protocol):
    """What the core keeps of paper."""

    def job(self, ticket: UUID, sheet: int) -> PrintJob | None:
        """Return a sheet as it is known now."""
        ...

    def begin(self, job: PrintJob, *, attempt: UUID) -> bool:
        """Note that a sheet is about to be sent; return whether this attempt may send it."""
        ...

    def record(self, job: PrintJob, state: PrintState, *, answers: bool) -> None:
        """Note what is known of a sheet, and whether its printer says anything of itself."""
        ...

    def settle_left(self, station: str, *, elsewhere: Callable[[PrintJob], bool]) -> bool:
        """Settle what an earlier run has begun; return whether that run did not end clean."""
        ...

    def wanted(
        self, station: str, *, starts: bool, elsewhere: Callable[[PrintJob], bool]
    ) -> tuple[PrintJob, ...]:
        """Return what a station is to print."""
        ...

    def printers(self) -> tuple[StationPrinter, ...]:
        """Return how the printer of every open station is, and when each was last heard."""
        ...

    def report_printer(self, station: str, status: PrinterStatus, *, changed: bool) -> None:
        """Note how the printer is."""
        ...

    def forget_printer(self, station: str, *, clean: bool) -> None:
        """Note that the station is closed, and whether nothing of a sheet hangs in the printer."""
        ...


class SpoolSlips(Protocol):
    """What the core keeps of sheets that are no tickets, for as long as they are wanted."""

    def take(self, station: str) -> tuple[tuple[SlipJob, SlipPaper], ...]:
        """Return what a station is to print; from now on it counts as begun."""
        ...

    def note(self, job: SlipJob, state: PrintState) -> None:
        """Note what became of a sheet."""
        ...

    def settle_begun(self, station: str) -> None:
        """Settle what an earlier run of a station has begun."""
        ...


class SpoolHall(Protocol):
    """What the core says of tickets."""

    def paper_of(self, ticket: UUID, *, duplicate: bool = False) -> TicketPaper | None:
        """Return what a ticket's paper says."""
        ...


class SpoolCore(Protocol):
    """The core as the spool needs it."""

    @property
    def prints(self) -> SpoolPrints:
        """Return what is known of paper."""
        ...

    @property
    def slip_jobs(self) -> SpoolSlips:
        """Return what is wanted of sheets that are no tickets."""
        ...

    @property
    def hall(self) -> SpoolHall:
        """Return the questions about the present."""
        ...

    @property
    def ids(self) -> Ids:
        """Return the maker of identifiers."""
        ...
