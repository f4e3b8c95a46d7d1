"""Handing over what the station has given alone: in order, once each, and never in anybody's way.

Some tickets at once are one act of the server's, all of them or none; one that is refused makes it
begin anew with each by itself. Whoever hands a ticket over again hears the same answer: who is
killed before that is written here asks again.
"""

import logging
from collections.abc import Callable, Sequence
from uuid import UUID, uuid5

from reception.domain.errors import DeniedFault, EnvironmentFault, Refusal, UnitNotSetUpError
from reception.domain.link import AskServer
from reception.domain.paper import ORIGINAL, PrintJob, PrintState
from reception.domain.take_in import TakeInOutcome
from reception.offline.log import Journal, Papers
from reception.offline.model import Given, Received, StationTicket
from reception.offline.take_in import TakeIn
from reception.system.clock import Clock

log = logging.getLogger(__name__)

_AT_ONCE = 25
_AFTER = "handed over"


class Sender:
    """Hands over the tickets of one journal."""

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        station: str,
        offline: Callable[[], TakeIn],
        ask: AskServer,
    ) -> None:
        """Prepare it.

        Args:
            journal: the station's.
            clock: the station's.
            station: its name.
            offline: returns what receives the tickets.
            ask: asks it something, and waits so long and no longer.
        """
        self._journal = journal
        self._papers = Papers(journal.file)
        self._clock = clock
        self._station = station
        self._offline = offline
        self._ask = ask
        self._at_once = _AT_ONCE

    def some(self) -> int:
        """Hand over the next tickets; return how many that were.

        Raises:
            StorageFault: the server is away; what it said before is written.
        """
        waiting = self._journal.waiting(self._at_once)
        try:
            self._hand_over(waiting)
        except (EnvironmentFault, UnitNotSetUpError):
            # Over a slow line so many may be too much for the time that an answer has.
            self._at_once = 1
            raise
        self._at_once = min(2 * self._at_once, _AT_ONCE)
        return len(waiting)

    def tell_papers(self) -> None:
        """Say how papers ended that were still on their way when their tickets were handed over.

        They are handed over once more: whoever has a ticket hears only how its paper is.

        Raises:
            StorageFault: the server is away; what it was told before is written.
        """
        for given in self._papers.owed():
            self._hand_over([given])
            self._papers.told(given.wanted.ticket)

    def _hand_over(self, some: Sequence[Given]) -> None:
        """Hand some over together, each by itself if all are refused; write what became of them."""
        handed = [self._handed(given) for given in some]
        try:
            told = self._ask(lambda: self._offline().take_in(handed)) if handed else ()
        except Exception as error:
            # What the server's own acts deny is a ticket's fault, not the line's.
            is_away = isinstance(error, EnvironmentFault | UnitNotSetUpError)
            if is_away and not isinstance(error, DeniedFault):
                raise
            if len(some) == 1:
                self._refuse(some[0], error)
                return
            log.info("tickets are handed over one by one: %s", error)
            for given in some:
                self._hand_over([given])
            return
        said = {
            one.wanted.operation: _said(one, answer) for one, answer in zip(some, told, strict=True)
        }
        if said:
            owing = [one.wanted.operation for one in some if one.sheet and not one.sheet.final]
            self._journal.uploaded(said, self._clock.now(), owing=owing)

    def _handed(self, given: Given) -> tuple[StationTicket, UUID]:
        ticket = station_ticket(given, self._journal.install, self._station)
        return ticket, uuid5(given.wanted.ticket, _AFTER)

    def _refuse(self, given: Given, error: Exception) -> None:
        """Put a ticket aside: one that nobody can read must not hold up the others."""
        reason = str(error)
        if not isinstance(error, Refusal):
            log.error("ticket %s cannot be handed over", given.label, exc_info=error)
            reason = f"{type(error).__name__}: {error}"
        log.warning("ticket %s is put aside: %s", given.label, reason)
        self._journal.refuse(given.wanted.operation, reason, self._clock.now())


def _said(given: Given, told: Received) -> str:
    """Return what the server has made of a ticket, for the journal."""
    if told.outcome is TakeInOutcome.CONFLICT:
        log.warning("ticket %s waits at the desk for a decision: %s", given.label, told.why)
    return f"{told.outcome}: {told.why}" if told.why else str(told.outcome)


def station_ticket(given: Given, install: UUID, station: str) -> StationTicket:
    """Return a ticket as the server takes it in."""
    wanted = given.wanted
    return StationTicket(
        id=wanted.ticket,
        touch=wanted.operation,
        install=install,
        station=station,
        service_day=given.service_day,
        series=given.series,
        number=given.number,
        service=wanted.service,
        language=str(wanted.language),
        priority=wanted.priority,
        made_at=given.given_at,
        clock_ahead=given.clock_ahead,
        paper=given.sheet,
        paper_answers=given.sheet_answers,
    )


def sheet_of(given: Given, station: str) -> PrintJob:
    """Return the one sheet that the station prints of a ticket of its own."""
    return PrintJob(
        ticket=given.wanted.ticket,
        sheet=ORIGINAL,
        station=station,
        state=given.sheet or PrintState.QUEUED,
        queued_at=given.given_at,
        changed_at=given.sheet_at or given.given_at,
    )
