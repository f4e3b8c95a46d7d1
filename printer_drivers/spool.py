"""Carries a station's print jobs to its printer, and what became of them to the database."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol
from uuid import UUID

from printer_drivers.deadline import Deadline
from printer_drivers.status import trouble
from printer_drivers.transport.readiness import readable
from printer_drivers.waker import Waker
from reception.domain.errors import PrinterFault, StorageFault
from reception.domain.paper import FRESH, PrintJob, PrintState, TicketPaper
from reception.domain.printer import PrinterState, PrinterStatus
from reception.ports import Ids, Printer

log = logging.getLogger(__name__)

# How often staff are told that a printer is as it was.
_HEARTBEAT = timedelta(seconds=30)
_PAUSE = timedelta(seconds=1)
"""Before the database is asked again after it failed."""
_PATIENCE = timedelta(seconds=5)
"""How long a visitor looks at "your ticket is being printed" while the database is away."""


class ListeningPrinter(Printer, Protocol):
    """A printer that says by itself how it is."""

    @property
    def latest(self) -> PrinterStatus:
        """Return how it was when it last said something."""
        ...

    def listen(self, deadline: Deadline, waker: Waker) -> None:
        """Wait until it says something new, the waker rings or the deadline is over."""
        ...


class SpoolPrints(Protocol):
    """What the core keeps of paper."""

    def job(self, ticket: UUID, sheet: int) -> PrintJob | None:
        """Return a sheet as it is known now."""
        ...

    def begin(self, job: PrintJob, *, attempt: UUID) -> bool:
        """Note that a sheet is about to be sent; return whether this attempt may send it."""
        ...

    def record(self, job: PrintJob, state: PrintState) -> None:
        """Note what is known of a sheet."""
        ...

    def settle_left(self, station: str) -> None:
        """Settle what an earlier run has begun."""
        ...

    def wanted(self, station: str) -> tuple[PrintJob, ...]:
        """Return what a station is to print."""
        ...

    def report_printer(self, station: str, status: PrinterStatus, *, changed: bool) -> None:
        """Note how the printer is."""
        ...

    def forget_printer(self, station: str) -> None:
        """Note that the station is closed."""
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
    def hall(self) -> SpoolHall:
        """Return the questions about the present."""
        ...

    @property
    def ids(self) -> Ids:
        """Return the maker of identifiers."""
        ...


def put_on_paper(
    printer: Printer, paper: TicketPaper, note: Callable[[PrintState], None]
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
class Outcome:
    """What became of a sheet; the fault says why it failed, where it did."""

    job: PrintJob
    state: PrintState
    fault: PrinterFault | None = None


@dataclass(frozen=True, slots=True)
class _Task:
    job: PrintJob
    paper: TicketPaper
    added_at_s: float


class _NoPrinter:
    """Stands in for a printer whose address makes no sense: every sheet fails and says why."""

    latest = PrinterStatus(known=False, online=False, disconnected=True)

    def __init__(self, fault: PrinterFault) -> None:
        self._fault = fault

    def status(self) -> PrinterStatus:
        """Say why there is none."""
        raise self._fault

    def print_ticket(
        self,
        paper: TicketPaper,  # noqa: ARG002 - it is printed nowhere
        *,
        sent: Callable[[], None] = lambda: None,  # noqa: ARG002 - nothing is sent
    ) -> PrintState:
        """Say why there is none."""
        raise self._fault

    def listen(self, deadline: Deadline, waker: Waker) -> None:
        """Wait for the waker."""
        readable(waker.fileno(), deadline)

    def close(self) -> None:
        """Do nothing."""


class Spool:
    """Prints what visitors and staff want, one sheet after the other, in a thread of its own.

    No byte leaves before the database holds that the sheet is begun: whoever finds it begun
    after a power cut prints nothing. What the database cannot take afterwards is owed to it, and
    a sheet whose end was never noted counts as unconfirmed.
    """

    def __init__(
        self,
        open_printer: Callable[[], ListeningPrinter],
        core: Callable[[], SpoolCore],
        *,
        station: str,
        told: Callable[[Outcome], None] = lambda _: None,
        printer_told: Callable[[PrinterStatus], None] = lambda _: None,
        monotonic_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """Prepare the spool; nothing is opened before ``start``.

        Args:
            open_printer: opens the printer, in the spool's thread.
            core: returns the core; called in the spool's thread only.
            station: whose jobs these are.
            told: hears what became of each sheet, in the spool's thread.
            printer_told: hears how the printer is whenever that changes, likewise.
            monotonic_s: measures how long a visitor has waited for paper.
        """
        self.station = station
        self._open_printer = open_printer
        self._core = core
        self._told = told
        self._printer_told = printer_told
        self._monotonic_s = monotonic_s
        self._tasks: deque[_Task] = deque()
        self._owed: dict[tuple[UUID, int], tuple[PrintJob, PrintState]] = {}
        self._waker = Waker()
        self._closing = threading.Event()
        self._look_wanted = threading.Event()
        self._left_settled = False
        self._database_rests_until_s = 0.0
        self._heard = False
        self._shown: PrinterStatus | None = None
        self._noted: PrinterStatus | None = None
        self._note_due_s = 0.0
        self._thread = threading.Thread(target=self._run, name="spool", daemon=True)

    def start(self) -> None:
        """Begin to listen to the printer and to print."""
        self._look_wanted.set()
        self._thread.start()

    def add(self, job: PrintJob, paper: TicketPaper) -> None:
        """Print the sheet of a ticket that was just given; any thread may ask."""
        self._tasks.append(_Task(job, paper, self._monotonic_s()))
        self._waker.ring()

    def look(self) -> None:
        """Look whether others want something printed here; any thread may say so."""
        self._look_wanted.set()
        self._waker.ring()

    def close(self) -> None:
        """End the sheet in hand and give the printer back; what is queued stays queued."""
        if self._thread.is_alive():
            self._closing.set()
            self._waker.ring()
            self._thread.join()
        self._waker.close()

    def _run(self) -> None:
        try:
            printer = self._open_printer()
        except PrinterFault as fault:
            log.error("there is no printer: %s", fault)  # noqa: TRY400 - the administrator's slip
            printer = _NoPrinter(fault)
        try:
            while not self._told_to_close():
                try:
                    self._once(printer)
                except Exception:
                    # A bug in one sheet must not leave the next visitors without paper.
                    log.exception("the spool failed at a sheet")
                    self._closing.wait(_PAUSE.total_seconds())
            self._leave()
        finally:
            printer.close()

    def _told_to_close(self) -> bool:
        # In this order: what rings after the bell was cleared is heard at the next wait.
        self._waker.clear()
        return self._closing.is_set()

    def _once(self, printer: ListeningPrinter) -> None:
        self._pay_what_is_owed()
        if self._tasks:
            self._carry_out(printer, self._tasks.popleft())
        elif not self._take_from_database():
            printer.listen(self._next_look(), self._waker)
            self._heard = True
        self._report(printer.latest)

    def _carry_out(self, printer: ListeningPrinter, task: _Task) -> None:
        job = task.job
        if self._age(task) > FRESH:
            self._end(job, PrintState.EXPIRED)
            return
        if self._heard and printer.latest.state is PrinterState.DISCONNECTED:
            # The visitor is told at once; the connection is tried again between the sheets.
            self._end(job, PrintState.FAILED, trouble(printer.latest))
            return
        try:
            begun = self._begin(job)
        except StorageFault as away:
            self._wait_for_database(task, away)
            return
        if not begun:
            known = self._core().prints.job(job.ticket, job.sheet)
            self._told(Outcome(job, known.state if known else PrintState.UNCONFIRMED))
            return
        try:
            state, fault = put_on_paper(printer, task.paper, lambda state: self._note(job, state))
        except Exception:
            self._told(Outcome(job, PrintState.UNCONFIRMED))
            raise
        if fault:
            log.warning("ticket %s is not on paper: %s", task.paper.label, fault)
        self._told(Outcome(job, state, fault))

    def _begin(self, job: PrintJob) -> bool:
        core = self._core()
        attempt = core.ids.new()
        try:
            return core.prints.begin(job, attempt=attempt)
        except StorageFault:
            # Perhaps it was written, and only the answer got lost.
            return core.prints.begin(job, attempt=attempt)

    def _wait_for_database(self, task: _Task, fault: StorageFault) -> None:
        if self._age(task) > _PATIENCE:
            log.warning("ticket %s is not printed: %s", task.paper.label, fault)
            self._end(task.job, PrintState.EXPIRED)
        else:
            self._tasks.appendleft(task)
            self._closing.wait(_PAUSE.total_seconds())

    def _age(self, task: _Task) -> timedelta:
        return timedelta(seconds=self._monotonic_s() - task.added_at_s)

    def _end(self, job: PrintJob, state: PrintState, fault: PrinterFault | None = None) -> None:
        self._note(job, state)
        self._told(Outcome(job, state, fault))

    # What the database is told and asked ------------------------------------------------------

    def _note(self, job: PrintJob, state: PrintState) -> None:
        """Write a state, or owe it to the database."""
        key = job.ticket, job.sheet
        if self._database_rests:
            self._owed[key] = job, state
            return
        try:
            self._core().prints.record(job, state)
            self._owed.pop(key, None)
        except StorageFault as fault:
            log.warning("the state of a sheet is not noted yet: %s", fault)
            self._owed[key] = job, state
            self._rest_database()

    def _pay_what_is_owed(self) -> None:
        for job, state in list(self._owed.values()):
            if self._database_rests:
                return
            self._note(job, state)

    def _take_from_database(self) -> bool:
        """Queue what others want and what an earlier run left; return whether there was any."""
        if self._database_rests or not (self._look_wanted.is_set() or not self._left_settled):
            return False
        self._look_wanted.clear()
        try:
            core = self._core()
            if not self._left_settled:
                core.prints.settle_left(self.station)
                self._left_settled = True
            for job in core.prints.wanted(self.station):
                paper = core.hall.paper_of(job.ticket, duplicate=job.duplicate)
                if paper:
                    self._tasks.append(_Task(job, paper, self._monotonic_s()))
        except StorageFault as fault:
            log.warning("the print jobs of %s cannot be read: %s", self.station, fault)
            self._look_wanted.set()
            self._rest_database()
        return bool(self._tasks)

    def _report(self, status: PrinterStatus) -> None:
        """Say how the printer is, to whoever listens and to staff."""
        if not self._heard:
            return
        if status != self._shown:
            self._printer_told(status)
            self._shown = status
        changed = status != self._noted
        if self._database_rests or not (changed or time.monotonic() >= self._note_due_s):
            return
        try:
            self._core().prints.report_printer(self.station, status, changed=changed)
            self._noted = status
            self._note_due_s = time.monotonic() + _HEARTBEAT.total_seconds()
        except StorageFault as fault:
            log.warning("the state of the printer is not noted yet: %s", fault)
            self._rest_database()

    def _leave(self) -> None:
        self._database_rests_until_s = 0.0
        self._pay_what_is_owed()
        try:
            self._core().prints.forget_printer(self.station)
        except StorageFault as fault:
            log.warning("staff still see the printer of %s: %s", self.station, fault)

    @property
    def _database_rests(self) -> bool:
        return time.monotonic() < self._database_rests_until_s

    def _rest_database(self) -> None:
        self._database_rests_until_s = time.monotonic() + _PAUSE.total_seconds()

    def _next_look(self) -> Deadline:
        """Return until when nothing but the printer and new jobs need attention."""
        settled = self._left_settled and not self._look_wanted.is_set() and not self._owed
        if settled and self._noted == self._shown and self._noted is not None:
            return Deadline(self._note_due_s)
        return Deadline.after(_PAUSE)
