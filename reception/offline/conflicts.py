"""What could not be taken in of a station, and numbers that are lost: people decide."""

from dataclasses import replace
from datetime import date

from reception.domain import ticket as tickets
from reception.domain.errors import (
    NotNextNumberError,
    NotParkedError,
    NumberInUseError,
    TicketNotFoundError,
)
from reception.domain.rights import AuditAct, Right, login_of
from reception.domain.ticket import reason as said_reason
from reception.domain.unit import Person, Unit
from reception.offline.model import (
    HandedOver,
    ParkedTicket,
    ParkReason,
    TakeInOutcome,
    TakenIn,
    TicketNumber,
    VoidNumber,
)
from reception.offline.resolve import ConflictResolution, first_of
from reception.offline.sql import SqlTakingInWork
from reception.offline.take_in import TakeIn
from reception.system.clock import Topic


class Conflicts(TakeIn):
    """The decisions of whoever leads the hall; each is written down."""

    def parked(self) -> tuple[ParkedTicket, ...]:
        """Return the tickets that wait for a decision, in the order in which they came."""

        def act(work: SqlTakingInWork, unit: Unit) -> tuple[ParkedTicket, ...]:
            return tuple(map(_shown, work.parked_tickets(unit.code)))

        return self._taking_in(act)

    def retry_parked(
        self,
        label: str,
        *,
        service: str | None = None,
        priority: str | None = None,
        asking: Person | None = None,
    ) -> TakenIn:
        """Take a parked ticket in after all, or leave it parked if it still cannot be.

        A ticket of which nobody knows when it was given waits since it was handed over.

        Args:
            label: of its paper.
            service: for which it is taken in, if not for the one that was touched.
            priority: in which class, if not in the one that was touched.
            asking: who decides; without anybody, whoever rules this computer.

        Raises:
            NotAllowedError: a clerk decides.
            NotParkedError: no such ticket waits for a decision.
            UnknownServiceError, UnknownPriorityError: there is no such service or class.
        """
        self._audit.demand(asking, Right.LEAD_THE_HALL, AuditAct.DECIDE_ON_PARKED)

        def act(work: SqlTakingInWork, unit: Unit) -> TakenIn:
            now = work.alone()
            parked = _parked(work, unit, label)
            changed = replace(
                parked.ticket,
                service=unit.service(service).code if service else parked.ticket.service,
                priority=unit.priority(priority).code if priority else parked.ticket.priority,
            )
            strange = parked.answer.why is ParkReason.STRANGE_TIME
            answer = ConflictResolution(
                work=work,
                unit=unit,
                ticket=changed,
                operation=parked.operation,
                now=now,
                decided_by=login_of(asking),
                waits_since=parked.at if strange else None,
            ).settle()
            if answer.outcome is TakeInOutcome.KNOWN:
                raise NotParkedError(label)
            said = f"{answer.label}: {answer.outcome}"
            work.add_entry(
                unit.code, self._audit.entry(login_of(asking), AuditAct.DECIDE_ON_PARKED, said)
            )
            return answer

        return self._taking_in(act, Topic.TICKETS, Topic.PRINTS)

    def void_parked(self, label: str, *, reason: str, asking: Person | None = None) -> TakenIn:
        """Decide that a parked ticket is not taken in: its number is void.

        Raises:
            NotAllowedError: a clerk decides.
            NotParkedError: no such ticket waits for a decision.
            NoReasonError: why is not said in one line.
        """
        self._audit.demand(asking, Right.LEAD_THE_HALL, AuditAct.DECIDE_ON_PARKED)
        why = said_reason(reason)

        def act(work: SqlTakingInWork, unit: Unit) -> TakenIn:
            now = work.alone()
            parked = _parked(work, unit, label)
            number = TicketNumber(
                unit=unit.code,
                service_day=parked.service_day,
                series=parked.ticket.series,
                number=parked.ticket.number,
            )
            makes_label = parked.answer.why is not ParkReason.NO_LABEL
            if makes_label and not work.holder_of(number) and not work.void_of(number):
                work.count_number(number, first=first_of(unit, number.series))
                void = VoidNumber(number=number, at=now, reason=why, made_by=login_of(asking))
                work.void(void, parked.operation)
            answer = TakenIn(
                outcome=TakeInOutcome.VOIDED, label=parked.answer.label, why=parked.answer.why
            )
            decided = HandedOver(
                ticket=parked.ticket,
                operation=parked.operation,
                service_day=parked.service_day,
                at=parked.at,
                answer=answer,
            )
            work.note_handed_over(unit.code, decided, login_of(asking))
            said = f"{answer.label}: {answer.outcome}, {why}"
            work.add_entry(
                unit.code, self._audit.entry(login_of(asking), AuditAct.DECIDE_ON_PARKED, said)
            )
            return answer

        return self._taking_in(act, Topic.TICKETS)

    def void_number(
        self,
        label: str,
        *,
        reason: str,
        day: date | None = None,
        asking: Person | None = None,
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

        def act(work: SqlTakingInWork, unit: Unit) -> VoidNumber:
            now = work.alone()
            on = day or self._day(unit, now)
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
            work.count_number(number, first=first)
            void = VoidNumber(number=number, at=now, reason=why, made_by=login_of(asking))
            work.void(void, operation)
            said = f"{tickets.label(*parts)} on {on}: {why}"
            work.add_entry(
                unit.code, self._audit.entry(login_of(asking), AuditAct.VOID_NUMBER, said)
            )
            return void

        return self._taking_in(act, Topic.TICKETS)


def _parked(work: SqlTakingInWork, unit: Unit, label: str) -> HandedOver:
    """Return the first parked ticket with a label.

    Raises:
        NotParkedError: there is none.
    """
    wanted = "".join(label.split()).upper()
    for one in work.parked_tickets(unit.code):
        if one.answer.label == wanted or str(one.ticket.id) == label:
            return one
    raise NotParkedError(label)


def _shown(handed: HandedOver) -> ParkedTicket:
    why = handed.answer.why
    if why is None:
        raise RuntimeError(f"ticket {handed.answer.label} is parked for no reason")
    return ParkedTicket(
        ticket=handed.ticket,
        label=handed.answer.label,
        operation=handed.operation,
        why=why,
        parked_at=handed.at,
    )
