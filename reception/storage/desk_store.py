"""Giving numbers, and beginning the desk's transactions."""

from collections.abc import Iterator
from contextlib import contextmanager

from reception.domain.errors import QuotaReachedError, SeriesExhaustedError, ServicePausedError
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
from reception.storage.issuing import ALLOWED, AT_ONCE, NUMBER, ROWS
from reception.storage.server_time import PaperTime
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
            "request": str(new.print_request) if new.print_request else None,
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
        numbered = run.row(NUMBER, **values)
        if numbered is None:
            _refuse_if_not(run.row(ALLOWED, **values), new)
            raise SeriesExhaustedError(new.series.prefix, new.series.last)
        number: int = numbered[0]
        for row in ROWS:
            run.change(row, **values, number=number)
        seal_new(run)
        return number

    def _issue_at_once(self, new: NewTicket, values: dict[str, Value]) -> int:
        with self._database.at_once() as run:
            answer = run.row(AT_ONCE, **values, channel=CHANNEL, topics=Topic.TICKETS.value)
        _refuse_if_not(answer and answer[:4], new)
        number: int | None = answer[4] if answer else None
        if number is None:
            raise SeriesExhaustedError(new.series.prefix, new.series.last)
        return number

    @contextmanager
    def begin(self, *announcing: Topic) -> Iterator[SqlDeskWork]:
        """Start a transaction that announces these topics when it ends well."""
        with races(), self._database.write(*announcing) as run, sealing(run):
            yield SqlDeskWork(run)


@contextmanager
def races() -> Iterator[None]:
    """Tell what another process was first with, by the constraint that refused it."""
    try:
        yield
    except ConstraintError as error:
        if error.constraint == _OPERATION_ONCE:
            raise OperationRecordedError(error.constraint) from error
        if error.constraint in _RACES | _ISSUED_ALREADY:
            raise RaceLostError(error.constraint) from error
        raise


def _refuse_if_not(present: Row | None, new: NewTicket) -> None:
    """Refuse a ticket that may not be given, by a row of ``ALLOWED``."""
    if present is None or not present[1]:
        raise RevisionChangedError
    if present[2]:
        raise ServicePausedError(new.service, moment_or_none(present[3]))
