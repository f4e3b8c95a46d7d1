"""A server that takes stations' tickets in, without a database; it can be taken away."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from reception.domain.errors import DeniedFault, OperationReusedError, StorageFault
from reception.domain.paper import PrintState
from reception.domain.take_in import TakeInOutcome
from reception.domain.unit import Unit
from reception.offline.model import (
    Received,
    Registration,
    StationOutage,
    StationPrefix,
    StationTicket,
)
from tests.support.clocks import FakeClock

AWAY = StorageFault("the server does not answer", "look at the network")


@dataclass(repr=False)
class StationServer:
    """What the keeper of a station's line asks; ``taken`` is what has arrived, in order."""

    clock: FakeClock
    offered: Unit
    away: bool = False
    clock_behind: timedelta = timedelta(0)
    replies_lost: int = 0
    """So many of the next answers are lost after the act was done."""
    refused: set[UUID] = field(default_factory=set)
    """Tickets whose taking in is refused."""
    broken: set[UUID] = field(default_factory=set)
    """Tickets that meet a bug."""
    denied: set[UUID] = field(default_factory=set)
    """Tickets that the server's own acts deny to this account."""
    forgets_ids: bool = False
    """Takes everything in that it is handed: the build that the tests must find out."""
    taken: dict[UUID, tuple[StationTicket, UUID]] = field(default_factory=dict)
    asked: list[StationTicket] = field(default_factory=list)
    again: list[StationTicket] = field(default_factory=list)
    """What stands there twice."""
    papers: dict[UUID, PrintState] = field(default_factory=dict)
    outages: dict[UUID, StationOutage] = field(default_factory=dict)
    prefixes: dict[UUID, str] = field(default_factory=dict)

    def __call__(self) -> "StationServer":
        if self.away:
            raise AWAY
        return self

    def tell_outage(self, outage: StationOutage) -> None:
        self.outages[outage.id] = outage

    def server_time(self) -> datetime:
        return self.clock.now() - self.clock_behind

    def register(
        self,
        install: UUID,
        _station: str,
        *,
        held: str | None = None,
        known: Iterable[StationPrefix] = (),
    ) -> Registration:
        for one in known:
            self.prefixes.setdefault(one.install, one.prefix)
        free = (f"Z{chr(one)}" for one in range(ord("A"), ord("Z")))
        if install not in self.prefixes:
            taken = set(self.prefixes.values())
            kept = held if held and held not in taken else None
            self.prefixes[install] = kept or next(one for one in free if one not in taken)
        everybody = tuple(
            StationPrefix(install=of, prefix=prefix) for of, prefix in self.prefixes.items()
        )
        return Registration(unit=self.offered.code, prefix=self.prefixes[install], known=everybody)

    def take_in(self, handed: Sequence[tuple[StationTicket, UUID]]) -> tuple[Received, ...]:
        taken, papers, again = dict(self.taken), dict(self.papers), list(self.again)
        try:
            answers = tuple(self._take_in(*one) for one in handed)
        except Exception:
            self.taken.clear()
            self.taken.update(taken)
            self.papers, self.again = papers, again
            raise
        if self.replies_lost:
            self.replies_lost -= 1
            raise AWAY
        return answers

    def _take_in(self, ticket: StationTicket, operation: UUID) -> Received:
        self.asked.append(ticket)
        if ticket.id in self.refused:
            raise OperationReusedError(str(operation))
        if ticket.id in self.denied:
            raise DeniedFault("these are not its numbers", "ask the administrator")
        if ticket.id in self.broken:
            raise KeyError(ticket.service)
        if self.forgets_ids and ticket.id in self.taken:
            self.again.append(ticket)
        known = self.taken.setdefault(ticket.id, (ticket, operation))
        assert known[1] == operation, "handed over twice under two names"
        if ticket.paper:
            self.papers[ticket.id] = ticket.paper
        label = f"{ticket.series}{ticket.number:03d}"
        outcome = TakeInOutcome.JOINED if known[0] is ticket else TakeInOutcome.KNOWN
        return Received(outcome=outcome, label=label)

    @property
    def numbers(self) -> list[int]:
        """Return the numbers that arrived, in order."""
        return [ticket.number for ticket in self.arrived]

    @property
    def arrived(self) -> list[StationTicket]:
        """Return what arrived, in order."""
        return [*(ticket for ticket, _ in self.taken.values()), *self.again]


class Seconds:
    """A clock that only goes on, as tests want it."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


@contextmanager
def no_word_of_outages() -> Iterator[None]:
    """Let the log not say that a server is away: it is no news to who took it away."""
    line = logging.getLogger("reception.offline.link")
    line.setLevel(logging.ERROR)
    try:
        yield
    finally:
        line.setLevel(logging.NOTSET)
