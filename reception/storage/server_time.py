"""The time of the computer that keeps the database."""

from datetime import datetime

from reception.storage.engine import Database
from reception.storage.statement import Statement
from reception.storage.values import moment

_TIME = Statement(
    "SELECT CAST((julianday('now') - 2440587.5) * 86400000000.0 AS INTEGER)",
    postgresql="SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)",
)


def server_time(database: Database) -> datetime:
    """Return the present instant by the database's own clock, in UTC."""
    with database.read() as run:
        row = run.row(_TIME)
        if row is None:
            raise RuntimeError("the database told no time")
        return moment(row[0])
