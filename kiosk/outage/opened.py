"""The kiosk's journal, opened: a touch is written, the server is tried, else the kiosk gives."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Protocol
from uuid import UUID

from kiosk.core import (
    HallNow,
    Issued,
    KioskDesk,
    KioskHall,
    KioskReception,
    Touch,
    issue,
    read_hall,
)
from kiosk.outage.own_sheets import OwnSheets
from kiosk.outage.own_ticket import paper_of, visit_of
from kiosk.outage.standing import Aside, Standing
from reception.clock import SystemClock
from reception.domain.errors import Refusal, StorageFault
from reception.domain.link import LinkState
from reception.hall import TicketView
from reception.journal.alone import Alone
from reception.journal.asking import Asking
from reception.journal.faults import JournalFault
from reception.journal.file import JournalFile
from reception.journal.journal import Journal
from reception.journal.keeper import Keeper, KeeperCore, KeeperHall
from reception.journal.line import Line
from reception.journal.memory import Memory
from reception.journal.outages import Outages
from reception.journal.papers import Papers
from reception.journal.rows import Wanted
from reception.ports import Clock, Ids
from reception.ports.offline import StationDesk

log = logging.getLogger(__name__)


class OpenedDesk(KioskDesk, StationDesk, Protocol):
    """The desk, as a kiosk with a journal knows it."""


class OpenedHall(KioskHall, KeeperHall, Protocol):
    """The questions, likewise."""


class OpenedCore(KioskReception, KeeperCore, Protocol):
    """The core, likewise."""

    @property
    def desk(self) -> OpenedDesk:
        """Return the verbs."""
        ...

    @property
    def hall(self) -> OpenedHall:
        """Return the questions."""
        ...


class Opened:
    """Everything that works with one journal; any thread but the GUI's may ask."""

    def __init__(
        self,
        path: Path,
        core: Callable[[], OpenedCore],
        clock: Clock,
        ids: Ids,
        *,
        station: str,
        load: Callable[[], None] | None,
        changed: Callable[[LinkState], None],
        failed: Callable[[JournalFault], None],
    ) -> None:
        """Open it, and begin to look after the line.

        Raises:
            JournalFault: it is of no use.
        """
        self._core = core
        self._clock = clock
        self._failed = failed
        self._file = JournalFile(path, ids)
        self._journal = Journal(self._file)
        self._outages = Outages(self._file)
        self._memory = Memory(self._file)
        self._alone = Alone(self._journal, self._memory, self._outages, clock)
        self._line = Line(changed, load=load)
        self._reading, self._issuing = Asking("hall-asks"), Asking("touch-asks")
        self._printing = Asking("spool-asks")
        self._journal.leave_asked(clock.now())
        self._keeper = Keeper(
            self._journal,
            self._outages,
            self._line,
            core,
            clock,
            station=station,
            compares_clocks=isinstance(clock, SystemClock),
        )
        self.sheets = OwnSheets(
            Papers(self._file), self._memory, clock, station=station, noted=self._keeper.wake
        )
        self._keeper.start()

    def read_hall(self) -> HallNow:
        """Return what a visitor may choose from; what was known last while the server is away.

        Raises:
            StorageFault: it is away, and nothing is known.
        """
        try:
            now = self._line.ask(self._reading, lambda: read_hall(self._core))
        except StorageFault as away:
            remembered = self._remembered()
            if remembered is None:
                raise
            log.debug("the hall is shown as it was known last: %s", away)
            return remembered
        try:
            self._memory.keep(now.unit, now.outlook, self._clock.now())
        except JournalFault as fault:
            self._failed(fault)
        return now

    def issue(self, touch: Touch, printer_station: str | None) -> Issued:
        """Give the ticket of a touch; it is written down before anybody is asked for it."""
        wanted = Wanted(
            operation=touch.operation,
            ticket=touch.ticket,
            service=touch.service,
            language=touch.language,
            priority=touch.priority,
            touched_at=self._clock.now(),
        )
        try:
            self._journal.ask(wanted)
        except JournalFault as fault:
            # Without it the server is all there is.
            self._failed(fault)
        try:
            issued = self._line.ask(
                self._issuing, lambda: issue(self._core, touch, printer_station)
            )
        except StorageFault as away:
            log.info("the kiosk gives a number by itself: %s", away)
            return self._issue_alone(wanted, printed=printer_station is not None)
        except Refusal:
            self._keeper.answered(touch.operation, None)
            raise
        self._keeper.answered(touch.operation, issued.visit.ticket)
        return issued

    def ask_for_print[T](self, act: Callable[[], T]) -> T:
        """Return what the server answers to the spool."""
        return self._line.ask(self._printing, act)

    def standing(self) -> Standing:
        """Return how the kiosk stands to the server.

        Raises:
            JournalFault: the journal cannot be read.
        """
        present = self._outages.present()
        return Standing(
            state=self._line.state,
            away_since=present.began_at if present else None,
            waiting=self._journal.kept().waiting,
            aside=tuple(
                Aside(
                    operation=one.given.wanted.operation,
                    label=one.given.label,
                    reason=one.reason,
                )
                for one in self._journal.parked()
            ),
        )

    def retry(self, operation: UUID) -> None:
        """Hand over after all what was put aside."""
        self._journal.retry(operation)
        self._keeper.wake()

    def void(self, operation: UUID, reason: str) -> None:
        """Give up what was put aside."""
        self._journal.void(operation, reason, self._clock.now())

    def close(self, patience_s: float) -> None:
        """End it; what is to be brought in is brought in by the next run."""
        self._keeper.close(patience_s)
        for asking in (self._reading, self._issuing, self._printing):
            asking.close()
        self._file.close()

    def _remembered(self) -> HallNow | None:
        try:
            known = self._memory.last()
            if known is None:
                return None
            now = self._clock.now()
            given = self._journal.given_of(known.unit.code, known.day(now))
        except JournalFault as fault:
            self._failed(fault)
            return None
        return HallNow(
            unit=known.unit,
            opening=known.opening(now),
            outlook=known.refusing(now, given),
            staffed=None,
        )

    def _issue_alone(self, wanted: Wanted, *, printed: bool) -> Issued:
        given, unit = self._alone.give(wanted, printed=printed)
        self._keeper.wake()
        visit = visit_of(given)
        return Issued(
            visit=visit,
            view=TicketView(visit=visit, ahead=0, expected_wait=None, printed=given.sheet),
            paper=paper_of(given, unit),
        )
