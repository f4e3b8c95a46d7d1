"""What the present hall looks like to the alerts' rule: one observation a subject."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from reception.domain.alerts import (
    AlertKind,
    AlertLevel,
    AlertRules,
    Observation,
    Spans,
    found,
    judged,
)
from reception.domain.calendar import service_day
from reception.domain.printer import PrinterState
from reception.domain.ticket import TicketState
from reception.domain.unit import Unit
from reception.hall import CounterNow, ServiceOutlook
from reception.ports import App, StationLife, StationPrinter, station_subject
from reception.zone import unit_zone

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
    services: tuple[ServiceOutlook, ...]
    counters: tuple[CounterNow, ...]
    last_acts: Mapping[str, datetime]
    stations: tuple[StationLife, ...]
    printers: tuple[StationPrinter, ...]
    is_open: bool
    """Whether tickets are given now."""
    parked: Sequence[date] = ()
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


def wait_of(line: ServiceOutlook, rules: AlertRules) -> Observation:
    """Return how the longest wait for a service stands to its thresholds."""
    code = line.service.code
    spans = rules.wait_for(code, line.service.target_wait)
    return _timed(AlertKind.WAIT, code, line.longest_wait, spans)


def left_alone(line: ServiceOutlook, rules: AlertRules) -> Observation:
    """Return how the wait for a service stands that no open counter gives."""
    return _timed(AlertKind.NOBODY_CALLS, line.service.code, line.longest_wait, rules.nobody_calls)


def observations(facts: Facts) -> tuple[Observation, ...]:
    """Return everything there is to look at."""
    return tuple(_all(facts))


def _all(facts: Facts) -> Iterator[Observation]:
    rules = facts.unit.alerts
    yield from _lines(facts, rules)
    yield from _nobody_calls(facts, rules)
    for counter in facts.counters:
        idle = facts.unattended(counter)
        if idle is not None:
            yield _timed(AlertKind.UNATTENDED, str(counter.number), idle, rules.unattended)
    if facts.parked:
        yield _parked(facts)
    # At night a computer may be switched off.
    if facts.is_at_work:
        yield from _stations(facts, rules)
        yield from _printers(facts)


def _parked(facts: Facts) -> Observation:
    """Return how many tickets wait for a decision; one of today is a visitor in no line."""
    zone, day_starts = unit_zone(facts.unit.zone), facts.unit.calendar.day_starts
    today = service_day(facts.at, zone, day_starts)
    level = AlertLevel.CRITICAL if today in facts.parked else AlertLevel.WARNING
    return replace(found(AlertKind.PARKED, HOUSE, level, ""), measured=len(facts.parked))


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


def _stations(facts: Facts, rules: AlertRules) -> Iterator[Observation]:
    for one in facts.stations:
        subject = station_subject(one.app, one.part, one.station)
        yield _timed(AlertKind.STATION, subject, one.unheard, rules.station_lost, detail=one.app)
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
    kind: AlertKind, subject: str, measured: timedelta, spans: Spans, *, detail: str = ""
) -> Observation:
    return judged(
        kind,
        subject,
        measured.total_seconds(),
        warning=spans.warning.total_seconds(),
        critical=spans.critical.total_seconds(),
        detail=detail,
    )
