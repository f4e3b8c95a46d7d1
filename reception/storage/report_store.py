"""Questions about the past."""

from collections.abc import Iterator
from datetime import date

from reception.domain.ticket import Visit
from reception.storage.engine import Database
from reception.storage.statement import Statement
from reception.storage.visits import VISIT_COLUMNS, visits_of

_VISITS = Statement(f"""
    SELECT {VISIT_COLUMNS} FROM ticket JOIN leg ON leg.ticket = ticket.id
    WHERE ticket.unit = :unit AND ticket.service_day BETWEEN :first AND :last
    ORDER BY ticket.service_day, ticket.series, ticket.number, leg.leg
""")


class SqlReportStore:
    """Answers the questions of managers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def visits(self, unit: str, first: date, last: date) -> Iterator[Visit]:
        """Yield every visit of the service days ``first`` to ``last``, by day and number."""
        with self._database.read() as run:
            rows = run.stream(_VISITS, unit=unit, first=first.isoformat(), last=last.isoformat())
            yield from visits_of(rows)
