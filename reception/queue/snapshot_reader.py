"""Reading the queue at one instant, for whoever wants to tell a wait."""

import logging
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from reception.domain.errors import StorageFault
from reception.domain.unit import Unit
from reception.domain.wait import ExpectedWait
from reception.queue.model import CounterSession
from reception.queue.snapshot import QueueSnapshot, WaitAsked
from reception.queue.sql.hall import SqlHallStore
from reception.unit.period import day_of
from reception.waits.estimates import RecentlySeen, RecentWaits

type Measure = Callable[[str], tuple[timedelta, ...]]

_log = logging.getLogger(__name__)

# The latest visits tell the present pace; older ones say little.
_RECENT_SERVICES = 20
# So long a look tells the waits of those who touch; whatever is done here ends it at once.
_FRESH = timedelta(seconds=2)


@dataclass(slots=True)
class _Recent:
    """A look at the hall that is still true enough."""

    look: QueueSnapshot
    before: dict[str, Counter[str]] = field(default_factory=dict)
    """How many come before a newcomer of each class, by service; who joined since counts."""

    def join(self, service: str, priority: str) -> None:
        """Count somebody who joins, for those who join after her."""
        heads = {one.code: one.head_start for one in self.look.unit.priorities}
        for other, before in self.before.items():
            if heads[priority] >= heads[other]:
                before[service] += 1


class SnapshotReader:
    """Reads what an estimate needs, as of one instant."""

    def __init__(self, store: SqlHallStore, waits: RecentWaits | None = None) -> None:
        self._store = store
        self._waits = waits
        self._recent: _Recent | None = None

    def read(self, unit: Unit, now: datetime, measure: Measure | None = None) -> QueueSnapshot:
        """Return the hall at this instant.

        Args:
            unit: whose hall it is.
            now: the instant.
            measure: answers how long a service's latest visits took, for who asks often and may
                remember it for a while.
        """
        day = day_of(unit, now)
        lines = self._store.lines(unit.code, day)
        recent = self._waits.seen(unit, day, now) if self._waits else RecentlySeen()
        look = QueueSnapshot(
            at=now,
            unit=unit,
            lines={line.service: line for line in lines},
            # Who is on a break shortens nobody's wait.
            sessions=tuple(one for one in self.sessions(unit, now) if not one.on_break),
            held=self._store.held(unit.code),
            measure=measure or (lambda service: self.service_times(unit, service)),
            leaving=recent.leaving,
            arrivals=recent.arrivals,
            foresight=recent.foresight,
            distrusted=recent.distrusted,
        )
        self._recent = _Recent(look)
        return look

    def forget(self) -> None:
        """Look anew at the next question: something was done here."""
        self._recent = None

    def service_times(self, unit: Unit, service: str) -> tuple[timedelta, ...]:
        """Return how long the latest visits for a service took a counter, newest first."""
        return self._store.service_times(unit.code, service, _RECENT_SERVICES)

    def sessions(self, unit: Unit, now: datetime) -> tuple[CounterSession, ...]:
        """Return who works now; who forgot to leave on an earlier day does not."""
        today = day_of(unit, now)
        sessions = self._store.open_sessions(unit.code)
        return tuple(one for one in sessions if day_of(unit, one.opened_at) == today)

    def quote(
        self, unit: Unit, service: str, priority: str, ranked_since: datetime, now: datetime
    ) -> ExpectedWait | None:
        """Return the wait to announce to a visitor who joins a line now; None if there is none.

        A number never fails for want of an estimate: what goes wrong here is logged, and the
        visitor is told no wait.
        """
        try:
            recent = self._recently_seen(unit, now)
            place = WaitAsked(
                service=unit.service(service),
                priority=priority,
                ranked_since=ranked_since,
                before=self._before(recent, unit, priority, ranked_since, now),
            )
            told = recent.look.expected_wait(place)
            recent.join(service, priority)
        except StorageFault:
            return None  # writing the ticket will say so
        except Exception:  # noqa: BLE001 - it is logged with its trace
            _log.exception("no wait could be told for %s", service)
            return None
        return told

    def _recently_seen(self, unit: Unit, now: datetime) -> _Recent:
        """Return a look of this moment: many who touch in a row do not wait for as many looks."""
        recent = self._recent
        if recent and recent.look.unit is unit and abs(now - recent.look.at) < _FRESH:
            return recent
        # Another thread may look meanwhile, and what it keeps is as good; this one keeps its own.
        self._recent = recent = _Recent(self.read(unit, now))
        return recent

    def _before(
        self, recent: _Recent, unit: Unit, priority: str, ranked_since: datetime, now: datetime
    ) -> Mapping[str, int]:
        """Return how many come before somebody who joins now, by service."""
        day = day_of(unit, now)
        if ranked_since != now:
            return self._store.ahead_of_newcomer(unit.code, day, priority, ranked_since, now)
        if priority not in recent.before:
            found = self._store.ahead_of_newcomer(unit.code, day, priority, ranked_since, now)
            recent.before[priority] = Counter(found)
        return recent.before[priority]
