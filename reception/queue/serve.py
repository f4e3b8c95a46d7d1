"""Serving visitors at a counter: from their coming to the outcome, one service or several."""

from dataclasses import replace
from uuid import UUID

from reception.domain import errors
from reception.domain.ticket import Event, EventKind, Visit, remark
from reception.domain.unit import ORDINARY, SERVED
from reception.queue.base import let_happen
from reception.queue.counters import Counters
from reception.queue.issue import IssueVerbs, Wish, saying_when
from reception.queue.model import At, RaceLostError
from reception.queue.sql.work import SqlDeskWork


class Serving(IssueVerbs, Counters):
    """The verbs of a service at the counter."""

    def start(self, at: At, *, operation: UUID | None = None) -> Visit:
        """Note that the visitor has come to the counter."""
        return self._with_held(EventKind.STARTED, at, operation=operation)

    def finish(self, at: At, *, outcome: str = SERVED, operation: UUID | None = None) -> Visit:
        """End the service.

        Raises:
            UnknownOutcomeError: a service cannot end so here.
        """
        self._unit_for(at.clerk).outcome(outcome)
        return self._with_held(
            EventKind.FINISHED,
            at,
            operation=operation,
            more=lambda event, _unit, _held: replace(event, outcome=outcome),
        )

    def follow(
        self, at: At, service: str, *, outcome: str = SERVED, operation: UUID | None = None
    ) -> Visit:
        """End the service, and begin another one for the same visitor at the same counter.

        Raises:
            UnknownServiceError, UnknownOutcomeError: the unit has none such.
        """
        unit = self._unit_for(at.clerk)
        unit.outcome(outcome)
        unit.service(service)
        return self._with_held(
            EventKind.FOLLOWED,
            at,
            operation=operation,
            more=lambda event, _unit, held: replace(
                event, service=service, outcome=outcome, note=held.leg.note
            ),
        )

    def note(self, at: At, text: str | None, *, operation: UUID | None = None) -> Visit:
        """Write a note on the visit, in one line, for whoever serves the visitor next.

        It takes the place of the note that was there; None or nothing but spaces takes it away.
        """
        said = remark(text)
        return self._with_held(
            EventKind.NOTED,
            at,
            operation=operation,
            more=lambda event, _unit, _held: replace(event, note=said),
        )

    def walk_in(
        self,
        at: At,
        service: str,
        *,
        language: str | None = None,
        priority: str = ORDINARY,
        operation: UUID | None = None,
    ) -> Visit:
        """Serve a visitor who came to the counter without a ticket: one is given, on no paper.

        Such a visit was never called, so that its wait, which nobody knows, is in no figure.

        Raises:
            ClerkHoldsTicketError, CounterTakenError, OnBreakError: as for the next visitor.
            Refusal: no ticket is given now, as at the kiosk.
        """
        unit, counter = self._here(at)
        clerk = at.clerk
        wish = Wish(service=service, language=language, priority=priority)

        def act(work: SqlDeskWork, operation: UUID) -> Visit:
            self._lock_hers(work, unit, clerk, counter)
            self._refuse_on_break(work, unit, clerk)
            self._take_counter(work, unit, counter, clerk)
            # In the same transaction: nobody calls her, and who may not serve spends no number.
            visit = self._give_within(work, wish)
            now = self._clock.now()
            event = Event(kind=EventKind.STARTED, at=now, counter=counter, clerk=clerk)
            return let_happen(work, visit, event, operation)

        try:
            with saying_when(unit, service, self._clock.now()):
                visit = self._carry_out(act, operation, EventKind.STARTED, clerk=clerk)
        except RaceLostError as race:
            raise self._taken(unit, counter, clerk) from race
        if (visit.leg.service, visit.leg.calls) != (service, 0):
            raise errors.OperationReusedError(str(operation))
        return visit
