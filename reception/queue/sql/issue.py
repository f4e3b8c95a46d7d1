"""The rows of a ticket, said once: SQLite writes them one by one, PostgreSQL all at once."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    FromClause,
    Insert,
    Integer,
    Table,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    insert,
    literal,
    select,
    true,
)
from sqlalchemy.dialects import postgresql, sqlite

from reception.database.connection import Database
from reception.database.run import (
    CHANNEL,
    ConstraintError,
    Row,
    Run,
    Statement,
    Value,
    given,
    instant,
    instant_or_none,
    moment_or_none,
)
from reception.database.schema.paper import print_job
from reception.database.schema.queue import (
    day_counter,
    day_service,
    event,
    leg,
    service_pause,
    ticket,
)
from reception.database.schema.unit import unit
from reception.database.server import NOW, PaperTime
from reception.database.visits import quoted_values
from reception.domain.errors import QuotaReachedError, SeriesExhaustedError, ServicePausedError
from reception.domain.paper import PAPER_GRACE
from reception.queue.model import NewTicket, OperationRecordedError, RevisionChangedError
from reception.system.clock import Topic

type Upsert = Callable[[Table], Any]
"""The ``insert`` of a dialect, which knows of ON CONFLICT."""

# What a new ticket is told of; the other columns of its rows are as below, or empty.
_TOLD = {
    *("id", "unit", "service_day", "series", "language", "issued_at", "appointment_at"),
    *("service", "priority", "ranked_since", "quoted_low_us", "quoted_high_us", "callable_from"),
    *("operation", "station", "request"),
}

# Whether a ticket may be given by the description that was read, for this service.
_PRESENT = (
    select(
        unit.c.code,
        (unit.c.revision == given(unit.c.revision)).label("unchanged"),
        service_pause.c.id.is_not(None).label("paused"),
        service_pause.c.until,
    )
    .select_from(
        unit.outerjoin(
            service_pause,
            and_(
                service_pause.c.unit == unit.c.code,
                service_pause.c.service == given(service_pause.c.service),
                service_pause.c.resumed_at.is_(None),
                service_pause.c.until.is_(None)
                | (service_pause.c.until > given(ticket.c.issued_at)),
            ),
        )
    )
    .where(unit.c.code == given(leg.c.unit))
)


def _next_number(upsert: Upsert, allowed: FromClause) -> Any:
    """Return the giving of a number, in one act: no two kiosks are ever given the same.

    None comes back when the description was edited, the service is paused, or the series is used
    up.
    """
    first = bindparam("series_first", type_=Integer())
    key = (day_counter.c.unit, day_counter.c.service_day, day_counter.c.series)
    return (
        upsert(day_counter)
        .from_select(
            [*key, day_counter.c.first, day_counter.c.last],
            select(*map(given, key), first, first)
            .select_from(allowed)
            .where(allowed.c.unchanged, ~allowed.c.paused),
        )
        .on_conflict_do_update(
            index_elements=key,
            set_={"last": day_counter.c.last + 1},
            where=day_counter.c.last < bindparam("series_last", type_=Integer()),
        )
        .returning(day_counter.c.last)
    )


def _take_place(upsert: Upsert, numbered: FromClause) -> Any:
    """Return the taking of a place: one too many is refused by the table's own condition."""
    key = (day_service.c.unit, day_service.c.service_day, day_service.c.service)
    taking = upsert(day_service).from_select(
        [*key, day_service.c.taken, day_service.c.quota],
        # SQLite would take ON CONFLICT for a part of a join.
        select(*map(given, key), literal(1), given(day_service.c.quota))
        .select_from(numbered)
        .where(true()),
    )
    return taking.on_conflict_do_update(
        index_elements=key, set_={"taken": day_service.c.taken + 1, "quota": taking.excluded.quota}
    )


def _rows_of_a_ticket(upsert: Upsert, numbered: FromClause) -> Iterator[Any]:
    """Yield the writing of everything that a ticket is, by the number it was given."""

    def row(into: Table, *wanted: ColumnElement[bool], **own: ColumnElement[Any]) -> Insert:
        told = [one for one in into.c if one.name in _TOLD | own.keys()]
        values = select(*(own.get(one.name, given(one)) for one in told))
        return insert(into).from_select(told, values.select_from(numbered).where(*wanted))

    number = numbered.c.last
    figures = cast(number, Text)
    # As ``domain.ticket.label`` writes it: with three figures, or as many as there are.
    label = given(ticket.c.series) + func.substr("00", func.length(figures)) + figures
    yield _take_place(upsert, numbered)
    yield row(ticket, number=number, label=label)
    yield row(
        leg,
        ticket=given(ticket.c.id),
        leg=literal(1),
        state=literal("waiting"),
        waiting_since=given(ticket.c.issued_at),
        calls=literal(0),
    )
    yield row(
        event,
        ticket=given(ticket.c.id),
        kind=literal("issued"),
        at=given(ticket.c.issued_at),
        ranked_since=bindparam("own_rank", type_=BigInteger()),
        step=literal(0),
    )
    yield row(
        print_job,
        given(print_job.c.station).is_not(None),
        ticket=given(ticket.c.id),
        sheet=literal(1),
        state=literal("queued"),
        queued_at=NOW,
        changed_at=NOW,
    )


ALLOWED = Statement(_PRESENT)
# SQLite has one writer at a time: one statement after the other.
NUMBER = Statement(_next_number(sqlite.insert, _PRESENT.subquery()))
_GIVEN = select(bindparam("number", type_=Integer()).label("last")).subquery()
ROWS = tuple(map(Statement, _rows_of_a_ticket(sqlite.insert, _GIVEN)))
WRITE_TICKET = ROWS[1]


def _at_once() -> Statement:
    """Return all of it as one statement: PostgreSQL does it in one round trip."""
    allowed = _PRESENT.cte("present")
    numbered = _next_number(postgresql.insert, allowed).cte("numbered")
    place, written, *others = _rows_of_a_ticket(postgresql.insert, numbered)
    # What is asked of is written first: a ticket that is there already is known by its own key.
    new = written.returning(ticket.c.number).cte("new_ticket")
    told = func.pg_notify(bindparam("channel", type_=Text()), bindparam("topics", type_=Text()))
    answer = select(*allowed.c, new.c.number, case((new.c.number.is_not(None), told)))
    return Statement(
        answer.select_from(allowed.outerjoin(new, true())).add_cte(
            *(one.cte(f"row_{at}") for at, one in enumerate((place, *others)))
        )
    )


AT_ONCE = _at_once()

OPERATION_ONCE = "event_operation_once"
# A ticket's id is made for one operation: where it is, the operation was carried out.
ISSUED_ALREADY = frozenset({OPERATION_ONCE, "ticket_pkey", "ticket.id"})
_WITHIN_QUOTA = "day_service_within_quota"


def issue_ticket(database: Database, time: PaperTime, new: NewTicket) -> int:
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
        "now": time.now(),
        "operation": str(new.operation),
        "station": new.printer_station,
        "callable_from": instant(new.issued_at + PAPER_GRACE) if new.printer_station else None,
        "request": str(new.print_request) if new.print_request else None,
        "revision": new.revision,
        **quoted_values(new.quoted),
    }
    try:
        if database.is_postgresql:
            return _issue_at_once(database, new, values)
        with database.write(Topic.TICKETS) as run:
            return _issue_by_steps(run, new, values)
    except ConstraintError as error:
        if error.constraint in ISSUED_ALREADY:
            raise OperationRecordedError(str(new.operation)) from error
        if error.constraint == _WITHIN_QUOTA:
            raise QuotaReachedError(new.service, new.quota or 0) from error
        raise


def _issue_by_steps(run: Run, new: NewTicket, values: dict[str, Value]) -> int:
    numbered = run.row(NUMBER, **values)
    if numbered is None:
        _refuse_if_not(run.row(ALLOWED, **values), new)
        raise SeriesExhaustedError(new.series.prefix, new.series.last)
    number: int = numbered[0]
    for row in ROWS:
        run.change(row, **values, number=number)
    return number


def _issue_at_once(database: Database, new: NewTicket, values: dict[str, Value]) -> int:
    with database.at_once() as run:
        answer = run.row(AT_ONCE, **values, channel=CHANNEL, topics=Topic.TICKETS.value)
    _refuse_if_not(answer and answer[:4], new)
    number: int | None = answer[4] if answer else None
    if number is None:
        raise SeriesExhaustedError(new.series.prefix, new.series.last)
    return number


def _refuse_if_not(present: Row | None, new: NewTicket) -> None:
    """Refuse a ticket that may not be given, by a row of ``ALLOWED``."""
    if present is None or not present[1]:
        raise RevisionChangedError
    if present[2]:
        raise ServicePausedError(new.service, moment_or_none(present[3]))
