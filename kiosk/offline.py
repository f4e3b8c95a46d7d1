"""The kiosk's journal: a touch is written, the server is tried, else the kiosk gives the number."""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.tickets import Aside, HallNow, Issued, LinkStatus, TicketSource
from reception.app import Reception
from reception.domain.care_errors import DatabaseMissingFault
from reception.domain.errors import Refusal, StorageFault
from reception.domain.link import LinkState
from reception.domain.page_key import page_key
from reception.domain.paper import FRESH, PrintState, TicketLine, TicketPaper
from reception.domain.ticket import Event, EventKind, Ticket, Visit, begin
from reception.offline.file import JournalFault, JournalFile, JournalHeldError, JournalLock
from reception.offline.issue import LastKnown, Memory, OfflineIssue
from reception.offline.link import RemoteAsking, ServerLink, Synchroniser
from reception.offline.log import Journal, Outages, Papers
from reception.offline.model import Given, WantedTicket
from reception.offline.send import sheet_of
from reception.paper.model import OwnLeft, ticket_paper
from reception.system.clock import Clock, Ids, SystemClock

_UNKNOWN = frozenset({TicketLine.AHEAD, TicketLine.EXPECTED_WAIT})


def visit_of(given: Given) -> Visit:
    """Return the visit that begins with the number."""
    wanted = given.wanted
    ticket = Ticket(
        id=wanted.ticket,
        unit=given.unit,
        service_day=given.service_day,
        series=given.series,
        number=given.number,
        label=given.label,
        language=wanted.language,
        issued_at=given.given_at,
    )
    return begin(
        ticket,
        Event(
            kind=EventKind.ISSUED,
            at=given.given_at,
            service=wanted.service,
            priority=wanted.priority,
        ),
    )


def paper_of(given: Given, known: LastKnown) -> TicketPaper:
    """Return what the paper says: that the place is kept, and not who stands before."""
    day_key = known.page_keys.get(given.service_day)
    paper = ticket_paper(
        known.unit,
        label=given.label,
        language=given.wanted.language,
        service=given.wanted.service,
        priority=given.wanted.priority,
        issued_at=given.given_at,
        ahead=0,
        expected_wait=None,
        page_key=page_key(day_key, given.wanted.ticket) if day_key else None,
    )
    lines = tuple(line for line in paper.template.lines if line not in _UNKNOWN)
    return replace(paper, given_alone=True, template=replace(paper.template, lines=lines))


log = logging.getLogger(__name__)


class OfflineSheets:
    """What becomes of the paper of tickets that the kiosk gave by itself, kept in its journal.

    Never in the printer's way: what cannot be written is said in the log.
    """

    def __init__(
        self,
        papers: Papers,
        memory: Memory,
        clock: Clock,
        *,
        station: str,
        noted: Callable[[], None] = lambda: None,
    ) -> None:
        """Write into the journal's part for papers.

        Args:
            papers: the journal's.
            memory: what the server said last.
            clock: the kiosk's.
            station: its name.
            noted: told that there may be something to tell the server.
        """
        self._noted = noted
        self._papers = papers
        self._memory = memory
        self._clock = clock
        self._station = station

    def holds(self, ticket: UUID) -> bool:
        """Return whether the kiosk has given the ticket by itself."""
        try:
            return self._papers.own(ticket) is not None
        except JournalFault as fault:
            log.warning("nobody knows who gave a ticket: %s", fault)
            return False

    def begin(self, ticket: UUID) -> bool:
        """Note that the sheet is about to be sent; return whether it may be.

        Raises:
            JournalFault: it is not noted.
        """
        return self._papers.note_sheet(ticket, PrintState.SENDING, self._clock.now())

    def known(self, ticket: UUID) -> PrintState:
        """Return what is known of the sheet."""
        try:
            given = self._papers.own(ticket)
        except JournalFault:
            given = None
        return (given and given.sheet) or PrintState.UNCONFIRMED

    def record(self, ticket: UUID, state: PrintState, *, answers: bool) -> None:
        """Note what is known; the server is told with the ticket, or after it."""
        try:
            self._papers.note_sheet(ticket, state, self._clock.now(), answers=answers)
        except JournalFault as fault:
            log.warning("the state of a sheet is not noted: %s", fault)
        else:
            self._noted()

    def settle_left(self) -> OwnLeft:
        """Settle what an earlier run has begun; return what is left of it."""
        try:
            return self._settle()
        except JournalFault as fault:
            log.warning("what was left of the printing cannot be settled: %s", fault)
            return OwnLeft()

    def _settle(self) -> OwnLeft:
        now = self._clock.now()
        known = self._memory.last()
        is_clean, wanted = True, []
        for given in self._papers.open_sheets():
            if given.sheet is not PrintState.QUEUED:
                self._note(given, PrintState.UNCONFIRMED)
                is_clean = False
            elif known and now - given.given_at <= FRESH:
                wanted.append((sheet_of(given, self._station), paper_of(given, known)))
            else:
                self._note(given, PrintState.EXPIRED)
        return OwnLeft(is_clean=is_clean, wanted=tuple(wanted))

    def _note(self, given: Given, state: PrintState) -> None:
        self._papers.note_sheet(given.wanted.ticket, state, self._clock.now())


_CLOSE_PATIENCE_S = 2.0


class KioskLog(TicketSource):
    """Keeps each touch in the journal and gives tickets with or without the server.

    Any thread but the GUI's may ask.

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
            core: what the server is asked through.
            clock: the kiosk's.
            ids: makes the installation's name.
            station: the kiosk's name.
            changed: told in any thread how the line is, when it is another.

        Raises:
            JournalHeldError: another kiosk works with it.
            JournalFault: it is of no use.
        """
        super().__init__(core)
        self._clock = clock
        self._lock = JournalLock(path)
        try:
            self._file = JournalFile(path, ids)
        except JournalFault:
            self._lock.close()
            raise
        self._journal = Journal(self._file)
        self._outages = Outages(self._file)
        self._memory = Memory(self._file)
        self._offline_issue = OfflineIssue(self._journal, self._memory, self._outages, clock)
        self._link = ServerLink(changed)
        self._is_gone = False
        self._reading, self._issuing = RemoteAsking("hall-asks"), RemoteAsking("touch-asks")
        self._printing = RemoteAsking("spool-asks")
        self._synchroniser = Synchroniser(
            self._journal,
            self._link,
            lambda: core.offline,
            lambda: core.server_time(),  # noqa: PLW0108 - asked of the core at that moment
            clock,
            station=station,
            compares_clocks=isinstance(clock, SystemClock),
        )
        self.sheets = OfflineSheets(
            Papers(self._file), self._memory, clock, station=station, noted=self._synchroniser.wake
        )
        try:
            self._journal.leave_asked(clock.now())
        except JournalFault:
            self.close()
            raise
        self._synchroniser.start()

    def read_hall(self) -> HallNow:
        """Return what a visitor may choose from; what was known last while the server is away.

        Raises:
            StorageFault: it is away, and nothing is known.
        """
        try:
            now = self._link.ask(self._reading, super().read_hall)
        except StorageFault as away:
            self._note_whether_gone(away)
            remembered = self._remembered()
            if remembered is None:
                raise
            log.debug("the hall is shown as it was known last: %s", away)
            return remembered
        self._is_gone = False
        try:
            self._memory.keep(now.unit, now.services, self._clock.now(), now.page_keys)
        except JournalFault as fault:
            self._note(fault)
        return now

    def issue(self, wanted: WantedTicket, printer_station: str | None) -> Issued:
        """Give the ticket of a touch; it is written down before anybody is asked for it."""
        try:
            self._journal.ask(wanted, self._clock.now())
        except JournalFault as fault:
            # Without it the server is all there is.
            self._note(fault)
        try:
            ask = partial(super().issue, wanted, printer_station)
            issued = self._link.ask(self._issuing, ask)
        except StorageFault as away:
            log.info("the kiosk gives a number by itself: %s", away)
            return self._issue_alone(wanted, printed=printer_station is not None)
        except Refusal:
            self._synchroniser.answered(wanted.operation, None)
            raise
        self._synchroniser.answered(wanted.operation, issued.visit.ticket)
        return issued

    def give_back(self, ticket: Ticket, operation: UUID) -> None:
        """Take a number back; while the server is away nobody can.

        Raises:
            StorageFault: it is away.
        """
        self._link.ask(self._issuing, partial(super().give_back, ticket, operation))
        try:
            self._journal.given_back(ticket.id, self._clock.now())
        except JournalFault as fault:
            self._note(fault)

    def ask_for_print[T](self, act: Callable[[], T]) -> T:
        """Return what the server answers to the spool."""
        return self._link.ask(self._printing, act)

    def status(self) -> LinkStatus:
        """Return how the kiosk stands to the server."""
        try:
            present, kept = self._outages.present(), self._journal.kept()
            conflicts = self._journal.conflicts()
        except JournalFault as fault:
            self._note(fault)
            return LinkStatus(fault=str(fault))
        return LinkStatus(
            state=self._link.state,
            away_since=present.began_at if present else None,
            waiting=kept.waiting,
            aside=tuple(
                Aside(operation=one.given.wanted.operation, label=one.given.label)
                for one in conflicts
            ),
            is_database_gone=self._is_gone,
        )

    def retry(self, operation: UUID) -> None:
        """Hand over after all what was put aside."""
        self._journal.retry(operation)
        self._synchroniser.wake()

    def void(self, operation: UUID, reason: str) -> None:
        """Give up what was put aside."""
        self._journal.void(operation, reason, self._clock.now())

    def close(self, patience_s: float = _CLOSE_PATIENCE_S) -> None:
        """End it and give the file back; what is to be brought in is brought in by the next run."""
        self._synchroniser.close(patience_s)
        for asking in (self._reading, self._issuing, self._printing):
            asking.close()
        self._file.close()
        self._lock.close()

    def _note(self, fault: JournalFault) -> None:
        """Tell once what is wrong; those who look after the kiosk see it as long as it runs."""
        if self._fault != str(fault):
            log.warning("%s", fault)
        self._fault = str(fault)

    def _note_whether_gone(self, away: StorageFault) -> None:
        """Tell once that the database is gone by which this kiosk has given numbers."""
        if not isinstance(away, DatabaseMissingFault) or self._is_gone:
            return
        try:
            last = self._journal.last_label()
        except JournalFault as fault:
            self._note(fault)
            return
        if last:
            self._is_gone = True
            log.warning("%s", DatabaseMissingFault(f"{away.what}, and {last} was given by it"))

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
            services=known.refusing(now, given),
            staffed=None,
        )

    def _issue_alone(self, wanted: WantedTicket, *, printed: bool) -> Issued:
        given, known = self._offline_issue.give(wanted, printed=printed)
        self._synchroniser.wake()
        return Issued(visit=visit_of(given), paper=paper_of(given, known))


def source_at(
    path: Path,
    core: Reception,
    clock: Clock,
    ids: Ids,
    *,
    station: str,
    changed: Callable[[LinkState], None] = lambda _: None,
) -> TicketSource:
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
        return TicketSource(core, str(fault))


_AGAIN_MS = 15_000
"""While the server is away nobody says that it is another hour, or a pause over."""


class LinkWatch(QObject):
    """Says so when the line is another; and now and then while the server is away."""

    changed = Signal()

    _reported = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self.changed)
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)

    def report(self, state: LinkState) -> None:
        """Know that the line is another; any thread may say so."""
        self._reported.emit(state in {LinkState.OFFLINE, LinkState.DRAINING})

    @Slot(bool)
    def _on_reported(self, away: bool) -> None:  # noqa: FBT001 - a signal's argument
        if away:
            self._again.start()
        else:
            self._again.stop()
        self.changed.emit()
