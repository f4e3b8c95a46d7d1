"""The kiosk's journal: a touch is written, the server is tried, else the kiosk gives the number."""

import logging
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from kiosk.offline.paper import OfflineSheets, paper_of, visit_of
from kiosk.offline.status import Aside, LinkStatus
from kiosk.reception import HallNow, Issued, ServerOnly, Touch, issue, read_hall
from reception.app import Reception
from reception.domain.errors import Refusal, StorageFault
from reception.domain.link import LinkState
from reception.offline.file import JournalFault, JournalFile, JournalHeldError, JournalLock
from reception.offline.issue import Alone
from reception.offline.link import RemoteAsking, ServerLink
from reception.offline.log import Journal, WantedTicket
from reception.offline.memory import Memory
from reception.offline.papers import Outages, Papers
from reception.offline.sync import Synchroniser
from reception.queue.hall import TicketView
from reception.system.clock import Clock, Ids, SystemClock

log = logging.getLogger(__name__)

_CLOSE_PATIENCE_S = 2.0


class KioskLog:
    """Answers what the kiosk asks, with or without the server; any thread but the GUI's may ask.

    A journal that becomes of no use leaves the kiosk as it would be without one: the server alone
    gives tickets, and those who look after the kiosk are told.
    """

    def __init__(
        self,
        path: Path,
        core: Reception,
        clock: Clock,
        ids: Ids,
        *,
        station: str,
        changed: Callable[[LinkState], None] = lambda _: None,
    ) -> None:
        """Open it, and begin to look after the line.

        Args:
            path: where it lies.
            core: the server's desk.
            clock: the kiosk's.
            ids: makes the installation's name.
            station: the kiosk's name.
            changed: told in any thread how the line is, when it is another.

        Raises:
            JournalHeldError: another kiosk works with it.
            JournalFault: it is of no use.
        """
        self._core = core
        self._clock = clock
        self._fault = ""
        self._lock = JournalLock(path)
        try:
            self._file = JournalFile(path, ids)
        except JournalFault:
            self._lock.close()
            raise
        self._journal = Journal(self._file)
        self._outages = Outages(self._file)
        self._memory = Memory(self._file)
        self._alone = Alone(self._journal, self._memory, self._outages, clock)
        self._line = ServerLink(changed)
        self._reading, self._issuing = RemoteAsking("hall-asks"), RemoteAsking("touch-asks")
        self._printing = RemoteAsking("spool-asks")
        self._keeper = Synchroniser(
            self._journal,
            self._outages,
            self._line,
            lambda: core,
            clock,
            station=station,
            compares_clocks=isinstance(clock, SystemClock),
        )
        self.sheets = OfflineSheets(
            Papers(self._file), self._memory, clock, station=station, noted=self._keeper.wake
        )
        try:
            self._journal.leave_asked(clock.now())
        except JournalFault:
            self.close()
            raise
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
            self._note(fault)
        return now

    def issue(self, touch: Touch, printer_station: str | None) -> Issued:
        """Give the ticket of a touch; it is written down before anybody is asked for it."""
        wanted = WantedTicket(
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
            self._note(fault)
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

    def status(self) -> LinkStatus:
        """Return how the kiosk stands to the server."""
        try:
            return self._status()
        except JournalFault as fault:
            self._note(fault)
            return LinkStatus(fault=str(fault))

    def _status(self) -> LinkStatus:
        present = self._outages.present()
        return LinkStatus(
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

    def close(self, patience_s: float = _CLOSE_PATIENCE_S) -> None:
        """End it and give the file back; what is to be brought in is brought in by the next run."""
        self._keeper.close(patience_s)
        for asking in (self._reading, self._issuing, self._printing):
            asking.close()
        self._file.close()
        self._lock.close()

    def _note(self, fault: JournalFault) -> None:
        """Tell once what is wrong; those who look after the kiosk see it as long as it runs."""
        if self._fault != str(fault):
            log.warning("%s", fault)
        self._fault = str(fault)

    def _remembered(self) -> HallNow | None:
        try:
            known = self._memory.last()
            if known is None:
                return None
            now = self._clock.now()
            given = self._journal.given_of(known.unit.code, known.day(now))
        except JournalFault as fault:
            self._note(fault)
            return None
        return HallNow(
            unit=known.unit,
            opening=known.opening(now),
            outlook=known.refusing(now, given),
            staffed=None,
        )

    def _issue_alone(self, wanted: WantedTicket, *, printed: bool) -> Issued:
        given, unit = self._alone.give(wanted, printed=printed)
        self._keeper.wake()
        visit = visit_of(given)
        return Issued(
            visit=visit,
            view=TicketView(visit=visit, ahead=0, expected_wait=None, printed=given.sheet),
            paper=paper_of(given, unit),
        )


def source_at(
    path: Path,
    core: Reception,
    clock: Clock,
    ids: Ids,
    *,
    station: str,
    changed: Callable[[LinkState], None] = lambda _: None,
) -> KioskLog | ServerOnly:
    """Return the kiosk's journal; one that is of no use leaves the server alone to give tickets.

    Raises:
        JournalHeldError: another kiosk works with it.
    """
    try:
        return KioskLog(path, core, clock, ids, station=station, changed=changed)
    except JournalHeldError:
        raise
    except JournalFault as fault:
        # Not tried at every touch: a kiosk that is started again tries again.
        log.warning("%s", fault)
        return ServerOnly(core, str(fault))
