"""Taking back the last act at a counter: a key was pressed too soon, or the wrong one."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import count
from uuid import UUID

from reception.domain import ticket as tickets
from reception.domain.errors import NothingToUndoError, OnBreakError, OperationReusedError
from reception.domain.ticket import (
    BY_TELEPHONE,
    HELD_STATES,
    Event,
    EventKind,
    Recorded,
    TicketState,
    Visit,
)
from reception.domain.unit import Unit
from reception.queue.base import DeskBase, let_happen, visit_after
from reception.queue.model import At
from reception.queue.sql.work import SqlDeskWork

# What a visitor did, or the house at the end of the day, is not a clerk's to take back.
_NOT_HERS = frozenset(
    {
        EventKind.ISSUED,
        EventKind.CANCELLED,
        EventKind.GIVEN_BACK,
        EventKind.CLOSED,
        EventKind.SERVED_ON_PAPER,
        EventKind.UNDONE,
        EventKind.STRUCK,
        *BY_TELEPHONE,
    }
)


class Undoing(DeskBase):
    """Takes back what a clerk did last."""

    def undo(
        self, at: At, *, locked: timedelta = timedelta(0), operation: UUID | None = None
    ) -> Visit:
        """Take back the clerk's last act, with all that it did; the visit is returned as it was.

        Nothing is forgotten: the act stays in the log, and that it was taken back. When one key
        ended a visit and called the next, both are taken back. Who was served without a ticket is
        in no queue afterwards: the ticket that was given then is cancelled. While her window was
        ``locked`` she could take nothing back: that time is not counted.

        Raises:
            NothingToUndoError: there is none, it was too long ago, or a visit has gone on since.
            OnBreakError: a visitor would be hers again, and she is on a break.
        """
        unit, counter = self._here(at)
        clerk = at.clerk

        def act(work: SqlDeskWork, operation: UUID) -> Visit:
            now = self._clock.now()
            work.lock_counters(unit.code, counter, of=clerk)
            done = work.last_act(unit.code, clerk)
            late = not done or now - done[-1].event.at > unit.calling.undo_within + locked
            if late or any(one.event.kind in _NOT_HERS for one in done):
                raise NothingToUndoError(clerk)
            stood = self._stood_before(work, done, clerk)
            now = self._clock.now()
            undone = Event(kind=EventKind.UNDONE, at=now, counter=counter, clerk=clerk)
            steps = count()
            self._refuse_to_hold(work, unit, [before for _, before in stood], counter, clerk)
            for one, before in stood:
                work.take_back(before, undone, operation, next(steps))
                undone_to = before
                if one.event.kind is EventKind.STARTED and before.state is TicketState.WAITING:
                    gone = Event(kind=EventKind.CANCELLED, at=now, counter=counter, clerk=clerk)
                    undone_to = let_happen(work, before, gone, operation, next(steps))
            return undone_to

        def earlier(work: SqlDeskWork, operation: UUID) -> Visit | None:
            recorded = work.recorded(operation)
            if not recorded:
                return None
            if (recorded[0].event.kind, recorded[0].event.clerk) != (EventKind.UNDONE, clerk):
                raise OperationReusedError(str(operation))
            return visit_after(work, recorded[-1])

        return self._once(act, earlier, operation)

    @staticmethod
    def _stood_before(
        work: SqlDeskWork, done: Sequence[Recorded], clerk: str
    ) -> list[tuple[Recorded, Visit]]:
        """Return each event, the last one first, and the visit as it was before it.

        Raises:
            NothingToUndoError: a visit has gone on since; or a newer program has to do with it.
        """
        histories = {one.ticket: work.history(one.ticket) for one in done}
        stood = []
        for one in reversed(done):
            ticket, history = histories[one.ticket]
            *earlier, last = history
            is_known = all(each.event.kind is not EventKind.NEWER for each in history)
            if last != one or not is_known:
                raise NothingToUndoError(clerk)
            histories[one.ticket] = ticket, tuple(earlier)
            stood.append((one, tickets.fold(ticket, (each.event for each in earlier))))
        return stood

    @staticmethod
    def _refuse_to_hold(
        work: SqlDeskWork, unit: Unit, again: Sequence[Visit], counter: int, clerk: str
    ) -> None:
        """Refuse if a visitor would be hers again who is not at the counter where she works now.

        Raises:
            NothingToUndoError: she works elsewhere by now.
            OnBreakError: she works nowhere just now.
        """
        held = [one for one in again if one.state in HELD_STATES]
        session = work.session_of(unit.code, clerk)
        if any(not session or {session.counter, one.leg.counter} != {counter} for one in held):
            raise NothingToUndoError(clerk)
        if held and work.break_of(unit.code, clerk):
            raise OnBreakError(clerk)
