"""What the hall looks like now: who waits and how long, who is called where. It changes nothing."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from reception.domain.availability import Availability, NotedPause, ServiceOffer, ServicePause
from reception.domain.board import EVERYWHERE, Zone
from reception.domain.calendar import Opening, opening
from reception.domain.errors import TicketNotFoundError, WrongStateError
from reception.domain.expected_wait import ExpectedWait
from reception.domain.figures import ClerkDay, clerk_day
from reception.domain.page_key import page_key
from reception.domain.paper import PrintState, TicketPaper
from reception.domain.rights import AuditAct, Right
from reception.domain.ticket import VOID_STATES, TicketState, Visit
from reception.domain.unit import Person, Service, Unit
from reception.paper.model import ticket_paper
from reception.paper.page_keys import PageKeys
from reception.queue.by_telephone import may_let_go
from reception.queue.explanation import (
    Explanation,
    RankTurn,
    callers_of,
    explanation_of,
    is_surely_next,
    turn_of,
)
from reception.queue.model import Break, Call, LineLength
from reception.queue.snapshot import QueueSnapshot, SnapshotReader
from reception.queue.sql.hall import SqlHallStore
from reception.system.clock import Clock, unit_zone
from reception.unit.audit import Audit
from reception.unit.current import UnitReader, day_of

if TYPE_CHECKING:
    from reception.waits.forecast import WaitForecast

# A kiosk's account reads no more than the last month.
_LATELY = timedelta(days=28)
# So many waiting are looked through for who stands before whom.
_WHOLE_HALL = 1000
# Why somebody is next is told of her and who comes then.
_RIVALS = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceStatus:
    """One service as a visitor should see it before choosing."""

    service: Service
    waiting: int
    longest_wait: timedelta
    """Zero when nobody waits."""
    open_counters: int
    expected_wait: ExpectedWait | None
    availability: Availability = Availability.OPEN
    """Whether it gives tickets while the unit is open."""
    places_left: int | None = None
    """Of today's; None for a service that has no quota."""
    pause: ServicePause | None = None
    again_at: datetime | None = None
    """When it gives tickets again (UTC); None while it does, or if nobody knows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TicketView:
    """A ticket as it stands now."""

    visit: Visit
    ahead: int
    expected_wait: ExpectedWait | None
    printed: PrintState | None
    counters: int | None = None
    """How many give the service; None where that is not asked."""
    is_next: bool = False
    """She is surely called as soon as one leaves who is at a counter; where it is not asked, no."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Queue:
    """Who waits, in the order of the calling rule, as of one instant."""

    at: datetime
    services: tuple[ServiceStatus, ...]
    tickets: tuple[TicketView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CounterLine:
    """Whom a counter calls one after the other, when nothing else happens."""

    visits: tuple[Visit, ...] = ()
    why: RankTurn | None = None
    """Why the first of them; None where nobody calls now."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CounterNow:
    """A counter, who works there, and whom she has called."""

    number: int
    clerk: str | None
    held: Visit | None
    profile: str | None = None
    away: Break | None = None
    """The break of who works there, while she is on one."""

    @property
    def on_break(self) -> bool:
        """Return whether nobody is called there now."""
        return self.away is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class CounterSign:
    """What hangs over a counter: nobody's name stands there."""

    number: int
    is_staffed: bool
    on_break: bool = False
    held: Call | None = None

    @property
    def is_open(self) -> bool:
        """Return whether somebody works there, and is not on a break."""
        return self.is_staffed and not self.on_break


@dataclass(eq=False)
class Hall:
    """Answers questions about the present."""

    _store: SqlHallStore
    _units: UnitReader
    _clock: Clock
    _snapshots: SnapshotReader
    _audit: Audit
    _page_keys: Callable[[], PageKeys]

    def now(self) -> datetime:
        """Return the present instant in the unit's zone."""
        return self._clock.now().astimezone(unit_zone(self.unit().zone))

    def unit(self) -> Unit:
        """Return the unit as it is described now."""
        return self._units.current()[1]

    def today(self) -> date:
        """Return the service day that the present instant counts for."""
        return day_of(self.unit(), self._clock.now())

    def opening(self) -> Opening:
        """Return whether tickets are given now, else when next."""
        unit = self.unit()
        return opening(unit.calendar, self._clock.now(), unit_zone(unit.zone))

    def services(self, *, with_waits: bool = True) -> tuple[ServiceStatus, ...]:
        """Return every service with its waiting visitors and the wait of a newcomer.

        Whoever shows no waits asks without, and waits for none to be foreseen.
        """
        look = self._look()
        forecast = self._snapshots.forecast(look) if with_waits else None
        return _services(look, None, self._offer(look), forecast)

    def most_asked(self) -> tuple[str, ...]:
        """Return the services that visitors came for in the last four weeks, most for the first."""
        unit, today = self.unit(), self.today()
        offered = {one.code for one in unit.services}
        taken = self._store.most_taken(unit.code, today - _LATELY, today)
        return tuple(code for code in taken if code in offered)

    def pauses(self) -> tuple[NotedPause, ...]:
        """Return which services are paused now, by whom and why."""
        return self._store.pauses(self.unit().code, self._clock.now())

    def queue(self, service: str | None = None, *, limit: int = 1000) -> Queue:
        """Return who waits, for one service or all; at most ``limit`` tickets.

        Raises:
            UnknownServiceError: the unit does not offer it.
        """
        look = self._look()
        unit = look.unit
        if service:
            unit.service(service)
        everybody = self._store.waiting(
            unit.code, day_of(unit, look.at), look.at, max(limit, _WHOLE_HALL)
        )
        shown = [one for one in everybody if service in {None, one.leg.service}][:limit]
        printed = self._store.print_states([visit.ticket.id for visit in shown])
        forecast = self._snapshots.forecast(look)
        ahead = ahead_in(everybody)
        tickets = tuple(
            TicketView(
                visit=visit,
                ahead=ahead[visit.ticket.id],
                expected_wait=forecast.standing(visit) if forecast else None,
                printed=printed.get(visit.ticket.id),
            )
            for visit in shown
        )
        services = _services(look, service, self._offer(look), forecast)
        return Queue(at=look.at, services=services, tickets=tickets)

    def line_at(self, counter: int, *, limit: int) -> CounterLine:
        """Return whom a counter calls one after the other, and why the first of them.

        However many wait, only the first of each line are looked at.

        Raises:
            UnknownCounterError: there is no such counter.
        """
        unit, now = self.unit(), self._clock.now()
        at_work = self._snapshots.sessions(unit, now)
        session = next((one for one in at_work if one.counter == counter), None)
        clerk, profile = (session.clerk, session.profile) if session else (None, None)
        caller, today = unit.caller(counter, clerk, profile), day_of(unit, now)
        visits = self._store.foremost_for(unit.code, caller, today, now, max(limit, _RIVALS))
        if not visits or session is None or session.on_break:
            return CounterLine(visits=visits[:limit])

        def lines() -> Sequence[LineLength]:
            return self._store.lines(unit.code, today)

        why = turn_of(visits[0], visits[:_RIVALS], unit, caller, now, lines=lines)
        return CounterLine(visits=visits[:limit], why=why)

    def waiting(self, limit: int) -> tuple[Visit, ...]:
        """Return who waits now, at most so many, in the order of the calling rule."""
        unit, now = self.unit(), self._clock.now()
        return self._store.waiting(unit.code, day_of(unit, now), now, limit)

    def over(self, since: datetime) -> tuple[Visit, ...]:
        """Return today's visits that are over since then, without who served them and remarks."""
        return self._store.over(self.unit().code, self.today(), since)

    def visit(self, ticket: UUID) -> Visit | None:
        """Return the visit of a ticket, without who served it and remarks; None: there is none."""
        return self._store.told_visit(ticket)

    def parked(self) -> tuple[Visit, ...]:
        """Return today's visits that are parked, who has been longest first."""
        return self._store.parked(self.unit().code, self.today())

    def missed(self) -> tuple[Visit, ...]:
        """Return who did not come when called and may still be readmitted, the latest first."""
        unit, now = self.unit(), self._clock.now()
        since = now - unit.calling.readmit_within
        return self._store.missed(unit.code, day_of(unit, now), since)

    def ticket(self, label: str, *, day: date | None = None) -> TicketView:
        """Return a ticket by its label.

        Raises:
            TicketNotFoundError: there is none on that day.
        """
        unit = self.unit()
        return self.view(self.labelled(unit, day or day_of(unit, self._clock.now()), label))

    def explain(self, label: str) -> Explanation:
        """Return where a waiting visitor stands today, and why.

        Raises:
            TicketNotFoundError: there is no such ticket today.
            WrongStateError: the visitor does not wait.
        """
        unit = self.unit()
        now = self._clock.now()
        today = day_of(unit, now)
        visit = self.labelled(unit, today, label)
        if visit.state is not TicketState.WAITING:
            raise WrongStateError(visit.ticket.label, visit.state, "explained")
        waiting = self._store.waiting(unit.code, today, now, _WHOLE_HALL)
        callers = callers_of(visit, unit, self._snapshots.sessions(unit, now), now)
        lines = self._store.lines(unit.code, today)
        found = explanation_of(visit, waiting, unit, callers, now, lines=lambda: lines)
        return replace(found, let_go_at=self._store.let_go_at(visit))

    def may_let_go(self, line: Sequence[Visit]) -> frozenset[UUID]:
        """Return who of the line, which is whole, may let others go first by her telephone."""
        unit, now = self.unit(), self._clock.now()
        if not unit.phone.let_go_first:
            return frozenset()
        may = may_let_go(line, unit, self._snapshots.sessions(unit, now), now)
        return may - self._store.who_let_go(unit.code, day_of(unit, now))

    def last_ticket(self, station: str) -> Visit | None:
        """Return the visit of today's last ticket that a station was to print, and that is good."""
        unit = self.unit()
        return self._store.last_at(unit.code, day_of(unit, self._clock.now()), station)

    def paper_of(self, ticket: UUID, *, duplicate: bool = False) -> TicketPaper | None:
        """Return what a ticket's paper says if it is printed now; None when there is no such."""
        visit = self._store.visit_of(ticket)
        if visit is None:
            return None
        view = self.view(visit) if duplicate else self.announced(visit)
        return self.paper(view, duplicate=duplicate)

    def announced(self, visit: Visit) -> TicketView:
        """Return what a visitor is told with the number: its wait is the one written down with it.

        Who has gone on since is told what there is to say now.
        """
        if visit.state is not TicketState.WAITING or len(visit.legs) > 1:
            return self.view(visit)
        look = self._snapshots.latest(self.unit(), self._clock.now())
        return self._view(visit, look, visit.leg.quoted)

    def view(self, visit: Visit) -> TicketView:
        """Return what there is to say of a visit now."""
        if visit.state is not TicketState.WAITING:
            return self._view(visit, None, None)
        look = self._look()
        forecast = self._snapshots.forecast(look)
        wait = forecast.standing(visit) if forecast else None
        return self._view(visit, look, wait)

    def _view(
        self, visit: Visit, look: QueueSnapshot | None, wait: ExpectedWait | None
    ) -> TicketView:
        ticket, service, now = visit.ticket.id, visit.leg.service, self._clock.now()
        ahead = self._store.ahead(visit, now).get(service, 0) if look else 0
        return TicketView(
            visit=visit,
            ahead=ahead,
            expected_wait=wait,
            printed=self._store.print_states([ticket]).get(ticket),
            counters=len(look.open_counters(service)) if look else None,
            is_next=look is not None and not ahead and self._is_next(visit, look, now),
        )

    def _is_next(self, visit: Visit, look: QueueSnapshot, now: datetime) -> bool:
        unit, day = look.unit, visit.ticket.service_day

        def waiting() -> Sequence[Visit]:
            return self._store.waiting(unit.code, day, now, _WHOLE_HALL, named=False)

        return is_surely_next(visit, unit, look.at_counters, now, waiting=waiting)

    def paper(self, view: TicketView, *, duplicate: bool = False) -> TicketPaper:
        """Return what the ticket's paper says."""
        visit, unit = view.visit, self.unit()
        keys = self._page_keys() if unit.ticket_page_url else None
        return ticket_paper(
            unit,
            label=visit.ticket.label,
            language=visit.ticket.language,
            service=visit.leg.service,
            priority=visit.leg.priority,
            issued_at=visit.ticket.issued_at,
            ahead=view.ahead,
            is_next=view.is_next,
            expected_wait=view.expected_wait,
            counters=view.counters,
            page_key=keys.of_ticket(visit.ticket) if keys else None,
            duplicate=duplicate,
        )

    def label_of_page(self, key: str) -> str:
        """Return the label of the ticket of today, and good, whose page a key opens.

        Raises:
            TicketNotFoundError: there is none.
        """
        unit, today = self.unit(), self.today()
        if day_key := self._page_keys().of(today):
            for ticket, label in self._store.given(unit.code, today):
                if page_key(day_key, ticket) == key and self.is_of_today(label, ticket):
                    return label
        raise TicketNotFoundError("", today.isoformat())

    def calls(self, zone: Zone = EVERYWHERE) -> tuple[Call, ...]:
        """Return the calls that stand in a zone now, newest first.

        They are those of who is called or served, one a counter at most, and of who did not come
        and may still be taken up again; nobody is among them who was parked, sent on or finished.
        """
        unit, now = self.unit(), self._clock.now()
        since = now - unit.calling.readmit_within
        calls = self._store.calls(unit.code, day_of(unit, now), since)
        return tuple(one for one in calls if zone.has(one.service, one.counter))

    def counters(self) -> tuple[CounterNow, ...]:
        """Return every counter and what happens there."""
        unit, now = self.unit(), self._clock.now()
        sessions = {one.counter: one for one in self._snapshots.sessions(unit, now)}
        # Whom somebody left there on an earlier day has gone home.
        today = day_of(unit, now)
        held = {
            one.leg.counter: one
            for one in self._store.held(unit.code)
            if one.ticket.service_day == today
        }
        return tuple(
            CounterNow(
                number=counter.number,
                clerk=session.clerk if session else None,
                held=held.get(counter.number),
                profile=session.profile if session else None,
                away=session.away if session else None,
            )
            for counter in unit.counters
            for session in (sessions.get(counter.number),)
        )

    def signs(self) -> tuple[CounterSign, ...]:
        """Return what hangs over each counter."""
        unit, now = self.unit(), self._clock.now()
        staffed = {one.counter: one for one in self._snapshots.staffed(unit, now)}
        held = {one.counter: one for one in self._store.at_counters(unit.code, day_of(unit, now))}
        return tuple(
            CounterSign(
                number=one.number,
                is_staffed=one.number in staffed,
                on_break=one.number in staffed and staffed[one.number].on_break,
                held=held.get(one.number),
            )
            for one in unit.counters
        )

    def held_by(self, clerk: str) -> Visit | None:
        """Return the visit the clerk has called or serves."""
        held = self._store.held(self.unit().code)
        return next((visit for visit in held if visit.leg.clerk == clerk), None)

    def clerk_day(self, clerk: str, *, asking: Person | None = None) -> ClerkDay:
        """Return what the clerk has done today; to a colleague only, if she may see that.

        Raises:
            NotAllowedError: somebody asks of another person, and may not.
        """
        if asking and asking.login != clerk:
            self._audit.demand(asking, Right.SEE_FIGURES_BY_CLERK)
            self._audit.note_read(asking, AuditAct.SEE_PEOPLE, f"{self.today()} {clerk}")
        legs = self._store.ended_by(self.unit().code, self.today(), clerk)
        return clerk_day(legs, now=self._clock.now())

    def is_of_today(self, label: str, ticket: UUID) -> bool:
        """Return whether a ticket is today's, and good: tomorrow its label is somebody else's."""
        unit = self.unit()
        today = day_of(unit, self._clock.now())
        visit = self._store.visit(unit.code, today, label, named=False)
        return visit is not None and visit.ticket.id == ticket and visit.state not in VOID_STATES

    def labelled(self, unit: Unit, on: date, label: str, *, named: bool = True) -> Visit:
        """Return the visit with a label; unless ``named``, without who served it and remarks.

        Raises:
            TicketNotFoundError: there is none on that day.
        """
        visit = self._store.visit(unit.code, on, label, named=named)
        if visit is None:
            raise TicketNotFoundError(label, on.isoformat())
        return visit

    def _look(self) -> QueueSnapshot:
        return self._snapshots.read(self.unit(), self._clock.now())

    def _offer(self, look: QueueSnapshot) -> ServiceOffer:
        return self._store.offer(look.unit.code, day_of(look.unit, look.at), look.at)


def ahead_in(line: Iterable[Visit]) -> dict[UUID, int]:
    """Return how many stand before each of those who wait, in its own service."""
    before: Counter[str] = Counter()
    ahead: dict[UUID, int] = {}
    for visit in line:
        ahead[visit.ticket.id] = before[visit.leg.service]
        before[visit.leg.service] += 1
    return ahead


def _services(
    look: QueueSnapshot, only: str | None, offer: ServiceOffer, forecast: "WaitForecast | None"
) -> tuple[ServiceStatus, ...]:
    zone = unit_zone(look.unit.zone)
    shown = [service for service in look.unit.services if only in {None, service.code}]
    return tuple(
        ServiceStatus(
            service=service,
            waiting=look.waiting(service.code),
            longest_wait=look.longest_wait(service.code),
            open_counters=len(look.open_counters(service.code)),
            expected_wait=forecast.newcomer(service.code) if forecast else None,
            availability=offer.availability(service, look.unit.calendar, look.at, zone),
            places_left=offer.places_left(service),
            pause=offer.pauses.get(service.code),
            again_at=offer.again_at(service, look.unit.calendar, look.at, zone),
        )
        for service in shown
    )
