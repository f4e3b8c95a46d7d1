"""The composition root: it joins the core to a database, a clock and ids."""

from datetime import datetime
from types import TracebackType
from typing import Self

from reception.clock import SystemClock
from reception.desk import Desk
from reception.estimates import Estimates
from reception.hall import Hall
from reception.history.bringing_in import History
from reception.history.forgetting import Forgetting
from reception.ids import TimeOrderedIds, first_password
from reception.lookout import Lookout
from reception.office import Office, UnitReader
from reception.ports import ChangeFeed, Clock
from reception.prints import Prints
from reception.ratings import Ratings
from reception.reports import Reports
from reception.reports.plain import PlainCounting
from reception.stations import Stations
from reception.storage.alert_store import SqlAlertStore
from reception.storage.check import check
from reception.storage.counting import SqlCounting
from reception.storage.desk_store import SqlDeskStore
from reception.storage.engine import Database
from reception.storage.estimate_store import SqlEstimateStore
from reception.storage.feed import open_feed
from reception.storage.finding import Finding
from reception.storage.hall_store import SqlHallStore
from reception.storage.history_store import SqlHistoryStore
from reception.storage.past_store import SqlPastStore
from reception.storage.print_store import SqlPrintStore
from reception.storage.rating_store import SqlRatingStore
from reception.storage.report_store import SqlReportStore
from reception.storage.retention_store import SqlRetentionStore
from reception.storage.server_time import PaperTime, server_time
from reception.storage.station_store import SqlStationStore
from reception.storage.unit_store import SqlUnitStore
from reception.watch import Watch
from reception.what_if import WhatIf


class Reception:
    """The core, joined to one database; a context manager that gives the connections back."""

    def __init__(self, database: Database, clock: Clock) -> None:
        ids = TimeOrderedIds(clock)
        unit_store = SqlUnitStore(database)
        units = UnitReader(unit_store)
        time = PaperTime(database, clock)
        self._database = database
        self.clock = clock
        self.ids = ids
        self.office = Office(unit_store, units, clock, first_password)
        audit = self.office.audit
        hall_store, past = SqlHallStore(database), SqlReportStore(database)
        estimate_store = SqlEstimateStore(database)
        lookout = Lookout(hall_store, estimate_store)
        self.desk = Desk(
            SqlDeskStore(database, time), units, clock, ids, audit=audit, lookout=lookout
        )
        self.prints = Prints(SqlPrintStore(database, time), units, clock, ids)
        self.hall = Hall(hall_store, units, clock, lookout, audit=audit)
        self.ratings = Ratings(SqlRatingStore(database), hall_store, units, clock, ids, audit=audit)
        self.history = History(SqlHistoryStore(database), units, clock, audit=audit)
        self.forgetting = Forgetting(SqlRetentionStore(database), units, clock, ids, audit=audit)
        self.stations = Stations(SqlStationStore(database, time), units, clock)
        self.watch = Watch(
            SqlAlertStore(database),
            units,
            clock,
            hall=self.hall,
            prints=self.prints,
            stations=self.stations,
            audit=audit,
        )
        self._counting = SqlCounting(database, PlainCounting(past))
        self.reports = Reports(past, units, clock, self._counting, audit=audit)
        self.what_if = WhatIf(past, SqlPastStore(database), units, clock, audit=audit)
        self.estimates = Estimates(estimate_store, past, units, clock, audit=audit)

    def open_feed(self) -> ChangeFeed:
        """Return a feed of what other processes change, on a connection of its own."""
        return open_feed(self._database)

    def verify(self) -> tuple[Finding, ...]:
        """Check every invariant against the database."""
        return check(self._database)

    def server_time(self) -> datetime:
        """Return the database server's time; with SQLite it is this computer's."""
        return server_time(self._database)

    def close(self) -> None:
        """Give every connection back."""
        self._counting.close()
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_reception(database_url: str, *, clock: Clock | None = None) -> Reception:
    """Open the core on a database whose schema is current.

    Raises:
        StorageFault: it cannot be opened, or its schema is not this version's.
    """
    database = Database(database_url)
    try:
        database.require_current_schema()
    except BaseException:
        database.close()
        raise
    return Reception(database, clock or SystemClock())


def prepare_database(database_url: str) -> bool:
    """Create the schema or upgrade it; return whether anything was done.

    Raises:
        StorageFault: the database cannot be reached or written.
    """
    # Alembic is needed for this alone, and takes longer to load than everything else here.
    from reception.storage.schema_upgrade import upgrade  # noqa: PLC0415

    return upgrade(database_url)
