"""Questions about the past."""

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby, pairwise
from pathlib import Path
from uuid import UUID

from reception.database.acts.reading import EVENTS_ARE_WRITTEN
from reception.database.connection import Database
from reception.database.run import Run, Statement, instant
from reception.database.visits import (
    BREAKS,
    EVENT_COLUMNS,
    JOB_COLUMNS,
    SESSIONS,
    VISIT_COLUMNS,
    job_of,
    recorded_of,
    visit_of,
    visits_of,
)
from reception.domain.ticket import Visit
from reception.reports.model import (
    BreakRow,
    Changes,
    LegRow,
    Missing,
    MissingReason,
    SeriesNumbers,
    SessionRow,
    VisitRecord,
)
from reception.reports.question import Dimension, Key
from reception.system.settings import cache_folder

_VISITS = Statement(f"""
    SELECT {VISIT_COLUMNS} FROM ticket JOIN leg ON leg.ticket = ticket.id
    WHERE ticket.unit = :unit AND ticket.service_day BETWEEN :first AND :last
    ORDER BY ticket.service_day, ticket.series, ticket.number, leg.leg
""")
LEG_COLUMNS = """
    ticket.id, ticket.service_day, leg.service, leg.priority, ticket.language, leg.clerk,
    leg.outcome, leg.state, leg.leg, coalesce(leg.counter, -1), leg.waiting_since,
    coalesce(leg.first_called_at, -1), coalesce(leg.last_called_at, -1),
    coalesce(leg.started_at, -1), coalesce(leg.ended_at, -1),
    coalesce(leg.quoted_low_us, -1), coalesce(leg.quoted_high_us, -1)
"""
"""Of ``LegRow``, in its order."""
_LEGS = Statement(f"""
    SELECT {LEG_COLUMNS}
    FROM ticket JOIN leg ON leg.ticket = ticket.id
    WHERE ticket.unit = :unit AND ticket.service_day BETWEEN :first AND :last
    ORDER BY ticket.service_day, ticket.series, ticket.number, leg.leg
""")
_EARLIEST = Statement("SELECT min(service_day) FROM ticket WHERE unit = :unit")
_LAST = Statement("SELECT coalesce(max(seq), 0) FROM event")
_LAST_PAST = Statement("SELECT coalesce(max(seq), 0) FROM past_change")
_OPERATION = Statement("SELECT operation FROM event WHERE seq = :seq")
# A transaction of the desk is over before this is asked so often.
_LOOKS = 50
_CHANGED_DAYS = """
    SELECT DISTINCT ticket.service_day FROM event {join} ticket ON ticket.id = event.ticket
    WHERE event.seq > :mark AND ticket.unit = :unit
"""
# SQLite would look up every ticket of the unit; so it goes from the few events behind the mark.
_CHANGED = Statement(
    _CHANGED_DAYS.format(join="CROSS JOIN"), postgresql=_CHANGED_DAYS.format(join="JOIN")
)
_PAST_CHANGED = Statement("""
    SELECT DISTINCT service_day FROM past_change WHERE seq > :mark AND unit = :unit
""")
_VISIT = Statement(f"""
    SELECT {VISIT_COLUMNS} FROM ticket JOIN leg ON leg.ticket = ticket.id
    WHERE ticket.unit = :unit AND ticket.id = :ticket ORDER BY leg.leg
""")
_EVENTS = Statement(f"SELECT {EVENT_COLUMNS} FROM event WHERE ticket = :ticket ORDER BY seq")
_PAPERS = Statement(f"SELECT {JOB_COLUMNS} FROM print_job WHERE ticket = :ticket ORDER BY sheet")
# What is no longer described stands there too, for the past to name it.
_NAMED = {
    Dimension.SERVICE: Statement("SELECT code FROM service WHERE unit = :unit ORDER BY code"),
    Dimension.COUNTER: Statement("SELECT number FROM counter WHERE unit = :unit ORDER BY number"),
    Dimension.CLERK: Statement("SELECT login FROM person WHERE unit = :unit ORDER BY login"),
    Dimension.PRIORITY: Statement("""
        SELECT code FROM priority_class WHERE unit = :unit ORDER BY code
    """),
    Dimension.OUTCOME: Statement("""
        SELECT DISTINCT leg.outcome FROM ticket JOIN leg ON leg.ticket = ticket.id
        WHERE ticket.unit = :unit AND leg.outcome IS NOT NULL ORDER BY leg.outcome
    """),
}


def closed_days_folder(database: Database, environment: Mapping[str, str] = os.environ) -> Path:
    """Return where columns of closed days stand: beside a file, or among this user's caches."""
    if file := database.file:
        return file.with_name(f"{file.name}-columns")
    address = database.url.render_as_string(hide_password=True)
    name = hashlib.blake2b(address.encode(), digest_size=8).hexdigest()
    return cache_folder(environment) / "columns" / name


class SqlReportStore:
    """Answers the questions of managers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def visits(self, unit: str, first: date, last: date) -> Iterator[Visit]:
        """Yield every visit of the service days ``first`` to ``last``, by day and number."""
        with self._database.read(patient=True) as run:
            rows = run.stream(_VISITS, unit=unit, first=first.isoformat(), last=last.isoformat())
            yield from visits_of(rows)

    def legs(self, unit: str, first: date, last: date) -> Iterator[LegRow]:
        """Yield every leg of these days, those of a visit together, as it is counted."""
        yield from self._legs(_LEGS, unit, first, last)

    def _legs(self, legs: Statement, unit: str, first: date, last: date) -> Iterator[LegRow]:
        with self._database.read(patient=True) as run:
            yield from run.stream(legs, unit=unit, first=first.isoformat(), last=last.isoformat())

    def begins(self, unit: str) -> date | None:
        """Return the first day of which there is a visit."""
        with self._database.read(patient=True) as run:
            row = run.row(_EARLIEST, unit=unit)
        return date.fromisoformat(row[0]) if row and row[0] else None

    def operation_at(self, mark: int) -> str:
        """Return which operation wrote the event with this number; empty when none did."""
        with self._database.read(patient=True) as run:
            return _operation(run, mark)

    def changes(self, unit: str, mark: int, past_mark: int, *, days_told: bool) -> Changes:
        """Return what happened since the marks, of events and of changes without one.

        While somebody writes, the marks stand where they stood.
        """
        with self._database.read(patient=True) as run:
            last, last_past = self._settled(run) or (mark, past_mark)
            asked = ((_CHANGED, mark), (_PAST_CHANGED, past_mark)) if days_told else ()
            days = {day for one, at in asked for (day,) in run.rows(one, unit=unit, mark=at)}
            operation = _operation(run, last)
        return Changes(
            mark=last,
            mark_operation=operation,
            past_mark=last_past,
            days=frozenset(map(date.fromisoformat, days)),
        )

    def _settled(self, run: Run) -> tuple[int, int] | None:
        """Return the last of both kinds below which nothing is still to appear; None: not known."""
        for _ in range(_LOOKS):
            last = _number(run, _LAST), _number(run, _LAST_PAST)
            if not _number(run, EVENTS_ARE_WRITTEN):
                return last
        return None

    def visits_of(self, unit: str, tickets: Sequence[UUID]) -> Mapping[UUID, Visit]:
        """Return these visits, as far as they are known."""
        found: dict[UUID, Visit] = {}
        with self._database.read(patient=True) as run:
            for ticket in dict.fromkeys(tickets):
                visit = visit_of(run.rows(_VISIT, unit=unit, ticket=str(ticket)))
                if visit:
                    found[ticket] = visit
        return found

    def record(self, unit: str, ticket: UUID) -> VisitRecord | None:
        """Return a visit with its events and papers; None when it is not known."""
        with self._database.snapshot() as run:
            visit = visit_of(run.rows(_VISIT, unit=unit, ticket=str(ticket)))
            if visit is None:
                return None
            return VisitRecord(
                visit=visit,
                events=tuple(map(recorded_of, run.rows(_EVENTS, ticket=str(ticket)))),
                papers=tuple(map(job_of, run.rows(_PAPERS, ticket=str(ticket)))),
            )

    def named(self, unit: str, dimension: Dimension) -> Sequence[Key]:
        """Return what visits of the unit may name or name in a dimension; nothing for a time."""
        statement = _NAMED.get(dimension)
        if statement is None:
            return ()
        with self._database.read(patient=True) as run:
            return tuple(row[0] for row in run.rows(statement, unit=unit))

    def sessions(self, unit: str, start: datetime, end: datetime) -> Sequence[SessionRow]:
        """Return while who was at which counter, of every session that touches the time."""
        with self._database.read(patient=True) as run:
            return run.rows(SESSIONS, unit=unit, start=instant(start), end=instant(end))

    def breaks(self, unit: str, start: datetime, end: datetime) -> Sequence[BreakRow]:
        """Return while who was away from which counter, likewise."""
        with self._database.read(patient=True) as run:
            return run.rows(BREAKS, unit=unit, start=instant(start), end=instant(end))


def _operation(run: Run, mark: int) -> str:
    row = run.row(_OPERATION, seq=mark)
    return str(row[0]) if row else ""


def _number(run: Run, statement: Statement) -> int:
    row = run.row(statement)
    return int(row[0]) if row else 0


_GIVEN = Statement("""
    SELECT series, first, last FROM day_counter WHERE unit = :unit AND service_day = :day
    ORDER BY series
""")
_NUMBERS = Statement("""
    SELECT series, number FROM ticket WHERE unit = :unit AND service_day = :day
    ORDER BY series, number
""")
_LEFT_OUT = Statement("""
    SELECT series, first, last FROM number_skip WHERE unit = :unit AND service_day = :day
""")
_VOID = Statement("""
    SELECT void_number.series, void_number.number, ticket.label, void_number.reason
    FROM void_number LEFT JOIN ticket ON ticket.id = void_number.ticket
    WHERE void_number.unit = :unit AND void_number.service_day = :day
""")
_PARKED = Statement("""
    SELECT series, number FROM taken_in
    WHERE unit = :unit AND service_day = :day AND outcome = 'parked'
""")

type _Reason = tuple[MissingReason, str]


def series_numbers(run: Run, unit: str, day: date) -> tuple[SeriesNumbers, ...]:
    """Return the numbers of every series that was given on a day."""
    at = day.isoformat()
    rows = run.rows(_NUMBERS, unit=unit, day=at)
    numbers = {
        series: [number for _, number in given]
        for series, given in groupby(rows, key=lambda row: row[0])
    }
    why = _reasons(run, unit, at)
    return tuple(
        SeriesNumbers(
            series=series,
            first=first,
            last=last,
            tickets=len(numbers.get(series, [])),
            missing=tuple(_told(_gaps(numbers.get(series, []), first, last), why.get(series, {}))),
        )
        for series, first, last in run.rows(_GIVEN, unit=unit, day=at)
    )


def _reasons(run: Run, unit: str, day: str) -> dict[str, dict[int, _Reason]]:
    """Return why numbers of each series have no ticket, as far as it is written down."""
    found: dict[str, dict[int, _Reason]] = defaultdict(dict)
    for series, first, last in run.rows(_LEFT_OUT, unit=unit, day=day):
        for number in range(first, last + 1):
            found[series][number] = MissingReason.LEFT_OUT, ""
    for series, number in run.rows(_PARKED, unit=unit, day=day):
        found[series][number] = MissingReason.PARKED, ""
    for series, number, label, reason in run.rows(_VOID, unit=unit, day=day):
        found[series][number] = (
            (MissingReason.REPLACED, label) if label else (MissingReason.VOID, reason)
        )
    return found


def _gaps(numbers: Sequence[int], first: int, last: int) -> Iterator[int]:
    for before, after in pairwise((first - 1, *numbers, last + 1)):
        yield from range(before + 1, after)


def _told(gaps: Iterator[int], why: dict[int, _Reason]) -> Iterator[Missing]:
    """Yield numbers that follow one another, and are missing for one reason, together."""
    together = groupby(
        enumerate(gaps),
        key=lambda one: (one[1] - one[0], why.get(one[1], (MissingReason.UNKNOWN, ""))),
    )
    for (_, (reason, detail)), members in together:
        numbers = [number for _, number in members]
        yield Missing(first=numbers[0], last=numbers[-1], why=reason, detail=detail)
