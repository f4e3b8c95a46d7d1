"""What every verb stands on: the store, the unit, the clock, and acts that are done once."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from reception.domain import errors
from reception.domain import ticket as tickets
from reception.domain.rights import Right
from reception.domain.ticket import HELD_STATES, Event, EventKind, Recorded, Visit
from reception.domain.unit import Unit
from reception.queue.model import At, RaceLostError
from reception.queue.snapshot import SnapshotReader
from reception.queue.sql.work import SqlDeskStore, SqlDeskWork
from reception.system.clock import Clock, Ids, Topic
from reception.unit.audit import Audit
from reception.unit.current import UnitReader, day_of

# A race with another process is lost at most a few times.
ATTEMPTS = 4


def asked_again[Answer](ask: Callable[[], Answer]) -> Answer:
    """Ask, and once more when the answer is lost: by its id the operation is found, or done now.

    Raises:
        UnansweredFault: it is still not known whether it was done.
    """
    try:
        return ask()
    except errors.UnansweredFault as unanswered:
        if unanswered.is_patience_spent:
            raise
        try:
            return ask()
        except errors.StorageFault:
            # Whatever keeps it from being asked says nothing about the first time.
            raise unanswered from None


def _earlier(work: SqlDeskWork, operation: UUID, kind: EventKind) -> Visit | None:
    """Return the visit as the operation left it; None when the operation is new."""
    recorded = work.recorded(operation)
    if not recorded:
        return None
    last = recorded[-1]
    if last.event.kind is not kind:
        raise errors.OperationReusedError(str(operation))
    return visit_after(work, last)


def visit_after(work: SqlDeskWork, recorded: Recorded) -> Visit:
    """Return the visit as an event left it."""
    ticket, history = work.history(recorded.ticket)
    # One act may take back two events of a visit, by two that are alike: the later one counts.
    last = max(at for at, one in enumerate(history) if one == recorded)
    return tickets.fold(ticket, (one.event for one in history[: last + 1]))


def let_happen(
    work: SqlDeskWork, visit: Visit, event: Event, operation: UUID, step: int = 0
) -> Visit:
    """Write an event, and return the visit after it.

    Raises:
        WrongStateError: the event is not legal from the visit's present state.
    """
    after = tickets.apply(visit, event)
    work.record(after, event, operation, step)
    return after


@dataclass(eq=False)
class DeskBase:
    """The ground of the groups of verbs, which carry out each act in one transaction."""

    _store: SqlDeskStore
    _units: UnitReader
    _clock: Clock
    _ids: Ids
    _audit: Audit
    _snapshots: SnapshotReader

    def _attempt[Answer](self, act: Callable[[SqlDeskWork], Answer], *announcing: Topic) -> Answer:
        """Carry out an act; look again when another process was first.

        Raises:
            RaceLostError, DeadlockFault: others were first every time.
        """

        def begin() -> Answer:
            with self._store.begin(*announcing) as work:
                return act(work)

        return self._retried(begin)

    def _retried[Answer](self, begin: Callable[[], Answer]) -> Answer:
        """Carry out a transaction; once more when another process was first.

        Raises:
            RaceLostError, DeadlockFault: others were first every time.
        """
        try:
            for _ in range(ATTEMPTS - 1):
                with suppress(RaceLostError, errors.DeadlockFault):
                    return begin()
            return begin()
        finally:
            self._snapshots.forget()

    def _once[Answer](
        self,
        act: Callable[[SqlDeskWork, UUID], Answer],
        earlier: Callable[[SqlDeskWork, UUID], Answer | None],
        operation: UUID | None,
    ) -> Answer:
        """Carry out an act once, or give the answer that ``earlier`` finds."""
        known = operation is not None
        operation = operation or self._ids.new()

        def act_or_answer(work: SqlDeskWork) -> Answer:
            answer = earlier(work, operation) if known else None
            return act(work, operation) if answer is None else answer

        def ask() -> Answer:
            nonlocal known
            try:
                return self._attempt(act_or_answer, Topic.TICKETS, Topic.COUNTERS)
            except errors.Refusal:
                # The same act may have been under way when it was asked for again, and is done now.
                answer = self._attempt(lambda work: earlier(work, operation)) if known else None
                if answer is None:
                    raise
                return answer
            finally:
                known = True

        return asked_again(ask)

    def _carry_out(
        self,
        act: Callable[[SqlDeskWork, UUID], Visit],
        operation: UUID | None,
        kind: EventKind,
        *,
        clerk: str | None = None,
        label: str | None = None,
    ) -> Visit:
        """Carry out an act on a visit once, or give the answer it gave before.

        Raises:
            OperationReusedError: the id belongs to another act, clerk or ticket.
        """

        def earlier(work: SqlDeskWork, operation: UUID) -> Visit | None:
            visit = _earlier(work, operation, kind)
            if visit:
                other_clerk = clerk and clerk != work.recorded(operation)[-1].event.clerk
                if other_clerk or (label and not tickets.same_label(label, visit.ticket.label)):
                    raise errors.OperationReusedError(str(operation))
            return visit

        return self._once(act, earlier, operation)

    def _earlier_issue(self, operation: UUID, service: str) -> Visit | None:
        """Return the ticket the operation gave, as it was given; None when it gave none.

        Raises:
            OperationReusedError: the id belongs to another act, or to another service.
        """
        with self._store.begin() as work:
            earlier = work.issued_by(operation)
        if earlier and earlier.leg.service != service:
            raise errors.OperationReusedError(str(operation))
        return earlier

    def _unit_for(self, login: str, right: Right = Right.SERVE) -> Unit:
        """Return the unit, if this person has the right there.

        Raises:
            UnknownPersonError, NotAllowedError: she has not.
        """
        _, unit = self._units.current()
        self._audit.demand(unit.person(login), right)
        return unit

    def _here(self, at: At) -> tuple[Unit, int]:
        """Return the unit and the counter at which this person serves visitors.

        Raises:
            UnknownPersonError, NotAllowedError: she serves nobody there.
            NotAtCounterError, UnknownCounterError: she names no counter, or there is none such.
        """
        unit = self._unit_for(at.clerk)
        if at.counter is None:
            raise errors.NotAtCounterError(at.clerk)
        return unit, unit.counter(at.counter).number

    def _with_held(
        self,
        kind: EventKind,
        at: At,
        *,
        operation: UUID | None,
        more: Callable[[Event, Unit, Visit], Event] = lambda event, _unit, _held: event,
    ) -> Visit:
        """Let an event happen to the visit that the clerk holds.

        Args:
            kind: of the event.
            at: who acts, where, and on which ticket, if she names it.
            operation: makes the act repeatable.
            more: says what there is to it besides its kind, of the unit and the visit; it may
                refuse.
        """
        unit, counter = self._here(at)
        clerk, label = at.clerk, at.label

        def act(work: SqlDeskWork, operation: UUID) -> Visit:
            held = work.held_by(unit.code, clerk)
            now = self._clock.now()  # after what was waited for: no act is earlier than the last
            if label and (held is None or not tickets.same_label(label, held.ticket.label)):
                day = day_of(unit, now)
                raise _why_not_held(work.labelled(unit.code, day, label), label, day, kind)
            if held is None:
                raise errors.NoTicketHeldError(clerk)
            if held.leg.counter != counter:
                raise errors.NotYoursError(held.ticket.label, clerk)
            tickets.require(held, kind)
            happened = more(Event(kind=kind, at=now, counter=counter, clerk=clerk), unit, held)
            return let_happen(work, held, happened, operation)

        return self._carry_out(act, operation, kind, clerk=clerk, label=label)

    def _with_named(
        self,
        kind: EventKind,
        label: str,
        clerk: str,
        *,
        unit: Unit,
        operation: UUID | None,
        more: Callable[[SqlDeskWork, Event, Visit], Event],
    ) -> Visit:
        """Let an event happen to the visit with a label, which nobody holds; see ``_with_held``."""

        def act(work: SqlDeskWork, operation: UUID) -> Visit:
            visit = self._named(work, unit, label, day_of(unit, self._clock.now()))
            now = self._clock.now()
            tickets.require(visit, kind)
            happened = more(work, Event(kind=kind, at=now, clerk=clerk), visit)
            return let_happen(work, visit, happened, operation)

        return self._carry_out(act, operation, kind, clerk=clerk, label=label)

    def _refuse_if_kept(
        self, work: SqlDeskWork, unit: Unit, visit: Visit, clerk: str, now: datetime
    ) -> None:
        """Refuse a parked visit that waits for a colleague, as long as she is at work.

        Raises:
            KeptForAnotherError: it does, and she is.
        """
        keeper = visit.leg.kept_clerk
        if keeper is None or keeper == clerk:
            return
        session = work.session_of(unit.code, keeper)
        if session and day_of(unit, session.opened_at) == day_of(unit, now):
            raise errors.KeptForAnotherError(visit.ticket.label, keeper)

    def _named(self, work: SqlDeskWork, unit: Unit, label: str, day: date) -> Visit:
        """Return the visit with this label, locked.

        Raises:
            TicketNotFoundError: there is none on that day.
        """
        visit = work.labelled(unit.code, day, label)
        if visit is None:
            raise errors.TicketNotFoundError(label, day.isoformat())
        return visit


def _why_not_held(
    visit: Visit | None, label: str, day: date, kind: EventKind
) -> errors.TicketNotFoundError | errors.NotYoursError | errors.WrongStateError:
    if visit is None:
        return errors.TicketNotFoundError(label, day.isoformat())
    if visit.state in HELD_STATES:
        return errors.NotYoursError(label, visit.leg.clerk)
    return errors.WrongStateError(label, visit.state, kind)
