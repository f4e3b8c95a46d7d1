"""What visitors said of their visits, in SQLite or PostgreSQL."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from reception.database.acts.stations import ADD_RATING_ACT
from reception.database.connection import Database
from reception.database.run import Statement, instant
from reception.database.stations import ADD_RATING
from reception.domain.rating import Rated, Rating, RatingCount

_RATED = Statement("""
    SELECT rating.score, rating.reason, ticket.label
    FROM rating LEFT JOIN ticket ON ticket.id = rating.ticket
    WHERE rating.operation = :operation
""")
_ADD = ADD_RATING_ACT.on_server(ADD_RATING)
_COUNTS = Statement("""
    SELECT service, reason, score, count(*) FROM rating
    WHERE unit = :unit AND service_day BETWEEN :first AND :last
    GROUP BY service, reason, score
""")


class SqlRatingStore:
    """Keeps ratings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rated(self, operation: UUID) -> Rated | None:
        """Return what the operation has written; None when it is new."""
        with self._database.read() as run:
            row = run.row(_RATED, operation=str(operation))
            return Rated(score=row[0], reason=row[1], label=row[2]) if row else None

    def add(self, rating: Rating) -> bool:
        """Write a rating; return False when its operation or its ticket has one already."""
        with self._database.write() as run:
            texts = {
                "operation": str(rating.operation),
                "service_day": rating.service_day.isoformat(),
                "at": instant(rating.at),
                "ticket": str(rating.ticket) if rating.ticket else None,
            }
            return run.change(_ADD, **asdict(rating) | texts) > 0

    def counts(self, unit: str, first: date, last: date) -> tuple[RatingCount, ...]:
        """Return how often each score was given, for each service and reason."""
        with self._database.read() as run:
            return tuple(
                RatingCount(service=service, reason=reason, score=score, times=times)
                for service, reason, score, times in run.rows(
                    _COUNTS, unit=unit, first=first.isoformat(), last=last.isoformat()
                )
            )
