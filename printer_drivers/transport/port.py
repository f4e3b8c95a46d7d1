"""What every transport does."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from printer_drivers.deadline import Deadline


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeouts:
    """How long to wait for a printer before it counts as gone."""

    connect: timedelta = timedelta(seconds=3)
    unheard: timedelta = timedelta(seconds=10)
    """Sent bytes that the other side does not acknowledge."""
    answer: timedelta = timedelta(seconds=1)
    """A question about its status; printers on a network may be asleep."""


class Transport(Protocol):
    """One open connection to a printer, which nobody else has meanwhile.

    A fault whose ``state`` is *disconnected* means that this connection is over.
    """

    answers: bool
    """False where nothing can ever come back, so that nobody waits for it."""
    line_bytes_s: float | None
    """How many bytes a second the line carries; None where it is no limit or not known."""

    def fileno(self) -> int | None:
        """Return what becomes readable when the printer says something; None if it never does."""
        ...

    def write(self, data: bytes, deadline: Deadline) -> int:
        """Send bytes; return how many were taken before the deadline, perhaps not all.

        Raises:
            PrinterFault: the connection is broken.
        """
        ...

    def flush(self, deadline: Deadline) -> bool:
        """Hand over what was written and still lies on this side, at the end of a job.

        What is not handed over in time is forgotten, even where that ends the connection: it
        never comes out later. Returns False when nobody can tell how much was taken.

        Raises:
            PrinterFault: certainly not all of it was taken, and never will be.
        """
        ...

    def read(self, deadline: Deadline) -> bytes:
        """Return the next bytes that came; empty when none did before the deadline.

        Raises:
            PrinterFault: the connection is broken, or the printer closed it.
        """
        ...

    def close(self) -> None:
        """Give back the connection; more than once is harmless."""
        ...
