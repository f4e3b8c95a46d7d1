"""The printer as the spool uses it, and what stands in where there is none."""

from collections.abc import Callable
from typing import Protocol

from printer_drivers.deadline import Deadline
from printer_drivers.waker import Waker
from reception.domain.errors import PrinterFault
from reception.domain.paper import PrintState, TicketPaper
from reception.domain.printer import PrinterStatus
from reception.domain.slip import SlipPaper
from reception.ports import Printer


class ListeningPrinter(Printer, Protocol):
    """A printer that says by itself how it is."""

    @property
    def latest(self) -> PrinterStatus:
        """Return how it was when it last said something."""
        ...

    @property
    def out_of_reach(self) -> bool:
        """Return whether the last attempt to reach it failed."""
        ...

    @property
    def fault(self) -> PrinterFault | None:
        """Return why it was out of reach when it last was."""
        ...

    @property
    def expects_stump(self) -> bool:
        """Return whether a piece of a sheet may hang in it that the next one must not follow."""
        ...

    def print_slip(self, slip: SlipPaper) -> PrintState:
        """Print a sheet that is no ticket, as a ticket is printed.

        Raises:
            PrinterFault: certainly no whole slip came out, and none will.
        """
        ...

    def expect_stump(self) -> None:
        """Count on a piece of an earlier sheet in it: the next one must not hang on that."""
        ...

    def listen(self, deadline: Deadline, waker: Waker) -> None:
        """Wait until it says something new, the waker rings or the deadline is over."""
        ...


class NoPrinter:
    """Stands in for a printer whose address makes no sense: every sheet fails and says why."""

    latest = PrinterStatus(known=False, online=False, disconnected=True)
    out_of_reach = False  # so that every sheet hears why

    def __init__(self, fault: PrinterFault) -> None:
        self.fault = fault
        self.expects_stump = False

    def status(self) -> PrinterStatus:
        """Say why there is none."""
        raise self.fault

    def print_ticket(
        self,
        paper: TicketPaper,  # noqa: ARG002 - it is printed nowhere
        *,
        sent: Callable[[], None] = lambda: None,  # noqa: ARG002 - nothing is sent
    ) -> PrintState:
        """Say why there is none."""
        raise self.fault

    def print_slip(self, slip: SlipPaper) -> PrintState:  # noqa: ARG002 - it is printed nowhere
        """Say why there is none."""
        raise self.fault

    def expect_stump(self) -> None:
        """Keep it in mind for the next run, which may know the way to the printer."""
        self.expects_stump = True

    def listen(self, deadline: Deadline, waker: Waker) -> None:
        """Wait for the waker."""
        waker.wait(deadline)

    def close(self) -> None:
        """Do nothing."""
