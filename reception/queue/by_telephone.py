"""What a visitor who waits says by her telephone: that she leaves, or that others go first."""

from collections.abc import Callable
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
    """Nobody goes before her: none is behind her, or she has let others go before."""

    def __init__(self, label: str, why: str) -> None:
        self.label = label
        super().__init__(f"Ticket {label} keeps its place: {why}")


class SayingByTelephone(DeskBase):
    """The acts of a visitor who is not in the hall; nobody does them for her."""

    def leave(self, ticket: Ticket, *, operation: UUID | None = None) -> Visit:
        """Take a waiting visitor out of the queue who says that she leaves.

        Raises:
            NotByTelephoneError: the unit does not let visitors.
            TicketNotFoundError, WrongStateError: she does not wait.
        """
        kind = EventKind.LEFT
        return self._said(kind, ticket, lambda _w, _u, _v, now: Event(kind=kind, at=now), operation)

    def let_go_first(self, ticket: Ticket, *, operation: UUID | None = None) -> Visit:
        """Let the next three of her service's line go before a waiting visitor, once a visit.

        Those count who may be called instead of her; where they are fewer she goes last.

        Raises:
            NotByTelephoneError: the unit does not let visitors.
            TicketNotFoundError, WrongStateError: she does not wait.
            NobodyLetGoError: nobody waits behind her, or she has let others go before.
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
                raise NobodyLetGoError(visit.ticket.label, "nobody waits behind it")
            return Event(kind=EventKind.LET_GO_FIRST, at=now, ranked_since=since)

        return self._said(EventKind.LET_GO_FIRST, ticket, let_go, operation)

    def _said(
        self, kind: EventKind, ticket: Ticket, happening: _Happening, operation: UUID | None
    ) -> Visit:
        _, unit = self._units.current()
        may = {EventKind.LEFT: unit.phone.leave, EventKind.LET_GO_FIRST: unit.phone.let_go_first}
        if not may[kind]:
            raise NotByTelephoneError

        def act(work: SqlDeskWork, operation: UUID) -> Visit:
            visit = self._named(work, unit, ticket.label, ticket.service_day)
            now = self._clock.now()  # after what was waited for: no act is earlier than the last
            require(visit, kind)
            return let_happen(work, visit, happening(work, unit, visit, now), operation)

        return self._carry_out(act, operation, kind, label=ticket.label)
