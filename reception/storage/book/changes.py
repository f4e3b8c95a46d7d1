"""What has changed in the database since the book was last made to follow it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reception.storage.engine import Database, Run
from reception.storage.statement import Statement

_LAST = Statement("SELECT coalesce(max(seq), 0) FROM event")
_LAST_PAST = Statement("SELECT coalesce(max(seq), 0) FROM past_change")
_OPERATION = Statement("SELECT operation FROM event WHERE seq = :seq")
# Who writes events holds this lock until the end of the transaction, and takes it before it
# takes a number: once nobody holds it, no number given before is still to appear.
_WRITERS = Statement(
    "",
    postgresql="""
    SELECT 1 FROM pg_locks JOIN pg_class ON pg_class.oid = pg_locks.relation
    WHERE pg_class.relname IN ('event', 'past_change') AND pg_locks.mode = 'RowExclusiveLock'
        AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND pg_locks.pid <> pg_backend_pid()
    LIMIT 1
    """,
)
_DAYS = Statement("""
    SELECT ticket.service_day, count(*), max(event.seq)
    FROM event JOIN ticket ON ticket.id = event.ticket
    WHERE event.seq > :mark AND ticket.unit = :unit GROUP BY ticket.service_day
""")
_PAST = Statement("""
    SELECT service_day, count(*), max(seq) FROM past_change
    WHERE seq > :mark AND unit = :unit GROUP BY service_day
""")
_NOTE = Statement("INSERT INTO past_change (unit, service_day) VALUES (:unit, :day)")

# A transaction of the desk is over before this is asked so often.
_LOOKS = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """What happened since a mark."""

    mark: int
    """Up to this event everything is told here or was before."""
    mark_operation: str
    past_mark: int
    settled: bool
    """False while somebody writes: then the marks stand where they stood."""
    days: Mapping[date, tuple[tuple[int, int], ...]]
    """The days touched, each with how many changes there were and which was the last."""


def note_past_change(run: Run, unit: str, day: date) -> None:
    """Write that stays of a day are changed without an event: the book reads the day again."""
    run.change(_NOTE, unit=unit, day=day.isoformat())


def operation_at(database: Database, seq: int) -> str:
    """Return which operation wrote an event; empty when there is none of this number."""
    with database.read(patient=True) as run:
        row = run.row(_OPERATION, seq=seq)
    return str(row[0]) if row else ""


def changes_since(
    database: Database, unit: str, mark: int, past_mark: int, *, days_told: bool = True
) -> Changes:
    """Return what happened since the marks, of events and of changes without one.

    Args:
        database: where it happened.
        unit: to whose stays.
        mark: up to which event all is known.
        past_mark: up to which change without an event.
        days_told: whether the days are of interest, or the new marks alone.
    """
    with database.read(patient=True) as run:
        new = _settled(run)
        last, last_past = new or (mark, past_mark)
        days: dict[date, tuple[tuple[int, int], ...]] = {}
        for statement, since in ((_DAYS, mark), (_PAST, past_mark)) if days_told else ():
            for day, count, latest in run.rows(statement, unit=unit, mark=since):
                key = date.fromisoformat(day)
                days[key] = (*days.get(key, ()), (count, latest))
        row = run.row(_OPERATION, seq=last)
    return Changes(
        mark=last,
        mark_operation=str(row[0]) if row else "",
        past_mark=last_past,
        settled=new is not None,
        days=days,
    )


def _settled(run: Run) -> tuple[int, int] | None:
    """Return the last of both kinds below which nothing is still to appear; None: not known."""
    for _ in range(_LOOKS):
        last = _number(run, _LAST), _number(run, _LAST_PAST)
        if not run.is_postgresql or run.row(_WRITERS) is None:
            return last
    return None


def _number(run: Run, statement: Statement) -> int:
    row = run.row(statement)
    return int(row[0]) if row else 0
