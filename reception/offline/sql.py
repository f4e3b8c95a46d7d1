"""One transaction of taking in what stations have given."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID

import msgspec

from reception.database.audit import add_entry
from reception.database.run import (
    Row,
    Run,
    Statement,
    Value,
    instant,
    instant_or_none,
    moment,
    moment_or_none,
    row_in_place,
)
from reception.database.schema.stations import station_outage, taken_in
from reception.database.seals import sealing
from reception.database.server import PaperTime, timed
from reception.database.visits import INSERT_EVENT, INSERT_LEG, event_values, leg_values
from reception.domain.numbers import SET_ASIDE
from reception.domain.paper import ORIGINAL, PrintState
from reception.domain.rights import AuditEntry
from reception.domain.ticket import Event, Visit, label
from reception.offline.model import (
    ConflictReason,
    HandedOver,
    Received,
    StationOutage,
    StationPrefix,
    StationTicket,
    TakeInOutcome,
    TicketNumber,
    VoidNumber,
)
from reception.queue.sql.issue import WRITE_TICKET
from reception.queue.sql.work import SqlDeskStore, SqlDeskWork, races
from reception.system.clock import Topic

_NOW = timed("SELECT {now}")
# SQLite has one writer at a time.
_ALONE = Statement("", postgresql="SELECT stand_alone(1314213443)")

_PREFIXES = Statement("""
    SELECT install, letters FROM station_letters WHERE unit = :unit ORDER BY given_at, letters
""")
_GIVE_PREFIX = Statement(f"""
    INSERT INTO station_letters (unit, letters, install, station, given_at)
    VALUES (:unit, :letters, :install, :station, :at)
    ON CONFLICT (unit, letters) DO UPDATE SET install = excluded.install,
        station = excluded.station, given_at = excluded.given_at
    WHERE station_letters.install = '{SET_ASIDE}'
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
_NOTE_HANDED_OVER = row_in_place(
    taken_in, "outcome", "why", "service_day", "void_label", "decided_by"
)

_HOLDER = Statement("""
    SELECT id FROM ticket WHERE unit = :unit AND service_day = :service_day
        AND series = :series AND number = :number
""")
_COUNT_NUMBER = Statement("""
    INSERT INTO day_counter (unit, service_day, series, first, last)
    VALUES (:unit, :service_day, :series, :first, :number)
    ON CONFLICT (unit, service_day, series) DO UPDATE SET last = excluded.last
    WHERE excluded.last > day_counter.last
""")
_LAST_NUMBER = Statement("""
    SELECT last FROM day_counter
    WHERE unit = :unit AND service_day = :service_day AND series = :series
""")
# The visitors were let in: the table's condition holds with so many places more.
_TAKE_PLACES = Statement("""
    INSERT INTO day_service (unit, service_day, service, taken, quota)
    VALUES (:unit, :service_day, :service, :places, NULL)
    ON CONFLICT (unit, service_day, service) DO UPDATE SET
        taken = day_service.taken + excluded.taken,
        quota = CASE WHEN day_service.taken + excluded.taken > day_service.quota
            THEN day_service.taken + excluded.taken ELSE day_service.quota END
""")
_RELABEL = Statement("""
    UPDATE ticket SET series = :series, number = :number, label = :label WHERE id = :ticket
""")

_KNOW_PAPER = timed(f"""
    INSERT INTO print_job (ticket, sheet, station, state, queued_at, changed_at, answers)
    VALUES (:ticket, {ORIGINAL}, :station, :state, {{now}}, {{now}}, :answers)
    ON CONFLICT (ticket, sheet) DO UPDATE SET state = excluded.state,
        changed_at = excluded.changed_at, answers = excluded.answers
    WHERE print_job.state IN ('queued', 'sending', 'sent')
""")
_SET_CALLABLE = Statement("""
    UPDATE leg SET callable_from = :callable_from WHERE ticket = :ticket AND leg = 1
""")

_VOID_OF = Statement("""
    SELECT at, reason, ticket, made_by FROM void_number WHERE unit = :unit
        AND service_day = :service_day AND series = :series AND number = :number
""")
_VOID = Statement("""
    INSERT INTO void_number (unit, service_day, series, number, label, at, reason, ticket,
        until_seq, made_by, operation)
    SELECT :unit, :service_day, :series, CAST(:number AS INTEGER), :label, CAST(:at AS BIGINT),
        :reason, CAST(:ticket AS TEXT),
        (SELECT max(event.seq) FROM event WHERE event.ticket = CAST(:ticket AS TEXT)),
        CAST(:made_by AS TEXT), :operation
""")
_TAKE_VOID_BACK = Statement("""
    DELETE FROM void_number WHERE unit = :unit AND service_day = :service_day
        AND series = :series AND number = :number
""")

_TELL_OUTAGE = row_in_place(station_outage, "ended_at", "tickets", "waiting", "aside")
_OUTAGES = Statement("""
    SELECT id, station, began_at, ended_at, tickets, waiting, aside FROM station_outage
    WHERE unit = :unit AND (ended_at IS NULL OR ended_at >= :since)
    ORDER BY began_at DESC, station
""")


class SqlTakeInWork(SqlDeskWork):
    """One transaction of taking in."""

    def __init__(self, run: Run, time: PaperTime) -> None:
        super().__init__(run)
        self._time = time
        self._places: Counter[tuple[str, str, str]] = Counter()
        self._given: set[str] = set()

    def alone(self) -> datetime:
        """Keep others from taking in meanwhile; return the present instant of the server."""
        if self._run.is_postgresql:
            self._run.row(_ALONE)
        row = self._run.row(_NOW, now=self._time.now())
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
            _GIVE_PREFIX,
            unit=unit,
            letters=given.prefix,
            install=str(given.install),
            station=station,
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
            _NOTE_HANDED_OVER,
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
        return self._locked((str(ticket),))

    def holder_of(self, number: TicketNumber) -> UUID | None:
        """Return the ticket that has a number."""
        row = self._run.row(_HOLDER, **_values(number))
        return UUID(row[0]) if row else None

    def count_number(self, number: TicketNumber, *, first: int) -> None:
        """Let the series go on behind this number, if it has not come so far."""
        self._run.change(_COUNT_NUMBER, **_values(number), first=min(first, number.number))

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
                _TAKE_PLACES, unit=unit, service_day=day, service=service, places=places
            )

    def write_new(self, visit: Visit, issued: Event, operation: UUID) -> None:
        """Write a ticket that begins to wait, or has waited on a day that is over."""
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
        )
        self._run.change(INSERT_LEG, **leg_values(visit, visit.leg))
        self.note(visit, issued, operation, 0)

    def relabel(self, visit: Visit) -> None:
        """Write the series, the number and the label of a ticket whose former number is void."""
        ticket = visit.ticket
        self._run.change(
            _RELABEL,
            ticket=str(ticket.id),
            series=ticket.series,
            number=ticket.number,
            label=ticket.label,
        )

    def note(self, visit: Visit, event: Event, operation: UUID, step: int) -> None:
        """Write an event, and nothing of the visit."""
        self._run.change(INSERT_EVENT, **event_values(visit, event, operation, step))

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
        changed = self._run.change(
            _KNOW_PAPER,
            ticket=str(ticket),
            station=station,
            state=state,
            answers=int(answers),
            now=self._time.now(),
        )
        if changed:
            self._run.change(
                _SET_CALLABLE, ticket=str(ticket), callable_from=instant_or_none(callable_from)
            )

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

    def void(self, void: VoidNumber, operation: UUID) -> None:
        """Write that no ticket has a number."""
        self._run.change(
            _VOID,
            **_values(void.number),
            label=label(void.number.series, void.number.number),
            at=instant(void.at),
            reason=void.reason,
            ticket=str(void.ticket) if void.ticket else None,
            made_by=void.made_by,
            operation=str(operation),
        )

    def take_void_back(self, number: TicketNumber) -> None:
        """Write that a number is not void after all."""
        self._run.change(_TAKE_VOID_BACK, **_values(number))

    def add_entry(self, unit: str, entry: AuditEntry) -> None:
        """Write a line of the audit log."""
        add_entry(self._run, unit, entry)


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
        ticket=msgspec.json.decode(given, type=StationTicket),
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
        with races(), self._database.write(*announcing) as run, sealing(run):
            work = SqlTakeInWork(run, self._time)
            yield work
            work.finish()

    def tell_outage(self, unit: str, outage: StationOutage) -> None:
        """Write how an outage stands; told again, it stands so from now on."""
        with self._database.write() as run:
            run.change(
                _TELL_OUTAGE,
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
