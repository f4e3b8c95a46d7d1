"""Giving a visitor the next number of a service, once for each touch; and taking it back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid5

from reception.domain import errors
from reception.domain import ticket as tickets
from reception.domain.calendar import WeeklyHours, next_day_begins, opening, service_tickets_from
from reception.domain.expected_wait import ExpectedWait
from reception.domain.ticket import Event, EventKind, Ticket, TicketState, Visit
from reception.domain.unit import APPOINTMENT, ORDINARY, Service, Unit
from reception.queue.base import ATTEMPTS, DeskBase, asked_again, let_happen
from reception.queue.model import (
    NewTicket,
    OperationRecordedError,
    RaceLostError,
    RevisionChangedError,
)
from reception.queue.sql.work import SqlDeskWork
from reception.system.clock import unit_zone
from reception.unit.current import day_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What a visitor asks for, and where the paper comes out; see ``Desk.issue``."""

    service: str
    language: str | None
    priority: str
    appointment_at: datetime | None = None
    printer_station: str | None = None
    printed_elsewhere: bool = False


class IssueVerbs(DeskBase):
    """Gives numbers; each in one transaction, judged by the unit as it is described then."""

    def issue(
        self,
        service: str,
        *,
        language: str | None = None,
        priority: str = ORDINARY,
        appointment_at: datetime | None = None,
        operation: UUID | None = None,
        ticket_id: UUID | None = None,
        printer_station: str | None = None,
        printed_elsewhere: bool = False,
    ) -> Visit:
        """Give a visitor the next number of a service.

        Args:
            service: its code.
            language: of the visitor; else the unit's first.
            priority: code of the class.
            appointment_at: the hour of the visitor's appointment today: the rule counts from then,
                in the class of appointments; who comes later than the house allows waits as though
                there were none.
            operation: the same one again gives the same ticket.
            ticket_id: the ticket's, if the station has made it at the touch already.
            printer_station: whose printer its paper comes from; none is printed without.
            printed_elsewhere: that station is another one than the caller, and takes the sheet
                from the book.

        Raises:
            UnknownServiceError, UnknownLanguageError, UnknownPriorityError: not offered here.
            AnotherDayError, TooEarlyError: the appointment is not today, or not soon.
            UnitClosedError: no tickets are given now.
            ServiceHoursError: the service gives no tickets at this hour.
            ServicePausedError: the service gives no tickets now.
            QuotaReachedError: every place of the service is taken today.
            SeriesExhaustedError: no number is left today.
        """
        wish = Wish(
            service=service,
            language=language,
            priority=priority,
            appointment_at=appointment_at,
            printer_station=printer_station,
            printed_elsewhere=printed_elsewhere,
        )
        return self._issue(wish, operation, ticket_id)

    def give_back(self, ticket: Ticket, *, operation: UUID | None = None) -> Visit:
        """Take a number back from whoever was just given it, and came for another service.

        It counts nowhere as a visitor, and its place goes to whoever comes next. A station does it
        to no other number than those that it gave.

        Raises:
            NotGivenBackError: it was called meanwhile, is over, or was given too long ago.
            TicketNotFoundError: there is none such.
        """

        def act(work: SqlDeskWork, operation: UUID) -> Visit:
            visit = work.new_visit(ticket.id)
            if visit is None:
                raise errors.TicketNotFoundError(ticket.label, ticket.service_day.isoformat())
            now = self._clock.now()
            untouched = visit.state is TicketState.WAITING and len(visit.legs) == 1
            if not untouched or not work.is_new(visit.ticket, now):
                raise errors.NotGivenBackError(ticket.label)
            return let_happen(work, visit, Event(kind=EventKind.GIVEN_BACK, at=now), operation)

        def earlier(work: SqlDeskWork, operation: UUID) -> Visit | None:
            recorded = work.recorded(operation, named=False)
            if not recorded:
                return None
            done = (recorded[-1].event.kind, recorded[-1].ticket)
            if done != (EventKind.GIVEN_BACK, ticket.id):
                raise errors.OperationReusedError(str(operation))
            visit = work.new_visit(ticket.id)
            # A kiosk reads no outcomes; of this one there is but one.
            return visit and replace(visit, legs=(replace(visit.leg, outcome=visit.state),))

        return self._once(act, earlier, operation)

    def _issue(self, wish: Wish, operation: UUID | None, ticket_id: UUID | None) -> Visit:
        """Give the number that is wished for, or the one that the operation gave before."""
        known = operation is not None
        operation = operation or self._ids.new()
        ticket_id = ticket_id or self._ids.new()

        def ask() -> Visit:
            nonlocal known
            try:
                return self._given(wish, operation, ticket_id, known=known)
            finally:
                known = True

        return asked_again(ask)

    def _given(self, wish: Wish, operation: UUID, ticket_id: UUID, *, known: bool) -> Visit:
        """Give it; ``known``: the operation was asked for before, and may have been done."""
        deadlock: errors.DeadlockFault | None = None
        for _ in range(ATTEMPTS):
            revision, unit = self._units.last_read()
            try:
                now = self._clock.now()
                with saying_when(unit, wish.service, now):
                    new = _new_ticket(
                        unit, revision, wish, now, ticket_id=ticket_id, operation=operation
                    )
                    new = replace(new, quoted=self._quote(new, unit))
                    number = self._store.issue(new)
                    self._snapshots.join(new.service, new.priority, new.issued_at)
            except RevisionChangedError:
                self._units.refresh()
                continue
            except errors.DeadlockFault as fault:
                deadlock = fault
                continue
            except OperationRecordedError:
                earlier = self._earlier_issue(operation, wish.service)
                if earlier:
                    return earlier
                raise
            except errors.Refusal:
                # A repeated touch gets its ticket even when the doors have closed in between.
                earlier = self._earlier_issue(operation, wish.service) if known else None
                if earlier:
                    return earlier
                if self._units.current()[0] == revision:
                    raise
                continue
            return _issued(new, number)
        if deadlock:
            raise deadlock
        raise RuntimeError("the unit's description changed at every attempt to issue")

    def _quote(self, new: NewTicket, unit: Unit) -> ExpectedWait | None:
        """Return the wait that is announced with the ticket."""
        since = new.ranked_since or new.issued_at
        return self._snapshots.quote(unit, new.service, new.priority, since, new.issued_at)

    def _give_within(self, work: SqlDeskWork, wish: Wish) -> Visit:
        """Give it in a transaction that serves her at once, so that she is told no wait.

        Raises:
            RaceLostError: the unit was described anew meanwhile.
        """
        revision, unit = self._units.last_read()
        now, ticket, given = self._clock.now(), self._ids.new(), self._ids.new()
        new = _new_ticket(unit, revision, wish, now, ticket_id=ticket, operation=given)
        try:
            return _issued(new, work.issue(new))
        except RevisionChangedError as changed:
            self._units.refresh()
            raise RaceLostError(wish.service) from changed


@contextmanager
def saying_when(unit: Unit, service: str, now: datetime) -> Iterator[None]:
    """Let a service that gives no ticket now say when it does again."""
    try:
        yield
    except errors.NoTicketNowError as refusal:
        refusal.again_at = _again_at(refusal, unit, unit.service(service).hours, now)
        raise


def _new_ticket(
    unit: Unit, revision: int, wish: Wish, now: datetime, *, ticket_id: UUID, operation: UUID
) -> NewTicket:
    """Return the ticket to be written.

    Raises:
        Refusal: it is not offered, or not now.
    """
    service = unit.service(wish.service)
    day = _open_day(unit, now)
    _require_its_hours(unit, service, now)
    priority, ranked_since = _rank(unit, wish, now, day)
    return NewTicket(
        id=ticket_id,
        unit=unit.code,
        revision=revision,
        series=service.series,
        service=service.code,
        quota=service.daily_quota,
        priority=priority,
        appointment_at=wish.appointment_at,
        ranked_since=ranked_since,
        language=unit.language(wish.language) if wish.language else unit.languages[0],
        service_day=day,
        issued_at=now,
        operation=operation,
        printer_station=wish.printer_station,
        print_request=uuid5(operation, "paper") if wish.printed_elsewhere else None,
    )


def _open_day(unit: Unit, now: datetime) -> date:
    """Return the day that a ticket given now counts for."""
    zone = unit_zone(unit.zone)
    hours = opening(unit.calendar, now, zone)
    if not hours.is_open:
        opens_at = hours.opens_at.astimezone(zone) if hours.opens_at else None
        raise errors.UnitClosedError(opens_at, hours.reason)
    return day_of(unit, now)


def _require_its_hours(unit: Unit, service: Service, now: datetime) -> None:
    """Pass when a service gives tickets at this hour.

    Raises:
        ServiceHoursError: it does not, while the unit does.
    """
    zone = unit_zone(unit.zone)
    if service.hours and service_tickets_from(unit.calendar, service.hours, now, zone) != now:
        raise errors.ServiceHoursError(service.code)


def _rank(unit: Unit, wish: Wish, now: datetime, day: date) -> tuple[str, datetime | None]:
    """Return the class of a visitor, and from when the rule counts if that is not from now.

    Raises:
        UnknownPriorityError: there is no such class.
        AnotherDayError, TooEarlyError: she has an appointment, but not now.
    """
    wished = unit.priority(wish.priority).code
    hour = wish.appointment_at
    if hour is None:
        return wished, None
    zone = unit_zone(unit.zone)
    if day_of(unit, hour) != day:
        raise errors.AnotherDayError(hour.astimezone(zone))
    earliest = hour - unit.calling.early
    if now < earliest:
        raise errors.TooEarlyError(hour.astimezone(zone), earliest.astimezone(zone))
    if now > hour + unit.calling.late:
        return wished, None
    known = any(one.code == APPOINTMENT for one in unit.priorities)
    return APPOINTMENT if known and wished == ORDINARY else wished, hour


def _again_at(
    refusal: errors.NoTicketNowError, unit: Unit, hours: WeeklyHours, now: datetime
) -> datetime | None:
    """Return when a service that has refused a ticket gives them again, in the unit's zone."""
    zone = unit_zone(unit.zone)
    if isinstance(refusal, errors.ServicePausedError):
        earliest = refusal.until
    elif isinstance(refusal, errors.ServiceHoursError):
        earliest = now
    else:
        earliest = next_day_begins(unit.calendar, now, zone)
    found = earliest and service_tickets_from(unit.calendar, hours, earliest, zone)
    return found.astimezone(zone) if found else None


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
        appointment_at=new.appointment_at,
    )
    issued = Event(
        kind=EventKind.ISSUED,
        at=new.issued_at,
        service=new.service,
        priority=new.priority,
        ranked_since=new.ranked_since,
        quoted=new.quoted,
    )
    return tickets.begin(ticket, issued)
