"""Giving numbers, and beginning the desk's transactions."""

from collections.abc import Iterator
from contextlib import contextmanager

from reception.domain.errors import QuotaReachedError, SeriesExhaustedError, ServicePausedError
from reception.domain.ticket import label
from reception.ports import (
    PAPER_GRACE,
    NewTicket,
    OperationRecordedError,
    RaceLostError,
    RevisionChangedError,
    Topic,
)
from reception.storage.chain.sealing import seal_new, sealing
from reception.storage.desk_work import SqlDeskWork
from reception.storage.engine import CHANNEL, Database, Row, Run, Value
from reception.storage.faults import ConstraintError
from reception.storage.server_time import PaperTime, timed
from reception.storage.statement import Statement
from reception.storage.taking_in import SqlTakingInWork
from reception.storage.values import instant, instant_or_none, moment_or_none
from reception.storage.visit_steps import quoted_values

_OPERATION_ONCE = "event_operation_once"
# A ticket's id is made for one operation: where it is, the operation was carried out.
_ISSUED_ALREADY = frozenset({_OPERATION_ONCE, "ticket_pkey", "ticket.id"})
_WITHIN_QUOTA = "day_service_within_quota"
_RACES = frozenset(
    {
        "leg_held_once",
        "leg_at_counter_once",
        "counter_session_clerk_once",
        "counter_session_counter_once",
        "clerk_break_once",
        "service_pause_once",
    }
)
# Whether a ticket may be given by the description that was read, for this service.
_PRESENT_SQL = """
    SELECT unit.code, unit.revision = :revision AS unchanged,
        service_pause.id IS NOT NULL AS paused, service_pause.until
    FROM unit LEFT JOIN service_pause ON service_pause.unit = unit.code
        AND service_pause.service = :service AND service_pause.resumed_at IS NULL
        AND (service_pause.until IS NULL OR service_pause.until > :issued_at)
    WHERE unit.code = :unit
"""
_PRESENT = Statement(_PRESENT_SQL)

# One statement, so that two kiosks can never be given the same number; no row comes back when
# the series is used up.
_NEXT_NUMBER = Statement("""
    INSERT INTO day_counter (unit, service_day, series, first, last)
    VALUES (:unit, :service_day, :series, :series_first, :series_first)
    ON CONFLICT (unit, service_day, series) DO UPDATE SET last = day_counter.last + 1
    WHERE day_counter.last < :series_last
    RETURNING last
""")
# The table's own condition refuses a place too many, and nothing of the ticket is left.
_TAKE_PLACE = Statement("""
    INSERT INTO day_service (unit, service_day, service, taken, quota)
    VALUES (:unit, :service_day, :service, 1, :quota)
    ON CONFLICT (unit, service_day, service)
        DO UPDATE SET taken = day_service.taken + 1, quota = excluded.quota
""")
_INSERT_TICKET = Statement("""
    INSERT INTO ticket
        (id, unit, service_day, series, number, label, language, issued_at, appointment_at)
    VALUES (:id, :unit, :service_day, :series, :number, :label, :language, :issued_at,
        :appointment_at)
""")
_INSERT_FIRST_LEG = Statement("""
    INSERT INTO leg (ticket, leg, unit, service_day, language, service, priority, state,
        waiting_since, ranked_since, calls, quoted_low_us, quoted_high_us, callable_from)
    VALUES (:id, 1, :unit, :service_day, :language, :service, :priority, 'waiting', :issued_at,
        :ranked_since, 0, :quoted_low_us, :quoted_high_us, :callable_from)
""")
_INSERT_ISSUED = Statement("""
    INSERT INTO event (ticket, kind, at, service, priority, ranked_since, quoted_low_us,
        quoted_high_us, operation, step)
    VALUES (:id, 'issued', :issued_at, :service, :priority, :own_rank, :quoted_low_us,
        :quoted_high_us, :operation, 0)
""")
_INSERT_PRINT_JOB = timed("""
    INSERT INTO print_job (ticket, sheet, station, state, queued_at, changed_at, request)
    VALUES (:id, 1, :station, 'queued', {now}, {now}, :print_request)
""")

# PostgreSQL does all of the above in one round trip. No number comes back when the description
# was edited, the service is paused, or the series is used up.
_ISSUE_AT_ONCE = timed(
    """
    WITH present AS ({present}), numbered AS (
        INSERT INTO day_counter (unit, service_day, series, first, last)
        SELECT code, :service_day, :series, CAST(:series_first AS INTEGER),
            CAST(:series_first AS INTEGER)
        FROM present WHERE unchanged AND NOT paused
        ON CONFLICT (unit, service_day, series) DO UPDATE SET last = day_counter.last + 1
        WHERE day_counter.last < :series_last
        RETURNING last
    ), placed AS (
        INSERT INTO day_service (unit, service_day, service, taken, quota)
        SELECT :unit, :service_day, :service, 1, CAST(:quota AS INTEGER) FROM numbered
        ON CONFLICT (unit, service_day, service)
            DO UPDATE SET taken = day_service.taken + 1, quota = excluded.quota
    ), new_ticket AS (
        INSERT INTO ticket
            (id, unit, service_day, series, number, label, language, issued_at, appointment_at)
        SELECT :id, :unit, :service_day, :series, last,
            CAST(:series AS TEXT)
                || lpad(CAST(last AS TEXT), greatest(3, length(CAST(last AS TEXT))), '0'),
            :language, CAST(:issued_at AS BIGINT), CAST(:appointment_at AS BIGINT)
        FROM numbered
        RETURNING number
    ), new_leg AS (
        INSERT INTO leg
            (ticket, leg, unit, service_day, language, service, priority, state, waiting_since,
                ranked_since, calls, quoted_low_us, quoted_high_us, callable_from)
        SELECT :id, 1, :unit, :service_day, :language, :service, :priority, 'waiting',
            CAST(:issued_at AS BIGINT), CAST(:ranked_since AS BIGINT), 0,
            CAST(:quoted_low_us AS BIGINT), CAST(:quoted_high_us AS BIGINT),
            CAST(:callable_from AS BIGINT)
        FROM numbered
    ), new_event AS (
        INSERT INTO event (ticket, kind, at, service, priority, ranked_since, quoted_low_us,
            quoted_high_us, operation, step)
        SELECT :id, 'issued', CAST(:issued_at AS BIGINT), :service, :priority,
            CAST(:own_rank AS BIGINT), CAST(:quoted_low_us AS BIGINT),
            CAST(:quoted_high_us AS BIGINT), :operation, 0
        FROM numbered
    ), new_print_job AS (
        INSERT INTO print_job (ticket, sheet, station, state, queued_at, changed_at, request)
        SELECT :id, 1, CAST(:station AS TEXT), 'queued', {now}, {now}, CAST(:print_request AS TEXT)
        FROM numbered WHERE CAST(:station AS TEXT) IS NOT NULL
    )
    SELECT present.code, present.unchanged, present.paused, present.until, new_ticket.number,
        CASE WHEN new_ticket.number IS NOT NULL THEN pg_notify(:channel, :topics) END
    FROM present LEFT JOIN new_ticket ON true
""".replace("{present}", _PRESENT_SQL)
)


class SqlDeskStore:
    """Keeps tickets in SQLite or PostgreSQL."""

    def __init__(self, database: Database, time: PaperTime) -> None:
        self._database = database
        self._time = time

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
            "quota": new.quota,
            "priority": new.priority,
            "language": new.language,
            "issued_at": instant(new.issued_at),
            "appointment_at": instant_or_none(new.appointment_at),
            "own_rank": instant_or_none(new.ranked_since),
            "ranked_since": instant(new.ranked_since or new.issued_at),
            "now": self._time.now(),
            "operation": str(new.operation),
            "station": new.printer_station,
            "callable_from": instant(new.issued_at + PAPER_GRACE) if new.printer_station else None,
            "print_request": str(new.print_request) if new.print_request else None,
            "revision": new.revision,
            **quoted_values(new.quoted),
        }
        try:
            if self._database.is_postgresql:
                return self._issue_at_once(new, values)
            with self._database.write(Topic.TICKETS) as run:
                return self._issue_by_steps(run, new, values)
        except ConstraintError as error:
            if error.constraint in _ISSUED_ALREADY:
                raise OperationRecordedError(str(new.operation)) from error
            if error.constraint == _WITHIN_QUOTA:
                raise QuotaReachedError(new.service, new.quota or 0) from error
            raise

    def _issue_by_steps(self, run: Run, new: NewTicket, values: dict[str, Value]) -> int:
        _refuse_if_not(run.row(_PRESENT, **values), new)
        numbered = run.row(_NEXT_NUMBER, **values)
        if numbered is None:
            raise SeriesExhaustedError(new.series.prefix, new.series.last)
        number: int = numbered[0]
        run.change(_TAKE_PLACE, **values)
        run.change(_INSERT_TICKET, **values, number=number, label=label(new.series.prefix, number))
        run.change(_INSERT_FIRST_LEG, **values)
        run.change(_INSERT_ISSUED, **values)
        if new.printer_station:
            run.change(_INSERT_PRINT_JOB, **values)
        seal_new(run)
        return number

    def _issue_at_once(self, new: NewTicket, values: dict[str, Value]) -> int:
        with self._database.at_once() as run:
            answer = run.row(_ISSUE_AT_ONCE, **values, channel=CHANNEL, topics=Topic.TICKETS.value)
        _refuse_if_not(answer and answer[:4], new)
        number: int | None = answer[4] if answer else None
        if number is None:
            raise SeriesExhaustedError(new.series.prefix, new.series.last)
        return number

    @contextmanager
    def begin(self, *announcing: Topic) -> Iterator[SqlDeskWork]:
        """Start a transaction that announces these topics when it ends well."""
        with _races(), self._database.write(*announcing) as run, sealing(run):
            yield SqlDeskWork(run)

    @contextmanager
    def begin_taking_in(self, *announcing: Topic) -> Iterator[SqlTakingInWork]:
        """Start a transaction that takes in what stations have given."""
        with _races(), self._database.write(*announcing) as run, sealing(run):
            work = SqlTakingInWork(run, self._time)
            yield work
            work.finish()


@contextmanager
def _races() -> Iterator[None]:
    try:
        yield
    except ConstraintError as error:
        if error.constraint == _OPERATION_ONCE:
            raise OperationRecordedError(error.constraint) from error
        if error.constraint in _RACES | _ISSUED_ALREADY:
            raise RaceLostError(error.constraint) from error
        raise


def _refuse_if_not(present: Row | None, new: NewTicket) -> None:
    """Refuse a ticket that may not be given, by a row of ``_PRESENT``."""
    if present is None or not present[1]:
        raise RevisionChangedError
    if present[2]:
        raise ServicePausedError(new.service, moment_or_none(present[3]))
