"""The hall at one instant: who waits, who works where, what wait that promises; and its reader."""

import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from reception.domain.calling_rule import standing
from reception.domain.errors import StorageFault
from reception.domain.expected_wait import (
    ExpectedWait,
    Joining,
    QueueAhead,
    QueuePosition,
    announced,
    blended_service_time,
    expected_wait,
)
from reception.domain.unit import ORDINARY, Service, Unit
from reception.queue.model import CounterSession, LineLength, StaffedCounter
from reception.queue.sql.hall import SqlHallStore
from reception.unit.current import day_of
from reception.waits.estimates import RecentlySeen, RecentWaits

_NOBODY = timedelta(0)
# Who served nobody for so long is no part of the pace that a model sees.
_SEEN_AT_WORK_S = 900.0
_MOST_CHANGE = 2.0

type Range = tuple[float, float]
type DurationsOf = Callable[[str], tuple[timedelta, ...]]
"""Answers how long a service's latest visits took."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitAsked:
    """Somebody whose wait is to be told."""

    service: Service
    ranked_since: datetime
    """From when the calling rule counts."""
    priority: str = ORDINARY
    joins: bool = True
    """She joins now; else she stands in line already."""
    before: Mapping[str, int] | None = None
    """How many come first, by service; None: everybody who waits."""


@dataclass(frozen=True, kw_only=True)
class QueueSnapshot:
    """What is needed to tell a wait, as of one instant."""

    at: datetime
    unit: Unit
    lines: Mapping[str, LineLength]
    staffed: tuple[StaffedCounter, ...]
    """Without those whose person is on a break: she shortens nobody's wait."""
    busy: frozenset[int]
    """The counters to which somebody is called, or where she is served."""
    measure: DurationsOf
    recent: RecentlySeen
    _service_times: dict[str, timedelta] = field(default_factory=dict)
    _open_counters: dict[str, frozenset[int]] = field(default_factory=dict)
    _joining_of: dict[frozenset[int], tuple[Joining, ...]] = field(default_factory=dict)
    _queues_of: dict[frozenset[int], list[QueueAhead]] = field(default_factory=dict)

    def waiting(self, service: str) -> int:
        """Return how many wait for a service."""
        return self.lines[service].waiting if service in self.lines else 0

    def longest_wait(self, service: str) -> timedelta:
        """Return how long the first of a service's line waits; zero when nobody does."""
        line = self.lines.get(service)
        return max(_NOBODY, self.at - line.oldest) if line else _NOBODY

    def open_counters(self, service: str) -> frozenset[int]:
        """Return the counters that give a service and are staffed now.

        Who helps out in a line only after a while, by her work profile, counts from then on, or if
        there is nobody else.
        """
        known = self._open_counters.get(service)
        if known is None:
            after = self._called_after.get(service, {})
            longest = self.longest_wait(service)
            known = frozenset(number for number, late in after.items() if late <= longest)
            known = known or frozenset(after)
            self._open_counters[service] = known
        return known

    @cached_property
    def _called_after(self) -> Mapping[str, Mapping[int, timedelta]]:
        """By service and counter: from so long a wait on its visitors are called there."""
        after: dict[str, dict[int, timedelta]] = {}
        numbers = {one.number for one in self.unit.counters}
        for there in self.staffed:
            if there.counter in numbers:
                for line in self.unit.caller(there.counter, None, there.profile).lines:
                    after.setdefault(line.service, {})[there.counter] = line.after
        return after

    def expected_waits(self, places: Sequence[WaitAsked]) -> list[ExpectedWait | None]:
        """Return the wait of each; other lines count as far as the same counters serve them."""
        told = self._foreseen(places)
        return [
            self._by_formula(place) if found is None else announced(*found)
            for place, found in zip(places, told, strict=True)
        ]

    def _foreseen(self, places: Sequence[WaitAsked]) -> list[Range | None]:
        """Return the ranges that were learned, of those for whom the formula is not surer."""
        told: list[Range | None] = [None] * len(places)
        forecast = self.recent.forecast
        if forecast is None:
            return told
        # Whom a free counter waits for needs no prophet, and without a counter nothing is told.
        codes = {place.service.code for place in places}
        told_of = {code for code in codes if self._is_told(code)}
        free_of = {code: len(self._free(self.open_counters(code))) for code in told_of}
        asked = [
            index
            for index, place in enumerate(places)
            if (code := place.service.code) in told_of
            # Her own line alone may take every free counter, which is told without the others.
            and ((place.before or {}).get(code, 0) >= free_of[code] or not self._is_next(place))
        ]
        for joins in (True, False):
            those = [index for index in asked if places[index].joins is joins]
            if not those:
                continue
            tell = forecast.newcomers if joins else forecast.standing
            found = tell(
                [
                    (places[one].service.code, places[one].priority, places[one].ranked_since)
                    for one in those
                ]
            )
            changes = {code: self._change(code) for code in told_of}
            for index, bounds in zip(those, found, strict=True):
                if bounds is not None:
                    change = changes[places[index].service.code]
                    told[index] = bounds[0] * change, bounds[1] * change
        return told

    def _is_told(self, service: str) -> bool:
        return service not in self.recent.distrusted and bool(self.open_counters(service))

    def _by_formula(self, place: WaitAsked) -> ExpectedWait | None:
        if not self._is_told(place.service.code):
            return None
        counters = self.open_counters(place.service.code)
        return expected_wait(
            self._queues_before(counters, place.before),
            open_counters=len(counters),
            free_counters=len(self._free(counters)),
            service_time=self._service_time(place.service),
            leaving=self.recent.leaving,
            standing=self._standing(place, counters),
        )

    def _standing(self, place: WaitAsked, counters: frozenset[int]) -> QueuePosition | None:
        """Return how high somebody stands, and who of the same counters' lines may overtake."""
        classes = {one.code: one for one in self.unit.priorities}
        own = classes.get(place.priority)
        if own is None or not self.recent.arrivals:
            return None
        height = standing(place.ranked_since, own, max(self.at, place.ranked_since))
        return QueuePosition(
            height_s=height.total_seconds(), rate=own.rate, joining=self._joining(counters)
        )

    def _joining(self, counters: frozenset[int]) -> tuple[Joining, ...]:
        known = self._joining_of.get(counters)
        if known is None:
            mine: dict[str, float] = {}
            for (theirs, priority), a_second in self._arrivals_at.items():
                if shared := len(theirs & counters):
                    share = a_second * shared / len(theirs)
                    mine[priority] = mine.get(priority, 0.0) + share
            known = tuple(
                Joining(
                    a_second=mine[one.code],
                    head_start_s=one.head_start.total_seconds(),
                    rate=one.rate,
                )
                for one in self.unit.priorities
                if one.code in mine
            )
            self._joining_of[counters] = known
        return known

    @cached_property
    def _arrivals_at(self) -> Mapping[tuple[frozenset[int], str], float]:
        """By the counters that give their service, and class: how many join in a second."""
        found: dict[tuple[frozenset[int], str], float] = {}
        for service, counters, _ in self._given:
            for priority, a_second in self.recent.arrivals.get(service, {}).items():
                found[counters, priority] = found.get((counters, priority), 0.0) + a_second
        return found

    def _is_next(self, place: WaitAsked) -> bool:
        code = place.service.code
        counters = self.open_counters(code)
        free = len(self._free(counters))
        before = self.waiting(code) if place.before is None else place.before.get(code, 0)
        if before >= free:
            return False  # her own line alone takes them all
        ahead = sum(
            queue.tickets * queue.share for queue in self._queues_before(counters, place.before)
        )
        return ahead < free

    def _free(self, counters: frozenset[int]) -> frozenset[int]:
        return counters - self.busy

    def _change(self, service: str) -> float:
        """Return by how much a wait changes since counters have opened or closed just now."""
        now = len(self.open_counters(service))
        forecast = self.recent.forecast
        seen = forecast.works_for(service, _SEEN_AT_WORK_S) if forecast else now
        return min(_MOST_CHANGE, max(1 / _MOST_CHANGE, seen / now)) if seen else 1.0

    def _queues_before(
        self, mine: frozenset[int], before: Mapping[str, int] | None
    ) -> list[QueueAhead]:
        if before is None:
            if mine not in self._queues_of:
                everybody = {code: line.waiting for code, line in self.lines.items()}
                self._queues_of[mine] = self._queues_before(mine, everybody)
            return self._queues_of[mine]
        queues = []
        for other, theirs, service_time in self._given:
            tickets = before.get(other, 0)
            if tickets and (shared := len(theirs & mine)):
                queues.append(
                    QueueAhead(
                        tickets=tickets, share=shared / len(theirs), service_time=service_time
                    )
                )
        return queues

    @cached_property
    def _given(self) -> Sequence[tuple[str, frozenset[int], timedelta]]:
        """The services that some counter gives now, which counters do, and how long they take."""
        return [
            (one.code, counters, self._service_time(one))
            for one in self.unit.services
            if (counters := self.open_counters(one.code))
        ]

    def _service_time(self, service: Service) -> timedelta:
        code, known = service.code, self._service_times
        if code not in known:
            known[code] = blended_service_time(service.usual_service, self.measure(code))
        return known[code]


_log = logging.getLogger(__name__)

# The latest visits tell the present pace; older ones say little.
_RECENT_SERVICES = 20
_TIMES_HOLD = timedelta(minutes=1)
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
        self._times: dict[tuple[str, str], tuple[datetime, tuple[timedelta, ...]]] = {}

    def read(self, unit: Unit, now: datetime) -> QueueSnapshot:
        """Return the hall at this instant."""
        day = day_of(unit, now)
        lines = self._store.lines(unit.code, day)
        recent = self._waits.seen(unit, day, now) if self._waits else RecentlySeen()
        look = QueueSnapshot(
            at=now,
            unit=unit,
            lines={line.service: line for line in lines},
            staffed=tuple(one for one in self.staffed(unit, now) if not one.on_break),
            busy=frozenset(one.counter for one in self._store.at_counters(unit.code, day)),
            measure=lambda service: self._lately_took(unit, service, now),
            recent=recent,
        )
        self._recent = _Recent(look)
        return look

    def forget(self) -> None:
        """Look anew at the next question: something was done here."""
        self._recent = None

    def _lately_took(self, unit: Unit, service: str, now: datetime) -> tuple[timedelta, ...]:
        """Return how long the latest visits for a service took a counter, newest first.

        They are those of this minute: where many lines are long, many services are asked for.
        """
        known = self._times.get((unit.code, service))
        if known and abs(now - known[0]) < _TIMES_HOLD:
            return known[1]
        found = self._store.service_times(unit.code, service, _RECENT_SERVICES)
        # How long those took that nobody ended on their day is not known.
        times = tuple(took for day, ended, took in found if day_of(unit, ended) == day)
        self._times[unit.code, service] = now, times
        return times

    def sessions(self, unit: Unit, now: datetime) -> tuple[CounterSession, ...]:
        """Return who works now; who forgot to leave on an earlier day does not."""
        today = day_of(unit, now)
        sessions = self._store.open_sessions(unit.code)
        return tuple(one for one in sessions if day_of(unit, one.opened_at) == today)

    def staffed(self, unit: Unit, now: datetime) -> tuple[StaffedCounter, ...]:
        """Return where somebody works now; a counter that was not left on an earlier day is not."""
        today = day_of(unit, now)
        staffed = self._store.staffed(unit.code)
        return tuple(one for one in staffed if day_of(unit, one.opened_at) == today)

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
            told = recent.look.expected_waits([place])[0]
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
