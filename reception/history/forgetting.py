"""Forgetting in time: who served, then which visit was whose, while the figures stay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from reception.domain.audit import Act
from reception.domain.calendar import day_begins, service_day
from reception.domain.errors import Refusal
from reception.domain.rights import Right, demand
from reception.domain.ticket import OPEN_STATES, Event, Visit, fold
from reception.domain.unit import Person, Unit
from reception.history.reducing import reduced
from reception.office import Audit, UnitReader
from reception.ports import Clock, Ids
from reception.ports.history import Forgotten, RetentionRun, RetentionStore, RetentionWork, What
from reception.progress import Watch, unwatched
from reception.zone import unit_zone

_MOST_RUNS = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """What a run would forget now."""

    people_before: date
    """Who served on days before this one is to be forgotten."""
    tickets_before: date
    """Visits of days before this one are to be no longer told apart."""
    people_days: tuple[date, ...]
    ticket_days: tuple[date, ...]
    sessions: int
    """Sessions, breaks and pauses that name a person, or that are no longer kept at all."""


class Forgetting:
    """Carries out the unit's rule of retention."""

    def __init__(
        self,
        store: RetentionStore,
        units: UnitReader,
        clock: Clock,
        ids: Ids,
        *,
        audit: Audit | None = None,
    ) -> None:
        self._store = store
        self._units = units
        self._clock = clock
        self._ids = ids
        self._audit = audit
        self._demand = audit.demand if audit else demand

    def due(self, *, asking: Person | None = None) -> Due:
        """Return what a run would forget now; nothing is changed.

        Raises:
            NotAllowedError: the person may not keep the history.
        """
        self._demand(asking, Right.KEEP_HISTORY)
        return self._due(self._units.current()[1])

    def runs(self, *, asking: Person | None = None) -> tuple[RetentionRun, ...]:
        """Return what runs have forgotten, the newest first.

        Raises:
            NotAllowedError: the person may not keep the history.
        """
        self._demand(asking, Right.KEEP_HISTORY)
        return self._store.runs(self._units.current()[1].code, _MOST_RUNS)

    def run(
        self,
        *,
        watch: Watch = unwatched,
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
        """
        self._demand(asking, Right.KEEP_HISTORY)
        unit = self._units.current()[1]
        due = self._due(unit)
        run = self._store.begin_run(
            unit.code,
            by=asking.login if asking else by,
            at=self._clock.now(),
            people_before=due.people_before,
            tickets_before=due.tickets_before,
        )
        steps = [(What.TICKETS, day) for day in due.ticket_days]
        steps += [(What.PEOPLE, day) for day in due.people_days]
        for done, (what, day) in enumerate(steps):
            if not watch(done / len(steps)):
                break
            with self._store.work(run) as work:
                if work.is_due(unit.code, day, what):
                    forget = self._forget_tickets if what is What.TICKETS else self._forget_people
                    work.count(run, forget(work, unit, day))
        else:
            self._store.forget_sessions(
                run,
                unit.code,
                people_before=_begins(unit, due.people_before),
                kept_from=_begins(unit, due.tickets_before),
            )
            self._store.end_run(run, self._clock.now())
        if self._audit:
            self._audit.note(asking, Act.FORGET_VISITS, f"before {due.tickets_before}")
        return next(one for one in self._store.runs(unit.code, _MOST_RUNS) if one.id == run)

    def _due(self, unit: Unit) -> Due:
        now = self._clock.now()
        today = service_day(now, unit_zone(unit.zone), unit.calendar.day_starts)
        people_before = unit.retention.people_before(today)
        tickets_before = unit.retention.tickets_before(today)
        ticket_days = self._store.days(unit.code, What.TICKETS, tickets_before)
        people_days = self._store.days(unit.code, What.PEOPLE, people_before)
        return Due(
            people_before=people_before,
            tickets_before=tickets_before,
            people_days=tuple(day for day in people_days if day not in {*ticket_days}),
            ticket_days=ticket_days,
            sessions=self._store.sessions_to_forget(
                unit.code,
                people_before=_begins(unit, people_before),
                kept_from=_begins(unit, tickets_before),
            ),
        )

    def _forget_tickets(self, work: RetentionWork, unit: Unit, day: date) -> Forgotten:
        found = list(work.visits(unit.code, day))
        # Numbers of a day are without gaps, so that a day is reduced as a whole. What its events
        # do not lead to is `nouba verify`'s to tell, and left alone.
        left = sum(
            1 for visit, events in found if visit.state in OPEN_STATES or _broken(visit, events)
        )
        if left:
            self._forget_people(work, unit, day)
            return Forgotten(left_open=left)
        work.forget_people(unit.code, day, self._ids.new)
        work.replace_day(
            unit.code, day, reduced(found, zone=unit_zone(unit.zone), new_id=self._ids.new)
        )
        work.mark(unit.code, day, What.PEOPLE)
        work.mark(unit.code, day, What.TICKETS)
        return Forgotten(ticket_days=1, tickets=len(found))

    def _forget_people(self, work: RetentionWork, unit: Unit, day: date) -> Forgotten:
        left = work.forget_people(unit.code, day, self._ids.new)
        if left:
            return Forgotten(left_open=left)
        work.mark(unit.code, day, What.PEOPLE)
        return Forgotten(people_days=1)


def _broken(visit: Visit, events: Sequence[Event]) -> bool:
    try:
        return fold(visit.ticket, events) != visit
    except (Refusal, ValueError):
        return True


def _begins(unit: Unit, day: date) -> datetime:
    return day_begins(unit.calendar, day, unit_zone(unit.zone))
