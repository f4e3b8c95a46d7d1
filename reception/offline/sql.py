"""One transaction of taking in what stations have given."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID

import msgspec

from reception.database.acts.stations import (
    ALONE_ACT,
    GIVE_PREFIX_ACT,
    NOTE_HANDED_OVER_ACT,
    TELL_OUTAGE_ACT,
)
from reception.database.acts.take_in import (
    DECLARE_VOID,
    JOIN_TICKET,
    KNOW_PAPER_ACT,
    RELABEL_TICKET,
)
from reception.database.acts.tickets import TAKE_PLACES_ACT
from reception.database.run import (
    Row,
    Run,
    Statement,
    Value,
    instant,
    instant_or_none,
    moment,
    moment_or_none,
)
from reception.database.server import PaperTime
from reception.database.stations import COUNT_NUMBER, RELABEL, SET_CALLABLE, TAKE_VOID_BACK
from reception.database.tickets import WRITE_TICKET
from reception.database.visits import INSERT_LEG, NAMELESS_VISITS, VISITS, leg_values, visit_of
from reception.domain import ticket as tickets
from reception.domain.paper import PrintState
from reception.domain.take_in import ConflictReason, TakeInOutcome
from reception.domain.ticket import Event, Visit, label
from reception.offline.model import (
    HandedOver,
    Received,
    StationOutage,
    StationPrefix,
    StationTicket,
    TicketNumber,
    VoidNumber,
)
from reception.queue.sql.work import SqlDeskStore, SqlDeskWork, races
from reception.system.clock import Topic
from reception.system.decode import decoded

HAS_UNIT = Statement("SELECT 1 FROM unit")
_PREFIXES = Statement("""
    SELECT install, letters FROM station_letters WHERE unit = :unit ORDER BY given_at, letters
""")
_KNOWN_SQL = """
    SELECT ticket FROM taken_in WHERE ticket IN ({ids})
    UNION ALL SELECT operation FROM taken_in WHERE operation IN ({ids})
    UNION ALL SELECT operation FROM event WHERE operation IN ({ids})
    UNION ALL SELECT id FROM ticket WHERE id IN ({ids})
"""
_KNOWN = Statement(
    _KNOWN_SQL.format(ids="SELECT value FROM json_each(:ids)"),
    postgresql=_KNOWN_SQL.format(ids="SELECT jsonb_array_elements_text(CAST(:ids AS jsonb))"),
)
_COLUMNS = "ticket, operation, outcome, why, service_day, series, number, void_label, at, given"
_HANDED_OVER = Statement(f"SELECT {_COLUMNS} FROM taken_in WHERE ticket = :ticket")
_HANDED_OVER_BY = Statement("SELECT ticket FROM taken_in WHERE operation = :operation")
_CONFLICTS = Statement(f"""
    SELECT {_COLUMNS} FROM taken_in WHERE unit = :unit AND outcome = 'parked'
    ORDER BY at, series, number
""")
_HOLDER = Statement("""
    SELECT id FROM ticket WHERE unit = :unit AND service_day = :service_day
        AND series = :series AND number = :number
""")
_LAST_NUMBER = Statement("""
    SELECT last FROM day_counter
    WHERE unit = :unit AND service_day = :service_day AND series = :series
""")
# What a person decided on, and who, is nothing to who only takes in.
_WAS_A_TICKETS = Statement("""
    SELECT ticket IS NOT NULL FROM void_number WHERE unit = :unit
        AND service_day = :service_day AND series = :series AND number = :number
""")
# A server knows the rest of the visit itself, and writes it.
_TAKEN = Statement(
    f"{VISITS} WHERE ticket.id = :ticket ORDER BY leg.leg",
    postgresql=f"{NAMELESS_VISITS} WHERE ticket.id = :ticket ORDER BY leg.leg",
)
_VOID_OF = Statement("""
    SELECT at, reason, ticket, made_by FROM void_number WHERE unit = :unit
        AND service_day = :service_day AND series = :series AND number = :number
""")
_OUTAGES = Statement("""
    SELECT id, station, began_at, ended_at, tickets, waiting, aside FROM station_outage
    WHERE unit = :unit AND (ended_at IS NULL OR ended_at >= :since)
    ORDER BY began_at DESC, station
""")


class SqlTakeInWork(SqlDeskWork):
    """One transaction of taking in."""

    def __init__(self, run: Run, time: PaperTime) -> None:
        super().__init__(run, time, [])
        self._places: Counter[tuple[str, str, str]] = Counter()
        self._given: set[str] = set()

    def alone(self) -> datetime:
        """Keep others from taking in meanwhile; return the present instant of the server."""
        row = self._run.row(ALONE_ACT, now=self._time.now())
        if row is None:
            raise RuntimeError("the database told no time")
        return moment(row[0])

    def prefixes(self, unit: str) -> tuple[StationPrefix, ...]:
        """Return everybody's prefix, in the order in which they were given."""
        return tuple(
            StationPrefix(install=UUID(install), prefix=prefix)
            for install, prefix in self._run.rows(_PREFIXES, unit=unit)
        )

    def give_prefix(
        self, unit: str, given: StationPrefix, station: str | None, at: datetime
    ) -> None:
        """Write whose prefix this is, unless it is somebody's already."""
        if given.prefix in self._given:
            return
        self._given.add(given.prefix)
        self._run.change(
            GIVE_PREFIX_ACT,
            unit=unit,
            letters=given.prefix,
            install=str(given.install),
            named=station,
            at=instant(at),
        )

    def known(self, ids: Iterable[UUID]) -> frozenset[UUID]:
        """Return which of these are ids of tickets, of acts, or of handing over, that are there."""
        asked = msgspec.json.encode([str(one) for one in ids]).decode()
        return frozenset(UUID(one) for (one,) in self._run.rows(_KNOWN, ids=asked))

    def handed_over(self, ticket: UUID) -> HandedOver | None:
        """Return what became of a ticket that was handed over before."""
        row = self._run.row(_HANDED_OVER, ticket=str(ticket))
        return _handed_over(row) if row else None

    def handed_over_by(self, operation: UUID) -> UUID | None:
        """Return the ticket that was handed over by an operation."""
        row = self._run.row(_HANDED_OVER_BY, operation=str(operation))
        return UUID(row[0]) if row else None

    def conflicts(self, unit: str) -> tuple[HandedOver, ...]:
        """Return what waits for a person's decision, in the order in which it came."""
        return tuple(map(_handed_over, self._run.rows(_CONFLICTS, unit=unit)))

    def note_handed_over(self, unit: str, handed: HandedOver, decided_by: str | None) -> None:
        """Write what became of a ticket; what was written of it before is replaced."""
        ticket, answer = handed.ticket, handed.answer
        self._run.change(
            NOTE_HANDED_OVER_ACT,
            ticket=str(ticket.id),
            unit=unit,
            operation=str(handed.operation),
            outcome=answer.outcome,
            why=answer.why,
            service_day=handed.service_day.isoformat(),
            series=ticket.series,
            number=ticket.number,
            void_label=answer.void_label,
            at=instant(handed.at),
            given=msgspec.json.encode(ticket).decode(),
            decided_by=decided_by,
        )

    def visit(self, ticket: UUID) -> Visit | None:
        """Return the visit of a ticket, locked; None when there is none."""
        self._lock(str(ticket))
        return visit_of(self._run.rows(_TAKEN, ticket=str(ticket)))

    def holder_of(self, number: TicketNumber) -> UUID | None:
        """Return the ticket that has a number."""
        row = self._run.row(_HOLDER, **_values(number))
        return UUID(row[0]) if row else None

    def last_number(self, number: TicketNumber) -> int | None:
        """Return the last number of the series on that day; None before the first."""
        row = self._run.row(_LAST_NUMBER, **_values(number))
        return int(row[0]) if row else None

    def take_place(self, number: TicketNumber, service: str) -> None:
        """Take a place of a service, even where none is left."""
        self._places[number.unit, number.service_day.isoformat(), service] += 1

    def finish(self) -> None:
        """Write the places that were taken.

        Every kiosk waits for these rows: they are locked last, when the end is near, and always in
        the same order.
        """
        for (unit, day, service), places in sorted(self._places.items()):
            self._run.change(
                TAKE_PLACES_ACT, unit=unit, service_day=day, service=service, places=places
            )

    def join(
        self,
        visit: Visit,
        events: tuple[Event, Event | None, Event],
        operations: tuple[UUID, UUID],
        *,
        first: int,
        is_void: bool,
    ) -> None:
        """Write a ticket that begins to wait, or has waited on a day that is over.

        Args:
            visit: as it stands then.
            events: that it was issued, closed if so, and taken in.
            operations: of the touch, and of handing it over.
            first: the first number of its series.
            is_void: its number was declared void before.
        """
        (issued, closed, taken_in), (touch, operation) = events, operations
        number = _number_of(visit)
        if self._run.is_postgresql:
            self._run.row(
                JOIN_TICKET,
                **_values(number),
                ticket=str(visit.ticket.id),
                first=min(first, number.number),
                language=visit.ticket.language,
                issued_at=instant(issued.at),
                appointment_at=instant_or_none(visit.ticket.appointment_at),
                service=issued.service,
                priority=issued.priority,
                own_rank=instant_or_none(issued.ranked_since),
                closed_at=instant_or_none(closed.at if closed else None),
                touch=str(touch),
                operation=str(operation),
                note=taken_in.note,
                at=instant(taken_in.at),
            )
            return
        if is_void:
            # What was lost and is found again is no longer void.
            self._run.change(TAKE_VOID_BACK, **_values(number))
        self._write_new(visit, issued, touch)
        if closed:
            self._write_event(visit, closed, operation, 1)
        self._write_event(visit, taken_in, operation, 0)
        self._count_number(number, first)

    def relabel(
        self,
        visit: Visit,
        void: VoidNumber,
        taken_in: Event,
        back: Event | None,
        operation: UUID,
        *,
        first: int,
        is_void: bool,
    ) -> None:
        """Give a visit the label of its paper; its former number is void, and she may wait again.

        Args:
            visit: with the number of its paper.
            void: the number that it had.
            taken_in: what is noted of it.
            back: that she waits again, where she was called by the former number.
            operation: of handing it over.
            first: the first number of its series.
            is_void: its number was declared void before.
        """
        number = _number_of(visit)
        if self._run.is_postgresql:
            self._run.row(
                RELABEL_TICKET,
                **_values(number),
                ticket=str(visit.ticket.id),
                first=min(first, number.number),
                reason=void.reason,
                operation=str(operation),
                note=taken_in.note,
                readmitted_rank=instant_or_none(back.ranked_since if back else None),
                at=instant(taken_in.at),
            )
            return
        if is_void:
            self._run.change(TAKE_VOID_BACK, **_values(number))
        self._void(void, operation, first)
        self._run.change(
            RELABEL, **_values(number), ticket=str(visit.ticket.id), label=visit.ticket.label
        )
        self._write_event(visit, taken_in, operation, 0)
        if back:
            self.record(tickets.apply(visit, back), back, operation, 1)
        self._count_number(number, first)

    def _write_new(self, visit: Visit, issued: Event, operation: UUID) -> None:
        ticket = visit.ticket
        self._run.change(
            WRITE_TICKET,
            id=str(ticket.id),
            unit=ticket.unit,
            service_day=ticket.service_day.isoformat(),
            series=ticket.series,
            number=ticket.number,
            language=ticket.language,
            issued_at=instant(ticket.issued_at),
            appointment_at=instant_or_none(ticket.appointment_at),
            kiosk=None,
        )
        self._run.change(INSERT_LEG, **leg_values(visit, visit.leg))
        self._write_event(visit, issued, operation, 0)

    def know_paper(
        self,
        ticket: UUID,
        station: str,
        state: PrintState,
        *,
        answers: bool,
        callable_from: datetime | None,
    ) -> None:
        """Write what is known of the ticket's first sheet, unless its end is known already."""
        callable_us = instant_or_none(callable_from)
        changed = self._run.change(
            KNOW_PAPER_ACT,
            ticket=str(ticket),
            station=station,
            state=state,
            answers=int(answers),
            callable_from=callable_us,
            now=self._time.now(),
        )
        if changed and not self._run.is_postgresql:
            self._run.change(SET_CALLABLE, ticket=str(ticket), callable_from=callable_us)

    def was_a_tickets(self, number: TicketNumber) -> bool | None:
        """Return whether a void number was a ticket's before; None when it is not void."""
        row = self._run.row(_WAS_A_TICKETS, **_values(number))
        return bool(row[0]) if row else None

    def void_of(self, number: TicketNumber) -> VoidNumber | None:
        """Return why a number is void; None when it is not."""
        row = self._run.row(_VOID_OF, **_values(number))
        if row is None:
            return None
        at, reason, ticket, made_by = row
        return VoidNumber(
            number=number,
            at=moment(at),
            reason=reason,
            ticket=UUID(ticket) if ticket else None,
            made_by=made_by,
        )

    def declare_void(self, void: VoidNumber, operation: UUID, *, first: int) -> None:
        """Write that no ticket has a number; the series goes on behind it."""
        if not self._run.is_postgresql:
            self._count_number(void.number, first)
        self._void(void, operation, first)

    def _void(self, void: VoidNumber, operation: UUID, first: int) -> None:
        self._run.change(
            DECLARE_VOID,
            **_values(void.number),
            first=min(first, void.number.number),
            label=label(void.number.series, void.number.number),
            at=instant(void.at),
            reason=void.reason,
            ticket=str(void.ticket) if void.ticket else None,
            made_by=void.made_by,
            operation=str(operation),
        )

    def _count_number(self, number: TicketNumber, first: int) -> None:
        """Let the series go on behind this number, if it has not come so far."""
        self._run.change(COUNT_NUMBER, **_values(number), first=min(first, number.number))


def _number_of(visit: Visit) -> TicketNumber:
    ticket = visit.ticket
    return TicketNumber(
        unit=ticket.unit, service_day=ticket.service_day, series=ticket.series, number=ticket.number
    )


def _values(number: TicketNumber) -> dict[str, Value]:
    return {
        "unit": number.unit,
        "service_day": number.service_day.isoformat(),
        "series": number.series,
        "number": number.number,
    }


def _handed_over(row: Row) -> HandedOver:
    _, operation, outcome, why, service_day, series, number, void_label, at, given = row
    return HandedOver(
        ticket=decoded(given, StationTicket),
        operation=UUID(operation),
        service_day=date.fromisoformat(service_day),
        at=moment(at),
        answer=Received(
            outcome=TakeInOutcome(outcome),
            label=label(series, number),
            void_label=void_label,
            why=ConflictReason(why) if why else None,
        ),
    )


class SqlOfflineStore(SqlDeskStore):
    """Keeps what stations have given."""

    @contextmanager
    def begin_take_in(self, *announcing: Topic) -> Iterator[SqlTakeInWork]:
        """Start a transaction that takes in what stations have given."""
        with races(), self._database.write(*announcing) as run:
            work = SqlTakeInWork(run, self._time)
            yield work
            work.finish()

    def tell_outage(self, unit: str, outage: StationOutage) -> None:
        """Write how an outage stands; told again, it stands so from now on."""
        with self._database.write() as run:
            run.change(
                TELL_OUTAGE_ACT,
                id=str(outage.id),
                unit=unit,
                station=outage.station,
                began_at=instant(outage.began_at),
                ended_at=instant_or_none(outage.ended_at),
                tickets=outage.tickets,
                waiting=outage.waiting,
                aside=outage.aside,
            )

    def outages(self, unit: str, since: datetime) -> tuple[StationOutage, ...]:
        """Return the outages that lasted until then at least, the latest first."""
        with self._database.read() as run:
            return tuple(
                StationOutage(
                    id=UUID(one),
                    station=station,
                    began_at=moment(began_at),
                    ended_at=moment_or_none(ended_at),
                    tickets=tickets,
                    waiting=waiting,
                    aside=aside,
                )
                for one, station, began_at, ended_at, tickets, waiting, aside in run.rows(
                    _OUTAGES, unit=unit, since=instant(since)
                )
            )
