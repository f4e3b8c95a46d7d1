"""The verbs of whoever leads the hall, and the signs of life of its stations."""

import socket
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from reception.care.station import CARE, StationCare
from reception.domain.alerts import (
    Alert,
    AlertEnd,
    AlertKind,
    AlertLevel,
    AlertRules,
    App,
    Change,
    Observation,
    change,
)
from reception.domain.calendar import day_begins, is_usual, opening
from reception.domain.errors import UnknownAlertError
from reception.domain.rights import AuditAct, Right, may
from reception.domain.unit import Person, Unit
from reception.offline.offline import Offline
from reception.paper.prints import Prints
from reception.queue.hall import Hall, ServiceStatus
from reception.staffing.model import PlannedWeekday, StaffingQuestion, TooFewWeeksError
from reception.system.clock import Clock, speed_of, unit_zone
from reception.unit.audit import Audit
from reception.unit.current import UnitReader, day_of, period
from reception.watch.conditions import (
    CounterWatched,
    Facts,
    LiveReading,
    ServiceWatched,
    StationWatched,
    left_alone,
    observations,
    wait_of,
    without_names,
)
from reception.watch.model import StationLife, station_subject
from reception.watch.sql import SqlAlertStore, SqlStationStore

if TYPE_CHECKING:
    from reception.staffing.ask import Staffing


@dataclass(eq=False)
class Stations:
    """Keeps when each station's apps were heard last."""

    _store: SqlStationStore
    _units: UnitReader
    _clock: Clock
    _program: UUID
    """This running program's own id: another one that is called alike has another."""
    _computer: str = field(default_factory=socket.gethostname)

    def beat(self, station: str, app: App, *, part: str = "", starts: bool = False) -> None:
        """Note that an app runs at a station; ``starts`` when it has just begun to."""
        self._store.beat(
            self._unit_code(),
            station,
            app,
            part,
            program=self._program,
            computer=self._computer,
            starts=starts,
        )

    def leave(self, station: str, app: App, *, part: str = "") -> None:
        """Note that an app was ended in good order: nobody misses it."""
        self._store.leave(self._unit_code(), station, app, part, program=self._program)

    def lives(self) -> tuple[StationLife, ...]:
        """Return what was heard of today, and for how long nothing has been (in real time)."""
        _, unit = self._units.current()
        today = day_of(unit, self._clock.now())
        speed = speed_of(self._clock)
        return tuple(
            # In a trial the stations beat as often, while more time passes.
            replace(one, unheard=one.unheard / speed)
            for one in self._store.lives(unit.code)
            # What was switched off yesterday evening is missed by nobody until it is started.
            if day_of(unit, one.heard_at) == today
        )

    def _unit_code(self) -> str:
        return self._units.current()[1].code


type _PlanKey = tuple[date, int]
"""A service day, and the revision of the unit."""
_NO_TIME, _PLAN_AGAIN = timedelta(0), timedelta(minutes=10)
type _Seen = Mapping[tuple[AlertKind, str], Observation]


@dataclass(eq=False)
class Watch:
    """Looks at the hall for whoever leads it, and keeps the log of alerts as it looks.

    Nothing else evaluates alerts: while nobody watches, none begins.
    """

    _store: SqlAlertStore
    _units: UnitReader
    _clock: Clock
    _hall: Hall
    _prints: Prints
    _stations: Stations
    _offline: Offline
    _audit: Audit
    _staffing: "Callable[[], Staffing]"
    _care: StationCare | None = None
    """Sees this computer, where somebody has to look after it."""
    _plan: tuple[_PlanKey, PlannedWeekday | None] | None = field(default=None, init=False)
    """How many counters a day needs; None: nobody has asked yet."""
    _tried: tuple[_PlanKey, datetime] | None = field(default=None, init=False)
    """For which a plan was begun last, and when."""

    def plan_day(self) -> None:
        """Plan today's counters, once: from then on a look says what is missing an hour ahead.

        It takes seconds of the processor; looks go on beside it, in another thread. Nothing is
        planned of too short a past, and of a day with hours of its own. What fails is tried again
        after a while, and the plan is made anew once the unit is described otherwise.
        """
        revision, unit = self._units.current()
        now = self._clock.now()
        today = day_of(unit, now)
        key = today, revision
        if not self._wants_plan(key, now):
            return
        self._tried = key, now
        plan = None
        if is_usual(unit.calendar, today):
            with suppress(TooFewWeeksError):
                question = StaffingQuestion(weekday=today.isoweekday())
                plan = next(iter(self._staffing().answer(question).weekdays), None)
        self._plan = key, plan

    def _is_planned(self, key: _PlanKey) -> bool:
        return self._plan is not None and self._plan[0] == key

    def _wants_plan(self, key: _PlanKey, now: datetime) -> bool:
        if self._is_planned(key):
            return False
        if self._tried is None or self._tried[0] != key:
            return True
        return not _NO_TIME <= now - self._tried[1] < _PLAN_AGAIN

    def look(self, *, asking: Person | None = None) -> LiveReading:
        """Return what is going on, with the alerts as they now are; write what has changed.

        However many look at once, each change is written once. Who may not see the whole hall sees
        no names.

        Raises:
            NotAllowedError: the person may not see the live view.
        """
        self._audit.demand(asking, Right.SEE_THE_LIVE_VIEW)
        reading = self._look()
        sees_names = asking is None or may(asking, Right.SEE_THE_HALL)
        return reading if sees_names else without_names(reading)

    def _look(self) -> LiveReading:
        revision, unit = self._units.current()
        now = self._clock.now()
        zone = unit_zone(unit.zone)
        key = day_of(unit, now), revision
        planned = self._plan if self._is_planned(key) else None
        facts = Facts(
            at=now,
            unit=unit,
            services=self._hall.services(),
            counters=self._hall.counters(),
            last_acts=self._store.last_acts(unit.code),
            stations=self._stations.lives(),
            printers=self._prints.printers(),
            plan=planned[1] if planned else None,
            conflicts=self._store.conflicts(unit.code),
            is_open=opening(unit.calendar, now, zone).is_open,
        )
        seen = (*observations(facts), *(self._care.look(now) if self._care else ()))
        # Who does not see a disk or backups, or has no plan, does not know that all is well.
        unseen = CARE if planned else CARE | {AlertKind.STAFFING}
        alerts = self._keep_log(unit, seen, now, unseen)
        found = {(one.kind, one.subject): one for one in seen}
        # Of each station the latest: those before it are overwritten.
        outages = {one.station: one for one in reversed(self._offline.outages())}
        return LiveReading(
            at=now.astimezone(zone),
            unit=unit,
            services=tuple(_service(one, unit.alerts, found) for one in facts.services),
            counters=tuple(
                CounterWatched(
                    now=one,
                    last_act=facts.last_acts.get(one.clerk) if one.clerk else None,
                    unattended=facts.unattended(one),
                    level=_level(found, AlertKind.UNATTENDED, str(one.number)),
                )
                for one in facts.counters
            ),
            stations=tuple(
                StationWatched(
                    life=one,
                    level=_level(
                        found, AlertKind.STATION, station_subject(one.app, one.part, one.station)
                    ),
                    outage=outages.get(one.station) if one.app is App.KIOSK else None,
                )
                for one in facts.stations
            ),
            printers=facts.printers,
            alerts=_most_pressing_first(alerts),
            observations=seen,
            wants_plan=self._wants_plan(key, now),
        )

    def open(self, *, asking: Person | None = None) -> tuple[Alert, ...]:
        """Return the alerts that are not over, as whoever watched last has left them.

        Raises:
            NotAllowedError: the person may not see the hall.
        """
        self._audit.demand(asking, Right.SEE_THE_HALL)
        return _most_pressing_first(self._store.open(self._unit().code))

    def log(
        self, first: date | None = None, last: date | None = None, *, asking: Person | None = None
    ) -> tuple[Alert, ...]:
        """Return the alerts of these service days, the latest first; by default of today.

        Raises:
            NotAllowedError: the person may not see the hall.
            PeriodError: the period ends before it begins, or begins after today.
        """
        self._audit.demand(asking, Right.SEE_THE_HALL)
        unit = self._unit()
        first, last = period(unit, self._clock.now(), first, last)
        zone = unit_zone(unit.zone)
        begins = day_begins(unit.calendar, first, zone)
        ends = day_begins(unit.calendar, last + timedelta(days=1), zone)
        return self._store.log(unit.code, begins, ends)

    def acknowledge(self, number: int, *, by: Person) -> Alert:
        """Note that somebody has seen an alert; it is silent from now on, until it rises.

        Who sees it second changes nothing.

        Raises:
            NotAllowedError: the person may not see the hall.
            UnknownAlertError: the log holds no such alert.
        """
        self._audit.demand(by, Right.SEE_THE_HALL)
        unit = self._unit().code
        alert = self._alert(unit, number)
        if alert.is_acknowledged:
            return alert
        subject = f"{alert.kind} {alert.subject}".strip()
        entry = self._audit.entry(by.login, AuditAct.ACKNOWLEDGE, subject)
        self._store.acknowledge(unit, number, alert.level, by=by.login, noting=entry)
        return self._alert(unit, number)

    def _keep_log(
        self, unit: Unit, seen: Iterable[Observation], now: datetime, unseen: Collection[AlertKind]
    ) -> tuple[Alert, ...]:
        alerts = self._store.open(unit.code)
        today = day_begins(unit.calendar, day_of(unit, now), unit_zone(unit.zone))
        changes = tuple(_changes(alerts, seen, now, today, unseen))
        if not changes:
            return alerts
        self._store.write(unit.code, changes, now)
        return self._store.open(unit.code)

    def _alert(self, unit: str, number: int) -> Alert:
        alert = self._store.alert(unit, number)
        if alert is None:
            raise UnknownAlertError(number)
        return alert

    def _unit(self) -> Unit:
        return self._units.current()[1]


def _changes(
    alerts: Iterable[Alert],
    seen: Iterable[Observation],
    now: datetime,
    today: datetime,
    unseen: Collection[AlertKind],
) -> Iterable[Change]:
    stale = [one for one in alerts if one.began_at < today <= now]
    # A day that nobody watched to its end: what it left open ended with it at the latest.
    yield from (AlertEnd(alert=one, at=max(today, one.level_since)) for one in stale)
    left = {one.key: one for one in alerts if one not in stale}
    made = [change(left.pop((one.kind, one.subject), None), one, now) for one in seen]
    made += [change(one, None, now) for one in left.values() if one.kind not in unseen]
    yield from (one for one in made if one)


def _service(status: ServiceStatus, rules: AlertRules, found: _Seen) -> ServiceWatched:
    if not status.waiting:
        return ServiceWatched(status=status)
    left = None if status.open_counters else left_alone(status, rules).reached
    return ServiceWatched(
        status=status,
        wait=wait_of(status, rules).reached,
        queue=_level(found, AlertKind.QUEUE, status.service.code),
        nobody_calls=left,
    )


def _level(found: _Seen, kind: AlertKind, subject: str) -> AlertLevel | None:
    one = found.get((kind, subject))
    return one.reached if one else None


def _most_pressing_first(alerts: Iterable[Alert]) -> tuple[Alert, ...]:
    return tuple(sorted(alerts, key=lambda one: (-one.level.rank, -one.id)))
