"""What a visitor who waits says by her telephone: that she leaves, or that others go first."""

from collections.abc import Callable, Container, Sequence
from datetime import datetime
from uuid import UUID

from reception.domain.calling_rule import ranked_behind
from reception.domain.errors import Refusal
from reception.domain.ticket import Event, EventKind, Ticket, Visit, require
from reception.domain.unit import Unit
from reception.queue.base import DeskBase, let_happen
from reception.queue.sql.work import SqlDeskWork

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


def may_let_go(line: Sequence[Visit], done: Container[UUID]) -> frozenset[UUID]:
    """Return who of a hall's line, in its order, may let others go first; ``done``: who has."""
    behind: set[tuple[str, int | None, str | None]] = set()
    found: set[UUID] = set()
    for visit in reversed(line):
        leg = visit.leg
        hers = leg.service, leg.kept_counter, leg.kept_clerk
        if behind & {hers, (leg.service, None, None)} and visit.ticket.id not in done:
            found.add(visit.ticket.id)
        behind.add(hers)
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
        """Let the next three of her service's line go before a waiting visitor, once a visit.

        Those count who may be called instead of her; where they are fewer she goes last.
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
            leg, day = visit.leg, visit.ticket.service_day
            line = [
                (one, rules[one.leg.priority])
                for one in work.line(unit.code, day, leg.service)
                if (one.leg.kept_counter, one.leg.kept_clerk)
                in {(None, None), (leg.kept_counter, leg.kept_clerk)}
            ]
            since = ranked_behind(visit, rules[leg.priority], line, now)
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
