"""Calling visitors: whom the rule chooses, or one by her number; again; and who does not come."""

from collections.abc import Callable
from datetime import date, datetime
from itertools import count
from uuid import UUID

from reception.domain import errors
from reception.domain.calling_rule import absent_from
from reception.domain.ticket import Event, EventKind, TicketState, Visit
from reception.domain.ticket import reason as said_reason
from reception.domain.unit import SERVED, Unit
from reception.queue.base import let_happen
from reception.queue.counters import Counters
from reception.queue.model import At, RaceLostError
from reception.queue.sql.work import SqlDeskWork
from reception.unit.current import day_of

type _Chooser = Callable[[SqlDeskWork, Unit, int, datetime], Visit]


class Calling(Counters):
    """The verbs by which visitors come to a counter, or do not."""

    def call_next(
        self, at: At, *, finish: bool = False, outcome: str = SERVED, operation: UUID | None = None
    ) -> Visit:
        """Call the visitor whom the calling rule chooses for this counter.

        Args:
            at: who calls, and where the visitor shall come.
            finish: end the ticket she is serving in the same transaction.
            outcome: how that service ended.
            operation: makes the act repeatable.

        Raises:
            ClerkHoldsTicketError: she holds a ticket and did not ask to finish it.
            CounterTakenError: somebody serves a visitor there now.
            OnBreakError: she is on a break.
            NothingWaitingError: nobody waits for this counter; nothing was finished either.
            PaperComingError: who waits has no paper yet; nor was anything finished.
        """

        def chosen(work: SqlDeskWork, unit: Unit, counter: int, now: datetime) -> Visit:
            session = work.session_of(unit.code, at.clerk)
            caller = unit.caller(counter, at.clerk, session.profile if session else None)
            day = day_of(unit, now)
            visit = work.next_waiting(unit.code, day, caller, now)
            if visit is None:
                coming = work.next_without_paper(unit.code, day, caller, now)
                if coming:
                    raise errors.PaperComingError(counter, coming)
                raise errors.NothingWaitingError(counter)
            return visit

        return self._call(at, chosen=chosen, finish=finish, outcome=outcome, operation=operation)

    def call_ticket(
        self,
        at: At,
        ticket: str,
        *,
        reason: str,
        finish: bool = False,
        outcome: str = SERVED,
        operation: UUID | None = None,
    ) -> Visit:
        """Call one visitor out of turn, who waits or is parked; the reason stays with the visit.

        Raises:
            TicketNotFoundError, WrongStateError: nobody waits with this number.
            KeptForAnotherError: the visit is parked for a colleague who is at work.
            NoReasonError: why is not said in one line.
            ClerkHoldsTicketError, CounterTakenError, OnBreakError: as for the next visitor.
        """
        why = said_reason(reason)

        def chosen(work: SqlDeskWork, unit: Unit, _counter: int, now: datetime) -> Visit:
            visit = self._named(work, unit, ticket, day_of(unit, now))
            if visit.state not in {TicketState.WAITING, TicketState.PARKED}:
                raise errors.WrongStateError(visit.ticket.label, visit.state, EventKind.CALLED)
            if visit.state is TicketState.PARKED:
                self._refuse_if_kept(work, unit, visit, at.clerk, now)
            return visit

        return self._call(
            at,
            chosen=chosen,
            label=ticket,
            reason=why,
            finish=finish,
            outcome=outcome,
            operation=operation,
        )

    def recall(self, at: At, *, operation: UUID | None = None) -> Visit:
        """Call the visitor again."""
        return self._with_held(EventKind.RECALLED, at, operation=operation)

    def no_show(self, at: At, *, operation: UUID | None = None) -> Visit:
        """Note that the visitor did not come.

        Raises:
            TooFewCallsError: she is called again first, or given the house's time to come.
        """

        def missed(event: Event, unit: Unit, held: Visit) -> Event:
            since = absent_from(held.leg, unit.calling)
            if event.at < since:
                raise errors.TooFewCallsError(held.ticket.label, since - event.at)
            return event

        return self._with_held(EventKind.MISSED, at, operation=operation, more=missed)

    def cancel(
        self,
        label: str,
        *,
        clerk: str | None = None,
        day: date | None = None,
        operation: UUID | None = None,
    ) -> Visit:
        """Take a waiting ticket out of the queue at the visitor's wish.

        Its place among those that the service has in a day goes to whoever comes next. Who does it
        for her, if somebody does, is noted.
        """
        unit = self._unit_for(clerk) if clerk else self._units.current()[1]

        def act(work: SqlDeskWork, operation: UUID) -> Visit:
            today = day_of(unit, self._clock.now())
            visit = self._named(work, unit, label, day or today)
            event = Event(kind=EventKind.CANCELLED, at=self._clock.now(), clerk=clerk)
            return let_happen(work, visit, event, operation)

        return self._carry_out(act, operation, EventKind.CANCELLED, label=label)

    def _call(
        self,
        at: At,
        *,
        chosen: _Chooser,
        finish: bool,
        outcome: str,
        operation: UUID | None,
        label: str | None = None,
        reason: str | None = None,
    ) -> Visit:
        unit, counter = self._here(at)
        clerk = at.clerk
        unit.outcome(outcome)

        def act(work: SqlDeskWork, operation: UUID) -> Visit:
            steps = count()

            def let(visit: Visit, event: Event) -> Visit:
                return let_happen(work, visit, event, operation, next(steps))

            work.lock_counters(unit.code, counter, of=clerk)
            self._refuse_on_break(work, unit, clerk)
            held = work.held_by(unit.code, clerk)
            now = self._clock.now()
            if held and not finish:
                raise errors.ClerkHoldsTicketError(clerk, held.ticket.label)
            if held:
                ended = Event(
                    kind=EventKind.FINISHED, at=now, counter=counter, clerk=clerk, outcome=outcome
                )
                let(held, ended)
            self._take_counter(work, unit, counter, clerk)
            visit = chosen(work, unit, counter, now)
            # She is this clerk's only now: a colleague may just have sent her on.
            now = self._clock.now()
            if visit.state is TicketState.PARKED:
                resumed = Event(kind=EventKind.RESUMED, at=now, counter=counter, clerk=clerk)
                visit = let(visit, resumed)
            return let(
                visit,
                Event(kind=EventKind.CALLED, at=now, counter=counter, clerk=clerk, note=reason),
            )

        try:
            return self._carry_out(act, operation, EventKind.CALLED, clerk=clerk, label=label)
        except RaceLostError as race:
            raise self._taken(unit, counter, clerk) from race
