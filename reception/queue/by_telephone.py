"""What a visitor who waits says by her telephone: that she leaves, or that others go first."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from reception.domain.calling_rule import in_order, may_call, ranked_behind
from reception.domain.errors import Refusal
from reception.domain.ticket import Event, EventKind, Ticket, Visit, require
from reception.domain.unit import Unit
from reception.queue.base import DeskBase, let_happen
from reception.queue.explanation import callers_to_come
from reception.queue.model import CounterSession
from reception.queue.sql.work import SqlDeskWork
from reception.unit.current import day_of

type _Happening = Callable[[SqlDeskWork, Unit, Visit, datetime], Event]


class NotByTelephoneError(Refusal):
    """The unit has not chosen that visitors may say it."""

    says = "This unit does not let visitors say that by telephone"


class NobodyLetGoError(Refusal):
    """None is behind her, she has let others go before, or her class counts too slowly."""

    def __init__(self, label: str, why: str) -> None:
        self.label = label
        super().__init__(f"Ticket {label} keeps its place: {why}")


class SaidBeforeError(Refusal):
    """Her visit has gone on since she said it, and she waits again."""

    def __init__(self, label: str) -> None:
        super().__init__(f"What was said of ticket {label} was said of an earlier wait")


def may_let_go(
    line: Sequence[Visit], unit: Unit, sessions: Iterable[CounterSession], now: datetime
) -> frozenset[UUID]:
    """Return who of a hall's line has somebody behind who may be called instead of her."""
    rules = {one.code: one for one in unit.every_priority}
    everywhere = {one.number: unit.caller(one.number, None) for one in unit.counters}
    at_work = [
        unit.caller(one.counter, one.clerk, one.profile)
        for one in sessions
        if one.counter in everywhere and not one.on_break
    ]
    ranked = [(one, rules[one.leg.priority]) for one in line]
    found: set[UUID] = set()
    called: set[UUID] = set()
    for callers in (at_work, everywhere.values()):
        hers = [[one.ticket.id for one in in_order(ranked, caller, now)] for caller in callers]
        found |= {one for may in hers for one in may[:-1]} - called
        called = {one for may in hers for one in may}
    return frozenset(found)


class SayingByTelephone(DeskBase):
    """The acts of a visitor who is not in the hall; nobody does them for her."""

    def leave(
        self, ticket: Ticket, *, since: datetime | None = None, operation: UUID | None = None
    ) -> Visit:
        """Take a waiting visitor out of the queue who says that she leaves.

        Args:
            ticket: hers.
            since: from when she waited as she said it; None: as now.
            operation: makes the act repeatable.

        Raises:
            NotByTelephoneError: the unit does not let visitors.
            TicketNotFoundError, WrongStateError, SaidBeforeError: she does not wait, or again.
        """

        def leave(_work: SqlDeskWork, _unit: Unit, _visit: Visit, now: datetime) -> Event:
            return Event(kind=EventKind.LEFT, at=now)

        return self._said(EventKind.LEFT, ticket, since, leave, operation)

    def let_go_first(
        self, ticket: Ticket, *, since: datetime | None = None, operation: UUID | None = None
    ) -> Visit:
        """Let the next three who may be called instead of her go first, once a visit.

        Whoever a counter calls that calls her as well; where they are fewer she goes last.
        What is said of it is as of leaving.

        Raises:
            NotByTelephoneError, TicketNotFoundError, WrongStateError, SaidBeforeError: likewise.
            NobodyLetGoError: nobody goes before her, and why.
        """

        def let_go(work: SqlDeskWork, unit: Unit, visit: Visit, now: datetime) -> Event:
            _, history = work.history(visit.ticket.id)
            if any(one.event.kind is EventKind.LET_GO_FIRST for one in history):
                raise NobodyLetGoError(visit.ticket.label, "others have gone before it already")
            rules = {one.code: one for one in unit.every_priority}
            day = visit.ticket.service_day
            sessions = work.open_sessions(unit.code)
            today = [one for one in sessions if day_of(unit, one.opened_at) == day]
            callers = callers_to_come(visit, unit, today, now)
            line = [
                (one, rules[one.leg.priority])
                for one in work.line(unit.code, day)
                if any(may_call(one.leg, caller, now) for caller in callers)
            ]
            own = rules[visit.leg.priority]
            since = ranked_behind(visit, own, line, now, callers) if callers else None
            if since is None:
                raise NobodyLetGoError(visit.ticket.label, "nobody can go before it")
            return Event(kind=EventKind.LET_GO_FIRST, at=now, ranked_since=since)

        return self._said(EventKind.LET_GO_FIRST, ticket, since, let_go, operation)

    def _said(
        self,
        kind: EventKind,
        ticket: Ticket,
        since: datetime | None,
        happening: _Happening,
        operation: UUID | None,
    ) -> Visit:
        _, unit = self._units.current()
        may = {EventKind.LEFT: unit.phone.leave, EventKind.LET_GO_FIRST: unit.phone.let_go_first}
        if not may[kind]:
            raise NotByTelephoneError

        def act(work: SqlDeskWork, operation: UUID) -> Visit:
            visit = self._named(work, unit, ticket.label, ticket.service_day)
            now = self._clock.now()  # after what was waited for: no act is earlier than the last
            require(visit, kind)
            if since not in {None, visit.leg.waiting_since}:
                raise SaidBeforeError(ticket.label)
            return let_happen(work, visit, happening(work, unit, visit, now), operation)

        return self._carry_out(act, operation, kind, label=ticket.label)
