"""The desk's transactions: numbers, claims, events."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID

from reception.domain.errors import SeriesExhaustedError, StorageFault
from reception.domain.ticket import (
    HELD_STATES,
    Event,
    Ticket,
    TicketState,
    Visit,
    label,
    label_parts,
)
from reception.ports import (
    NewTicket,
    OperationRecordedError,
    PrintState,
    Recorded,
    RevisionChangedError,
    Session,
    Topic,
)
from reception.storage.engine import CHANNEL, Database, Run, Value
from reception.storage.faults import UniqueViolationError
from reception.storage.sessions import open_sessions
from reception.storage.statement import Statement
from reception.storage.values import instant, instant_or_none
from reception.storage.visits import (
    EVENT_COLUMNS,
    VISIT_COLUMNS,
    recorded_of,
    ticket_of,
    visit_of,
    visits_of,
)

_RACES = frozenset(
    {
        "event_operation_once",
        "leg_held_once",
        "counter_session_clerk_once",
        "counter_session_counter_once",
    }
)
# More clerks than a unit has would have to call in the same instant to lose this often.
_CLAIM_ATTEMPTS = 200

_REVISION = Statement("SELECT revision FROM unit WHERE code = :unit")

# One statement, so that two kiosks can never be given the same number; no row comes back when
# the series is used up.
_NEXT_NUMBER = Statement("""
    INSERT INTO day_counter (unit, service_day, series, last)
    VALUES (:unit, :service_day, :series, :series_first)
    ON CONFLICT (unit, service_day, series) DO UPDATE SET last = day_counter.last + 1
    WHERE day_counter.last < :series_last
    RETURNING last
""")
_INSERT_TICKET = Statement("""
    INSERT INTO ticket (id, unit, service_day, series, number, label, language, issued_at)
    VALUES (:id, :unit, :service_day, :series, :number, :label, :language, :issued_at)
""")
_INSERT_FIRST_LEG = Statement("""
    INSERT INTO leg (ticket, leg, unit, service_day, service, priority, state, waiting_since, calls)
    VALUES (:id, 1, :unit, :service_day, :service, :priority, 'waiting', :issued_at, 0)
""")
_INSERT_ISSUED = Statement("""
    INSERT INTO event (ticket, kind, at, service, priority, operation, step)
    VALUES (:id, 'issued', :issued_at, :service, :priority, :operation, 0)
""")
_INSERT_PRINT_JOB = Statement("""
    INSERT INTO print_job (ticket, sheet, station, state, updated_at)
    VALUES (:id, 1, :station, 'queued', :issued_at)
""")

# PostgreSQL does all of the above in one round trip. The unit's revision guards it: no row
# comes back when the description was edited, or the series is used up.
_ISSUE_AT_ONCE = Statement(
    "",
    postgresql="""
    WITH unchanged AS (
        SELECT code FROM unit WHERE code = :unit AND revision = :revision
    ), numbered AS (
        INSERT INTO day_counter (unit, service_day, series, last)
        SELECT code, :service_day, :series, CAST(:series_first AS INTEGER) FROM unchanged
        ON CONFLICT (unit, service_day, series) DO UPDATE SET last = day_counter.last + 1
        WHERE day_counter.last < :series_last
        RETURNING last
    ), new_ticket AS (
        INSERT INTO ticket (id, unit, service_day, series, number, label, language, issued_at)
        SELECT :id, :unit, :service_day, :series, last,
            CAST(:series AS TEXT)
                || lpad(CAST(last AS TEXT), greatest(3, length(CAST(last AS TEXT))), '0'),
            :language, CAST(:issued_at AS BIGINT)
        FROM numbered
        RETURNING number
    ), new_leg AS (
        INSERT INTO leg
            (ticket, leg, unit, service_day, service, priority, state, waiting_since, calls)
        SELECT :id, 1, :unit, :service_day, :service, :priority, 'waiting',
            CAST(:issued_at AS BIGINT), 0
        FROM numbered
    ), new_event AS (
        INSERT INTO event (ticket, kind, at, service, priority, operation, step)
        SELECT :id, 'issued', CAST(:issued_at AS BIGINT), :service, :priority, :operation, 0
        FROM numbered
    ), new_print_job AS (
        INSERT INTO print_job (ticket, sheet, station, state, updated_at)
        SELECT :id, 1, CAST(:station AS TEXT), 'queued', CAST(:issued_at AS BIGINT)
        FROM numbered WHERE CAST(:station AS TEXT) IS NOT NULL
    )
    SELECT number, pg_notify(:channel, :topics) FROM new_ticket
    """,
)

# Only the head of each (service, class) can win: one index seek a line, however long it is.
_BEST_HEAD_SQL = """
    SELECT leg.ticket
    FROM counter_service
    JOIN priority_class ON priority_class.unit = counter_service.unit
    JOIN leg ON leg.ticket = (
        SELECT head.ticket FROM leg AS head
        WHERE head.unit = counter_service.unit AND head.service_day = :day
            AND head.service = counter_service.service
            AND head.priority = priority_class.code AND head.state = 'waiting' {but}
        ORDER BY head.waiting_since, head.ticket LIMIT 1
    ) AND leg.state = 'waiting'
    WHERE counter_service.unit = :unit AND counter_service.counter = :counter
    ORDER BY
        priority_class.head_start_us + priority_class.rate * (:now - leg.waiting_since) DESC,
        leg.waiting_since, leg.ticket
    LIMIT 1
"""
_BEST_HEAD = Statement(
    _BEST_HEAD_SQL.format(but=""),
    postgresql=_BEST_HEAD_SQL.format(
        but="AND head.ticket <> ALL (string_to_array(:others, ','))"
    ).replace("(:now ", "(CAST(:now AS BIGINT) "),
)
# Whoever claims it first has it; another clerk's transaction is not waited for.
_CLAIM = Statement(
    "",
    postgresql="""
    SELECT ticket FROM leg WHERE ticket = :ticket AND state = 'waiting'
    FOR UPDATE SKIP LOCKED
    """,
)

_VISIT_BY_TICKET = Statement(
    f"SELECT {VISIT_COLUMNS} FROM ticket JOIN leg ON leg.ticket = ticket.id"
    " WHERE ticket.id = :ticket ORDER BY leg.leg",
)
_LOCK_TICKET_LEGS = Statement(
    "",
    postgresql="SELECT leg FROM leg WHERE ticket = :ticket FOR UPDATE",
)
_HELD = Statement(
    "SELECT ticket FROM leg"
    " WHERE unit = :unit AND clerk = :clerk AND state IN ('called', 'serving')",
)
_BY_NUMBER = Statement(
    "SELECT id FROM ticket WHERE unit = :unit AND service_day = :day"
    " AND series = :series AND number = :number",
)
_UNFINISHED_SQL = f"""
    SELECT {VISIT_COLUMNS} FROM ticket JOIN leg ON leg.ticket = ticket.id
    WHERE ticket.unit = :unit AND ticket.service_day = :day AND EXISTS (
        SELECT 1 FROM leg AS present WHERE present.ticket = ticket.id
            AND present.state IN ('waiting', 'called')
    )
    ORDER BY ticket.issued_at, ticket.id, leg.leg
"""
_UNFINISHED = Statement(_UNFINISHED_SQL, postgresql=_UNFINISHED_SQL + " FOR UPDATE OF leg")
_RECORDED = Statement(
    f"SELECT {EVENT_COLUMNS} FROM event WHERE operation = :operation ORDER BY step"
)
_HISTORY = Statement(f"SELECT {EVENT_COLUMNS} FROM event WHERE ticket = :ticket ORDER BY seq")

_INSERT_EVENT = Statement("""
    INSERT INTO event
        (ticket, kind, at, counter, clerk, service, priority, outcome, operation, step)
    VALUES
        (:ticket, :kind, :at, :counter, :clerk, :service, :priority, :outcome, :operation, :step)
""")
# The state before is part of the condition: no act is ever carried out on a changed ticket.
_UPDATE_LEG = Statement("""
    UPDATE leg SET state = :state, calls = :calls, first_called_at = :first_called_at,
        last_called_at = :last_called_at, started_at = :started_at, ended_at = :ended_at,
        counter = :counter, clerk = :clerk, outcome = :outcome
    WHERE ticket = :ticket AND leg = :leg AND ended_at IS NULL
""")

_OPEN_SESSION = Statement("""
    INSERT INTO counter_session (unit, clerk, counter, opened_at)
    VALUES (:unit, :clerk, :counter, :opened_at)
""")
_CLOSE_SESSION = Statement("""
    UPDATE counter_session SET closed_at = :closed_at
    WHERE unit = :unit AND clerk = :clerk AND closed_at IS NULL
""")

_SET_PRINT_STATE = Statement("""
    UPDATE print_job SET state = :state, station = :station, updated_at = :at
    WHERE ticket = :ticket
        AND sheet = (SELECT max(sheet) FROM print_job AS latest WHERE latest.ticket = :ticket)
""")
_NEW_SHEET = Statement("""
    INSERT INTO print_job (ticket, sheet, station, state, updated_at)
    SELECT :ticket, coalesce(max(sheet), 0) + 1, :station, :state, CAST(:at AS BIGINT)
    FROM print_job WHERE ticket = :ticket
""")


class SqlDeskStore:
    """Keeps tickets in SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def issue(self, new: NewTicket) -> int:
        """Give the next number of the series and write the ticket, in one transaction."""
        values: dict[str, Value] = {
            "id": str(new.id),
            "unit": new.unit,
            "service_day": new.service_day.isoformat(),
            "series": new.series.prefix,
            "series_first": new.series.first,
            "series_last": new.series.last,
            "service": new.service,
            "priority": new.priority,
            "language": new.language,
            "issued_at": instant(new.issued_at),
            "operation": str(new.operation),
            "station": new.printer_station,
            "revision": new.revision,
        }
        try:
            if self._database.is_postgresql:
                return self._issue_at_once(new, values)
            with self._database.write(Topic.TICKETS) as run:
                return self._issue_by_steps(run, new, values)
        except UniqueViolationError as error:
            if error.constraint in _RACES:
                raise OperationRecordedError(str(new.operation)) from error
            raise

    def _issue_by_steps(self, run: Run, new: NewTicket, values: dict[str, Value]) -> int:
        if run.row(_REVISION, unit=new.unit) != (new.revision,):
            raise RevisionChangedError
        numbered = run.row(_NEXT_NUMBER, **values)
        if numbered is None:
            raise SeriesExhaustedError(new.series.prefix, new.series.last)
        number: int = numbered[0]
        run.change(_INSERT_TICKET, **values, number=number, label=label(new.series.prefix, number))
        run.change(_INSERT_FIRST_LEG, **values)
        run.change(_INSERT_ISSUED, **values)
        if new.printer_station:
            run.change(_INSERT_PRINT_JOB, **values)
        return number

    def _issue_at_once(self, new: NewTicket, values: dict[str, Value]) -> int:
        with self._database.read() as run:
            numbered = run.row(
                _ISSUE_AT_ONCE, **values, channel=CHANNEL, topics=Topic.TICKETS.value
            )
            if numbered:
                return int(numbered[0])
            if run.row(_REVISION, unit=new.unit) != (new.revision,):
                raise RevisionChangedError
            raise SeriesExhaustedError(new.series.prefix, new.series.last)

    @contextmanager
    def begin(self, *announcing: Topic) -> Iterator["SqlDeskWork"]:
        """Start a transaction that announces these topics when it ends well."""
        try:
            with self._database.write(*announcing) as run:
                yield SqlDeskWork(run)
        except UniqueViolationError as error:
            if error.constraint in _RACES:
                raise OperationRecordedError(error.constraint) from error
            raise

    def set_print_state(
        self, ticket: UUID, state: PrintState, at: datetime, *, station: str, duplicate: bool
    ) -> None:
        """Write what is known of the latest sheet of paper; a duplicate is a new sheet."""
        new_sheet = duplicate and state is PrintState.SENDING
        with self._database.write(Topic.PRINTS) as run:
            values: dict[str, Value] = {
                "ticket": str(ticket),
                "state": state,
                "at": instant(at),
                "station": station,
            }
            if new_sheet or not run.change(_SET_PRINT_STATE, **values):
                run.change(_NEW_SHEET, **values)


class SqlDeskWork:
    """One transaction of the desk."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def recorded(self, operation: UUID) -> tuple[Recorded, ...]:
        """Return what the operation did, in order; empty when it is new."""
        return tuple(map(recorded_of, self._run.rows(_RECORDED, operation=str(operation))))

    def history(self, ticket: UUID) -> tuple[Ticket, tuple[Recorded, ...]]:
        """Return a ticket and everything that happened to it, in order."""
        rows = self._run.rows(_VISIT_BY_TICKET, ticket=str(ticket))
        events = self._run.rows(_HISTORY, ticket=str(ticket))
        return ticket_of(rows[0]), tuple(map(recorded_of, events))

    def next_waiting(self, unit: str, day: date, counter: int, now: datetime) -> Visit | None:
        """Return the visit the calling rule chooses for the counter; None when nobody waits."""
        others: list[str] = []
        for _ in range(_CLAIM_ATTEMPTS):
            values: dict[str, Value] = {
                "unit": unit,
                "day": day.isoformat(),
                "counter": counter,
                "now": instant(now),
                "others": ",".join(others),
            }
            best = self._run.row(_BEST_HEAD, **values)
            if best is None:
                return None
            if not self._run.is_postgresql or self._run.row(_CLAIM, ticket=best[0]):
                return self._visit(best[0])
            # Another clerk has it at this moment: the next best is the one to call.
            others.append(best[0])
        raise StorageFault("Too many clerks call at once", "try again in a moment")

    def held_by(self, unit: str, clerk: str) -> Visit | None:
        """Return the visit the clerk has called or serves."""
        visit = self._locked(self._run.row(_HELD, unit=unit, clerk=clerk))
        return visit if visit and visit.state in HELD_STATES else None

    def labelled(self, unit: str, day: date, label: str) -> Visit | None:
        """Return the visit with this label."""
        parts = label_parts(label)
        if parts is None:
            return None
        series, number = parts
        return self._locked(
            self._run.row(_BY_NUMBER, unit=unit, day=day.isoformat(), series=series, number=number)
        )

    def unfinished(self, unit: str, day: date) -> tuple[Visit, ...]:
        """Return the visits that wait or are called."""
        found = visits_of(self._run.rows(_UNFINISHED, unit=unit, day=day.isoformat()))
        # A visit whose lock was waited for is read as it is now: it may be over meanwhile.
        return tuple(one for one in found if one.state in {TicketState.WAITING, TicketState.CALLED})

    def record(self, visit: Visit, event: Event, operation: UUID, step: int) -> None:
        """Write an event and the visit it led to."""
        leg = visit.leg
        self._run.change(
            _INSERT_EVENT,
            ticket=str(visit.ticket.id),
            kind=event.kind,
            at=instant(event.at),
            counter=event.counter,
            clerk=event.clerk,
            service=event.service,
            priority=event.priority,
            outcome=event.outcome,
            operation=str(operation),
            step=step,
        )
        changed = self._run.change(
            _UPDATE_LEG,
            ticket=str(visit.ticket.id),
            leg=leg.index,
            state=leg.state,
            calls=leg.calls,
            first_called_at=instant_or_none(leg.first_called_at),
            last_called_at=instant_or_none(leg.last_called_at),
            started_at=instant_or_none(leg.started_at),
            ended_at=instant_or_none(leg.ended_at),
            counter=leg.counter,
            clerk=leg.clerk,
            outcome=leg.outcome,
        )
        if changed != 1:
            raise RuntimeError(f"ticket {visit.ticket.label} changed under its lock")

    def open_sessions(self, unit: str) -> tuple[Session, ...]:
        """Return who works at which counter now."""
        return open_sessions(self._run, unit)

    def open_session(self, unit: str, session: Session) -> None:
        """Write that a person has taken a counter."""
        self._run.change(
            _OPEN_SESSION,
            unit=unit,
            clerk=session.clerk,
            counter=session.counter,
            opened_at=instant(session.opened_at),
        )

    def close_session(self, unit: str, clerk: str, closed_at: datetime) -> None:
        """Write that a person has left the counter."""
        self._run.change(_CLOSE_SESSION, unit=unit, clerk=clerk, closed_at=instant(closed_at))

    def _locked(self, found: tuple[str] | None) -> Visit | None:
        if found is None:
            return None
        if self._run.is_postgresql:
            self._run.rows(_LOCK_TICKET_LEGS, ticket=found[0])
        return self._visit(found[0])

    def _visit(self, ticket: str) -> Visit | None:
        return visit_of(self._run.rows(_VISIT_BY_TICKET, ticket=ticket))
