"""Questions about the past."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from reception.dimensions import Dimension, Key
from reception.domain.ticket import Visit
from reception.ports import VisitRecord, WorkSpan
from reception.storage.engine import Database
from reception.storage.print_store import JOB_COLUMNS, job_of
from reception.storage.staffing import BREAKS, SESSIONS
from reception.storage.statement import Statement
from reception.storage.values import instant, moment, moment_or_none
from reception.storage.visits import (
    EVENT_COLUMNS,
    VISIT_COLUMNS,
    recorded_of,
    visit_of,
    visits_of,
)

_VISITS = Statement(f"""
    SELECT {VISIT_COLUMNS} FROM ticket JOIN leg ON leg.ticket = ticket.id
    WHERE ticket.unit = :unit AND ticket.service_day BETWEEN :first AND :last
    ORDER BY ticket.service_day, ticket.series, ticket.number, leg.leg
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


class SqlReportStore:
    """Answers the questions of managers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def visits(self, unit: str, first: date, last: date) -> Iterator[Visit]:
        """Yield every visit of the service days ``first`` to ``last``, by day and number."""
        with self._database.read(patient=True) as run:
            rows = run.stream(_VISITS, unit=unit, first=first.isoformat(), last=last.isoformat())
            yield from visits_of(rows)

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

    def sessions(self, unit: str, start: datetime, end: datetime) -> tuple[WorkSpan, ...]:
        """Return while who was at which counter, of every session that touches the time."""
        return self._spans(SESSIONS, unit, start, end)

    def breaks(self, unit: str, start: datetime, end: datetime) -> tuple[WorkSpan, ...]:
        """Return while who was away from which counter, likewise."""
        return self._spans(BREAKS, unit, start, end)

    def _spans(
        self, statement: Statement, unit: str, start: datetime, end: datetime
    ) -> tuple[WorkSpan, ...]:
        with self._database.read(patient=True) as run:
            rows = run.rows(statement, unit=unit, start=instant(start), end=instant(end))
        return tuple(
            WorkSpan(
                clerk=clerk,
                counter=counter,
                began_at=moment(began_at),
                ended_at=moment_or_none(ended_at),
            )
            for clerk, counter, began_at, ended_at, *_ in rows
        )
