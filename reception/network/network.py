"""A network of units, joined to one database: a site's days, or what a centre holds of many."""

from reception.database.connection import PATIENT_S, Database
from reception.domain.rights import noting_by
from reception.network.centre import Centre
from reception.network.days import ClosedDaysOfSite
from reception.network.days_sql import SqlDays
from reception.system.clock import Clock, SystemClock
from reception.unit.current import UnitReader
from reception.unit.sql import SqlUnitStore


def open_centre(
    database_url: str, *, clock: Clock | None = None, os_user: str | None = None
) -> Centre:
    """Open what a centre holds, in a database that may be empty still.

    Args:
        database_url: its address.
        clock: of the centre; else the system's.
        os_user: who types the command; the audit log says so.

    Raises:
        StorageFault: its address is none.
    """
    database = Database(database_url, patience_s=PATIENT_S)
    time = clock or SystemClock()
    return Centre(database, time, noting_by(os_user, time.now))


def open_days(database_url: str, clock: Clock) -> ClosedDaysOfSite:
    """Open the days of a site that are over.

    Raises:
        StorageFault: its address is none.
    """
    database = Database(database_url)
    return ClosedDaysOfSite(SqlDays(database), UnitReader(SqlUnitStore(database)), clock)
