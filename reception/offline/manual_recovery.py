"""After an outage in which clerks could not call: who was served by the order of the papers."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from reception.domain import ticket as tickets
from reception.domain.errors import OperationReusedError
from reception.domain.rights import AuditAct, Right
from reception.domain.ticket import Event, EventKind
from reception.domain.ticket import reason as said_reason
from reception.domain.unit import Unit
from reception.offline.sql import SqlTakeInWork
from reception.offline.take_in import TakeIn
from reception.system.clock import Topic
from reception.unit.current import day_of

SERVED_ON_PAPER = "served_on_paper"
"""The outcome of who was served without the desk: how long she waited nobody knows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ServedOnPaper:
    """What was entered of an outage."""

    day: date
    labels: tuple[str, ...]
    """Who was served, in the order of the numbers."""


class ManualRecovery(TakeIn):
    """Enters what happened while nobody could call by the desk."""

    def served_up_to(
        self,
        label: str,
        login: str,
        *,
        reason: str,
        day: date | None = None,
        operation: UUID | None = None,
    ) -> ServedOnPaper:
        """Note that everybody of a series up to a number was served by the order of the papers.

        Who waits, was called or is parked with such a number is over then, counted apart from who
        was served by the desk; who was served or has left before stays as she is.

        Args:
            label: the last number that was called.
            login: of who led the hall.
            reason: why it was done on paper, in one line.
            day: of the numbers; today if none is given.
            operation: makes the act repeatable.

        Raises:
            NotAllowedError: the person is a clerk.
            NoReasonError: why is not said in one line.
            TicketNotFoundError: no ticket has this label on that day.
            OperationReusedError: the id belongs to another act.
        """
        self._unit_for(login, Right.LEAD_THE_HALL)
        why = said_reason(reason)
        act_id = operation or self._ids.new()

        def act(work: SqlTakeInWork, unit: Unit) -> ServedOnPaper:
            done = work.recorded(act_id)
            if done:
                return _done(work, act_id, login)
            work.lock_counters(unit.code, *(one.number for one in unit.counters))
            now = work.alone()
            on = day or day_of(unit, now)
            last = self._named(work, unit, label, on).ticket
            served = [
                one
                for one in work.unfinished(unit.code, on)
                if one.ticket.series == last.series and one.ticket.number <= last.number
            ]
            served.sort(key=lambda one: one.ticket.number)
            event = Event(
                kind=EventKind.SERVED_ON_PAPER,
                at=now,
                clerk=login,
                outcome=SERVED_ON_PAPER,
                note=why,
            )
            for step, visit in enumerate(served):
                work.record(tickets.apply(visit, event), event, act_id, step)
            said = f"{last.label} on {on}: {len(served)} visitors, {why}"
            work.add_entry(unit.code, self._audit.entry(login, AuditAct.SERVED_ON_PAPER, said))
            return ServedOnPaper(day=on, labels=tuple(one.ticket.label for one in served))

        return self._taking_in(act, Topic.TICKETS, Topic.COUNTERS)


def _done(work: SqlTakeInWork, operation: UUID, login: str) -> ServedOnPaper:
    """Return what the operation did.

    Raises:
        OperationReusedError: it is another act's, or another person's.
    """
    recorded = work.recorded(operation)
    if any(
        (one.event.kind, one.event.clerk) != (EventKind.SERVED_ON_PAPER, login) for one in recorded
    ):
        raise OperationReusedError(str(operation))
    found = [work.history(one.ticket)[0] for one in recorded]
    return ServedOnPaper(day=found[0].service_day, labels=tuple(one.label for one in found))
