"""Forgetting in time: who served, then which visit was whose, while the figures stay."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from reception.database.past import LONGEST_SILENCE
from reception.domain.calendar import day_begins
from reception.domain.care_errors import ClockAheadError, ClockBehindError
from reception.domain.errors import Refusal
from reception.domain.figures import measure
from reception.domain.language import Language
from reception.domain.rights import AuditAct, AuditEntry, Right, login_of
from reception.domain.ticket import (
    OPEN_STATES,
    PAST_MARK,
    Event,
    EventKind,
    Leg,
    Ticket,
    TicketState,
    Visit,
    fold,
    label,
    told,
)
from reception.domain.unit import FORGOTTEN, Person, Unit
from reception.history.model import Forgotten, PastVisit, RetentionRun, What
from reception.history.retention_sql import SqlRetentionStore, SqlRetentionWork
from reception.system.clock import Clock, Ids, unit_zone
from reception.system.progress import Progress, unwatched
from reception.system.settings import BUILT
from reception.unit.audit import Audit
from reception.unit.current import UnitReader, day_of, day_over

LEAST_ALIKE = 5
"""So many visitors of a day must have chosen a language for it to be told of any of them."""
_SERIES = f"{PAST_MARK}H"
_ENDED_WELL = frozenset({EventKind.FINISHED, EventKind.FOLLOWED, EventKind.TRANSFERRED})


def reduced(
    visits: Sequence[tuple[Visit, Sequence[Event]]],
    *,
    zone: ZoneInfo,
    over: datetime,
    new_id: Callable[[], UUID],
) -> list[PastVisit]:
    """Return the visits of a day, which was over then, as they may be kept for ever."""
    languages = _languages(visit for visit, _ in visits)
    blurred = [
        _blurred(visit, events, languages[visit.ticket.language], zone, over)
        for visit, events in visits
    ]
    # Their new order and numbers follow from what is left of them, not from when they came.
    blurred.sort(key=lambda one: _order(one[0]))
    return [
        _renamed(visit, events, number, new_id)
        for number, (visit, events) in enumerate(blurred, start=1)
    ]


def _blurred(
    visit: Visit, events: Sequence[Event], language: Language, zone: ZoneInfo, over: datetime
) -> tuple[Visit, list[Event]]:
    ends = [leg.ended_at for leg in visit.legs if leg.ended_at and leg.ended_at >= over]
    # What nobody ended on its day is not moved into that day.
    begun = [_since_the_hour(leg.waiting_since, zone) for leg in visit.legs]
    back = min([*begun, *(one - over for one in ends)])
    kept = [_blank(event, back) for event in _as_it_went(events)]
    ticket = replace(visit.ticket, language=language, issued_at=kept[0].at, appointment_at=None)
    left = fold(ticket, kept)
    if [_figures(one, over) for one in left.legs] != [_figures(one, over) for one in visit.legs]:
        raise RuntimeError(f"ticket {visit.ticket.label} would not be the same in the figures")
    return left, kept


def _as_it_went(events: Iterable[Event]) -> list[Event]:
    """Return the events without what was taken back, and without notes."""
    went: list[Event] = []
    for event in told(events):
        if event.kind is EventKind.UNDONE:
            went.pop()
        else:
            went.append(event)
    return [event for event in went if event.kind is not EventKind.NOTED]


def _blank(event: Event, back: timedelta) -> Event:
    return replace(
        event,
        at=event.at - back,
        clerk=event.clerk and FORGOTTEN,
        priority=event.priority and FORGOTTEN,
        outcome=TicketState.SERVED if event.outcome and event.kind in _ENDED_WELL else None,
        ranked_since=None,
        kept_counter=None,
        kept_clerk=None,
        note=None,
    )


def _since_the_hour(at: datetime, zone: ZoneInfo) -> timedelta:
    local = at.astimezone(zone)
    return timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)


def _languages(visits: Iterable[Visit]) -> dict[Language, Language]:
    """Return which language a visit of each is told as: its own, or the day's most chosen."""
    chosen = Counter(visit.ticket.language for visit in visits)
    most = max(chosen, key=lambda one: (chosen[one], one), default=Language.ARABIC)
    return {one: one if often >= LEAST_ALIKE else most for one, often in chosen.items()}


def _figures(leg: Leg, over: datetime) -> tuple[object, ...]:
    measured = measure(leg, target=None, now=leg.ended_at or leg.waiting_since, day_over=over)
    return (
        leg.service,
        leg.counter,
        leg.calls,
        measured.state,
        measured.wait,
        measured.walking,
        measured.service,
        leg.ended_at and leg.ended_at - leg.waiting_since,
    )


def _order(visit: Visit) -> tuple[object, ...]:
    return tuple(
        (
            leg.waiting_since,
            leg.service,
            leg.state,
            (leg.ended_at or leg.waiting_since) - leg.waiting_since,
        )
        for leg in visit.legs
    )


def _renamed(
    visit: Visit, events: list[Event], number: int, new_id: Callable[[], UUID]
) -> PastVisit:
    ticket = Ticket(
        id=new_id(),
        unit=visit.ticket.unit,
        service_day=visit.ticket.service_day,
        series=_SERIES,
        number=number,
        label=label(_SERIES, number),
        language=visit.ticket.language,
        issued_at=visit.ticket.issued_at,
    )
    return PastVisit(visit=replace(visit, ticket=ticket), events=events, operation=new_id())


_MOST_RUNS = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """What a run would do now, and nothing else."""

    people_before: date
    """Who served on days before this one is to be forgotten."""
    tickets_before: date
    """Visits of days before this one are to be no longer told apart."""
    people_days: tuple[date, ...]
    ticket_days: tuple[date, ...]
    tickets: int
    """So many visits would no longer be told apart."""
    sessions: int
    """Sessions, breaks and pauses that name a person, or that are no longer kept at all."""
    left_open: int
    """Visits that never ended: of their days nothing is counted here."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Plan:
    """The days that a run looks at, in their order."""

    people_before: date
    tickets_before: date
    steps: tuple[tuple[What, date], ...]


@dataclass(eq=False)
class Forgetting:
    """Carries out the unit's rule of retention."""

    _store: SqlRetentionStore
    _units: UnitReader
    _clock: Clock
    _ids: Ids
    _audit: Audit
    _newest_backup: Callable[[], datetime | None]
    """Returns when the newest backup was made that this computer knows of."""
    _built: date = BUILT

    def due(self, *, asking: Person | None = None) -> Due:
        """Return what a run would forget now; nothing is changed.

        Raises:
            NotAllowedError: the person may not keep the history.
            ClockBehindError, ClockAheadError: the clock must be wrong.
        """
        self._audit.demand(asking, Right.KEEP_HISTORY)
        unit = self._units.current()[1]
        plan = self._plan(unit)
        days: dict[What, list[date]] = {What.PEOPLE: [], What.TICKETS: []}
        tickets = left_open = 0
        with self._store.look() as work:
            for what, day in plan.steps:
                _, outcome = _look_at(work, unit, what, day)
                tickets += outcome.tickets
                left_open += outcome.left_open
                if not outcome.left_open:
                    days[what].append(day)
        return Due(
            people_before=plan.people_before,
            tickets_before=plan.tickets_before,
            people_days=tuple(days[What.PEOPLE]),
            ticket_days=tuple(days[What.TICKETS]),
            tickets=tickets,
            sessions=self._store.sessions_to_forget(
                unit.code,
                people_before=_begins(unit, plan.people_before),
                kept_from=_begins(unit, plan.tickets_before),
            ),
            left_open=left_open,
        )

    def runs(self, *, asking: Person | None = None) -> tuple[RetentionRun, ...]:
        """Return what runs have forgotten, the newest first.

        Raises:
            NotAllowedError: the person may not keep the history.
        """
        self._audit.demand(asking, Right.KEEP_HISTORY)
        return self._store.runs(self._units.current()[1].code, _MOST_RUNS)

    def run(
        self,
        *,
        watch: Progress = unwatched,
        by: str = "nouba retention run",
        asking: Person | None = None,
    ) -> RetentionRun:
        """Forget what is due, a day in a transaction; broken off, the next run goes on.

        Args:
            watch: is told between days how far it is, and may stop it there.
            by: who does it, for the record.
            asking: who wants it; None for whoever rules this computer.

        Raises:
            NotAllowedError: the person may not keep the history.
            ClockBehindError, ClockAheadError: the clock must be wrong.
        """
        self._audit.demand(asking, Right.KEEP_HISTORY)
        unit = self._units.current()[1]
        plan = self._plan(unit)

        def noted(how: str) -> AuditEntry:
            subject = f"before {plan.tickets_before}{how}"
            return self._audit.entry(login_of(asking), AuditAct.FORGET_VISITS, subject)

        run = self._store.begin_run(
            unit.code,
            by=login_of(asking) or by,
            people_before=plan.people_before,
            tickets_before=plan.tickets_before,
            noting=noted(": begun"),
            backup_at=self._newest_backup(),
        )
        for done, (what, day) in enumerate(plan.steps):
            if not watch(done / len(plan.steps)):
                subject = f"before {plan.tickets_before}: stopped"
                self._audit.note(asking, AuditAct.FORGET_VISITS, subject)
                break
            with self._store.work(run) as work:
                if work.is_due(unit.code, day, what):
                    self._forget(work, run, unit, what, day)
        else:
            self._store.forget_sessions(
                run,
                unit.code,
                people_before=_begins(unit, plan.people_before),
                kept_from=_begins(unit, plan.tickets_before),
            )
            self._store.end_run(unit.code, run, noting=noted(""))
        return next(one for one in self._store.runs(unit.code, _MOST_RUNS) if one.id == run)

    def _plan(self, unit: Unit) -> _Plan:
        self.require_right_clock()
        today = day_of(unit, self._clock.now())
        people_before = unit.retention.people_before(today)
        tickets_before = unit.retention.tickets_before(today)
        ticket_days = self._store.days(unit.code, What.TICKETS, tickets_before)
        people_days = self._store.days(unit.code, What.PEOPLE, people_before)
        steps = [(What.TICKETS, day) for day in ticket_days]
        steps += [(What.PEOPLE, day) for day in people_days if day not in {*ticket_days}]
        return _Plan(people_before=people_before, tickets_before=tickets_before, steps=tuple(steps))

    def require_right_clock(self) -> None:
        """Refuse a clock that would let the present be taken for the past.

        Raises:
            ClockBehindError, ClockAheadError: it must be wrong.
        """
        now = self._clock.now()
        if day_of(self._units.current()[1], now) < self._built:
            raise ClockBehindError(now, self._built)
        known = [one for one in (self._store.newest_event(), self._newest_backup()) if one]
        if known and now - max(known) > LONGEST_SILENCE:
            raise ClockAheadError(now, max(known))

    def _forget(self, work: SqlRetentionWork, run: int, unit: Unit, what: What, day: date) -> None:
        found, outcome = _look_at(work, unit, what, day)
        visits = None
        if outcome.ticket_days:
            zone, over = unit_zone(unit.zone), day_over(unit, day)
            visits = reduced(found, zone=zone, over=over, new_id=self._ids.new)
        work.forget(run, unit.code, day, outcome, visits=visits, new_id=self._ids.new)


type _Found = Sequence[tuple[Visit, Sequence[Event]]]


def _look_at(work: SqlRetentionWork, unit: Unit, what: What, day: date) -> tuple[_Found, Forgotten]:
    """Return the visits of a day that are no longer to be told apart, and what comes of it."""
    if what is What.PEOPLE:
        left = work.left_open(unit.code, day)
        return (), Forgotten(left_open=left) if left else Forgotten(people_days=1)
    found = list(work.visits(unit.code, day))
    # Numbers of a day are without gaps, so that a day is reduced as a whole. What its events do
    # not lead to is `nouba verify`'s to tell, and left alone.
    left = sum(1 for visit, events in found if visit.state in OPEN_STATES or _broken(visit, events))
    if left:
        return (), Forgotten(left_open=left)
    return found, Forgotten(ticket_days=1, tickets=len(found))


def _broken(visit: Visit, events: Sequence[Event]) -> bool:
    try:
        return fold(visit.ticket, events) != visit
    except (Refusal, ValueError):
        return True


def _begins(unit: Unit, day: date) -> datetime:
    return day_begins(unit.calendar, day, unit_zone(unit.zone))
