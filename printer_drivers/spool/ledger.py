"""What the database is told of sheets and of the printer, and what it wants printed."""

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from reception.app import Reception
from reception.domain.errors import StorageFault, UnitNotSetUpError
from reception.domain.link import AskServer
from reception.domain.paper import ORIGINAL, PrintJob, PrintState, SlipJob, SlipPaper, TicketPaper
from reception.domain.printer import PrinterStatus
from reception.paper.model import OwnBook, OwnLeft, StationPrinter

log = logging.getLogger(__name__)

_HEARTBEAT = timedelta(seconds=30)
"""How often staff are told that a printer is as it was."""
_REST = timedelta(seconds=1)
"""Before the database is asked again after it failed."""
_SAY_AGAIN = timedelta(minutes=10)
"""How often the log says that it still fails: the log may lie on the disk that is full."""


def _at_once[T](act: Callable[[], T]) -> T:
    return act()


class DuplicateStation:
    """Knows when this program was last heard under its name: at another time it was another one."""

    def __init__(self, station: str) -> None:
        self._station = station
        self._heard_at: datetime | None = None
        self._found = False

    def look_around(
        self, printers: Callable[[], tuple[StationPrinter, ...]], speak: Callable[[], None]
    ) -> None:
        """Speak under the station's name; say in the log if somebody else did since last time."""
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


class Ledger:
    """A station's book: what the database cannot take now is owed to it."""

    def __init__(
        self,
        core: Callable[[], Reception],
        station: str,
        *,
        line: AskServer | None = None,
        own: OwnBook | None = None,
    ) -> None:
        """Open the book; without a line to it the core is asked at once."""
        self._core = core
        self._station = station
        self._line = line or _at_once
        self._own = own
        self._owed: dict[tuple[UUID, int], tuple[PrintJob, PrintState, bool]] = {}
        self._slips: list[tuple[SlipJob, SlipPaper]] = []
        self._look_wanted = threading.Event()
        self._look_wanted.set()
        self.left_settled = False
        """What an earlier run has begun is told."""
        self._starts = True
        self._duplicate = DuplicateStation(station)
        self._rests_until_s = 0.0
        self._said_at_s: float | None = None
        """When the log was last told that the database is away; None while it answers."""
        self._reported: PrinterStatus | None = None
        self._report_due_s = 0.0

    def new_attempt(self) -> UUID:
        """Return a name for an attempt to print."""
        return self._line(self._core).ids.new()

    def owns(self, job: PrintJob) -> bool:
        """Return whether the sheet stands in the station's own book: it gave the ticket itself."""
        return self._own_book(job) is not None

    def settle_own(self) -> OwnLeft:
        """Settle what an earlier run has begun of the station's own tickets; say what is left."""
        return self._own.settle_left() if self._own else OwnLeft()

    def begin_own(self, job: PrintJob) -> bool:
        """Note that the sheet of such a ticket is about to be sent; return whether it may be.

        Raises:
            StorageFault: it is not noted.
        """
        book = self._own_book(job)
        return book is not None and book.begin(job.ticket)

    def begin(self, job: PrintJob, attempt: UUID) -> bool:
        """Note that a sheet is about to be sent; return whether this attempt may send it.

        Raises:
            StorageFault: it may be noted or not: ask again with the same attempt.
        """
        return self._line(lambda: self._core().prints.begin(job, attempt=attempt))

    def known(self, job: PrintJob) -> PrintState:
        """Return what is known of a sheet; as much as nothing when that cannot be read."""
        if book := self._own_book(job):
            return book.known(job.ticket)
        owed = self._owed.get((job.ticket, job.sheet))
        if owed:
            return owed[1]
        found = self._ask(
            "the state of a sheet cannot be read",
            lambda: self._core().prints.job(job.ticket, job.sheet),
        )
        return found.state if found else PrintState.UNCONFIRMED

    def note(self, job: PrintJob, state: PrintState, *, answers: bool = True) -> None:
        """Write what is known of a sheet, now or as soon as the database takes it."""
        if book := self._own_book(job):
            book.record(job.ticket, state, answers=answers)
            return
        self._owed[job.ticket, job.sheet] = job, state, answers
        self.pay()

    def pay(self) -> None:
        """Write what is owed, unless the database failed a moment ago."""
        for key, (job, state, answers) in list(self._owed.items()):
            if self._rests:
                return
            written = self._ask(
                "the state of a sheet is not noted yet",
                partial(self._record, job, state, answers=answers),
            )
            if written:
                del self._owed[key]

    def settle_left(self) -> bool:
        """Settle once what an earlier run has begun; return whether it did not end clean."""
        if self.left_settled or self._rests:
            return False
        found = self._ask(f"what {self._station} has begun cannot be settled", self._settle_left)
        self.left_settled = found is not None
        return bool(found)

    def look(self) -> None:
        """Ask for a look at what is wanted; any thread may."""
        self._look_wanted.set()

    def wanted(self) -> list[tuple[PrintJob, TicketPaper]]:
        """Return what others want printed and nobody has begun, if a look was asked for."""
        if self._rests or not self.left_settled or not self._look_wanted.is_set():
            return []
        self._look_wanted.clear()
        found = self._ask(f"the print jobs of {self._station} cannot be read", self._read_wanted)
        if found is None:
            self._look_wanted.set()
            return []
        self._starts = False
        return found

    def report(self, status: PrinterStatus) -> None:
        """Tell staff how the printer is, when that is new or was not said for a while."""
        if self._rests or not self.left_settled:
            return  # what an earlier run has left is read before anything is written in its place
        changed = status != self._reported
        if not changed and time.monotonic() < self._report_due_s:
            return

        def say() -> bool:
            prints = self._core().prints
            self._duplicate.look_around(
                prints.printers,
                lambda: prints.report_printer(self._station, status, changed=changed),
            )
            return True

        if self._ask("the state of the printer is not noted yet", say):
            self._reported = status
            self._report_due_s = time.monotonic() + _HEARTBEAT.total_seconds()

    def close(self, *, clean: bool) -> None:
        """Write what is owed, and that the station is closed; clean when nothing hangs out."""
        self._rests_until_s = 0.0
        self.pay()
        if self.left_settled or not clean:
            self._ask(
                f"staff still see the printer of {self._station}",
                lambda: self._core().prints.forget_printer(self._station, clean=clean),
            )

    @property
    def due_s(self) -> float:
        """Return when there is something to write or to read again, on the monotonic clock."""
        if self._owed or self._look_wanted.is_set() or self._rests:
            return max(self._rests_until_s, time.monotonic())
        return self._report_due_s

    def taken_slips(self) -> list[tuple[SlipJob, SlipPaper]]:
        """Return the sheets that are no tickets and were wanted at the last look, once."""
        taken, self._slips = self._slips, []
        return taken

    def note_slip(self, job: SlipJob, state: PrintState) -> None:
        """Write what became of one of them; where it cannot be, nobody will know."""
        self._ask(
            "what became of a slip is not noted", lambda: self._core().slip_jobs.note(job, state)
        )

    def _own_book(self, job: PrintJob) -> OwnBook | None:
        found = self._own and job.sheet == ORIGINAL and self._own.holds(job.ticket)
        return self._own if found else None

    def _settle_left(self) -> bool:
        core = self._core()
        core.slip_jobs.settle_begun(self._station)
        return core.prints.settle_left(self._station, elsewhere=self.owns)

    def _record(self, job: PrintJob, state: PrintState, *, answers: bool) -> bool:
        self._core().prints.record(job, state, answers=answers)
        return True

    def _read_wanted(self) -> list[tuple[PrintJob, TicketPaper]]:
        core = self._core()
        self._slips += core.slip_jobs.take(self._station)
        found = [
            (job, core.hall.paper_of(job.ticket, duplicate=job.duplicate))
            # The server gave some of its own as well, to touches that were not answered in time.
            for job in core.prints.wanted(self._station, starts=self._starts, elsewhere=self.owns)
        ]
        return [(job, paper) for job, paper in found if paper]

    def _ask[T](self, failure: str, act: Callable[[], T]) -> T | None:
        """Return the core's answer; None when it is away, and let it rest then."""
        try:
            answer = self._line(act)
        except (StorageFault, UnitNotSetUpError) as away:
            now_s = time.monotonic()
            if self._said_at_s is None or now_s - self._said_at_s >= _SAY_AGAIN.total_seconds():
                log.warning("%s: %s", failure, away)
                self._said_at_s = now_s
            self._rests_until_s = now_s + _REST.total_seconds()
            return None
        if self._said_at_s is not None:
            log.info("the database answers again")
            self._said_at_s = None
        return answer

    @property
    def _rests(self) -> bool:
        return time.monotonic() < self._rests_until_s
