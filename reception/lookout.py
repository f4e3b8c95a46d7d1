"""Looking at the hall as it is now, for whoever wants to tell a wait."""

import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from reception.domain.calendar import service_day
from reception.domain.errors import StorageFault
from reception.domain.estimate import ExpectedWait
from reception.domain.ticket import TicketState
from reception.domain.unit import Unit
from reception.outlook import Foresees, Outlook, Place
from reception.ports import HallStore, Session
from reception.ports.estimates import EstimateStore, Kept, StayRow
from reception.zone import unit_zone

if TYPE_CHECKING:
    from reception.estimating.model import Model

type Measure = Callable[[str], tuple[timedelta, ...]]

_log = logging.getLogger(__name__)

# The latest visits tell the present pace; older ones say little.
_RECENT_SERVICES = 20
_LATEST = timedelta(hours=2)
# What is older than this tells of another office.
_OUTDATED = timedelta(days=35)
_KEPT = 300
# Of so many latest waits of a service, this part must have been in its range.
_JUDGED_BY, _TRUSTED_FROM = 20, 0.6
_JUDGED_WITHIN = timedelta(hours=1)
_FEWEST_LEFT = 5
_COUNTED = timedelta(hours=1)
# So long a look tells the waits of those who touch; whatever is done here ends it at once.
_FRESH = timedelta(seconds=2)


@dataclass(slots=True)
class _Recent:
    """A look at the hall that is still true enough."""

    look: Outlook
    before: dict[str, Counter[str]] = field(default_factory=dict)
    """How many come before a newcomer of each class, by service; who joined since counts."""

    def join(self, service: str, priority: str) -> None:
        """Count somebody who joins, for those who join after her."""
        heads = {one.code: one.head_start for one in self.look.unit.priorities}
        for other, before in self.before.items():
            if heads[priority] >= heads[other]:
                before[service] += 1


class Lookout:
    """Reads what an estimate needs, as of one instant."""

    def __init__(self, store: HallStore, estimates: EstimateStore | None = None) -> None:
        self._store = store
        self._estimates = estimates
        self._model: tuple[datetime, Model | None] | None = None
        self._recent: _Recent | None = None

    def look(self, unit: Unit, now: datetime, measure: Measure | None = None) -> Outlook:
        """Return the hall at this instant.

        Args:
            unit: whose hall it is.
            now: the instant.
            measure: answers how long a service's latest visits took, for who asks often and may
                remember it for a while.
        """
        day = day_of(unit, now)
        lines = self._store.lines(unit.code, day)
        kept: Sequence[Kept] = ()
        rows: Sequence[StayRow] = ()
        if self._estimates:
            kept = self._estimates.latest_kept(unit.code, day, _KEPT)
            rows = self._estimates.stays(unit.code, day, now - _LATEST)
        look = Outlook(
            at=now,
            unit=unit,
            lines={line.service: line for line in lines},
            # Who is on a break shortens nobody's wait.
            sessions=tuple(one for one in self.sessions(unit, now) if not one.on_break),
            held=self._store.held(unit.code),
            measure=measure or (lambda service: self.service_times(unit, service)),
            leaving=_leaving(rows, now),
            arrivals=_arrivals(rows, now),
            foresight=self._foresight(unit, day, now, rows, kept),
            distrusted=_distrusted(kept, now),
        )
        self._recent = _Recent(look)
        return look

    def forget(self) -> None:
        """Look anew at the next question: something was done here."""
        self._recent = None

    def service_times(self, unit: Unit, service: str) -> tuple[timedelta, ...]:
        """Return how long the latest visits for a service took a counter, newest first."""
        return self._store.service_times(unit.code, service, _RECENT_SERVICES)

    def sessions(self, unit: Unit, now: datetime) -> tuple[Session, ...]:
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
            place = Place(
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
        self._recent = recent = _Recent(self.look(unit, now))
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

    def _foresight(
        self,
        unit: Unit,
        day: date,
        now: datetime,
        rows: Sequence[StayRow],
        kept: Sequence[Kept],
    ) -> Foresees | None:
        model = self._present_model(unit, now)
        if model is None:
            return None
        from reception.estimating.foresight import foresight_of  # noqa: PLC0415

        return foresight_of(model, rows, kept, on=day, now=now, zone=unit_zone(unit.zone))

    def _present_model(self, unit: Unit, now: datetime) -> "Model | None":
        """Return what was learned, read anew only when it was learned anew."""
        made_at = self._estimates.model_made_at(unit.code) if self._estimates else None
        if made_at is None or now - made_at > _OUTDATED:
            return None
        if self._model is None or self._model[0] != made_at:
            self._model = made_at, self._read_model(unit)
        return self._model[1]

    def _read_model(self, unit: Unit) -> "Model | None":
        # numpy is loaded by those stations alone whose unit has learned something.
        from reception.estimating.model import VERSION, model_of  # noqa: PLC0415

        stored = self._estimates.model(unit.code) if self._estimates else None
        if stored is None or not stored.is_used or stored.version != VERSION:
            return None
        return model_of(stored.content)


def day_of(unit: Unit, at: datetime) -> date:
    """Return the service day that an instant counts for."""
    return service_day(at, unit_zone(unit.zone), unit.calendar.day_starts)


def _distrusted(kept: Sequence[Kept], now: datetime) -> frozenset[str]:
    """Return the services whose waits of the last hour were too seldom in their ranges."""
    since = (now - _JUDGED_WITHIN).timestamp() * 1_000_000
    latest: dict[str, list[bool]] = {}
    for one in kept:
        if one.called_at < since:
            continue
        found = latest.setdefault(one.service, [])
        if len(found) < _JUDGED_BY:
            found.append(one.quoted_low <= one.wait <= one.quoted_high)
    return frozenset(
        service
        for service, held in latest.items()
        if len(held) == _JUDGED_BY and sum(held) < _TRUSTED_FROM * _JUDGED_BY
    )


def _arrivals(rows: Sequence[StayRow], now: datetime) -> dict[tuple[str, str], float]:
    """Return how many joined in a second of the last hour, by service and class."""
    since = int((now - _COUNTED).timestamp() * 1_000_000)
    joined = Counter((row.service, row.priority) for row in rows if row.waiting_since > since)
    return {line: count / _COUNTED.total_seconds() for line, count in joined.items()}


def _leaving(rows: Sequence[StayRow], now: datetime) -> float:
    """Return what part of those who wait leave in a second, of the last hours."""
    left = sum(row.state == TicketState.CANCELLED and row.called_at is None for row in rows)
    if left < _FEWEST_LEFT:
        return 0.0
    until = int(now.timestamp() * 1_000_000)
    waited = sum((row.called_at or row.ended_at or until) - row.waiting_since for row in rows)
    return left / max(waited / 1_000_000, 1.0)
