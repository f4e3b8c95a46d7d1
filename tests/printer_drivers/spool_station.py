"""A station whose printer obeys the test and whose database can be out of reach."""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from printer_drivers.deadline import Deadline
from printer_drivers.driver.link import Waker
from printer_drivers.spool.spool import PrintOutcome, Spool
from printer_drivers.transport.port import readable
from reception.app import Reception
from reception.domain.errors import PrinterFault, StorageFault
from reception.domain.paper import PrintJob, PrintState, SlipPaper, TicketPaper
from reception.domain.printer import PrinterStatus

PATIENCE_S = 300
AWAY = StorageFault("The database is away", "wait")
READY = PrinterStatus()


@dataclass
class ObedientPrinter:
    """Prints what it is given, says what the test wants, and looks what is noted meanwhile."""

    look: Callable[[], object]
    printed: list[TicketPaper] = field(default_factory=list)
    slips: list[SlipPaper] = field(default_factory=list)
    seen: list[object] = field(default_factory=list)
    says: list[PrintState | Exception] = field(default_factory=list)
    latest: PrinterStatus = READY
    out_of_reach: bool = False
    fault: PrinterFault | None = None
    expects_partial_print: bool = False
    closed: bool = False
    _told: PrinterStatus | None = None
    may_print: threading.Event = field(default_factory=threading.Event)
    """Until it is set, a sheet that has come to the printer lies there."""
    begun: queue.SimpleQueue[TicketPaper | SlipPaper] = field(default_factory=queue.SimpleQueue)
    """Every sheet as it comes to the printer."""

    def __post_init__(self) -> None:
        self.may_print.set()

    def status(self) -> PrinterStatus:
        return self.latest

    def prepare(self, paper: TicketPaper) -> None:  # noqa: ARG002 - it is drawn by nobody
        self.seen.append(self.look())

    def print_ticket(
        self, paper: TicketPaper, *, sent: Callable[[], None] = lambda: None
    ) -> PrintState:
        self.seen.append(self.look())
        says = self._take(paper)
        self.printed.append(paper)
        sent()
        self.seen.append(self.look())
        return says

    def print_slip(self, slip: SlipPaper) -> PrintState:
        says = self._take(slip)
        self.slips.append(slip)
        return says

    def expect_partial_print(self) -> None:
        self.expects_partial_print = True

    def listen(self, deadline: Deadline, waker: Waker) -> None:
        # It may have changed while nobody listened.
        if self.latest == self._told:
            readable(waker.fileno(), deadline)
        self._told = self.latest

    def close(self) -> None:
        self.closed = True

    def _take(self, sheet: TicketPaper | SlipPaper) -> PrintState:
        self.begun.put(sheet)
        assert self.may_print.wait(PATIENCE_S)
        says = self.says.pop(0) if self.says else PrintState.CONFIRMED
        if isinstance(says, Exception):
            raise says
        return says


class Away:
    """A part of the core that is out of reach while the test says so."""

    def __init__(self, part: Any, station: "Station") -> None:
        self._part = part
        self._station = station

    def __getattr__(self, name: str) -> Any:
        act = getattr(self._part, name)

        def ask(*args: Any, **options: Any) -> Any:
            if name in self._station.away:
                self._station.missed.put(name)
                raise AWAY
            answer = self._station.instead.get(name, act)(*args, **options)
            self._station.done.put(name)
            return answer

        return ask


class Station:
    """A spool, its printer and its database."""

    def __init__(self, reception: Reception) -> None:
        self.reception = reception
        self.printer = ObedientPrinter(self.states)
        self.outcomes: queue.SimpleQueue[PrintOutcome] = queue.SimpleQueue()
        self.printer_news: queue.SimpleQueue[PrinterStatus] = queue.SimpleQueue()
        self.away: set[str] = set()
        self.instead: dict[str, Callable[..., Any]] = {}
        self.missed: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.done: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.seconds = 0.0
        self.prints = Away(reception.prints, self)
        self.slip_jobs = Away(reception.slip_jobs, self)
        self.hall = Away(reception.hall, self)
        self.ids = reception.ids
        self.spool = Spool(
            lambda: self.printer,
            self.core,
            station="kiosk-1",
            told=self.outcomes.put,
            printer_told=self.printer_news.put,
            monotonic_s=lambda: self.seconds,
        )

    def core(self) -> Reception:
        """Return the core as the spool finds it: its parts may be out of reach."""
        return cast("Reception", self)

    def issue(self, *, elsewhere: bool = False) -> PrintJob:
        visit = self.reception.desk.issue(
            "signature", printer_station="kiosk-1", printed_elsewhere=elsewhere
        )
        job = self.reception.prints.original(visit.ticket.id)
        assert job
        return job

    def give(self) -> PrintJob:
        """Give a ticket as the kiosk does."""
        job = self.issue()
        paper = self.reception.hall.paper_of(job.ticket)
        assert paper
        self.spool.add(job, paper)
        return job

    def outcome(self) -> PrintOutcome:
        return self.outcomes.get(timeout=PATIENCE_S)

    def states(self) -> list[PrintState]:
        """Return what is noted of every sheet, by age."""
        jobs = [
            self.reception.prints.job(view.visit.ticket.id, sheet)
            for view in self.reception.hall.queue().tickets
            for sheet in (1, 2)
        ]
        return [job.state for job in jobs if job]
