"""Closing a service day: who still waits is unserved, who left no counter was forgotten there."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from reception.domain.errors import DayNotBegunError, OperationReusedError
from reception.domain.rights import AuditAct, Right, login_of
from reception.domain.ticket import Event, EventKind
from reception.domain.unit import Person, Unit
from reception.queue.base import DeskBase, let_happen
from reception.queue.model import CounterSession
from reception.queue.sql.work import SqlDeskWork
from reception.unit.current import day_of


@dataclass(frozen=True, kw_only=True, slots=True)
class DayClosing:
    """What closing a day did."""

    day: date
    unserved: int


class Closing(DeskBase):
    """Closes days; to close one again does nothing."""

    def close_day(
        self,
        *,
        day: date | None = None,
        operation: UUID | None = None,
        asking: Person | None = None,
    ) -> DayClosing:
        """Close the day: who still waits or is called is unserved, and counters are left.

        Closing a day twice does nothing the second time. Nobody leaves who came to a counter on a
        later day, or serves a visitor of today. Who did not leave by herself was forgotten there,
        and a visitor of a day that is over, still before her, is closed with the day. Whoever
        leaves a counter is signed out of the panel.

        Raises:
            NotAllowedError: a clerk asks; without anybody, whoever rules this computer does.
            DayNotBegunError: the day is still to come.
        """
        self._audit.demand(asking, Right.LEAD_THE_HALL)
        _, unit = self._units.current()
        today = day_of(unit, self._clock.now())
        on = day or today
        if on > today:
            raise DayNotBegunError(on, today)
        entry = self._audit.entry(login_of(asking), AuditAct.CLOSE_DAY, on.isoformat())

        def act(work: SqlDeskWork, operation: UUID) -> DayClosing:
            work.lock_counters(unit.code, *(one.number for one in unit.counters))
            unfinished = work.unfinished(unit.code, on)
            now = self._clock.now()  # no act is earlier than the last one of a visit
            event = Event(kind=EventKind.CLOSED, at=now)
            for step, visit in enumerate(unfinished):
                let_happen(work, visit, event, operation, step)
            for session in work.open_sessions(unit.code):
                if day_of(unit, session.opened_at) <= on:
                    self._forget(work, unit, session, event)
            work.sign_panels_out(unit.code, on, now)
            work.add_entry(unit.code, entry)
            return DayClosing(day=on, unserved=len(unfinished))

        def earlier(work: SqlDeskWork, operation: UUID) -> DayClosing | None:
            recorded = work.recorded(operation)
            if not recorded:
                return None
            ticket, _ = work.history(recorded[0].ticket)
            is_other = recorded[0].event.kind is not EventKind.CLOSED
            if is_other or day not in {None, ticket.service_day}:
                raise OperationReusedError(str(operation))
            return DayClosing(day=ticket.service_day, unserved=len(recorded))

        return self._once(act, earlier, operation)

    def _forget(
        self, work: SqlDeskWork, unit: Unit, session: CounterSession, closed: Event
    ) -> None:
        """End the session of who did not leave; who serves a visitor of today stays."""
        held = work.held_by(unit.code, session.clerk)
        if held and held.ticket.service_day < day_of(unit, closed.at):
            # Of any day before, so that it is no part of this day's closing.
            let_happen(work, held, closed, self._ids.new())
            held = None
        if held is None and work.held_at(unit.code, session.counter) is None:
            work.close_session(unit.code, session.clerk, closed.at, forgotten=True)
