"""The verbs of the day: issue, call next, recall, start, finish, no-show, cancel, close."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from reception.domain import ticket as tickets
from reception.domain.calendar import opening, service_day
from reception.domain.errors import (
    ClerkHoldsTicketError,
    CounterTakenError,
    NotAllowedError,
    NothingWaitingError,
    NoTicketHeldError,
    NotYoursError,
    Refusal,
    TicketNotFoundError,
    UnitClosedError,
    WrongStateError,
)
from reception.domain.ticket import HELD_STATES, Event, EventKind, Ticket, Visit
from reception.domain.unit import ORDINARY, SERVED, Role, Unit
from reception.office import UnitReader
from reception.operations import ATTEMPTS, Operations, same_label
from reception.ports import (
    Clock,
    DeskStore,
    DeskWork,
    Ids,
    NewTicket,
    OperationRecordedError,
    PrintState,
    RevisionChangedError,
    Session,
    Topic,
)
from reception.zone import unit_zone


@dataclass(frozen=True, kw_only=True, slots=True)
class DayClosing:
    """What closing a day did."""

    day: date
    unserved: int


class Desk:
    """Carries out the verbs of the day; each is one transaction and may safely be repeated.

    Every verb takes an operation id: the same id again changes nothing and gives the same answer.
    """

    def __init__(self, store: DeskStore, units: UnitReader, clock: Clock, ids: Ids) -> None:
        self._store = store
        self._units = units
        self._clock = clock
        self._ids = ids
        self._operations = Operations(store, ids)

    def issue(
        self,
        service: str,
        *,
        language: str | None = None,
        priority: str = ORDINARY,
        operation: UUID | None = None,
        printer_station: str | None = None,
    ) -> Visit:
        """Give a visitor the next number of a service.

        Raises:
            UnknownServiceError, UnknownLanguageError, UnknownPriorityError: not offered here.
            UnitClosedError: no tickets are given now.
            SeriesExhaustedError: no number is left today.
        """
        known = operation is not None
        operation = operation or self._ids.new()
        ticket_id = self._ids.new()
        for _ in range(ATTEMPTS):
            revision, unit = self._units.last_read()
            now = self._clock.now()
            try:
                new = NewTicket(
                    id=ticket_id,
                    unit=unit.code,
                    revision=revision,
                    series=unit.service(service).series,
                    service=service,
                    priority=unit.priority(priority).code,
                    language=unit.language(language) if language else unit.languages[0],
                    service_day=_open_day(unit, now),
                    issued_at=now,
                    operation=operation,
                    printer_station=printer_station,
                )
                number = self._store.issue(new)
            except RevisionChangedError:
                self._units.refresh()
                continue
            except OperationRecordedError:
                earlier = self._operations.earlier_issue(operation, service)
                if earlier:
                    return earlier
                raise
            except Refusal:
                # A repeated touch gets its ticket even when the doors have closed in between.
                earlier = self._operations.earlier_issue(operation, service) if known else None
                if earlier:
                    return earlier
                if self._units.current()[0] == revision:
                    raise
                continue
            return _issued(new, number)
        raise RuntimeError("the unit's description changed at every attempt to issue")

    def call_next(
        self,
        counter: int,
        clerk: str,
        *,
        finish: bool = False,
        outcome: str = SERVED,
        operation: UUID | None = None,
    ) -> Visit:
        """Call the visitor whom the calling rule chooses for this counter.

        Args:
            counter: where the visitor shall come.
            clerk: login of who calls.
            finish: end the ticket she is serving in the same transaction.
            outcome: how that service ended.
            operation: makes the act repeatable.

        Raises:
            ClerkHoldsTicketError: she holds a ticket and did not ask to finish it.
            NothingWaitingError: nobody waits for this counter; nothing was finished either.
        """
        unit = self._unit_for(clerk, "call visitors")
        unit.counter(counter)
        unit.outcome(outcome)

        def act(work: DeskWork, operation: UUID) -> Visit:
            now = self._clock.now()
            step = 0
            held = work.held_by(unit.code, clerk)
            if held and not finish:
                raise ClerkHoldsTicketError(clerk, held.ticket.label)
            if held:
                event = Event(kind=EventKind.FINISHED, at=now, clerk=clerk, outcome=outcome)
                work.record(tickets.apply(held, event), event, operation, step)
                step += 1
            self._take_counter(work, unit, counter, clerk)
            day = service_day(now, unit_zone(unit.zone), unit.calendar.day_starts)
            chosen = work.next_waiting(unit.code, day, counter, now)
            if chosen is None:
                raise NothingWaitingError(counter)
            event = Event(kind=EventKind.CALLED, at=now, counter=counter, clerk=clerk)
            called = tickets.apply(chosen, event)
            work.record(called, event, operation, step)
            return called

        return self._operations.carry_out(act, operation, EventKind.CALLED, clerk=clerk)

    def recall(
        self, counter: int, clerk: str, label: str | None = None, *, operation: UUID | None = None
    ) -> Visit:
        """Call the visitor again."""
        return self._with_held(EventKind.RECALLED, counter, clerk, label=label, operation=operation)

    def start(
        self, counter: int, clerk: str, label: str | None = None, *, operation: UUID | None = None
    ) -> Visit:
        """Note that the visitor has come to the counter."""
        return self._with_held(EventKind.STARTED, counter, clerk, label=label, operation=operation)

    def finish(
        self,
        counter: int,
        clerk: str,
        label: str | None = None,
        *,
        outcome: str = SERVED,
        operation: UUID | None = None,
    ) -> Visit:
        """End the service.

        Raises:
            UnknownOutcomeError: a service cannot end so here.
        """
        self._unit_for(clerk, "serve visitors").outcome(outcome)
        return self._with_held(
            EventKind.FINISHED, counter, clerk, label=label, outcome=outcome, operation=operation
        )

    def no_show(
        self, counter: int, clerk: str, label: str | None = None, *, operation: UUID | None = None
    ) -> Visit:
        """Note that the visitor did not come."""
        return self._with_held(EventKind.MISSED, counter, clerk, label=label, operation=operation)

    def cancel(
        self, label: str, *, day: date | None = None, operation: UUID | None = None
    ) -> Visit:
        """Take a waiting ticket out of the queue at the visitor's wish."""
        _, unit = self._units.current()

        def act(work: DeskWork, operation: UUID) -> Visit:
            now = self._clock.now()
            on = day or service_day(now, unit_zone(unit.zone), unit.calendar.day_starts)
            visit = work.labelled(unit.code, on, label)
            if visit is None:
                raise TicketNotFoundError(label, on.isoformat())
            event = Event(kind=EventKind.CANCELLED, at=now)
            cancelled = tickets.apply(visit, event)
            work.record(cancelled, event, operation, 0)
            return cancelled

        return self._operations.carry_out(act, operation, EventKind.CANCELLED, label=label)

    def close_day(self, *, day: date | None = None) -> DayClosing:
        """Close the day: who still waits or is called is unserved, and every counter is left.

        Closing a day twice does nothing the second time. Only a day's own tickets are touched,
        and nobody who came to a counter on a later day leaves it.
        """
        _, unit = self._units.current()
        now = self._clock.now()
        zone, day_starts = unit_zone(unit.zone), unit.calendar.day_starts
        on = day or service_day(now, zone, day_starts)
        with self._store.begin(Topic.TICKETS, Topic.COUNTERS) as work:
            unfinished = work.unfinished(unit.code, on)
            for visit in unfinished:
                event = Event(kind=EventKind.CLOSED, at=now)
                work.record(tickets.apply(visit, event), event, self._ids.new(), 0)
            for session in work.open_sessions(unit.code):
                if service_day(session.opened_at, zone, day_starts) <= on:
                    work.close_session(unit.code, session.clerk, now)
        return DayClosing(day=on, unserved=len(unfinished))

    def open_counter(self, counter: int, clerk: str) -> None:
        """Take a counter, leaving the one the clerk had.

        Raises:
            CounterTakenError: somebody serves a visitor there now.
        """
        unit = self._unit_for(clerk, "work at a counter")
        unit.counter(counter)
        for _ in range(ATTEMPTS):
            try:
                with self._store.begin(Topic.COUNTERS) as work:
                    held = work.held_by(unit.code, clerk)
                    if held and held.leg.counter != counter:
                        raise ClerkHoldsTicketError(clerk, held.ticket.label)
                    self._take_counter(work, unit, counter, clerk)
                    return
            except OperationRecordedError:
                continue  # somebody else took it in the same instant: look again
        raise RuntimeError(f"counter {counter} changed hands at every attempt to take it")

    def close_counter(self, clerk: str) -> None:
        """Leave the counter.

        Raises:
            ClerkHoldsTicketError: she still holds a ticket.
        """
        unit = self._unit_for(clerk, "work at a counter")
        with self._store.begin(Topic.COUNTERS) as work:
            held = work.held_by(unit.code, clerk)
            if held:
                raise ClerkHoldsTicketError(clerk, held.ticket.label)
            work.close_session(unit.code, clerk, self._clock.now())

    def record_print(
        self, ticket: UUID, state: PrintState, *, station: str, duplicate: bool = False
    ) -> None:
        """Note what is known of a ticket's paper."""
        self._store.set_print_state(
            ticket, state, self._clock.now(), station=station, duplicate=duplicate
        )

    def _unit_for(self, clerk: str, what: str) -> Unit:
        _, unit = self._units.current()
        if unit.person(clerk).role not in {Role.CLERK, Role.MANAGER}:
            raise NotAllowedError(clerk, what)
        return unit

    def _with_held(
        self,
        kind: EventKind,
        counter: int,
        clerk: str,
        *,
        label: str | None,
        outcome: str | None = None,
        operation: UUID | None,
    ) -> Visit:
        unit = self._unit_for(clerk, "serve visitors")
        unit.counter(counter)

        def act(work: DeskWork, operation: UUID) -> Visit:
            now = self._clock.now()
            held = work.held_by(unit.code, clerk)
            if label and (held is None or not same_label(label, held.ticket.label)):
                day = service_day(now, unit_zone(unit.zone), unit.calendar.day_starts)
                raise _why_not_held(work.labelled(unit.code, day, label), label, day, kind)
            if held is None:
                raise NoTicketHeldError(clerk)
            if held.leg.counter != counter:
                raise NotYoursError(held.ticket.label, clerk)
            event = Event(kind=kind, at=now, counter=counter, clerk=clerk, outcome=outcome)
            after = tickets.apply(held, event)
            work.record(after, event, operation, 0)
            return after

        return self._operations.carry_out(act, operation, kind, clerk=clerk, label=label)

    def _take_counter(self, work: DeskWork, unit: Unit, counter: int, clerk: str) -> None:
        now = self._clock.now()
        sessions = work.open_sessions(unit.code)
        for session in sessions:
            if session.counter == counter and session.clerk != clerk:
                if work.held_by(unit.code, session.clerk):
                    raise CounterTakenError(counter, session.clerk)
                work.close_session(unit.code, session.clerk, now)
            if session.clerk == clerk and session.counter != counter:
                work.close_session(unit.code, clerk, now)
        if not any((one.clerk, one.counter) == (clerk, counter) for one in sessions):
            work.open_session(unit.code, Session(clerk=clerk, counter=counter, opened_at=now))


def _open_day(unit: Unit, now: datetime) -> date:
    """Return the day that a ticket given now counts for."""
    zone = unit_zone(unit.zone)
    hours = opening(unit.calendar, now, zone)
    if not hours.is_open:
        raise UnitClosedError(hours.opens_at.astimezone(zone) if hours.opens_at else None)
    return service_day(now, zone, unit.calendar.day_starts)


def _issued(new: NewTicket, number: int) -> Visit:
    ticket = Ticket(
        id=new.id,
        unit=new.unit,
        service_day=new.service_day,
        series=new.series.prefix,
        number=number,
        label=tickets.label(new.series.prefix, number),
        language=new.language,
        issued_at=new.issued_at,
    )
    issued = Event(
        kind=EventKind.ISSUED, at=new.issued_at, service=new.service, priority=new.priority
    )
    return tickets.begin(ticket, issued)


def _why_not_held(
    visit: Visit | None, label: str, day: date, kind: EventKind
) -> TicketNotFoundError | NotYoursError | WrongStateError:
    if visit is None:
        return TicketNotFoundError(label, day.isoformat())
    if visit.state in HELD_STATES:
        return NotYoursError(label, visit.leg.clerk)
    return WrongStateError(label, visit.state, kind)
