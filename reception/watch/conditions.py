"""What the present hall looks like to the alerts' rule: one observation a subject."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from reception.domain.alerts import (
    Alert,
    AlertKind,
    AlertLevel,
    AlertRules,
    AlertSpans,
    App,
    Observation,
    found,
    judged,
    missing_soon,
)
from reception.domain.printer import PrinterState
from reception.domain.ticket import TicketState
from reception.domain.unit import Unit
from reception.offline.model import StationOutage
from reception.paper.model import StationPrinter
from reception.queue.hall import CounterNow, ServiceStatus
from reception.staffing.model import NOON, PlannedWeekday
from reception.system.clock import unit_zone
from reception.unit.current import day_of
from reception.watch.model import StationLife, station_subject

HOUSE = ""
_NO_TIME = timedelta(0)
_STILL_HEARD = timedelta(minutes=2)
_SILENT = "silent"
"""What an alert says of a printer whose station lives but speaks no more of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What was read of the hall, as of one instant."""

    at: datetime
    unit: Unit
    services: tuple[ServiceStatus, ...]
    counters: tuple[CounterNow, ...]
    last_acts: Mapping[str, datetime]
    stations: tuple[StationLife, ...]
    printers: tuple[StationPrinter, ...]
    is_open: bool
    """Whether tickets are given now."""
    plan: PlannedWeekday | None = None
    """How many counters today needs, by the unit's past; None where nobody knows."""
    conflicts: Sequence[date] = ()
    """The days of the tickets that kiosks gave alone and that could not be taken in."""

    @property
    def is_at_work(self) -> bool:
        """Return whether anybody is here to be served or to serve."""
        someone = any(one.waiting for one in self.services)
        return self.is_open or someone or any(one.clerk for one in self.counters)

    def unattended(self, counter: CounterNow) -> timedelta | None:
        """Return for how long visitors of a counter wait while nobody acts there.

        None where nobody should: it is closed or on a break, a visitor is being served, or nobody
        waits whom it may call.
        """
        if counter.clerk is None or counter.on_break:
            return None
        if counter.held and counter.held.state is TicketState.SERVING:
            return None
        acted = self.last_acts.get(counter.clerk)
        waits = {one.service.code: one.longest_wait for one in self.services if one.waiting}
        mine = [
            waits[line.service] - line.after
            for line in self.unit.caller(counter.number, counter.clerk, counter.profile).lines
            if line.service in waits
        ]
        longest = max(mine, default=_NO_TIME)
        if acted is None or longest <= _NO_TIME:
            return None
        return max(_NO_TIME, min(self.at - acted, longest))


def wait_of(line: ServiceStatus, rules: AlertRules) -> Observation:
    """Return how the longest wait for a service stands to its thresholds."""
    code = line.service.code
    spans = rules.wait_for(code, line.service.target_wait)
    return _timed(AlertKind.WAIT, code, line.longest_wait, spans)


def left_alone(line: ServiceStatus, rules: AlertRules) -> Observation:
    """Return how the wait for a service stands that no open counter gives."""
    return _timed(AlertKind.NOBODY_CALLS, line.service.code, line.longest_wait, rules.nobody_calls)


def observations(facts: Facts) -> Iterator[Observation]:
    """Yield everything there is to look at."""
    rules = facts.unit.alerts
    yield from _lines(facts, rules)
    yield from _nobody_calls(facts, rules)
    yield from _missing_soon(facts)
    for counter in facts.counters:
        idle = facts.unattended(counter)
        if idle is not None:
            yield _timed(AlertKind.UNATTENDED, str(counter.number), idle, rules.unattended)
    if facts.conflicts:
        yield _conflicts(facts)
    # At night a computer may be switched off.
    if facts.is_at_work:
        yield from _stations(facts, rules)
        yield from _printers(facts)


def _conflicts(facts: Facts) -> Observation:
    """Return how many tickets wait for a decision; one of today is a visitor in no line."""
    today = day_of(facts.unit, facts.at)
    level = AlertLevel.CRITICAL if today in facts.conflicts else AlertLevel.WARNING
    return replace(found(AlertKind.CONFLICTS, HOUSE, level, ""), measured=len(facts.conflicts))


def _lines(facts: Facts, rules: AlertRules) -> Iterator[Observation]:
    for line in facts.services:
        if not line.waiting:
            continue
        code = line.service.code
        wait = wait_of(line, rules)
        # Where nobody calls, that is the alert, and it tells the wait.
        if line.open_counters or _rank(left_alone(line, rules)) < _rank(wait):
            yield wait
        counts = rules.queue_for(code)
        yield judged(
            AlertKind.QUEUE, code, line.waiting, warning=counts.warning, critical=counts.critical
        )


def _nobody_calls(facts: Facts, rules: AlertRules) -> Iterator[Observation]:
    left = [one for one in facts.services if one.waiting and not one.open_counters]
    if not left:
        return
    if any(one.clerk and not one.on_break for one in facts.counters):
        for line in left:
            yield left_alone(line, rules)
    else:
        # The whole house is one alert, not one a service.
        longest = max(line.longest_wait for line in left)
        yield _timed(AlertKind.NOBODY_CALLS, HOUSE, longest, rules.nobody_calls)


def _missing_soon(facts: Facts) -> Iterator[Observation]:
    now = facts.at.astimezone(unit_zone(facts.unit.zone))
    noon = NOON.opens <= now.time() < NOON.closes
    opened = sum(bool(one.clerk) and (noon or not one.on_break) for one in facts.counters)
    missing = facts.plan.missing_soon(now, opened) if facts.plan else None
    if missing:
        yield missing_soon(missing)


def _stations(facts: Facts, rules: AlertRules) -> Iterator[Observation]:
    for one in facts.stations:
        subject = station_subject(one.app, one.part, one.station)
        yield _timed(AlertKind.STATION, subject, one.unheard, rules.station_lost, detail=one.app)
        if one.is_duplicate:
            yield found(AlertKind.DUPLICATE, subject, AlertLevel.WARNING, ", ".join(one.computers))
    known = _stations_of_printers(facts.stations)
    for printer in facts.printers:
        if printer.silent and printer.station not in known:
            subject = station_subject(App.KIOSK, "", printer.station)
            yield found(AlertKind.STATION, subject, AlertLevel.CRITICAL, App.KIOSK)


def _printers(facts: Facts) -> Iterator[Observation]:
    known = _stations_of_printers(facts.stations)
    for one in facts.printers:
        # Of a station that is not heard any more, nobody knows how its printer is.
        if one.silent:
            if one.station in known:
                yield found(AlertKind.PRINTER, one.station, known[one.station], _SILENT)
        else:
            yield found(AlertKind.PRINTER, one.station, _printer_level(one.state), one.state)


def _stations_of_printers(stations: Iterable[StationLife]) -> dict[str, AlertLevel | None]:
    """Return the kiosks, each with the level of its printer if nothing is heard of that.

    There is none where the kiosk itself may be lost.
    """
    return {
        one.station: AlertLevel.CRITICAL if one.unheard < _STILL_HEARD else None
        for one in stations
        if one.app is App.KIOSK
    }


def _printer_level(state: PrinterState) -> AlertLevel | None:
    if not state.prints:
        return AlertLevel.CRITICAL
    return AlertLevel.WARNING if state is PrinterState.NEAR_END else None


def _rank(seen: Observation) -> int:
    return seen.reached.rank if seen.reached else 0


def _timed(
    kind: AlertKind, subject: str, measured: timedelta, spans: AlertSpans, *, detail: str = ""
) -> Observation:
    return judged(
        kind,
        subject,
        measured.total_seconds(),
        warning=spans.warning.total_seconds(),
        critical=spans.critical.total_seconds(),
        detail=detail,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceWatched:
    """A service's line, and how it stands to the thresholds."""

    status: ServiceStatus
    wait: AlertLevel | None = None
    """The level that the longest wait has reached."""
    queue: AlertLevel | None = None
    """The level that the number of waiting people has reached."""
    nobody_calls: AlertLevel | None = None

    @property
    def worst(self) -> AlertLevel | None:
        """Return the most pressing of them."""
        reached = [one for one in (self.wait, self.queue, self.nobody_calls) if one]
        return max(reached, key=lambda one: one.rank, default=None)


@dataclass(frozen=True, kw_only=True, slots=True)
class CounterWatched:
    """A counter, and since when nobody has acted there."""

    now: CounterNow
    last_act: datetime | None = None
    """Of who works there; None while it is closed."""
    unattended: timedelta | None = None
    """For how long her visitors wait and she does nothing; None while that is not so."""
    level: AlertLevel | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class StationWatched:
    """A station's app, and whether it is lost."""

    life: StationLife
    level: AlertLevel | None = None
    outage: StationOutage | None = None
    """The latest time of today without the database, if the station has told of one."""

    @property
    def subject(self) -> str:
        """Return how alerts name it."""
        return station_subject(self.life.app, self.life.part, self.life.station)


@dataclass(frozen=True, kw_only=True, slots=True)
class LiveReading:
    """What is going on now."""

    at: datetime
    """In the unit's zone."""
    unit: Unit
    services: tuple[ServiceWatched, ...]
    counters: tuple[CounterWatched, ...]
    stations: tuple[StationWatched, ...]
    printers: tuple[StationPrinter, ...]
    alerts: tuple[Alert, ...]
    """Open ones, the most pressing first, and of those the latest."""
    observations: tuple[Observation, ...]
    """What the alerts were judged by."""
    wants_plan: bool = False
    """Whether somebody should have today's counters planned."""

    @property
    def waiting(self) -> int:
        """Return how many wait, for whatever service."""
        return sum(one.status.waiting for one in self.services)

    @property
    def longest(self) -> ServiceWatched | None:
        """Return the service with the longest wait; None when nobody waits."""
        lines = [one for one in self.services if one.status.waiting]
        return max(lines, key=lambda one: one.status.longest_wait, default=None)

    @property
    def open_counters(self) -> int:
        """Return at how many counters somebody calls: not those on a break."""
        return sum(one.now.clerk is not None and not one.now.on_break for one in self.counters)

    def seen(self, kind: AlertKind, subject: str) -> Observation | None:
        """Return how something stands now; None when there is nothing to look at."""
        return next(
            (one for one in self.observations if (one.kind, one.subject) == (kind, subject)), None
        )


def without_names(reading: LiveReading) -> LiveReading:
    """Return a reading that says nobody's name, nor why somebody is away or what was noted."""
    return replace(
        reading,
        unit=replace(reading.unit, people=()),
        counters=tuple(replace(one, now=_unnamed(one.now)) for one in reading.counters),
        alerts=tuple(replace(one, acknowledged_by=None) for one in reading.alerts),
    )


def _unnamed(counter: CounterNow) -> CounterNow:
    held, away = counter.held, counter.away
    if held:
        legs = (replace(leg, clerk=None, kept_clerk=None, note=None) for leg in held.legs)
        held = replace(held, legs=tuple(legs))
    if away:
        away = replace(away, clerk="", reason="")
    return replace(counter, clerk=counter.clerk and "", held=held, away=away)
