"""Stations that stand alone for a while: their letters, and taking in what they have given."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, starmap
from uuid import UUID

from reception.domain.errors import DeadlockFault, LettersUsedUpError, OperationReusedError
from reception.domain.numbers import SET_ASIDE, is_pair, letters_for
from reception.domain.unit import Unit
from reception.offline.model import (
    Registration,
    StationLetters,
    StationTicket,
    TakeInOutcome,
    TakenIn,
)
from reception.offline.resolve import ConflictResolution
from reception.offline.sql import SqlOfflineStore, SqlTakingInWork
from reception.queue.base import ATTEMPTS, DeskBase
from reception.queue.model import RaceLostError
from reception.queue.snapshot_reader import SnapshotReader
from reception.system.clock import Clock, Ids, Topic
from reception.unit.audit import Audit
from reception.unit.reader import UnitReader

_NOT_TAKEN_IN = frozenset({TakeInOutcome.PARKED, TakeInOutcome.VOIDED})


class TakeIn(DeskBase):
    """What a station asks of the server before and after it has stood alone."""

    def __init__(
        self,
        store: SqlOfflineStore,
        units: UnitReader,
        clock: Clock,
        ids: Ids,
        *,
        audit: Audit,
        lookout: SnapshotReader,
    ) -> None:
        super().__init__(store, units, clock, ids, audit=audit, lookout=lookout)
        self._received = store

    def register(
        self,
        install: UUID,
        station: str,
        *,
        held: str | None = None,
        known: Iterable[StationLetters] = (),
    ) -> Registration:
        """Return the letters of an installation; give it some when it has none.

        See ``ports.offline.StationDesk``.
        """
        told = [one for one in known if is_pair(one.letters)]
        if held and is_pair(held):
            told.append(StationLetters(install=install, letters=held))

        def act(work: SqlTakingInWork, unit: Unit) -> Registration:
            now = work.alone()
            present = {one.letters: one.install for one in work.letters(unit.code)}
            for one in told:
                holder = present.get(one.letters)
                if holder is None or holder == SET_ASIDE != one.install:
                    named = station if one.install == install else None
                    work.give_letters(unit.code, one, named, now)
            everybody = work.letters(unit.code)
            own = [one.letters for one in everybody if one.install == install]
            if own:
                letters = held if held in own else own[-1]
                return Registration(letters=letters, known=everybody)
            series = {one.series.prefix for one in unit.services}
            chosen = letters_for(install, series | {one.letters for one in everybody})
            if chosen is None:
                raise LettersUsedUpError
            given = StationLetters(install=install, letters=chosen)
            work.give_letters(unit.code, given, station, now)
            return Registration(letters=chosen, known=(*everybody, given))

        return self._taking_in(act)

    def take_in(self, ticket: StationTicket, *, operation: UUID) -> TakenIn:
        """Take in a ticket that a station has given; once, however often it is handed over.

        See ``ports.offline.StationDesk``.
        """
        return self.take_in_all([(ticket, operation)])[0]

    def take_in_all(self, handed: Sequence[tuple[StationTicket, UUID]]) -> tuple[TakenIn, ...]:
        """Take in some tickets that a station has given, in this order: all of them or none.

        See ``ports.offline.StationDesk``.
        """

        def act(work: SqlTakingInWork, unit: Unit) -> tuple[TakenIn, ...]:
            now = work.alone()
            # Of most nothing is known: one question for all instead of many for each.
            known = set(work.known(chain.from_iterable(starmap(_ids, handed))))
            answers = []
            for ticket, operation in handed:
                settling = ConflictResolution(
                    work=work,
                    unit=unit,
                    ticket=ticket,
                    operation=operation,
                    now=now,
                    is_new=known.isdisjoint(_ids(ticket, operation)),
                )
                answers.append(_take_in(settling))
                known.update(_ids(ticket, operation))
            return tuple(answers)

        return self._taking_in(act, Topic.TICKETS, Topic.PRINTS)

    def _taking_in[Answer](
        self, act: Callable[[SqlTakingInWork, Unit], Answer], *announcing: Topic
    ) -> Answer:
        """Carry out an act of taking in; look again when another process was first."""
        try:
            for _ in range(ATTEMPTS - 1):
                try:
                    return self._take_in_once(act, *announcing)
                except (RaceLostError, DeadlockFault):
                    continue
            return self._take_in_once(act, *announcing)
        finally:
            self._operations.acted()

    def _take_in_once[Answer](
        self, act: Callable[[SqlTakingInWork, Unit], Answer], *announcing: Topic
    ) -> Answer:
        _, unit = self._units.current()
        with self._received.begin_taking_in(*announcing) as work:
            return act(work, unit)


def _ids(ticket: StationTicket, operation: UUID) -> tuple[UUID, ...]:
    return ticket.id, ticket.touch, operation


def _take_in(settling: ConflictResolution) -> TakenIn:
    """Take a ticket in; one that was handed over before gets the same answer.

    Raises:
        OperationReusedError: the id belongs to another act or ticket.
    """
    if settling.is_new:
        return settling.settle()
    work, operation = settling.work, settling.operation
    before = work.handed_over(settling.ticket.id)
    if before:
        if before.answer.outcome not in _NOT_TAKEN_IN:
            settling.hear_of_paper()
        return before.answer
    if work.recorded(operation) or work.handed_over_by(operation):
        raise OperationReusedError(str(operation))
    return settling.settle()
