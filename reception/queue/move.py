"""Visits that go on elsewhere or later: put back, parked, transferred, readmitted."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from reception.domain.calendar import day_begins
from reception.domain.calling_rule import first_ranked, ranked_again
from reception.domain.errors import NowhereError, TooLateError
from reception.domain.rights import Right, demand
from reception.domain.ticket import Event, EventKind, Visit, remark
from reception.domain.unit import Unit
from reception.queue.base import DeskBase
from reception.queue.model import At
from reception.queue.sql.work import SqlDeskWork
from reception.system.clock import unit_zone


class Moving(DeskBase):
    """The verbs after which a visitor waits again; each begins a new leg.

    What was noted of the visit goes with her until something else is noted.
    """

    def put_back(self, at: At, *, note: str | None = None, operation: UUID | None = None) -> Visit:
        """Let the called visitor wait again, at the place that the house's rule gives."""
        said = remark(note)
        return self._with_held(
            EventKind.PUT_BACK,
            at,
            operation=operation,
            more=lambda event, unit, held: replace(
                event, ranked_since=_ranked_since(event, unit, held), note=said or held.leg.note
            ),
        )

    def park(
        self,
        at: At,
        *,
        anyone: bool = False,
        note: str | None = None,
        operation: UUID | None = None,
    ) -> Visit:
        """Take the visitor out of the queue until she is resumed: she fetches a copy, say.

        Args:
            at: who parks her, and where she is.
            anyone: any colleague may resume her; else only this clerk, until she leaves.
            note: for whoever resumes her, in one line.
            operation: makes the act repeatable.
        """
        said = remark(note)
        return self._with_held(
            EventKind.PARKED,
            at,
            operation=operation,
            more=lambda event, _unit, held: replace(
                event, kept_clerk=None if anyone else at.clerk, note=said or held.leg.note
            ),
        )

    def resume(self, at: At, ticket: str, *, operation: UUID | None = None) -> Visit:
        """Let a parked visitor wait again; one who was parked for a person waits for that one.

        Raises:
            TicketNotFoundError, WrongStateError: nobody with this number is parked.
            KeptForAnotherError: she is parked for a colleague who is at work.
        """
        unit = self._unit_for(at.clerk)
        if at.counter is not None:
            unit.counter(at.counter)

        def more(work: SqlDeskWork, event: Event, visit: Visit) -> Event:
            self._refuse_if_kept(work, unit, visit, at.clerk, event.at)
            return replace(
                event,
                ranked_since=_ranked_since(event, unit, visit),
                kept_clerk=at.clerk if visit.leg.kept_clerk == at.clerk else None,
            )

        return self._with_named(
            EventKind.RESUMED, ticket, at.clerk, unit=unit, operation=operation, more=more
        )

    def readmit(self, at: At, ticket: str, *, operation: UUID | None = None) -> Visit:
        """Let a visitor wait again who did not come when called, if that was not long ago.

        Raises:
            TicketNotFoundError, WrongStateError: nobody with this number was missed.
            TooLateError: it was longer ago than the house allows.
        """
        unit = self._unit_for(at.clerk)

        def more(_work: SqlDeskWork, event: Event, visit: Visit) -> Event:
            missed_at = visit.leg.ended_at
            if missed_at and event.at - missed_at > unit.calling.readmit_within:
                raise TooLateError(visit.ticket.label, unit.calling.readmit_within)
            return replace(
                event, ranked_since=_ranked_since(event, unit, visit), note=visit.leg.note
            )

        return self._with_named(
            EventKind.READMITTED, ticket, at.clerk, unit=unit, operation=operation, more=more
        )

    def transfer(
        self,
        at: At,
        *,
        to_service: str | None = None,
        to_counter: int | None = None,
        to_clerk: str | None = None,
        outcome: str | None = None,
        note: str | None = None,
        operation: UUID | None = None,
    ) -> Visit:
        """Let the visitor wait for another service, counter or person.

        Args:
            at: who sends her on, and where she is.
            to_service: its code; else the service stays the same.
            to_counter: the counter that calls her.
            to_clerk: login of the person who calls her.
            outcome: how the service here ended; None: it did not take place.
            note: for the next counter, in one line.
            operation: makes the act repeatable.

        Raises:
            NowhereError: no other service, counter or person is named, or both of the last two.
            UnknownServiceError, UnknownCounterError, UnknownPersonError: there is none such.
            WrongStateError: a service that did not begin has no outcome.
        """
        unit = self._unit_for(at.clerk)
        if to_service is not None:
            unit.service(to_service)
        if to_counter is not None:
            unit.counter(to_counter)
        if to_clerk is not None:
            demand(unit.person(to_clerk), Right.SERVE)
        if outcome is not None:
            unit.outcome(outcome)
        said = remark(note)

        def more(event: Event, unit: Unit, held: Visit) -> Event:
            elsewhere = (
                to_service not in {None, held.leg.service}
                or to_counter not in {None, at.counter}
                or to_clerk not in {None, at.clerk}
            )
            if not elsewhere or (to_counter is not None and to_clerk is not None):
                raise NowhereError
            return replace(
                event,
                service=to_service,
                outcome=outcome,
                ranked_since=_ranked_since(event, unit, held),
                kept_counter=to_counter,
                kept_clerk=to_clerk,
                note=said or held.leg.note,
            )

        return self._with_held(EventKind.TRANSFERRED, at, operation=operation, more=more)


def _ranked_since(event: Event, unit: Unit, visit: Visit) -> datetime:
    """Return from when the rule counts a visit that waits again by an event."""
    return ranked_again(
        unit.calling.after(event.kind),
        first_ranked=first_ranked(visit, unit.calling),
        day_began=day_begins(unit.calendar, visit.ticket.service_day, unit_zone(unit.zone)),
        now=event.at,
    )
