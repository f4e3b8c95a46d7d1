"""Handing over what the station has given alone: in order, once each, and never in anybody's way.

Whoever hands a ticket over again hears the same answer, so what is known of it is written after
some tickets at once: who is killed in between asks again.
"""

import logging
from collections.abc import Callable
from typing import Protocol
from uuid import UUID, uuid5

from reception.domain.errors import EnvironmentFault, Refusal, UnitNotSetUpError
from reception.domain.paper import ORIGINAL, PrintJob, PrintState
from reception.journal.journal import Journal
from reception.journal.papers import Papers
from reception.journal.rows import Given
from reception.ports import Clock
from reception.ports.offline import StationDesk, StationTicket, TakeInOutcome

log = logging.getLogger(__name__)

_AT_ONCE = 25
_AFTER = "handed over"


class BringingInCore(Protocol):
    """The core, as it takes tickets in."""

    @property
    def desk(self) -> StationDesk:
        """Return the verbs."""
        ...


class Ask(Protocol):
    """Asks the server something, and waits so long and no longer."""

    def __call__[T](self, act: Callable[[], T]) -> T:
        """Return the answer."""
        ...


class BringingIn:
    """Hands over the tickets of one journal."""

    def __init__(self, journal: Journal, clock: Clock, *, station: str) -> None:
        self._journal = journal
        self._papers = Papers(journal.file)
        self._clock = clock
        self._station = station

    def some(self, core: Callable[[], BringingInCore], ask: Ask) -> int:
        """Hand over the next tickets; return how many that were.

        Args:
            core: returns the server's desk.
            ask: asks it something, and waits so long and no longer.

        Raises:
            StorageFault: the server is away; what it said before is written.
        """
        waiting = self._journal.waiting(_AT_ONCE)
        taken: dict[UUID, str] = {}
        owing: list[UUID] = []
        try:
            for given in waiting:
                said = self._hand_over(given, core, ask)
                if said is not None:
                    taken[given.wanted.operation] = said
                    if given.sheet and not given.sheet.final:
                        owing.append(given.wanted.operation)
        finally:
            if taken:
                self._journal.uploaded(taken, self._clock.now(), owing=owing)
        return len(waiting)

    def tell_papers(self, core: Callable[[], BringingInCore], ask: Ask) -> None:
        """Say how papers ended that were still on their way when their tickets were handed over.

        They are handed over once more: whoever has a ticket hears only how its paper is.

        Raises:
            StorageFault: the server is away; what it was told before is written.
        """
        for given in self._papers.owed():
            self._hand_over(given, core, ask)
            self._papers.told(given.wanted.ticket)

    def _hand_over(self, given: Given, core: Callable[[], BringingInCore], ask: Ask) -> str | None:
        """Hand one over; return what the server made of it, None when it is parked here."""
        ticket = station_ticket(given, self._journal.install, self._station)
        operation = uuid5(given.wanted.ticket, _AFTER)
        try:
            told = ask(lambda: core().desk.take_in(ticket, operation=operation))
        except (EnvironmentFault, UnitNotSetUpError):
            raise
        except Refusal as refusal:
            self._park(given, str(refusal))
            return None
        except Exception as bug:
            # One ticket that nobody can read must not hold up the others.
            log.exception("ticket %s cannot be handed over", given.label)
            self._park(given, f"{type(bug).__name__}: {bug}")
            return None
        if told.outcome is TakeInOutcome.PARKED:
            log.warning("ticket %s waits at the desk for a decision: %s", given.label, told.why)
        return f"{told.outcome}: {told.why}" if told.why else str(told.outcome)

    def _park(self, given: Given, reason: str) -> None:
        log.warning("ticket %s is put aside: %s", given.label, reason)
        self._journal.park(given.wanted.operation, reason, self._clock.now())


def station_ticket(given: Given, install: UUID, station: str) -> StationTicket:
    """Return a ticket as the desk takes it in."""
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
