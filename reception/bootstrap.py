"""The composition root: it joins the core to a database, a clock and ids."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from reception.accounts import Accounts
from reception.care.backup_folder import Drill
from reception.care.outcomes import Made, Restored
from reception.care.station_care import StationCare
from reception.clock import StoppedClock, SystemClock
from reception.day_slip import DaySlips
from reception.desk import Desk
from reception.domain.number_skip import NumberSkip
from reception.estimates import Estimates
from reception.estimating.recent import RecentWaits
from reception.hall import Hall
from reception.history.bringing_in import History
from reception.history.forgetting import Forgetting
from reception.ids import TimeOrderedIds, first_password
from reception.lookout import Lookout
from reception.network import Centre, Publishing
from reception.office import PASSWORD_HASHER, Office, UnitReader
from reception.ports import ChangeFeed, Clock
from reception.ports.server import ServerFacts
from reception.prints import Prints
from reception.progress import Watch as ProgressWatch
from reception.progress import unwatched
from reception.ratings import Ratings
from reception.reports import Reports
from reception.sign_in import SignIn
from reception.slip_jobs import SlipJobs
from reception.stations import Stations
from reception.storage.alert_store import SqlAlertStore
from reception.storage.check import check
from reception.storage.day_slip_store import SqlDaySlipStore
from reception.storage.desk_store import SqlDeskStore
from reception.storage.engine import PATIENCE_S, PATIENT_S, Database
from reception.storage.estimate_store import SqlEstimateStore
from reception.storage.feed import open_feed
from reception.storage.finding import Finding
from reception.storage.hall_store import SqlHallStore
from reception.storage.history_store import SqlHistoryStore
from reception.storage.past_store import SqlPastStore
from reception.storage.print_store import SqlPrintStore
from reception.storage.rating_store import SqlRatingStore
from reception.storage.report_store import SqlReportStore, closed_days_folder
from reception.storage.retention_store import SqlRetentionStore
from reception.storage.roles.accounts import SqlAccounts
from reception.storage.server_facts import server_facts
from reception.storage.server_time import PaperTime, server_time
from reception.storage.sign_in_store import SqlSignInStore
from reception.storage.slip_job_store import SqlSlipJobStore
from reception.storage.station_store import SqlStationStore
from reception.storage.unit_store import SqlUnitStore
from reception.watch import Watch
from reception.what_if import WhatIf

if TYPE_CHECKING:
    from reception.network.comparing import Comparing


class Reception:
    """The core, joined to one database; a context manager that gives the connections back."""

    def __init__(self, database: Database, clock: Clock, care: StationCare | None = None) -> None:
        ids = TimeOrderedIds(clock)
        unit_store = SqlUnitStore(database)
        units = UnitReader(unit_store)
        time = PaperTime(database, clock)
        self._database = database
        self._units = units
        self._closing: list[Callable[[], None]] = []
        self.clock = clock
        self.ids = ids
        self.office = Office(unit_store, units, clock, first_password)
        audit = self.office.audit
        self.sign_in = SignIn(
            SqlSignInStore(database), units, clock, ids, audit=audit, hasher=PASSWORD_HASHER
        )
        hall_store, past = SqlHallStore(database), SqlReportStore(database)
        estimate_store = SqlEstimateStore(database)
        lookout = Lookout(hall_store, RecentWaits(estimate_store))
        desk_store = SqlDeskStore(database, time)

        def desk_by(clock: Clock) -> Desk:
            return Desk(desk_store, units, clock, ids, audit=audit, lookout=lookout)

        self._desk_by = desk_by
        self.desk = desk_by(clock)
        self.prints = Prints(SqlPrintStore(database, time), units, clock, ids)
        self.slip_jobs = SlipJobs(SqlSlipJobStore(database, time), units, ids)
        self.hall = Hall(hall_store, units, clock, lookout, audit=audit)
        self.ratings = Ratings(SqlRatingStore(database), self.hall, units, clock, ids, audit=audit)
        self.history = History(SqlHistoryStore(database), units, clock, audit=audit)
        self.forgetting = Forgetting(SqlRetentionStore(database), units, clock, ids, audit=audit)
        self.accounts = Accounts(SqlAccounts(database))
        self.stations = Stations(SqlStationStore(database, time), units, clock)
        self.watch = Watch(
            SqlAlertStore(database),
            units,
            clock,
            hall=self.hall,
            prints=self.prints,
            stations=self.stations,
            audit=audit,
            care=care,
        )
        self.reports = Reports(
            past, units, clock, closed_days=closed_days_folder(database), audit=audit
        )
        self.day_slips = DaySlips(self.reports, SqlDaySlipStore(database), units, clock)
        self.what_if = WhatIf(past, SqlPastStore(database), units, clock, audit=audit)
        self.estimates = Estimates(estimate_store, past, units, clock, audit=audit)

    def desk_at(self, at: datetime) -> Desk:
        """Return the verbs of the day, for what was done at an earlier instant and is told now."""
        return self._desk_by(StoppedClock(min(at, self.clock.now())))

    @cached_property
    def comparing(self) -> "Comparing | None":
        """Return what compares the sites that this database follows; None where it follows none."""
        if not self._database.is_postgresql:
            return None
        # Only a centre waits for what counts over its sites.
        from reception.storage.network.comparing import open_comparing  # noqa: PLC0415

        opened = open_comparing(self._database, self._units, self.clock, self.office.audit)
        if opened:
            self._closing.append(opened[1])
        return opened and opened[0]

    def open_feed(self) -> ChangeFeed:
        """Return a feed of what other processes change, on a connection of its own."""
        return open_feed(self._database)

    def verify(self) -> tuple[Finding, ...]:
        """Check every invariant against the database."""
        return check(self._database)

    def server_time(self) -> datetime:
        """Return the database server's time; with SQLite it is this computer's."""
        return server_time(self._database)

    def server_facts(self) -> ServerFacts | None:
        """Return how the database server is set; None for a file."""
        return server_facts(self._database)

    def close(self) -> None:
        """Give every connection back."""
        for close in self._closing:
            close()
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


class Network:
    """The verbs of a network of units, joined to one database; a context manager."""

    def __init__(self, database: Database, clock: Clock) -> None:
        # A station does not wait for the driver of a server that it does not have.
        from reception.storage.network.network_store import SqlNetworkStore  # noqa: PLC0415
        from reception.storage.network.publication_store import (  # noqa: PLC0415
            SqlPublicationStore,
        )

        self._database = database
        self.publishing = Publishing(SqlPublicationStore(database))
        self.centre = Centre(SqlNetworkStore(database, clock))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._database.close()


def open_network(database_url: str, *, clock: Clock | None = None) -> Network:
    """Open the verbs of a network on a database, which may be empty still.

    Raises:
        StorageFault: its address is none.
    """
    return Network(Database(database_url, patience_s=PATIENT_S), clock or SystemClock())


def load_libraries(database_url: str) -> None:
    """Load what the core needs on such a database, its driver too; the database is not touched.

    Raises:
        StorageFault: its address is none.
    """
    Database(database_url).close()


def open_reception(
    database_url: str,
    *,
    clock: Clock | None = None,
    patience_s: float = PATIENCE_S,
    care: StationCare | None = None,
) -> Reception:
    """Open the core on a database whose schema is current.

    Args:
        database_url: its address.
        clock: the core's clock; else the system's.
        patience_s: how long an answer of a server is waited for.
        care: sees how this computer's disk and backups stand, for whoever watches here.

    Raises:
        StorageFault: it cannot be opened, or its schema is not this version's.
    """
    database = Database(database_url, patience_s=patience_s)
    try:
        database.require_current_schema()
    except BaseException:
        database.close()
        raise
    return Reception(database, clock or SystemClock(), care)


def prepare_database(database_url: str) -> bool:
    """Create the schema or upgrade it; return whether anything was done.

    Raises:
        StorageFault: the database cannot be reached or written.
    """
    # Alembic is needed for this alone, and takes longer to load than everything else here.
    from reception.storage.schema_upgrade import upgrade  # noqa: PLC0415

    return upgrade(database_url)


def back_up(
    database_url: str,
    folder: Path,
    *,
    keep: int,
    quick: bool = False,
    clock: Clock | None = None,
    watch: ProgressWatch = unwatched,
) -> Made:
    """Copy a database, which may be at work, into a folder; see ``storage.backup.making``.

    Raises:
        BackupRunsError: another backup is just being made there.
        EnvironmentFault: the database cannot be read, or the folder cannot take it.
        AnswerStoppedError: the watch said so.
    """
    from reception.storage.backup.making import make_backup  # noqa: PLC0415 - seldom needed

    database = Database(database_url)
    now = (clock or SystemClock()).now
    try:
        database.require_current_schema()
        return make_backup(database, folder, now, keep=keep, quick=quick, watch=watch)
    finally:
        database.close()


def put_back(
    backup: Path, database_url: str, *, lose_younger: bool = False, clock: Clock | None = None
) -> Restored:
    """Put a backup in the place of a database; see ``storage.backup.restoring``.

    Raises:
        Refusal: the backup is of no use here, or something would be lost.
        StorageFault: the database or the disk cannot be used.
    """
    from reception.storage.backup.restoring import restore  # noqa: PLC0415 - likewise

    now = (clock or SystemClock()).now
    return restore(backup, database_url, now, lose_younger=lose_younger)


def try_backup(backup: Path, database_url: str, *, clock: Clock | None = None) -> Drill:
    """Put a backup back for trial, and take it away again.

    Raises:
        Refusal: the backup is of no use.
        StorageFault: there is no room for the trial.
    """
    from reception.storage.backup.restoring import drill  # noqa: PLC0415 - likewise

    return drill(backup, database_url, (clock or SystemClock()).now)


def settle_put_back(
    database_url: str, folder: Path, *, clock: Clock | None = None
) -> tuple[NumberSkip, ...]:
    """Make a database fit for work that was put back by other means than Nouba's.

    Args:
        database_url: the database.
        folder: of backups; what is left out is noted there, for whoever goes back once more today.
        clock: tells the day.

    Raises:
        StorageFault: it cannot be written, or nothing can be noted.
    """
    from reception.care.put_back_notes import PutBackNotes  # noqa: PLC0415 - seldom needed
    from reception.storage.backup.after_restore import settle_restored  # noqa: PLC0415 - likewise

    database = Database(database_url)
    try:
        database.require_current_schema()
        now = (clock or SystemClock()).now()
        notes = PutBackNotes(folder, database_url)
        return settle_restored(database, now, what="by other means", notes=notes)
    finally:
        database.close()
