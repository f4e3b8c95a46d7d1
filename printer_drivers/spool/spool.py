"""One thread that prints a station's sheets, and listens to its printer in between."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Protocol
from uuid import UUID

from printer_drivers.deadline import Deadline
from printer_drivers.driver.link import Waker
from printer_drivers.spool.ledger import Ledger
from printer_drivers.status import trouble
from reception.app import Reception
from reception.domain.errors import PrinterFault, StorageFault
from reception.domain.link import AskServer
from reception.domain.paper import FRESH, PrintJob, PrintState, SlipPaper, TicketPaper
from reception.domain.printer import PrinterStatus
from reception.paper.model import OwnBook
from reception.system.clock import TRIPS

log = logging.getLogger(__name__)

_PAUSE_S = 1.0
"""Before what failed for another reason than the printer is tried again."""
_CLOSE_PATIENCE_S = 5.0
_PATIENCE = timedelta(seconds=5)
"""How long a visitor looks at "your ticket is being printed" while the database is away."""


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

    def prepare(self, paper: TicketPaper) -> None:
        """Begin to draw the ticket that is printed next, and wait for nothing."""
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
    def expects_partial_print(self) -> bool:
        """Return whether a piece of a sheet may hang in it that the next one must not follow."""
        ...

    def print_slip(self, slip: SlipPaper) -> PrintState:
        """Print a sheet that is no ticket, as a ticket is printed.

        Raises:
            PrinterFault: certainly no whole slip came out, and none will.
        """
        ...

    def expect_partial_print(self) -> None:
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
        self.expects_partial_print = False

    def status(self) -> PrinterStatus:
        """Say why there is none."""
        raise self.fault

    def prepare(self, paper: TicketPaper) -> None:
        """Do nothing."""

    def print_ticket(self, *_: object, **__: object) -> PrintState:
        """Say why there is none."""
        raise self.fault

    def print_slip(self, *_: object) -> PrintState:
        """Say why there is none."""
        raise self.fault

    def expect_partial_print(self) -> None:
        """Keep it in mind for the next run, which may know the way to the printer."""
        self.expects_partial_print = True

    def listen(self, deadline: Deadline, waker: Waker) -> None:
        """Wait for the waker."""
        waker.wait(deadline)

    def close(self) -> None:
        """Do nothing."""


def put_on_paper(
    printer: ListeningPrinter, paper: TicketPaper, note: Callable[[PrintState], None]
) -> tuple[PrintState, PrinterFault | None]:
    """Print a sheet, noting every state in its turn; return what is known, and why if it failed."""
    return _noted(lambda: printer.print_ticket(paper, sent=lambda: note(PrintState.SENT)), note)


def _noted(
    print_sheet: Callable[[], PrintState], note: Callable[[PrintState], None]
) -> tuple[PrintState, PrinterFault | None]:
    fault: PrinterFault | None = None
    try:
        state = print_sheet()
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
        _, fault = _noted(lambda: printer.print_slip(task.slip), task.told)
        if fault:
            log.warning("a slip is not on paper: %s", fault)


@dataclass(frozen=True, slots=True)
class PrintOutcome:
    """What became of a sheet; the fault says why it failed, where it did."""

    job: PrintJob
    state: PrintState
    fault: PrinterFault | None = None


@dataclass(slots=True)
class _Task:
    job: PrintJob
    paper: TicketPaper
    added_at_s: float
    attempt: UUID | None = None


class Spool:
    """Prints what visitors and staff want, one sheet after the other, in a thread of its own.

    There it opens the printer, asks the core by ``line`` if that is long, and tells what it hears.
    Slips wait until no ticket does: without a ticket nobody is called.

    No byte leaves before the database holds that the sheet is begun: whoever finds it begun
    after a power cut prints nothing. What the database cannot take afterwards is owed to it, and
    a sheet whose end was never noted counts as unconfirmed.
    """

    def __init__(
        self,
        open_printer: Callable[[], ListeningPrinter],
        core: Callable[[], Reception],
        *,
        station: str,
        told: Callable[[PrintOutcome], None] = lambda _: None,
        printer_told: Callable[[PrinterStatus], None] = lambda _: None,
        monotonic_s: Callable[[], float] = time.monotonic,
        line: AskServer | None = None,
        own: OwnBook | None = None,
    ) -> None:
        """Prepare the spool; nothing is opened before ``start``."""
        self.station = station
        self._open_printer = open_printer
        self._ledger = Ledger(core, station, line=line, own=own)
        self._told = told
        self._printer_told = printer_told
        self._monotonic_s = monotonic_s
        self._tasks: deque[_Task] = deque()
        self._slips: deque[SlipTask] = deque()
        self._waker = Waker()
        self._closing = threading.Event()
        self._heard: PrinterStatus | None = None
        self._partial_print_told = False
        self._thread = threading.Thread(target=self._run, name="spool", daemon=True)

    def start(self) -> None:
        """Begin to listen to the printer and to print."""
        self._thread.start()

    def add(self, job: PrintJob, paper: TicketPaper) -> None:
        """Print the sheet of a ticket that was just given; any thread may ask."""
        TRIPS.debug("handed over")
        self._tasks.append(_Task(job, paper, self._monotonic_s()))
        self._waker.ring()

    def add_slip(self, slip: SlipPaper, told: Callable[[PrintState], None]) -> None:
        """Print a sheet that is no ticket, once, when no ticket waits; any thread may ask.

        Nothing of it is written down. ``told`` hears in the spool's thread what came of it.
        """
        self._slips.append(SlipTask(slip, told, self._monotonic_s()))
        self._waker.ring()

    def look(self) -> None:
        """Look whether others want something printed here; any thread may say so."""
        self._ledger.look()
        self._waker.ring()

    def close(self, patience_s: float = _CLOSE_PATIENCE_S) -> None:
        """End the sheet in hand and give the printer back; what is queued stays queued.

        A slow printer is waited for five seconds, unless named otherwise.
        """
        if self._thread.is_alive():
            self._closing.set()
            self._waker.ring()
            self._thread.join(patience_s)
        if self._thread.is_alive():
            # It ends with the program; what it has begun is settled at the next start.
            log.warning("a sheet is still being printed: nobody waits for it any longer")
        else:
            self._waker.close()

    def _run(self) -> None:
        try:
            printer = self._open_printer()
        except PrinterFault as fault:
            log.error("there is no printer: %s", fault)  # noqa: TRY400 - the administrator's slip
            printer = NoPrinter(fault)
        try:
            self._take_up_own(printer)
            while not self._told_to_close():
                try:
                    self._once(printer)
                except Exception:
                    # A bug in one sheet must not leave the next visitors without paper.
                    log.exception("the spool failed at a sheet")
                    self._closing.wait(_PAUSE_S)
            self._ledger.close(clean=not printer.expects_partial_print)
        finally:
            printer.close()

    def _told_to_close(self) -> bool:
        # In this order: what rings after the bell was cleared is heard at the next wait.
        self._waker.clear()
        return self._closing.is_set()

    def _once(self, printer: ListeningPrinter) -> None:
        self._ledger.pay()
        if self._ledger.settle_left():
            self._tell_of_partial_print(printer)
        if not self._tasks:
            now_s = self._monotonic_s()
            self._tasks += [_Task(job, paper, now_s) for job, paper in self._ledger.wanted()]
            self._slips += [
                SlipTask(slip, partial(self._ledger.note_slip, job), now_s)
                for job, slip in self._ledger.taken_slips()
            ]
        if self._tasks:
            self._carry_out_ticket(printer, self._tasks.popleft())
        elif self._slips:
            self._carry_out_slip(printer, self._slips.popleft())
        else:
            printer.listen(Deadline(self._ledger.due_s), self._waker)
            self._take_note(printer)

    def _take_up_own(self, printer: ListeningPrinter) -> None:
        """Go on with the station's own tickets where an earlier run ended."""
        left = self._ledger.settle_own()
        if not left.is_clean:
            self._tell_of_partial_print(printer)
        now_s = self._monotonic_s()
        self._tasks += [_Task(job, paper, now_s) for job, paper in left.wanted]

    def _tell_of_partial_print(self, printer: ListeningPrinter) -> None:
        """Let the printer cut off what an earlier run may have left, once: it costs paper."""
        if not self._partial_print_told:
            self._partial_print_told = True
            printer.expect_partial_print()

    def _take_note(self, printer: ListeningPrinter) -> None:
        """Say how the printer is, to whoever listens and to staff."""
        if printer.latest.disconnected and not printer.out_of_reach:
            return  # it hung up, as some do when they are idle, and was not called again yet
        if printer.latest != self._heard:
            self._heard = printer.latest
            if why := printer.fault if printer.out_of_reach else trouble(printer.latest):
                log.warning("the printer of %s: %s", self.station, why)
            self._printer_told(printer.latest)
        self._ledger.report(printer.latest)

    def _carry_out_slip(self, printer: ListeningPrinter, task: SlipTask) -> None:
        if not self._ledger.left_settled:
            # Until then nobody knows whether a piece of an earlier sheet hangs in it.
            self._tell_of_partial_print(printer)
        carry_out_slip(printer, task, self._age(task))
        self._take_note(printer)

    def _carry_out_ticket(self, printer: ListeningPrinter, task: _Task) -> None:
        job = task.job
        if self._age(task) > FRESH:
            self._give_up(task, "its visitor has gone")
        elif self._ledger.owns(job):
            self._carry_out_own(printer, task)
        elif not self._ledger.left_settled:
            # Until then nobody knows whether a piece of an earlier ticket hangs in the printer.
            self._wait_for_database(task, "what an earlier run left is not settled")
        elif printer.out_of_reach:
            # The visitor is told at once; the printer is called again between the sheets.
            self._end(job, PrintState.FAILED, printer.fault)
        else:
            # Drawn while the database writes; no byte leaves before that has ended.
            printer.prepare(task.paper)
            try:
                task.attempt = task.attempt or self._ledger.new_attempt()
                begun = self._ledger.begin(job, task.attempt)
            except StorageFault as away:
                self._wait_for_database(task, str(away))
                return
            if begun:
                self._print(printer, task)
            else:
                self._told(PrintOutcome(job, self._ledger.known(job)))
        self._take_note(printer)

    def _carry_out_own(self, printer: ListeningPrinter, task: _Task) -> None:
        """Print a ticket that the station has given by itself: nobody else need be there."""
        if not self._ledger.left_settled:
            # As for slips: nobody knows whether a piece of an earlier sheet hangs in it.
            self._tell_of_partial_print(printer)
        if printer.out_of_reach:
            self._end(task.job, PrintState.FAILED, printer.fault)
            return
        printer.prepare(task.paper)
        try:
            begun = self._ledger.begin_own(task.job)
        except StorageFault as fault:
            self._give_up(task, str(fault))
            return
        if begun:
            self._print(printer, task)
        else:
            self._told(PrintOutcome(task.job, self._ledger.known(task.job)))

    def _print(self, printer: ListeningPrinter, task: _Task) -> None:
        job = task.job
        TRIPS.debug("begun")

        def note(state: PrintState) -> None:
            self._ledger.note(job, state, answers=printer.latest.answers)

        try:
            state, fault = put_on_paper(printer, task.paper, note)
        except Exception:
            self._told(PrintOutcome(job, PrintState.UNCONFIRMED))
            raise
        if fault:
            log.warning("ticket %s is not on paper: %s", task.paper.label, fault)
        self._told(PrintOutcome(job, state, fault))

    def _wait_for_database(self, task: _Task, why: str) -> None:
        if self._age(task) > _PATIENCE:
            self._give_up(task, why)
        else:
            self._tasks.appendleft(task)
            self._closing.wait(_PAUSE_S)

    def _give_up(self, task: _Task, why: str) -> None:
        """End a sheet of which no byte was sent, whether or not it is noted as begun."""
        log.warning("ticket %s is not printed: %s", task.paper.label, why)
        self._end(task.job, PrintState.FAILED if task.attempt else PrintState.EXPIRED)

    def _age(self, task: _Task | SlipTask) -> timedelta:
        return timedelta(seconds=self._monotonic_s() - task.added_at_s)

    def _end(self, job: PrintJob, state: PrintState, fault: PrinterFault | None = None) -> None:
        self._ledger.note(job, state)
        self._told(PrintOutcome(job, state, fault))
