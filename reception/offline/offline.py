"""What stations did without the server: taken in, decided on, entered by hand."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from reception.domain import ticket as tickets
from reception.domain.calendar import day_begins
from reception.domain.errors import (
    NoConflictError,
    NotNextNumberError,
    NumberInUseError,
    OperationReusedError,
    TicketNotFoundError,
)
from reception.domain.rights import AuditAct, Right, login_of
from reception.domain.take_in import ConflictReason, TakeInOutcome
from reception.domain.ticket import Event, EventKind
from reception.domain.ticket import reason as said_reason
from reception.domain.unit import Person, Unit
from reception.offline.model import (
    Conflict,
    HandedOver,
    Received,
    StationOutage,
    TicketNumber,
    VoidNumber,
)
from reception.offline.sql import SqlTakeInWork
from reception.offline.take_in import ConflictResolution, TakeIn, first_of
from reception.system.clock import Topic, unit_zone
from reception.unit.current import day_of

SERVED_ON_PAPER = "served_on_paper"
"""The outcome of who was served without the server: how long she waited nobody knows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ServedOnPaper:
    """What was entered of an outage."""

    day: date
    labels: tuple[str, ...]
    """Who was served, in the order of the numbers."""


class Offline(TakeIn):
    """Receives what happened while stations stood alone; each act is one transaction.

    Whoever leads the hall decides what could not be taken in; each decision is written down.
    """

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return the tickets that wait for a decision, in the order in which they came."""

        def act(work: SqlTakeInWork, unit: Unit) -> tuple[Conflict, ...]:
            return tuple(map(_shown, work.conflicts(unit.code)))

        return self._run_take_in(act)

    def retry_conflict(
        self,
        label: str,
        *,
        service: str | None = None,
        priority: str | None = None,
        asking: Person | None = None,
    ) -> Received:
        """Take a ticket in after all, or leave the conflict as it is if it still cannot be.

        A ticket of which nobody knows when it was given waits since it was handed over.

        Args:
            label: of its paper.
            service: for which it is taken in, if not for the one that was touched.
            priority: in which class, if not in the one that was touched.
            asking: who decides; without anybody, whoever rules this computer.

        Raises:
            NotAllowedError: a clerk decides.
            NoConflictError: no such ticket waits for a decision.
            UnknownServiceError, UnknownPriorityError: there is no such service or class.
        """
        self._audit.demand(asking, Right.LEAD_THE_HALL, AuditAct.DECIDE_ON_CONFLICT)

        def act(work: SqlTakeInWork, unit: Unit) -> Received:
            now = work.alone()
            conflict = _conflict(work, unit, label)
            changed = replace(
                conflict.ticket,
                service=unit.service(service).code if service else conflict.ticket.service,
                priority=unit.priority(priority).code if priority else conflict.ticket.priority,
            )
            strange = conflict.answer.why is ConflictReason.STRANGE_TIME
            answer = ConflictResolution(
                work=work,
                unit=unit,
                ticket=changed,
                operation=conflict.operation,
                now=now,
                decided_by=login_of(asking),
                waits_since=conflict.at if strange else None,
            ).resolve()
            if answer.outcome is TakeInOutcome.KNOWN:
                raise NoConflictError(label)
            said = f"{answer.label}: {answer.outcome}"
            self._write_down(work, unit, login_of(asking), AuditAct.DECIDE_ON_CONFLICT, said)
            return answer

        return self._run_take_in(act, Topic.TICKETS, Topic.PRINTS)

    def void_conflict(self, label: str, *, reason: str, asking: Person | None = None) -> Received:
        """Decide that a ticket is not taken in: its number is void.

        Raises:
            NotAllowedError: a clerk decides.
            NoConflictError: no such ticket waits for a decision.
            NoReasonError: why is not said in one line.
        """
        self._audit.demand(asking, Right.LEAD_THE_HALL, AuditAct.DECIDE_ON_CONFLICT)
        why = said_reason(reason)

        def act(work: SqlTakeInWork, unit: Unit) -> Received:
            now = work.alone()
            conflict = _conflict(work, unit, label)
            number = TicketNumber(
                unit=unit.code,
                service_day=conflict.service_day,
                series=conflict.ticket.series,
                number=conflict.ticket.number,
            )
            makes_label = conflict.answer.why is not ConflictReason.NO_LABEL
            if makes_label and not work.holder_of(number) and not work.void_of(number):
                void = VoidNumber(number=number, at=now, reason=why, made_by=login_of(asking))
                work.declare_void(void, conflict.operation, first=first_of(unit, number.series))
            answer = Received(
                outcome=TakeInOutcome.VOIDED, label=conflict.answer.label, why=conflict.answer.why
            )
            decided = HandedOver(
                ticket=conflict.ticket,
                operation=conflict.operation,
                service_day=conflict.service_day,
                at=conflict.at,
                answer=answer,
            )
            work.note_handed_over(unit.code, decided, login_of(asking))
            said = f"{answer.label}: {answer.outcome}, {why}"
            self._write_down(work, unit, login_of(asking), AuditAct.DECIDE_ON_CONFLICT, said)
            return answer

        return self._run_take_in(act, Topic.TICKETS)

    def void_number(
        self, label: str, *, reason: str, day: date | None = None, asking: Person | None = None
    ) -> VoidNumber:
        """Say why a number of a series has no ticket: its station was lost before it told of it.

        A void number whose ticket turns up later is void no longer. Saying it again changes
        nothing.

        Raises:
            NotAllowedError: a clerk says it.
            NoReasonError: why is not said in one line.
            NumberInUseError: a ticket has the number.
            NotNextNumberError: it lies behind the last one by more than one.
            TicketNotFoundError: the label is none.
        """
        self._audit.demand(asking, Right.LEAD_THE_HALL, AuditAct.VOID_NUMBER)
        why = said_reason(reason)
        operation = self._ids.new()

        def act(work: SqlTakeInWork, unit: Unit) -> VoidNumber:
            now = work.alone()
            on = day or day_of(unit, now)
            parts = tickets.label_parts(label)
            if parts is None:
                raise TicketNotFoundError(label, on.isoformat())
            number = TicketNumber(unit=unit.code, service_day=on, series=parts[0], number=parts[1])
            if work.holder_of(number):
                raise NumberInUseError(tickets.label(*parts), on.isoformat())
            before = work.void_of(number)
            if before:
                return before
            first = first_of(unit, number.series)
            following = (work.last_number(number) or first - 1) + 1
            if not first <= number.number <= following:
                raise NotNextNumberError(number.series, following)
            void = VoidNumber(number=number, at=now, reason=why, made_by=login_of(asking))
            work.declare_void(void, operation, first=first)
            said = f"{tickets.label(*parts)} on {on}: {why}"
            self._write_down(work, unit, login_of(asking), AuditAct.VOID_NUMBER, said)
            return void

        return self._run_take_in(act, Topic.TICKETS)

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
            self._write_down(work, unit, login, AuditAct.SERVED_ON_PAPER, said)
            return ServedOnPaper(day=on, labels=tuple(one.ticket.label for one in served))

        return self._run_take_in(act, Topic.TICKETS, Topic.COUNTERS)

    def _write_down(
        self, work: SqlTakeInWork, unit: Unit, login: str | None, act: AuditAct, said: str
    ) -> None:
        work.add_entry(unit.code, self._audit.entry(login, act, said))

    def tell_outage(self, outage: StationOutage) -> None:
        """Keep how a time without the database stands; the station tells it once it is back."""
        self._store.tell_outage(self._units.current()[1].code, outage)

    def outages(self) -> tuple[StationOutage, ...]:
        """Return the outages of today that stations have told of, the latest first."""
        _, unit = self._units.current()
        today = day_of(unit, self._clock.now())
        begins = day_begins(unit.calendar, today, unit_zone(unit.zone))
        return self._store.outages(unit.code, begins)


def _conflict(work: SqlTakeInWork, unit: Unit, label: str) -> HandedOver:
    """Return the first conflict of a label.

    Raises:
        NoConflictError: there is none.
    """
    wanted = "".join(label.split()).upper()
    for one in work.conflicts(unit.code):
        if one.answer.label == wanted or str(one.ticket.id) == label:
            return one
    raise NoConflictError(label)


def _shown(handed: HandedOver) -> Conflict:
    why = handed.answer.why
    if why is None:
        raise RuntimeError(f"ticket {handed.answer.label} is a conflict for no reason")
    return Conflict(
        ticket=handed.ticket,
        label=handed.answer.label,
        operation=handed.operation,
        why=why,
        since=handed.at,
    )


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
