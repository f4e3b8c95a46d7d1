"""What the hall looks like now: who waits and how long, who is called where. It changes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from reception.domain.calendar import Opening, opening, service_day
from reception.domain.errors import TicketNotFoundError
from reception.domain.estimate import (
    ExpectedWait,
    QueueAhead,
    blended_service_time,
    expected_wait,
)
from reception.domain.ticket import TicketState, Visit
from reception.domain.unit import Service, Unit
from reception.office import UnitReader
from reception.ports import Call, Clock, HallStore, LineLength, PrintState, Session, TicketPaper
from reception.zone import unit_zone

# Service times of the last visits tell today's pace; older ones say little.
_RECENT_SERVICES = 20
_NOBODY = timedelta(0)


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceOutlook:
    """One service as a visitor should see it before choosing."""

    service: Service
    waiting: int
    longest_wait: timedelta
    """Zero when nobody waits."""
    open_counters: int
    expected_wait: ExpectedWait | None


@dataclass(frozen=True, kw_only=True, slots=True)
class TicketView:
    """A ticket as it stands now."""

    visit: Visit
    ahead: int
    expected_wait: ExpectedWait | None
    printed: PrintState | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Queue:
    """Who waits, in the order of the calling rule, as of one instant."""

    at: datetime
    services: tuple[ServiceOutlook, ...]
    waiting: tuple[Visit, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CounterNow:
    """A counter, who works there, and whom she has called."""

    number: int
    clerk: str | None
    held: Visit | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ClerkDay:
    """What a clerk has done today."""

    served: int
    mean_wait: timedelta | None
    """Of the visitors she served."""


class Hall:
    """Answers questions about the present."""

    def __init__(self, store: HallStore, units: UnitReader, clock: Clock) -> None:
        self._store = store
        self._units = units
        self._clock = clock

    def now(self) -> datetime:
        """Return the present instant in the unit's zone."""
        return self._clock.now().astimezone(unit_zone(self.unit().zone))

    def unit(self) -> Unit:
        """Return the unit as it is described now."""
        return self._units.current()[1]

    def today(self) -> date:
        """Return the service day that the present instant counts for."""
        unit = self.unit()
        return service_day(self._clock.now(), unit_zone(unit.zone), unit.calendar.day_starts)

    def opening(self) -> Opening:
        """Return whether tickets are given now, else when next."""
        unit = self.unit()
        return opening(unit.calendar, self._clock.now(), unit_zone(unit.zone))

    def outlook(self) -> tuple[ServiceOutlook, ...]:
        """Return every service with its waiting visitors and the wait of a newcomer."""
        unit = self.unit()
        now = self._clock.now()
        lines = {line.service: line for line in self._store.lines(unit.code, self.today())}
        sessions = self._store.open_sessions(unit.code)
        held = self._store.held(unit.code)
        return tuple(
            ServiceOutlook(
                service=service,
                waiting=lines[service.code].waiting if service.code in lines else 0,
                longest_wait=_longest(lines.get(service.code), now),
                open_counters=len(_open_counters(unit, sessions, service.code)),
                expected_wait=self._expected(
                    unit,
                    service,
                    waiting={code: line.waiting for code, line in lines.items()},
                    sessions=sessions,
                    held=held,
                ),
            )
            for service in unit.services
        )

    def queue(self, service: str | None = None, *, limit: int = 1000) -> Queue:
        """Return who waits, for one service or all; at most ``limit`` tickets.

        Raises:
            UnknownServiceError: the unit does not offer it.
        """
        unit = self.unit()
        if service:
            unit.service(service)
        now = self._clock.now()
        outlook = self.outlook()
        return Queue(
            at=now,
            services=tuple(one for one in outlook if service in {None, one.service.code}),
            waiting=self._store.waiting(unit.code, self.today(), service, now, limit),
        )

    def ticket(self, label: str, *, day: date | None = None) -> TicketView:
        """Return a ticket by its label.

        Raises:
            TicketNotFoundError: there is none on that day.
        """
        unit = self.unit()
        on = day or self.today()
        visit = self._store.visit(unit.code, on, label)
        if visit is None:
            raise TicketNotFoundError(label, on.isoformat())
        return self.view(visit)

    def view(self, visit: Visit) -> TicketView:
        """Return what there is to say of a visit now."""
        unit = self.unit()
        now = self._clock.now()
        waits = visit.state is TicketState.WAITING
        ahead = self._store.ahead(visit, now) if waits else 0
        wait = None
        if waits:
            # Behind this visitor does not count: only what is ahead of her in her own line.
            waiting = {
                line.service: line.waiting
                for line in self._store.lines(unit.code, visit.ticket.service_day)
            }
            waiting[visit.leg.service] = ahead
            wait = self._expected(
                unit,
                unit.service(visit.leg.service),
                waiting=waiting,
                sessions=self._store.open_sessions(unit.code),
                held=self._store.held(unit.code),
            )
        return TicketView(
            visit=visit,
            ahead=ahead,
            expected_wait=wait,
            printed=self._store.print_state(visit.ticket.id),
        )

    def paper(self, view: TicketView, *, duplicate: bool = False) -> TicketPaper:
        """Return what the ticket's paper says."""
        unit = self.unit()
        visit = view.visit
        service = unit.service(visit.leg.service)
        house_rule = unit.priority(visit.leg.priority)
        page = unit.ticket_page_url
        return TicketPaper(
            label=visit.ticket.label,
            language=visit.ticket.language,
            unit_names=unit.names,
            service_names=service.names,
            issued_at=visit.ticket.issued_at.astimezone(unit_zone(unit.zone)),
            ahead=view.ahead,
            expected_wait=view.expected_wait,
            priority_names={} if house_rule is unit.priorities[0] else house_rule.names,
            documents=service.documents,
            waiting_area=unit.waiting_area,
            qr_text=f"{page.rstrip('/')}/{visit.ticket.id}" if page else unit.complaints_url,
            hotline=unit.hotline,
            complaints_site=unit.complaints_url.split("//")[-1].removeprefix("www."),
            duplicate=duplicate,
        )

    def calls(self, limit: int = 12) -> tuple[Call, ...]:
        """Return today's latest calls, newest first, each ticket once."""
        return self._store.calls(self.unit().code, self.today(), limit)

    def counters(self) -> tuple[CounterNow, ...]:
        """Return every counter and what happens there."""
        unit = self.unit()
        clerks = {one.counter: one.clerk for one in self._store.open_sessions(unit.code)}
        held = {one.leg.counter: one for one in self._store.held(unit.code)}
        return tuple(
            CounterNow(
                number=counter.number,
                clerk=clerks.get(counter.number),
                held=held.get(counter.number),
            )
            for counter in unit.counters
        )

    def held_by(self, clerk: str) -> Visit | None:
        """Return the visit the clerk has called or serves."""
        held = self._store.held(self.unit().code)
        return next((visit for visit in held if visit.leg.clerk == clerk), None)

    def clerk_day(self, clerk: str) -> ClerkDay:
        """Return what the clerk has done today."""
        served, waits = self._store.served_by(self.unit().code, self.today(), clerk)
        return ClerkDay(served=served, mean_wait=waits / served if served else None)

    def _expected(
        self,
        unit: Unit,
        service: Service,
        *,
        waiting: dict[str, int],
        sessions: tuple[Session, ...],
        held: tuple[Visit, ...],
    ) -> ExpectedWait | None:
        counters = _open_counters(unit, sessions, service.code)
        if not counters:
            return None
        busy = {visit.leg.counter for visit in held}
        ahead = []
        for other in unit.services:
            theirs = _open_counters(unit, sessions, other.code)
            if waiting.get(other.code) and theirs & counters:
                share = len(theirs & counters) / len(theirs)
                ahead.append(
                    QueueAhead(
                        tickets=waiting[other.code],
                        share=share,
                        service_time=self._service_time(unit, other),
                    )
                )
        return expected_wait(
            ahead,
            open_counters=len(counters),
            free_counters=len(counters - busy),
            service_time=self._service_time(unit, service),
        )

    def _service_time(self, unit: Unit, service: Service) -> timedelta:
        measured = self._store.service_times(unit.code, service.code, _RECENT_SERVICES)
        return blended_service_time(service.usual_service, measured)


def _open_counters(unit: Unit, sessions: Iterable[Session], service: str) -> frozenset[int]:
    staffed = {session.counter for session in sessions}
    return frozenset(
        counter.number
        for counter in unit.counters
        if counter.number in staffed and service in counter.services
    )


def _longest(line: LineLength | None, now: datetime) -> timedelta:
    return max(_NOBODY, now - line.oldest) if line else _NOBODY
