"""What an announced wait stands on, read: who stands in the lines, and the latest visits."""

from datetime import date, timedelta

from reception.database.acts.reading import PAST_STAYS_ACT
from reception.database.connection import Database
from reception.database.run import Statement
from reception.waits.model import MOST_STAYS, PastStay, PlaceInLine, latest_stays

# Answered by the index of those who wait, however many there are.
_IN_LINE = Statement("""
    SELECT ticket, service, priority, ranked_since, waiting_since FROM leg
    WHERE unit = :unit AND service_day = :day AND state = 'waiting' AND ranked_since > 0
    ORDER BY ranked_since, service, priority, ticket LIMIT :most
""")
# What is older tells of another office.
_REMEMBERED = timedelta(days=60)


class SqlWaitStore:
    """Reads it from SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def in_line(self, unit: str, day: date, most: int) -> list[PlaceInLine]:
        """Return who waits on the day, at most so many, who ranks from earliest on first."""
        with self._database.read() as run:
            rows = run.rows(_IN_LINE, unit=unit, day=day.isoformat(), most=most)
            return [PlaceInLine._make(row) for row in rows]

    def past_stays(self, unit: str, day: date) -> list[PastStay]:
        """Return the newest stays that are over, of this day and the days before it."""
        with self._database.read() as run:
            rows = run.rows(
                PAST_STAYS_ACT,
                unit=unit,
                from_day=(day - _REMEMBERED).isoformat(),
                to_day=day.isoformat(),
                limit=MOST_STAYS,
            )
            return latest_stays(PastStay._make(row) for row in rows)
