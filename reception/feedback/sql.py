"""What visitors said of their visits and did not find, in SQLite or PostgreSQL."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from reception.database.acts.stations import ADD_RATING_ACT, COUNT_MISSED_ACT
from reception.database.connection import Database
from reception.database.run import Statement, instant
from reception.domain.language import Language
from reception.domain.missed import MissedCount, MissedSearch, SearchLength, SearchScript
from reception.domain.rating import Rated, Rating, RatingCount

_RATED = Statement("""
    SELECT rating.score, rating.reason, ticket.label
    FROM rating LEFT JOIN ticket ON ticket.id = rating.ticket
    WHERE rating.operation = :operation
""")
_RATED_TICKETS = Statement("""
    SELECT ticket FROM rating
    WHERE unit = :unit AND service_day = :day AND ticket IS NOT NULL
""")
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

    def rated_tickets(self, unit: str, day: date) -> frozenset[UUID]:
        """Return the tickets of the day with which somebody has rated."""
        with self._database.read() as run:
            rows = run.rows(_RATED_TICKETS, unit=unit, day=day.isoformat())
            return frozenset(UUID(ticket) for (ticket,) in rows)

    def add(self, rating: Rating) -> bool:
        """Write a rating; return False when its operation or its ticket has one already."""
        with self._database.write() as run:
            texts = {
                "operation": str(rating.operation),
                "service_day": rating.service_day.isoformat(),
                "at": instant(rating.at),
                "ticket": str(rating.ticket) if rating.ticket else None,
            }
            return run.change(ADD_RATING_ACT, **asdict(rating) | texts) > 0

    def counts(self, unit: str, first: date, last: date) -> tuple[RatingCount, ...]:
        """Return how often each score was given, for each service and reason."""
        with self._database.read() as run:
            return tuple(
                RatingCount(service=service, reason=reason, score=score, times=times)
                for service, reason, score, times in run.rows(
                    _COUNTS, unit=unit, first=first.isoformat(), last=last.isoformat()
                )
            )


_MISSED = Statement("""
    SELECT language, script, length, nearest, sum(times) FROM missed_search
    WHERE unit = :unit AND service_day BETWEEN :first AND :last
    GROUP BY language, script, length, nearest ORDER BY 5 DESC, 1, 2, 3, 4
""")


class SqlSearchStore:
    """Counts the searches that found nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self, unit: str, day: date, missed: MissedSearch) -> None:
        """Count one more of its kind on a day."""
        with self._database.write() as run:
            run.change(
                COUNT_MISSED_ACT, unit=unit, service_day=day.isoformat(), **_texts_of(missed)
            )

    def counts(self, unit: str, first: date, last: date) -> tuple[MissedCount, ...]:
        """Return how many there were of each kind, the most frequent first."""
        with self._database.read() as run:
            rows = run.rows(_MISSED, unit=unit, first=first.isoformat(), last=last.isoformat())
            return tuple(
                MissedCount(
                    missed=MissedSearch(
                        language=Language(language),
                        script=SearchScript(script),
                        length=SearchLength(length),
                        nearest=nearest,
                    ),
                    times=int(times),
                )
                for language, script, length, nearest, times in rows
            )


def _texts_of(missed: MissedSearch) -> dict[str, str]:
    return {name: str(value) for name, value in asdict(missed).items()}
