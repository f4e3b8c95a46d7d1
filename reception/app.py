"""The composition root: it joins the core to a database, a clock and ids."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from functools import cached_property, partial
from threading import RLock
from typing import TYPE_CHECKING, Self

from reception.accounts.accounts import Accounts
from reception.care.chains import first_difference
from reception.care.folder import ChainHead, note_check
from reception.care.invariants import Finding
from reception.care.repair import Repair
from reception.care.station import StationCare
from reception.care.verify import Verified, verified
from reception.database.address import ServerFacts
from reception.database.audit import add_to_every_log
from reception.database.connection import PATIENCE_S, Database
from reception.database.server import PaperTime, server_facts, server_time
from reception.domain.care_errors import HeadLostError
from reception.domain.errors import StorageFault
from reception.domain.rights import AuditAct, noting_by
from reception.feedback.ratings import Ratings
from reception.feedback.searches import Searches
from reception.feedback.sql import SqlRatingStore, SqlSearchStore
from reception.history.retention import Forgetting
from reception.history.retention_sql import SqlRetentionStore
from reception.history.sql import SqlHistoryStore
from reception.offline.offline import Offline
from reception.offline.sql import SqlOfflineStore
from reception.paper.prints import Prints
from reception.paper.slips import SlipJobs
from reception.people.sign_in import SignIn
from reception.people.sql import SqlSignInStore
from reception.queue.desk import Desk
from reception.queue.hall import Hall
from reception.queue.snapshot import SnapshotReader
from reception.queue.sql.hall import SqlHallStore
from reception.queue.sql.work import SqlDeskStore
from reception.reports.day_slip import DaySlips
from reception.reports.reports import Reports
from reception.reports.sql import SqlReportStore, closed_days_folder
from reception.system.clock import ChangeFeed, Clock, StoppedClock, SystemClock
from reception.system.ids import TimeOrderedIds, first_password
from reception.unit.audit import Audit
from reception.unit.current import UnitReader
from reception.unit.office import Office
from reception.unit.password_rules import PASSWORD_HASHER
from reception.unit.sql import SqlUnitStore
from reception.wait_learning.estimates import Estimates, RecentWaits
from reception.wait_learning.sql import SqlEstimateStore
from reception.watch.sql import SqlAlertStore, SqlStationStore
from reception.watch.watch import Stations, Watch
from reception.what_if.ask import WhatIf
from reception.what_if.sql import SqlPastStore

if TYPE_CHECKING:
    from reception.history.bring_in import History
    from reception.network.compare import SitesComparison


type CareMaker = Callable[[], StationCare]
"""Is asked once somebody watches: no other command looks for a station's backups."""


class Lazy[T](cached_property[T]):
    """One service of a reception, built when it is first asked for, whichever thread asks."""

    # Nobody asks the class for it.
    def __get__(self, reception: "Reception", owner: type | None = None) -> T:  # type: ignore[override]
        """Return the service; from the first time on it is an attribute like others."""
        with reception.building:
            return super().__get__(reception, owner)


class Reception:
    """The core, joined to one database; a context manager that gives the connections back."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        care: CareMaker | None = None,
        os_user: str | None = None,
        words: str = "",
    ) -> None:
        """Join it; no service is built, and the database not asked, before somebody asks."""
        self.building = RLock()
        """Held while a service is built, which may need others."""
        self.clock = clock
        self._database = database
        self._care = care
        self._os_user = os_user
        if os_user:
            noting = noting_by(os_user, clock.now)
            database.note_command = lambda run: add_to_every_log(run, noting(AuditAct.TYPE, words))

    @Lazy
    def ids(self) -> TimeOrderedIds:
        """Return what makes identifiers."""
        return TimeOrderedIds(self.clock)

    @Lazy
    def _units(self) -> UnitReader:
        return UnitReader(SqlUnitStore(self._database))

    @Lazy
    def _snapshots(self) -> SnapshotReader:
        waits = RecentWaits(SqlEstimateStore(self._database))
        return SnapshotReader(SqlHallStore(self._database), waits)

    @Lazy
    def _time(self) -> PaperTime:
        return PaperTime(self._database, self.clock)

    @Lazy
    def _audit(self) -> Audit:
        return Audit(self._database, self._units, self.clock, self._os_user)

    @Lazy
    def desk(self) -> Desk:
        """Return the verbs of the day."""
        return self._desk_by(self.clock)

    def desk_at(self, at: datetime) -> Desk:
        """Return the verbs of the day, for what was done at an earlier instant and is told now."""
        return self._desk_by(StoppedClock(min(at, self.clock.now())))

    def _desk_by(self, clock: Clock) -> Desk:
        store = SqlDeskStore(self._database, self._time)
        return Desk(store, self._units, clock, self.ids, self._audit, self._snapshots)

    @Lazy
    def offline(self) -> Offline:
        """Return what receives the tickets of stations that stood alone."""
        store = SqlOfflineStore(self._database, self._time)
        return Offline(store, self._units, self.clock, self.ids, self._audit, self._snapshots)

    @Lazy
    def hall(self) -> Hall:
        """Return the questions about the present."""
        store = SqlHallStore(self._database)
        return Hall(store, self._units, self.clock, self._snapshots, self._audit)

    @Lazy
    def prints(self) -> Prints:
        """Return what is known of paper."""
        return Prints(self._database, self._units, self.clock, self.ids)

    @Lazy
    def slip_jobs(self) -> SlipJobs:
        """Return the sheets that are no tickets and wait for a printer."""
        return SlipJobs(self._database, self._units, self.clock, self.ids)

    @Lazy
    def ratings(self) -> Ratings:
        """Return what visitors say of their visit."""
        store = SqlRatingStore(self._database)
        return Ratings(store, self.hall, self._units, self.clock, self.ids, self._audit)

    @Lazy
    def searches(self) -> Searches:
        """Return what visitors search for and do not find."""
        return Searches(SqlSearchStore(self._database), self._units, self.clock, self._audit)

    @Lazy
    def office(self) -> Office:
        """Return how the unit is described and changed."""
        store = SqlUnitStore(self._database)
        return Office(store, self._units, self.clock, self._audit, new_password=first_password)

    @Lazy
    def sign_in(self) -> SignIn:
        """Return everybody's sign-in."""
        store, hasher = SqlSignInStore(self._database), PASSWORD_HASHER
        return SignIn(store, self._units, self.clock, self.ids, audit=self._audit, hasher=hasher)

    @Lazy
    def accounts(self) -> Accounts:
        """Return the accounts of the stations on the server."""
        return Accounts(self._database, partial(self._audit.entry, None))

    @Lazy
    def stations(self) -> Stations:
        """Return which station was heard of when."""
        store = SqlStationStore(self._database, self._time)
        return Stations(store, self._units, self.clock, self.ids.new())

    @Lazy
    def watch(self) -> Watch:
        """Return what calls for somebody's attention."""
        return Watch(
            SqlAlertStore(self._database),
            self._units,
            self.clock,
            self.hall,
            self.prints,
            self.stations,
            self.offline,
            self._audit,
            self._care() if self._care else None,
        )

    @Lazy
    def reports(self) -> Reports:
        """Return the figures of days that are over, and of today."""
        store, folder = SqlReportStore(self._database), closed_days_folder(self._database)
        return Reports(store, self._units, self.clock, folder, self._audit)

    @Lazy
    def day_slips(self) -> DaySlips:
        """Return the sheets that say how a day went."""
        return DaySlips(self.reports, self._database, self._units, self.clock)

    @Lazy
    def what_if(self) -> WhatIf:
        """Return how past days would have gone by other rules."""
        figures, past = SqlReportStore(self._database), SqlPastStore(self._database)
        return WhatIf(figures.visits, past, self._units, self.clock, self._audit)

    @Lazy
    def estimates(self) -> Estimates:
        """Return how waits are learned, and how well they were announced."""
        waits, figures = SqlEstimateStore(self._database), SqlReportStore(self._database)
        return Estimates(waits, figures.visits, self._units, self.clock, self._audit)

    @Lazy
    def history(self) -> "History":
        """Return what brings in the visits of another program."""
        # Reads a description of columns and teaches what it reads: no station waits for that.
        from reception.history.bring_in import History  # noqa: PLC0415

        return History(SqlHistoryStore(self._database), self._units, self.clock, self._audit)

    @Lazy
    def forgetting(self) -> Forgetting:
        """Return what deletes what is older than the unit keeps."""
        store = SqlRetentionStore(self._database)
        newest = self._newest_backup
        return Forgetting(store, self._units, self.clock, self.ids, self._audit, newest)

    def _newest_backup(self) -> datetime | None:
        return self._care().newest_backup() if self._care else None

    @property
    def comparing(self) -> "SitesComparison | None":
        """Return what compares the sites that this database follows; None where it follows none."""
        return self._sites[0] if self._sites else None

    # Not under the lock, for it asks the database: others are built meanwhile.
    @cached_property
    def _sites(self) -> "tuple[SitesComparison, Callable[[], None]] | None":
        if not self._database.is_postgresql:
            return None
        # Only a centre needs the drivers that its sites are counted with.
        from reception.network.compare import open_comparing  # noqa: PLC0415

        folder = closed_days_folder(self._database)
        return open_comparing(self._database, self._units, self.clock, self._audit, folder)

    def require_ready(self) -> None:
        """Refuse a database that cannot be reached, or whose schema is not this version's."""
        self._database.require_ready()

    def open_feed(self) -> ChangeFeed:
        """Return a feed of what other processes change, on a connection of its own."""
        self.require_ready()
        return self._database.open_feed()

    def verify(self) -> tuple[Finding, ...]:
        """Check every invariant against the database; beside a file it is noted when, and what."""
        return self.verified().findings

    def verified(self, kept: Collection[ChainHead] = (), *, whole: bool = True) -> Verified:
        """Check the same, and that every log leads on from heads that are kept elsewhere.

        If not the ``whole`` is checked, what those heads prove is not looked at again, and nothing
        is noted.
        """
        now = self.clock.now()
        found = verified(self._database, now, kept, whole=whole)
        if whole and (file := self._database.file):
            note_check(file, now, (one.code for one in found.findings if one.broken))
        return found

    def first_difference(self, heads: Iterable[ChainHead], kept_in: str) -> HeadLostError | None:
        """Return the first log that does not lead on from where it was kept; None: each does."""
        return first_difference(self._database, heads, kept_in)

    @Lazy
    def repair(self) -> Repair:
        """Return what corrects what a station got wrong."""
        return Repair(self._database, self._units, self.clock, self.ids, self._audit)

    def server_time(self) -> datetime:
        """Return the database server's time; with SQLite it is this computer's."""
        return server_time(self._database)

    def server_facts(self) -> ServerFacts | None:
        """Return how the database server is set; None for a file."""
        return server_facts(self._database)

    def close(self) -> None:
        """Give every connection back."""
        built = vars(self)
        if sites := built.get("_sites"):
            sites[1]()
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def join_reception(
    database_url: str | None,
    *,
    clock: Clock | None = None,
    patience_s: float = PATIENCE_S,
    care: CareMaker | None = None,
    os_user: str | None = None,
    words: str = "",
) -> Reception:
    """Return the core on a database that may be away, and is not asked before the first question.

    Until a question is answered each of them looks first whether the schema is this version's.

    Args:
        database_url: its address.
        clock: the core's clock; else the system's.
        patience_s: how long an answer of a server is waited for.
        care: sees how this computer's disk and backups stand, for whoever watches here.
        os_user: who types a command; the audit log says so.
        words: the command's, without what was said to it.

    Raises:
        StorageFault: there is no address, or it is none.
    """
    if not database_url:
        raise StorageFault("No database is named", "set NOUBA_DATABASE or give --db")
    database = Database(database_url, patience_s=patience_s, looks_first=True)
    return Reception(database, clock or SystemClock(), care, os_user, words)


def open_reception(
    database_url: str,
    *,
    clock: Clock | None = None,
    patience_s: float = PATIENCE_S,
    care: CareMaker | None = None,
    os_user: str | None = None,
    words: str = "",
) -> Reception:
    """Open the core on a database whose schema is current; see ``join_reception``.

    Raises:
        StorageFault: it cannot be opened, or its schema is not this version's.
    """
    reception = join_reception(
        database_url, clock=clock, patience_s=patience_s, care=care, os_user=os_user, words=words
    )
    try:
        reception.require_ready()
    except BaseException:
        reception.close()
        raise
    return reception
