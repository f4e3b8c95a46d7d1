"""Stations that stand alone for a while: their letters, and taking in what they have given."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, starmap
from uuid import UUID

from reception.domain.errors import LettersUsedUpError, OperationReusedError
from reception.domain.numbers import SET_ASIDE, is_pair, letters_for
from reception.domain.unit import Unit
from reception.offline.model import (
    Received,
    Registration,
    StationLetters,
    StationTicket,
    TakeInOutcome,
)
from reception.offline.resolve import ConflictResolution
from reception.offline.sql import SqlOfflineStore, SqlTakeInWork
from reception.queue.base import DeskBase
from reception.system.clock import Topic

_NOT_TAKEN_IN = frozenset({TakeInOutcome.CONFLICT, TakeInOutcome.VOIDED})


class TakeIn(DeskBase):
    """What a station asks of the server before and after it has stood alone.

    Each verb is one transaction, and may be repeated. ``StorageFault`` means that nobody knows
    whether it was done: do it again, with the same ids. No ticket is refused for what it says: what
    cannot be taken in is a conflict.
    """

    _store: SqlOfflineStore

    def register(
        self,
        install: UUID,
        station: str,
        *,
        held: str | None = None,
        known: Iterable[StationLetters] = (),
    ) -> Registration:
        """Return the letters of an installation; give it some when it has none.

        To be asked at each start and each time the desk answers again, before tickets are handed
        over. A station that is told other letters than it holds uses those from then on: its own
        were given to another one while the desk did not know of it.

        Args:
            install: made with the station's journal; a new disk makes a new one.
            station: its name.
            held: the letters that its journal holds.
            known: what it was told last of everybody's letters.

        Raises:
            UnitNotSetUpError: there is no unit yet.
            LettersUsedUpError: no letters are left.
        """
        told = [one for one in known if is_pair(one.letters)]
        if held and is_pair(held):
            told.append(StationLetters(install=install, letters=held))

        def act(work: SqlTakeInWork, unit: Unit) -> Registration:
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
                return Registration(unit=unit.code, letters=letters, known=everybody)
            series = {one.series.prefix for one in unit.services}
            chosen = letters_for(install, series | {one.letters for one in everybody})
            if chosen is None:
                raise LettersUsedUpError
            given = StationLetters(install=install, letters=chosen)
            work.give_letters(unit.code, given, station, now)
            return Registration(unit=unit.code, letters=chosen, known=(*everybody, given))

        return self._taking_in(act)

    def take_in(self, ticket: StationTicket, *, operation: UUID) -> Received:
        """Take in a ticket that a station has given; once, however often it is handed over.

        It waits since it was made, by the desk's clock: ``made_at`` less ``clock_ahead``, and no
        later than now.

        Args:
            ticket: as the station has given it.
            operation: of handing it over, kept with the ticket; the same one each time.

        Raises:
            UnitNotSetUpError: there is no unit yet.
            OperationReusedError: the id belongs to another act or ticket.
        """
        return self.take_in_all([(ticket, operation)])[0]

    def take_in_all(self, handed: Sequence[tuple[StationTicket, UUID]]) -> tuple[Received, ...]:
        """Take in some tickets that a station has given, in this order: all of them or none.

        Whoever is refused, or meets a bug, hands each over by itself: one must not hold up others.

        Raises:
            UnitNotSetUpError, OperationReusedError: as for ``take_in``.
        """

        def act(work: SqlTakeInWork, unit: Unit) -> tuple[Received, ...]:
            now = work.alone()
            # Of most nothing is known: one question for all instead of many for each.
            known = set(work.known(chain.from_iterable(starmap(_ids, handed))))
            answers = []
            for ticket, operation in handed:
                resolution = ConflictResolution(
                    work=work,
                    unit=unit,
                    ticket=ticket,
                    operation=operation,
                    now=now,
                    is_new=known.isdisjoint(_ids(ticket, operation)),
                )
                answers.append(_take_in(resolution))
                known.update(_ids(ticket, operation))
            return tuple(answers)

        return self._taking_in(act, Topic.TICKETS, Topic.PRINTS)

    def _taking_in[Answer](
        self, act: Callable[[SqlTakeInWork, Unit], Answer], *announcing: Topic
    ) -> Answer:
        """Carry out an act of taking in; look again when another process was first."""

        def take_in() -> Answer:
            _, unit = self._units.current()
            with self._store.begin_take_in(*announcing) as work:
                return act(work, unit)

        return self._retried(take_in)


def _ids(ticket: StationTicket, operation: UUID) -> tuple[UUID, ...]:
    return ticket.id, ticket.touch, operation


def _take_in(resolution: ConflictResolution) -> Received:
    """Take a ticket in; one that was handed over before gets the same answer.

    Raises:
        OperationReusedError: the id belongs to another act or ticket.
    """
    if resolution.is_new:
        return resolution.resolve()
    work, operation = resolution.work, resolution.operation
    before = work.handed_over(resolution.ticket.id)
    if before:
        if before.answer.outcome not in _NOT_TAKEN_IN:
            resolution.note_paper()
        return before.answer
    if work.recorded(operation) or work.handed_over_by(operation):
        raise OperationReusedError(str(operation))
    return resolution.resolve()
