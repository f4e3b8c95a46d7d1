"""Giving a visitor the next number of a service, once for each touch."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from reception.domain import ticket as tickets
from reception.domain.calendar import next_day_begins, opening, service_day, tickets_from
from reception.domain.errors import (
    NoTicketNowError,
    Refusal,
    ServicePausedError,
    UnitClosedError,
)
from reception.domain.ticket import Event, EventKind, Ticket, Visit
from reception.domain.unit import Unit
from reception.office import UnitReader
from reception.operations import ATTEMPTS, Operations
from reception.ports import (
    Clock,
    DeadlockFault,
    DeskStore,
    Ids,
    NewTicket,
    OperationRecordedError,
    RevisionChangedError,
)
from reception.zone import unit_zone


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What a visitor asks for, and where the paper comes out; see ``Desk.issue``."""

    service: str
    language: str | None
    priority: str
    printer_station: str | None
    printed_elsewhere: bool


class Issuing:
    """Gives numbers; each in one transaction, judged by the unit as it is described then."""

    def __init__(
        self,
        store: DeskStore,
        units: UnitReader,
        clock: Clock,
        ids: Ids,
        operations: Operations,
    ) -> None:
        self._store = store
        self._units = units
        self._clock = clock
        self._ids = ids
        self._operations = operations

    def issue(self, wish: Wish, operation: UUID | None) -> Visit:
        """Give the number that is wished for, or the one that the operation gave before."""
        known = operation is not None
        operation = operation or self._ids.new()
        ticket_id = self._ids.new()
        deadlock: DeadlockFault | None = None
        for _ in range(ATTEMPTS):
            revision, unit = self._units.last_read()
            try:
                new = _new_ticket(
                    unit,
                    revision,
                    wish,
                    self._clock.now(),
                    ticket_id=ticket_id,
                    operation=operation,
                )
                number = self._number_of(new, unit)
            except RevisionChangedError:
                self._units.refresh()
                continue
            except DeadlockFault as fault:
                deadlock = fault
                continue
            except OperationRecordedError:
                earlier = self._operations.earlier_issue(operation, wish.service)
                if earlier:
                    return earlier
                raise
            except Refusal:
                # A repeated touch gets its ticket even when the doors have closed in between.
                earlier = self._operations.earlier_issue(operation, wish.service) if known else None
                if earlier:
                    return earlier
                if self._units.current()[0] == revision:
                    raise
                continue
            return _issued(new, number)
        if deadlock:
            raise deadlock
        raise RuntimeError("the unit's description changed at every attempt to issue")

    def _number_of(self, new: NewTicket, unit: Unit) -> int:
        """Write the ticket and return its number.

        Raises:
            NoTicketNowError: the service gives none now, and says when it does again.
        """
        try:
            return self._store.issue(new)
        except NoTicketNowError as refusal:
            refusal.again_at = _again_at(refusal, unit, new.issued_at)
            raise


def _new_ticket(
    unit: Unit, revision: int, wish: Wish, now: datetime, *, ticket_id: UUID, operation: UUID
) -> NewTicket:
    """Return the ticket to be written.

    Raises:
        Refusal: it is not offered, or not now.
    """
    service = unit.service(wish.service)
    language = wish.language
    return NewTicket(
        id=ticket_id,
        unit=unit.code,
        revision=revision,
        series=service.series,
        service=service.code,
        quota=service.daily_quota,
        priority=unit.priority(wish.priority).code,
        language=unit.language(language) if language else unit.languages[0],
        service_day=_open_day(unit, now),
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
        raise UnitClosedError(opens_at, hours.reason)
    return service_day(now, zone, unit.calendar.day_starts)


def _again_at(refusal: NoTicketNowError, unit: Unit, now: datetime) -> datetime | None:
    """Return when a service that has refused a ticket gives them again, in the unit's zone."""
    zone = unit_zone(unit.zone)
    if isinstance(refusal, ServicePausedError):
        earliest = refusal.until
    else:
        earliest = next_day_begins(unit.calendar, now, zone)
    found = earliest and tickets_from(unit.calendar, earliest, zone)
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
    )
    issued = Event(
        kind=EventKind.ISSUED, at=new.issued_at, service=new.service, priority=new.priority
    )
    return tickets.begin(ticket, issued)
