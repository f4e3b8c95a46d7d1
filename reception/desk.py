"""The verbs of the day: issue, call next, recall, start, finish, no-show, cancel, close."""

from datetime import date, datetime
from uuid import UUID

from reception.closing import Closing, DayClosing
from reception.domain import ticket as tickets
from reception.domain.calendar import service_day
from reception.domain.errors import (
    ClerkHoldsTicketError,
    NotAllowedError,
    NothingWaitingError,
    NoTicketHeldError,
    NotYoursError,
    TicketNotFoundError,
    WrongStateError,
)
from reception.domain.ticket import HELD_STATES, Event, EventKind, Visit
from reception.domain.unit import ORDINARY, SERVED, Role, Unit
from reception.issuing import Issuing, Wish
from reception.office import UnitReader
from reception.operations import Operations, same_label
from reception.pausing import Pausing
from reception.ports import (
    Clock,
    DeskStore,
    DeskWork,
    Ids,
    RaceLostError,
)
from reception.sitting import Sitting
from reception.zone import unit_zone


class Desk:
    """Carries out the verbs of the day; each is one transaction and may safely be repeated.

    A verb that takes an operation id changes nothing when it is repeated with the same one, and
    gives the same answer. Taking or leaving a counter sets a state: to set it again is harmless by
    nature, and needs no id.
    """

    def __init__(self, store: DeskStore, units: UnitReader, clock: Clock, ids: Ids) -> None:
        self._units = units
        self._clock = clock
        self._ids = ids
        self._operations = Operations(store, ids)
        self._issuing = Issuing(store, units, clock, ids, self._operations)
        self._sitting = Sitting(store, clock, self._operations)
        self._closing = Closing(units, clock, self._operations)
        self._pausing = Pausing(units, clock, self._operations)

    def issue(
        self,
        service: str,
        *,
        language: str | None = None,
        priority: str = ORDINARY,
        operation: UUID | None = None,
        printer_station: str | None = None,
        printed_elsewhere: bool = False,
    ) -> Visit:
        """Give a visitor the next number of a service.

        Args:
            service: its code.
            language: of the visitor; else the unit's first.
            priority: code of the class.
            operation: the same one again gives the same ticket.
            printer_station: whose printer its paper comes from; none is printed without.
            printed_elsewhere: that station is another one than the caller, and takes the sheet
                from the book.

        Raises:
            UnknownServiceError, UnknownLanguageError, UnknownPriorityError: not offered here.
            UnitClosedError: no tickets are given now.
            ServicePausedError: the service gives no tickets now.
            QuotaReachedError: every place of the service is taken today.
            SeriesExhaustedError: no number is left today.
        """
        wish = Wish(
            service=service,
            language=language,
            priority=priority,
            printer_station=printer_station,
            printed_elsewhere=printed_elsewhere,
        )
        return self._issuing.issue(wish, operation)

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
            CounterTakenError: somebody serves a visitor there now.
            NothingWaitingError: nobody waits for this counter; nothing was finished either.
        """
        unit = self._unit_for(clerk, "call visitors")
        unit.counter(counter)
        unit.outcome(outcome)

        def act(work: DeskWork, operation: UUID) -> Visit:
            now = self._clock.now()
            step = 0
            work.lock_counters(unit.code, counter, of=clerk)
            held = work.held_by(unit.code, clerk)
            if held and not finish:
                raise ClerkHoldsTicketError(clerk, held.ticket.label)
            if held:
                event = Event(kind=EventKind.FINISHED, at=now, clerk=clerk, outcome=outcome)
                work.record(tickets.apply(held, event), event, operation, step)
                step += 1
            self._sitting.take(work, unit, counter, clerk)
            day = service_day(now, unit_zone(unit.zone), unit.calendar.day_starts)
            chosen = work.next_waiting(unit.code, day, counter, now)
            if chosen is None:
                raise NothingWaitingError(counter)
            event = Event(kind=EventKind.CALLED, at=now, counter=counter, clerk=clerk)
            called = tickets.apply(chosen, event)
            work.record(called, event, operation, step)
            return called

        try:
            return self._operations.carry_out(act, operation, EventKind.CALLED, clerk=clerk)
        except RaceLostError as race:
            raise self._sitting.taken(unit, counter, clerk) from race

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
        """Take a waiting ticket out of the queue at the visitor's wish.

        Its place among those that the service has in a day goes to whoever comes next.
        """
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

    def close_day(self, *, day: date | None = None, operation: UUID | None = None) -> DayClosing:
        """Close the day: who still waits or is called is unserved, and idle counters are left.

        Closing a day twice does nothing the second time. Only a day's own tickets are touched;
        nobody who came to a counter on a later day leaves it, and nobody who is serving.

        Raises:
            DayNotBegunError: the day is still to come.
        """
        return self._closing.close(day, operation)

    def open_counter(self, counter: int, clerk: str) -> None:
        """Take a counter, leaving the one the clerk had.

        Raises:
            CounterTakenError: somebody serves a visitor there now.
        """
        unit = self._unit_for(clerk, "work at a counter")
        self._sitting.open_counter(unit, counter, clerk)

    def close_counter(self, clerk: str) -> None:
        """Leave the counter.

        Raises:
            ClerkHoldsTicketError: she still holds a ticket.
        """
        self._sitting.close_counter(self._unit_for(clerk, "work at a counter"), clerk)

    def pause_service(
        self,
        service: str,
        login: str,
        *,
        reason: str | None = None,
        until: datetime | None = None,
    ) -> None:
        """Let a service give no tickets until it is resumed; who waits is called all the same.

        Whoever touched before the pause was written still gets the ticket. A service that is
        paused already stays so since then, and what is not given stays as it is; only another
        reason and another end together are another pause.

        Args:
            service: its code.
            login: of a manager or an administrator.
            reason: for colleagues, in one line; an empty one takes the reason away.
            until: when the pause ends by itself; visitors are told.

        Raises:
            NotAllowedError: the person is a clerk.
            UnknownServiceError: the unit does not offer it.
            PauseReasonError: the reason is no line, or too long a one.
            PauseEndError: that time is over.
        """
        self._pausing.pause(service, login, reason, until)

    def resume_service(self, service: str, login: str) -> None:
        """Let a service give tickets again; one that is not paused stays as it is.

        Raises:
            NotAllowedError: the person is a clerk.
            UnknownServiceError: the unit does not offer it.
        """
        self._pausing.resume(service, login)

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


def _why_not_held(
    visit: Visit | None, label: str, day: date, kind: EventKind
) -> TicketNotFoundError | NotYoursError | WrongStateError:
    if visit is None:
        return TicketNotFoundError(label, day.isoformat())
    if visit.state in HELD_STATES:
        return NotYoursError(label, visit.leg.clerk)
    return WrongStateError(label, visit.state, kind)
