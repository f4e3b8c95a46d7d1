"""What every verb stands on: the store, the unit, the clock, and acts that are done once."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from reception.desk.operations import Operations
from reception.domain import ticket as tickets
from reception.domain.calendar import service_day
from reception.domain.errors import (
    KeptForAnotherError,
    NotAtCounterError,
    NoTicketHeldError,
    NotYoursError,
    TicketNotFoundError,
    WrongStateError,
)
from reception.domain.rights import Right
from reception.domain.ticket import HELD_STATES, Event, EventKind, Visit
from reception.domain.unit import Unit
from reception.lookout import Lookout
from reception.office import Audit, UnitReader
from reception.ports import Clock, DeskStore, DeskWork, Ids
from reception.queue.model import At
from reception.zone import unit_zone


class Acting:
    """The ground of the groups of verbs."""

    def __init__(
        self,
        store: DeskStore,
        units: UnitReader,
        clock: Clock,
        ids: Ids,
        *,
        audit: Audit,
        lookout: Lookout | None = None,
    ) -> None:
        self._store = store
        self._units = units
        self._clock = clock
        self._ids = ids
        self._audit = audit
        self._lookout = lookout
        self._operations = Operations(store, ids, lookout.forget if lookout else lambda: None)

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
            raise NotAtCounterError(at.clerk)
        return unit, unit.counter(at.counter).number

    @staticmethod
    def _day(unit: Unit, now: datetime) -> date:
        return service_day(now, unit_zone(unit.zone), unit.calendar.day_starts)

    def _with_held(
        self,
        kind: EventKind,
        at: At,
        *,
        operation: UUID | None,
        event: Callable[[Unit, Visit, datetime], Event] | None = None,
    ) -> Visit:
        """Let an event happen to the visit that the clerk holds.

        Args:
            kind: of the event.
            at: who acts, where, and on which ticket, if she names it.
            operation: makes the act repeatable.
            event: makes it of the unit, the visit and the instant; it may refuse. None: there is
                no more to it than its kind.
        """
        unit, counter = self._here(at)
        clerk, label = at.clerk, at.label

        def act(work: DeskWork, operation: UUID) -> Visit:
            held = work.held_by(unit.code, clerk)
            now = self._clock.now()  # after what was waited for: no act is earlier than the last
            if label and (held is None or not tickets.same_label(label, held.ticket.label)):
                day = self._day(unit, now)
                raise _why_not_held(work.labelled(unit.code, day, label), label, day, kind)
            if held is None:
                raise NoTicketHeldError(clerk)
            if held.leg.counter != counter:
                raise NotYoursError(held.ticket.label, clerk)
            tickets.require(held, kind)
            happened = (
                event(unit, held, now)
                if event
                else Event(kind=kind, at=now, counter=counter, clerk=clerk)
            )
            after = tickets.apply(held, happened)
            work.record(after, happened, operation, 0)
            return after

        return self._operations.carry_out(act, operation, kind, clerk=clerk, label=label)

    def _with_named(
        self,
        kind: EventKind,
        label: str,
        clerk: str,
        *,
        unit: Unit,
        operation: UUID | None,
        event: Callable[[DeskWork, Visit, datetime], Event],
    ) -> Visit:
        """Let an event happen to the visit with a label, which nobody holds."""

        def act(work: DeskWork, operation: UUID) -> Visit:
            visit = self._named(work, unit, label, self._day(unit, self._clock.now()))
            now = self._clock.now()
            tickets.require(visit, kind)
            happened = event(work, visit, now)
            after = tickets.apply(visit, happened)
            work.record(after, happened, operation, 0)
            return after

        return self._operations.carry_out(act, operation, kind, clerk=clerk, label=label)

    def _refuse_if_kept(
        self, work: DeskWork, unit: Unit, visit: Visit, clerk: str, now: datetime
    ) -> None:
        """Refuse a parked visit that waits for a colleague, as long as she is at work.

        Raises:
            KeptForAnotherError: it does, and she is.
        """
        keeper = visit.leg.kept_clerk
        if keeper is None or keeper == clerk:
            return
        session = work.session_of(unit.code, keeper)
        if session and self._day(unit, session.opened_at) == self._day(unit, now):
            raise KeptForAnotherError(visit.ticket.label, keeper)

    def _named(self, work: DeskWork, unit: Unit, label: str, day: date) -> Visit:
        """Return the visit with this label, locked.

        Raises:
            TicketNotFoundError: there is none on that day.
        """
        visit = work.labelled(unit.code, day, label)
        if visit is None:
            raise TicketNotFoundError(label, day.isoformat())
        return visit


def _why_not_held(
    visit: Visit | None, label: str, day: date, kind: EventKind
) -> TicketNotFoundError | NotYoursError | WrongStateError:
    if visit is None:
        return TicketNotFoundError(label, day.isoformat())
    if visit.state in HELD_STATES:
        return NotYoursError(label, visit.leg.clerk)
    return WrongStateError(label, visit.state, kind)
