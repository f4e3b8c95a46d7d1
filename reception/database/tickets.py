"""The rows of a ticket, said once: a file writes them one by one, a server all at once."""

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
    cast,
    func,
    insert,
    literal,
    select,
    true,
)
from sqlalchemy.dialects import postgresql, sqlite

from reception.database.heads import is_late, latest_of
from reception.database.run import Statement, given
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
from reception.database.server import NOW

type Upsert = Callable[[Table], Any]
"""The ``insert`` of a dialect, which knows of ON CONFLICT."""

GIVE_PLACE_BACK = Statement("""
    UPDATE day_service SET taken = taken - 1
    WHERE unit = :unit AND service_day = :day AND service = :service
""")
LAST_NUMBERS = Statement("""
    SELECT series, last FROM day_counter WHERE unit = :unit AND service_day = :day
""")

# What a new ticket is told of; the other columns of its rows are as below, or empty.
_TOLD = {
    *("id", "unit", "service_day", "series", "language", "issued_at", "appointment_at"),
    *("service", "priority", "ranked_since", "quoted_low_us", "quoted_high_us", "callable_from"),
    *("operation", "station", "request", "kiosk"),
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

    number, issued_at = numbered.c.last, given(ticket.c.issued_at)
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
        waiting_since=issued_at,
        calls=literal(0),
    )
    yield row(
        event,
        ticket=given(ticket.c.id),
        kind=literal("issued"),
        at=issued_at,
        ranked_since=bindparam("own_rank", type_=BigInteger()),
        step=literal(0),
        is_late=is_late(latest_of(given(ticket.c.unit), given(ticket.c.service_day)), issued_at),
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
    """Return all of it as one statement: a server does it in one act."""
    allowed = _PRESENT.cte("present")
    numbered = _next_number(postgresql.insert, allowed).cte("numbered")
    place, written, *others = _rows_of_a_ticket(postgresql.insert, numbered)
    # What is asked of is written first: a ticket that is there already is known by its own key.
    new = written.returning(ticket.c.number).cte("new_ticket")
    answer = select(*allowed.c, new.c.number)
    return Statement(
        answer.select_from(allowed.outerjoin(new, true())).add_cte(
            *(one.cte(f"row_{at}") for at, one in enumerate((place, *others)))
        )
    )


AT_ONCE = _at_once()
