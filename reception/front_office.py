"""The front office, joined to a database, a clock and ids: tickets, calls, and their paper."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING, Self

from reception.database.audit import add_to_every_log
from reception.database.connection import PATIENCE_S, Database
from reception.database.server import PaperTime
from reception.domain.errors import StorageFault
from reception.domain.rights import AuditAct, noting_by
from reception.paper.page_keys import PageKeys
from reception.paper.prints import Prints
from reception.queue.desk import Desk
from reception.queue.hall import Hall
from reception.queue.snapshot import SnapshotReader
from reception.queue.sql.hall import SqlHallStore
from reception.queue.sql.work import SqlDeskStore
from reception.system.clock import ChangeFeed, Clock, StoppedClock, SystemClock
from reception.system.ids import TimeOrderedIds
from reception.unit.audit import Audit
from reception.unit.current import UnitReader
from reception.unit.sql import SqlUnitStore

if TYPE_CHECKING:
    from reception.care.station import StationCare
    from reception.waits.forecast import WaitForecaster

type CareMaker = Callable[[], "StationCare"]
"""Is asked once somebody watches: no other command looks for a station's backups."""


class Lazy[T](cached_property[T]):
    """One service of a reception, built when it is first asked for, whichever thread asks."""

    # Nobody asks the class for it.
    def __get__(self, reception: "FrontOffice", owner: type | None = None) -> T:  # type: ignore[override]
        """Return the service; from the first time on it is an attribute like others."""
        with reception.building:
            return super().__get__(reception, owner)


class FrontOffice:
    """What gives and calls numbers; a context manager that gives the connections back."""

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

    @classmethod
    def join(
        cls,
        database_url: str | None,
        *,
        clock: Clock | None = None,
        patience_s: float = PATIENCE_S,
        care: CareMaker | None = None,
        os_user: str | None = None,
        words: str = "",
    ) -> Self:
        """Join it to a database that may be away, and is not asked before the first question.

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
        return cls(database, clock or SystemClock(), care, os_user, words)

    def checked(self) -> Self:
        """Return it where its schema is current; else every connection is given back.

        Raises:
            StorageFault: it cannot be opened, or its schema is not this version's.
        """
        try:
            self._database.require_ready()
        except BaseException:
            self.close()
            raise
        return self

    @Lazy
    def ids(self) -> TimeOrderedIds:
        """Return what makes identifiers."""
        return TimeOrderedIds(self.clock)

    @Lazy
    def _units(self) -> UnitReader:
        return UnitReader(SqlUnitStore(self._database))

    @Lazy
    def _snapshots(self) -> SnapshotReader:
        return SnapshotReader(SqlHallStore(self._database), lambda: self._waits)

    @Lazy
    def _waits(self) -> "WaitForecaster":
        # NumPy: no command waits for it that tells no wait.
        from reception.waits.forecast import WaitForecaster  # noqa: PLC0415

        return WaitForecaster(self._database)

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
    def hall(self) -> Hall:
        """Return the questions about the present."""
        store = SqlHallStore(self._database)
        return Hall(
            store,
            self._units,
            self.clock,
            self._snapshots,
            self._audit,
            lambda: self.page_keys,  # a board shows no ticket's code
        )

    @Lazy
    def prints(self) -> Prints:
        """Return what is known of paper."""
        return Prints(self._database, self._units, self.clock, self.ids)

    @Lazy
    def page_keys(self) -> PageKeys:
        """Return the keys of days, of which those of tickets' pages are made."""
        return PageKeys(self._database, self._units, self.clock)

    def open_feed(self) -> ChangeFeed:
        """Return a feed of what other processes change, on a connection of its own."""
        self._database.require_ready()
        return self._database.open_feed()

    def close(self) -> None:
        """Give every connection back."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
