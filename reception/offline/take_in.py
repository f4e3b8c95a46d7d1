"""Stations that stand alone for a while: their prefixes, and taking in what they have given."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import chain, starmap
from uuid import UUID

from reception.domain import ticket as tickets
from reception.domain.calendar import next_day_begins
from reception.domain.calling_rule import first_ranked
from reception.domain.errors import OperationReusedError, PrefixesUsedUpError
from reception.domain.language import Language
from reception.domain.numbers import SET_ASIDE, is_station_prefix, prefix_for
from reception.domain.paper import PAPER_GRACE, is_in_doubt
from reception.domain.take_in import ConflictReason, TakeInOutcome
from reception.domain.ticket import VOID_STATES, Event, EventKind, Ticket, TicketState, Visit
from reception.domain.unit import Unit
from reception.offline.model import (
    KEPT_BY_STATIONS,
    HandedOver,
    Received,
    Registration,
    StationPrefix,
    StationTicket,
    TicketNumber,
    VoidNumber,
)
from reception.offline.sql import SqlOfflineStore, SqlTakeInWork
from reception.queue.base import DeskBase
from reception.system.clock import Topic, unit_zone
from reception.unit.current import day_of

_NO_TIME = timedelta(0)


def first_of(unit: Unit, prefix: str) -> int:
    """Return with which number a series begins each day; those of stations with 1."""
    return next((one.series.first for one in unit.services if one.series.prefix == prefix), 1)


@dataclass(frozen=True, kw_only=True, slots=True)
class ConflictResolution:
    """One ticket in one transaction: it joins, is found, is relabelled, or is a conflict."""

    work: SqlTakeInWork
    unit: Unit
    ticket: StationTicket
    """As the station, or the person who decides, has it."""
    operation: UUID
    """With which it was handed over."""
    now: datetime
    """By the server's clock."""
    is_new: bool = False
    """Nothing is known of it: of no ticket, act or handing over by one of its ids."""
    decided_by: str | None = None
    """Who has decided that it is taken in now."""
    waits_since: datetime | None = None
    """If not since the station's clock says."""

    @property
    def label(self) -> str:
        """Return the label of the paper."""
        return tickets.label(self.ticket.series, self.ticket.number)

    def resolve(self) -> Received:
        """Take the ticket in, or leave a conflict; write what became of it."""
        if not self._has_label():
            return self._became(TakeInOutcome.CONFLICT, self._number(), why=ConflictReason.NO_LABEL)
        given, number = self._given(), self._number()
        if given:
            number = replace(number, service_day=given.ticket.service_day)
            if given.ticket.label == self.label:
                self._know_paper(given)
                return Received(outcome=TakeInOutcome.KNOWN, label=self.label)
        void_of_ticket = self.work.was_a_tickets(number)
        is_void = void_of_ticket is not None
        why = self._why_not(number, given, number_was_a_tickets=bool(void_of_ticket))
        if why:
            return self._became(TakeInOutcome.CONFLICT, number, why=why)
        self._know_prefix()
        if given:
            void = self._relabel(given, is_void=is_void)
            self._know_paper(given)
            return self._became(TakeInOutcome.RELABELLED, number, void=void)
        visit = self._join(number, is_void=is_void)
        self._know_paper(visit)
        late = number.service_day < self._today
        return self._became(TakeInOutcome.TOO_LATE if late else TakeInOutcome.JOINED, number)

    def note_paper(self) -> None:
        """Write how the paper has ended since the ticket was taken in."""
        visit = self.work.visit(self.ticket.id)
        if visit and self.ticket.paper and self.ticket.paper.final:
            self._know_paper(visit)

    @property
    def _today(self) -> date:
        return day_of(self.unit, self.now)

    @property
    def _made_at(self) -> datetime:
        """Return since when the visitor waits, by the server's clock."""
        if self.waits_since:
            return self.waits_since
        return min(self.now, self.ticket.made_at - (self.ticket.clock_ahead or _NO_TIME))

    def _number(self) -> TicketNumber:
        day = self.ticket.service_day
        if self.waits_since:
            day = day_of(self.unit, self.waits_since)
        return TicketNumber(
            unit=self.unit.code,
            service_day=min(day, self._today),
            series=self.ticket.series,
            number=self.ticket.number,
        )

    def _became(
        self,
        outcome: TakeInOutcome,
        number: TicketNumber,
        *,
        why: ConflictReason | None = None,
        void: str | None = None,
    ) -> Received:
        answer = Received(outcome=outcome, label=self.label, void_label=void, why=why)
        handed = HandedOver(
            ticket=self.ticket,
            operation=self.operation,
            service_day=number.service_day,
            at=self.now,
            answer=answer,
        )
        self.work.note_handed_over(self.unit.code, handed, self.decided_by)
        return answer

    def _has_label(self) -> bool:
        """Return whether prefix and number make a label that people can write."""
        series, number = self.ticket.series, self.ticket.number
        return number > 0 and tickets.label_parts(self.label) == (series, number)

    def _given(self) -> Visit | None:
        """Return the visit that the server has of the same touch.

        Raises:
            OperationReusedError: the touch's id belongs to another act.
        """
        if self.is_new:
            return None
        touched = self.work.recorded(self.ticket.touch, named=False)
        if not touched:
            return self.work.visit(self.ticket.id)
        if touched[0].event.kind is not EventKind.ISSUED:
            raise OperationReusedError(str(self.ticket.touch))
        return self.work.visit(touched[0].ticket)

    def _why_not(
        self, number: TicketNumber, given: Visit | None, *, number_was_a_tickets: bool
    ) -> ConflictReason | None:
        """Return why it cannot be taken in as it is; None when it can."""
        if given and given.state in VOID_STATES:
            return ConflictReason.CANCELLED
        if number.service_day < self._today - KEPT_BY_STATIONS:
            return ConflictReason.STRANGE_TIME
        if not given and all(one.code != self.ticket.service for one in self.unit.services):
            return ConflictReason.UNKNOWN_SERVICE
        if not given and all(one.code != self.ticket.priority for one in self.unit.priorities):
            return ConflictReason.UNKNOWN_PRIORITY
        if self.work.holder_of(number):
            return ConflictReason.NUMBER_TAKEN
        return ConflictReason.NUMBER_VOID if number_was_a_tickets else None

    def _know_prefix(self) -> None:
        """Write down whose prefix this is, if the database has forgotten it."""
        series = {one.series.prefix for one in self.unit.services}
        prefix = self.ticket.series
        if is_station_prefix(prefix) and prefix not in series:
            owned = StationPrefix(install=self.ticket.install, prefix=prefix)
            self.work.give_prefix(self.unit.code, owned, self.ticket.station, self.now)

    def _relabel(self, given: Visit, *, is_void: bool) -> str:
        """Give a visit the label of its paper; return the one that is void now."""
        was, ticket = given.ticket, self.ticket
        void = VoidNumber(
            number=TicketNumber(
                unit=was.unit, service_day=was.service_day, series=was.series, number=was.number
            ),
            at=self.now,
            reason=f"its visitor holds {self.label}",
            ticket=was.id,
        )
        right = replace(was, series=ticket.series, number=ticket.number, label=self.label)
        visit = replace(given, ticket=right)
        back = None
        if visit.state is TicketState.NO_SHOW and was.service_day == self._today:
            # She was called by a number that she never had.
            since = first_ranked(visit, self.unit.calling)
            back = Event(kind=EventKind.READMITTED, at=self.now, ranked_since=since)
        self.work.relabel(
            visit,
            void,
            self._taken_in(instead_of=was.label),
            back,
            self.operation,
            first=first_of(self.unit, ticket.series),
            is_void=is_void,
        )
        return was.label

    def _join(self, number: TicketNumber, *, is_void: bool) -> Visit:
        """Let a visitor wait of whom the server knows nothing yet."""
        visit, issued = self._new(number)
        closed = None
        if number.service_day < self._today:
            # She has left when that day was over, whenever the server hears of her.
            zone = unit_zone(self.unit.zone)
            over = next_day_begins(self.unit.calendar, visit.leg.waiting_since, zone)
            closed = Event(kind=EventKind.CLOSED, at=min(self.now, over))
            visit = tickets.apply(visit, closed)
        self.work.join(
            visit,
            (issued, closed, self._taken_in()),
            (self.ticket.touch, self.operation),
            first=first_of(self.unit, number.series),
            is_void=is_void,
        )
        self.work.take_place(number, self.ticket.service)
        return visit

    def _new(self, number: TicketNumber) -> tuple[Visit, Event]:
        ticket, made_at = self.ticket, self._made_at
        language = next((one for one in Language if one == ticket.language), None)
        fixed = Ticket(
            id=ticket.id,
            unit=number.unit,
            service_day=number.service_day,
            series=number.series,
            number=number.number,
            label=self.label,
            language=language or self.unit.languages[0],
            issued_at=made_at,
            appointment_at=ticket.appointment_at,
        )
        hour, rules = ticket.appointment_at, self.unit.calling
        in_time = hour and hour - rules.early <= made_at <= hour + rules.late
        issued = Event(
            kind=EventKind.ISSUED,
            at=made_at,
            service=ticket.service,
            priority=ticket.priority,
            ranked_since=hour if in_time else None,
        )
        return tickets.begin(fixed, issued), issued

    def _taken_in(self, instead_of: str | None = None) -> Event:
        instead = f", instead of {instead_of}" if instead_of else ""
        note = f"{self.ticket.station}{instead}"
        return Event(kind=EventKind.TAKEN_IN, at=self.now, note=note)

    def _know_paper(self, visit: Visit) -> None:
        """Write what the station knows of the paper."""
        state, made_at = self.ticket.paper, visit.legs[0].waiting_since
        if state is None:
            return
        callable_from = None
        if not state.final:
            callable_from = made_at + PAPER_GRACE
        elif is_in_doubt(state, answers=self.ticket.paper_answers):
            callable_from = made_at
        self.work.know_paper(
            visit.ticket.id,
            self.ticket.station,
            state,
            answers=self.ticket.paper_answers,
            callable_from=callable_from,
        )


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
        known: Iterable[StationPrefix] = (),
    ) -> Registration:
        """Return the prefix of an installation; give it one when it has none.

        To be asked at each start and each time the server answers again, before tickets are handed
        over. A station that is told another prefix than it holds uses that from then on: its own
        was given to another one while the server did not know of it.

        Args:
            install: made with the station's journal; a new disk makes a new one.
            station: its name.
            held: the prefix that its journal holds.
            known: what it was told last of everybody's prefix.

        Raises:
            UnitNotSetUpError: there is no unit yet.
            PrefixesUsedUpError: no prefix is left.
        """
        told = [one for one in known if is_station_prefix(one.prefix)]
        if held and is_station_prefix(held):
            told.append(StationPrefix(install=install, prefix=held))

        def act(work: SqlTakeInWork, unit: Unit) -> Registration:
            now = work.alone()
            present = {one.prefix: one.install for one in work.prefixes(unit.code)}
            for one in told:
                holder = present.get(one.prefix)
                if holder is None or holder == SET_ASIDE != one.install:
                    named = station if one.install == install else None
                    work.give_prefix(unit.code, one, named, now)
            everybody = work.prefixes(unit.code)
            own = [one.prefix for one in everybody if one.install == install]
            if own:
                prefix = held if held in own else own[-1]
                return Registration(unit=unit.code, prefix=prefix, known=everybody)
            series = {one.series.prefix for one in unit.services}
            chosen = prefix_for(install, series | {one.prefix for one in everybody})
            if chosen is None:
                raise PrefixesUsedUpError
            given = StationPrefix(install=install, prefix=chosen)
            work.give_prefix(unit.code, given, station, now)
            return Registration(unit=unit.code, prefix=chosen, known=(*everybody, given))

        return self._run_take_in(act)

    def take_in(self, handed: Sequence[tuple[StationTicket, UUID]]) -> tuple[Received, ...]:
        """Take in some tickets that a station has given, in this order: all of them or none.

        Each is taken in once, however often it is handed over. It waits since it was made, by the
        desk's clock: ``made_at`` less ``clock_ahead``, and no later than now. Whoever is refused,
        or meets a bug, hands each over by itself: one must not hold up others.

        Args:
            handed: each as the station has given it, with the operation of handing it over, which
                is kept with the ticket and the same one each time.

        Raises:
            UnitNotSetUpError: there is no unit yet.
            OperationReusedError: an id belongs to another act or ticket.
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

        return self._run_take_in(act, Topic.TICKETS, Topic.PRINTS)

    def _run_take_in[Answer](
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
    if work.recorded(operation, named=False) or work.handed_over_by(operation):
        raise OperationReusedError(str(operation))
    return resolution.resolve()
