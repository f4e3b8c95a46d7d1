"""The composition root: it joins the core to a database, a clock and ids."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING

from reception.accounts.accounts import Accounts
from reception.care.chains import first_difference
from reception.care.folder import ChainHead, note_check
from reception.care.invariants import Finding
from reception.care.repair import Repair
from reception.care.verify import Verified, verified
from reception.database.address import ServerFacts
from reception.database.connection import PATIENCE_S
from reception.database.server import server_facts, server_time
from reception.domain.care_errors import HeadLostError
from reception.feedback.ratings import Ratings
from reception.feedback.searches import Searches
from reception.feedback.sql import SqlRatingStore, SqlSearchStore
from reception.front_office import FrontOffice, Lazy
from reception.history.retention import Forgetting
from reception.history.retention_sql import SqlRetentionStore
from reception.history.sql import SqlHistoryStore
from reception.offline.offline import Offline
from reception.offline.sql import SqlOfflineStore
from reception.paper.slips import SlipJobs
from reception.people.sign_in import SignIn
from reception.people.sql import SqlSignInStore
from reception.reports.day_slip import DaySlips
from reception.reports.reports import Reports
from reception.reports.sql import SqlReportStore, closed_days_folder
from reception.system.clock import Clock
from reception.system.ids import first_password
from reception.unit.office import Office
from reception.unit.passwords import PASSWORD_HASHER
from reception.unit.sql import SqlUnitStore
from reception.watch.sql import SqlAlertStore, SqlStationStore
from reception.watch.watch import Stations, Watch

if TYPE_CHECKING:
    from reception.history.bring_in import History
    from reception.network.compare import SitesComparison
    from reception.staffing.ask import Staffing
    from reception.what_if.ask import WhatIf


class Reception(FrontOffice):
    """The core, joined to one database; a context manager that gives the connections back."""

    @Lazy
    def offline(self) -> Offline:
        """Return what receives the tickets of stations that stood alone."""
        store = SqlOfflineStore(self._database, self._time)
        return Offline(store, self._units, self.clock, self.ids, self._audit, self._snapshots)

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
            lambda: self.staffing,
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
    def what_if(self) -> "WhatIf":
        """Return how past days would have gone by other rules."""
        # Runs days with what no station needs.
        from reception.what_if.ask import WhatIf  # noqa: PLC0415

        past, described = SqlReportStore(self._database), SqlUnitStore(self._database).descriptions
        return WhatIf(
            past.visits, past.sessions, past.breaks, described, self._units, self.clock, self._audit
        )

    @Lazy
    def staffing(self) -> "Staffing":
        """Return how many counters which hours need."""
        # Draws days with what no station needs.
        from reception.staffing.ask import Staffing  # noqa: PLC0415

        past = SqlReportStore(self._database)
        return Staffing(
            past.visits, past.sessions, past.breaks, self._units, self.clock, self._audit
        )

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
        if sites := vars(self).get("_sites"):
            sites[1]()
        super().close()


join_reception = Reception.join


def open_reception(
    database_url: str, *, clock: Clock | None = None, patience_s: float = PATIENCE_S
) -> Reception:
    """Join the core to a database whose schema is current; see ``FrontOffice.join``."""
    return join_reception(database_url, clock=clock, patience_s=patience_s).checked()
