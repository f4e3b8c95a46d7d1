"""The book of the kiosk's own sheets, kept in its journal."""

import logging
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from reception.domain.paper import FRESH, PrintState, TicketLine, TicketPaper
from reception.domain.ticket import Event, EventKind, Ticket, Visit, begin
from reception.domain.unit import Unit
from reception.offline.file import JournalFault
from reception.offline.log import Given
from reception.offline.memory import Memory
from reception.offline.papers import Papers
from reception.offline.send import sheet_of
from reception.paper.model import OwnLeft, ticket_paper
from reception.system.clock import Clock

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


def paper_of(given: Given, unit: Unit) -> TicketPaper:
    """Return what the paper says: that the place is kept, and not who stands before."""
    paper = ticket_paper(
        unit,
        ticket=given.wanted.ticket,
        label=given.label,
        language=given.wanted.language,
        service=given.wanted.service,
        priority=given.wanted.priority,
        issued_at=given.given_at,
        ahead=0,
        expected_wait=None,
    )
    lines = tuple(line for line in paper.template.lines if line not in _UNKNOWN)
    return replace(paper, given_alone=True, template=replace(paper.template, lines=lines))


log = logging.getLogger(__name__)


class OfflineSheets:
    """Never in the printer's way: what cannot be written is said in the log."""

    def __init__(
        self,
        papers: Papers,
        memory: Memory,
        clock: Clock,
        *,
        station: str,
        noted: Callable[[], None] = lambda: None,
    ) -> None:
        """Open the book.

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
                wanted.append((sheet_of(given, self._station), paper_of(given, known.unit)))
            else:
                self._note(given, PrintState.EXPIRED)
        return OwnLeft(is_clean=is_clean, wanted=tuple(wanted))

    def _note(self, given: Given, state: PrintState) -> None:
        self._papers.note_sheet(given.wanted.ticket, state, self._clock.now())
