"""The printer as the spool uses it, and what stands in where there is none."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from printer_drivers.bitmap import Deadline
from printer_drivers.driver.link import Waker
from reception.domain.errors import PrinterFault
from reception.domain.paper import FRESH, PrintState, SlipPaper, TicketPaper
from reception.domain.printer import PrinterStatus
from reception.paper.model import StationPrinter


class ListeningPrinter(Protocol):
    """Puts tickets on paper, one at a time, and says by itself how it is.

    Every call ends within its deadline.
    """

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


log = logging.getLogger(__name__)


class Namesake:
    """Knows when this program was last heard under its name: at another time it was another one."""

    def __init__(self, station: str) -> None:
        self._station = station
        self._heard_at: datetime | None = None
        self._found = False

    def look_around(
        self, printers: Callable[[], tuple[StationPrinter, ...]], speak: Callable[[], None]
    ) -> None:
        """Speak under the station's name, and say in the log if somebody else did since last time.

        Args:
            printers: return who was heard.
            speak: be heard now.
        """
        ours, self._heard_at = self._heard_at, None
        if ours is not None:
            found = self._last_heard(printers()) != ours
            if found and not self._found:
                log.warning(
                    "another program serves prints as %s, too: give every station a name of its"
                    " own in NOUBA_STATION",
                    self._station,
                )
            self._found = found
        speak()
        # Where this fails, nobody knows what was heard: the next time says nothing.
        self._heard_at = self._last_heard(printers())

    def _last_heard(self, printers: tuple[StationPrinter, ...]) -> datetime | None:
        return next((one.heard_at for one in printers if one.station == self._station), None)


def put_on_paper(
    printer: ListeningPrinter, paper: TicketPaper, note: Callable[[PrintState], None]
) -> tuple[PrintState, PrinterFault | None]:
    """Print a sheet that was begun; return what is known of it, and why it failed if it did.

    Args:
        printer: the only one who talks to it is the caller.
        paper: what stands on it.
        note: told every state in its turn.
    """
    fault: PrinterFault | None = None
    try:
        state = printer.print_ticket(paper, sent=lambda: note(PrintState.SENT))
    except PrinterFault as found:
        state, fault = PrintState.FAILED, found
    except Exception:
        note(PrintState.UNCONFIRMED)
        raise
    note(state)
    return state, fault


@dataclass(frozen=True, slots=True)
class SlipTask:
    """A slip, and who hears what became of it."""

    slip: SlipPaper
    told: Callable[[PrintState], None]
    added_at_s: float


def carry_out_slip(printer: ListeningPrinter, task: SlipTask, age: timedelta) -> None:
    """Print a slip unless its visitor has gone or its printer has; say what became of it."""
    if age > FRESH:
        log.warning("a slip is not printed: its visitor has gone")
        task.told(PrintState.EXPIRED)
    elif printer.out_of_reach:
        task.told(PrintState.FAILED)
    else:
        task.told(_printed(printer, task))


def _printed(printer: ListeningPrinter, task: SlipTask) -> PrintState:
    try:
        return printer.print_slip(task.slip)
    except PrinterFault as fault:
        log.warning("a slip is not on paper: %s", fault)
        return PrintState.FAILED
    except Exception:
        task.told(PrintState.UNCONFIRMED)
        raise
