"""When the hall needs somebody: what is watched, from where on it alarms, and when that is over.

An alert begins and rises at once, falls and ends only after the hall has been calmer for a while:
what swings about its threshold alarms once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Annotated

from reception.domain.fields import Code, Limits, SomeMinutes

HOLD = timedelta(seconds=30)
"""So long it must have been calmer before an alert falls or ends."""
_MARGIN = 0.8
"""An alert is kept while its measure is at least this part of the threshold."""


class App(StrEnum):
    """What runs at a station and gives a sign of life."""

    KIOSK = "kiosk"
    BOARD = "board"
    CLERK = "clerk"
    LINE = "line"
    """Sends what visitors' telephones show; a part is a relay that is up to date."""


class AlertKind(StrEnum):
    """What is watched."""

    WAIT = "wait"
    """The longest wait for a service."""
    QUEUE = "queue"
    """How many wait for a service."""
    NOBODY_CALLS = "nobody_calls"
    """People wait for a service, and no counter that gives it is open."""
    STAFFING = "staffing"
    """More counters are needed within the hour than are open."""
    UNATTENDED = "unattended"
    """A counter is open, its visitors wait, and nobody acts there."""
    PRINTER = "printer"
    STATION = "station"
    """Nothing is heard any more from a kiosk, a board or a clerk's panel, or of a relay."""
    DUPLICATE = "duplicate"
    """Several programs run as one station: nobody would miss one of them."""
    CONFLICTS = "parked"
    """Tickets that kiosks gave alone could not be taken in: their visitors stand in no line."""
    DISK = "disk"
    """Little room is left at a computer that keeps the database."""
    BACKUP = "backup"
    """No sound backup that is new enough."""


class AlertLevel(StrEnum):
    """How much it presses; the later one more."""

    WARNING = "warning"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """Return its place, the most pressing last."""
        return _RANKS[self]


_RANKS = {level: place for place, level in enumerate(AlertLevel, start=1)}

People = Annotated[int, Limits(least=1, most=9999, of="people")]
PercentOfTarget = Annotated[int, Limits(least=10, most=1000, note=": percent of the target wait")]


@dataclass(frozen=True, kw_only=True, slots=True)
class AlertSpans:
    """From which lengths of time on something alarms."""

    warning: SomeMinutes
    critical: SomeMinutes


@dataclass(frozen=True, kw_only=True, slots=True)
class AlertCounts:
    """From how many people on something alarms."""

    warning: People
    critical: People


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceAlerts:
    """What is different for one service; None: as for all."""

    wait: AlertSpans | None = None
    queue: AlertCounts | None = None


_MANY = AlertCounts(warning=20, critical=40)
_SOON = AlertSpans(warning=timedelta(minutes=3), critical=timedelta(minutes=10))
_LATER = AlertSpans(warning=timedelta(minutes=10), critical=timedelta(minutes=20))


@dataclass(frozen=True, kw_only=True, slots=True)
class AlertRules:
    """The house's thresholds."""

    wait_warning_percent: PercentOfTarget = 100
    """Of the service's target wait."""
    wait_critical_percent: PercentOfTarget = 200
    queue: AlertCounts = _MANY
    nobody_calls: AlertSpans = _SOON
    unattended: AlertSpans = _LATER
    station_lost: AlertSpans = _SOON
    services: Annotated[Mapping[Code, ServiceAlerts], Limits(of="service", longest=200)] = field(
        default_factory=dict
    )

    def wait_for(self, service: str, target: timedelta) -> AlertSpans:
        """Return from which waits for a service on it alarms."""
        own = self.services.get(service)
        if own and own.wait:
            return own.wait
        return AlertSpans(
            warning=target * self.wait_warning_percent / 100,
            critical=target * self.wait_critical_percent / 100,
        )

    def queue_for(self, service: str) -> AlertCounts:
        """Return from how many waiting for a service on it alarms."""
        own = self.services.get(service)
        return own.queue if own and own.queue else self.queue


@dataclass(frozen=True, slots=True)
class CountersMissing:
    """From a half hour on more counters are needed than are open now."""

    begins: time
    needed: int
    missing: int
    services: tuple[str, ...] = ()
    """Whose visitors would wait."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Observation:
    """One thing that was looked at, and how it stands now."""

    kind: AlertKind
    subject: str
    """A service's code, a counter's number, a half hour, a station and its app; empty for the whole
    house."""
    reached: AlertLevel | None
    """The level whose threshold it has reached; None: none."""
    kept: AlertLevel | None
    """The level that an alert still has: thresholds are a little lower on the way down."""
    measured: int | None = None
    """Seconds, or people."""
    detail: str = ""
    """Such as how a printer is."""
    missing: CountersMissing | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Alert:
    """One alert of the log, begun and perhaps over."""

    id: int
    kind: AlertKind
    subject: str
    level: AlertLevel
    """The present one, or the last."""
    worst: AlertLevel
    began_at: datetime
    level_since: datetime
    measured: int | None = None
    """As it was when the level was reached."""
    detail: str = ""
    easing_since: datetime | None = None
    """Since when it has been calmer; None while it is not."""
    ended_at: datetime | None = None
    acknowledged_by: str | None = None
    acknowledged_at: datetime | None = None
    acknowledged_level: AlertLevel | None = None
    changes: int = 0
    """How often it was changed: who changes it names the one she saw."""
    missing: CountersMissing | None = None

    @property
    def key(self) -> tuple[AlertKind, str]:
        """Return what it is about: at most one alert of each is open."""
        return self.kind, self.subject

    @property
    def is_acknowledged(self) -> bool:
        """Return whether somebody has seen it at its present level."""
        seen = self.acknowledged_level
        return seen is not None and seen.rank >= self.level.rank


@dataclass(frozen=True, kw_only=True, slots=True)
class Begun:
    """An alert begins."""

    seen: Observation
    level: AlertLevel


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """An alert has another level, or begins or ceases to ease."""

    alert: Alert
    level: AlertLevel
    easing_since: datetime | None
    seen: Observation | None


@dataclass(frozen=True, kw_only=True, slots=True)
class AlertEnd:
    """An alert is over."""

    alert: Alert
    at: datetime


type Change = Begun | Moved | AlertEnd


def judged(
    kind: AlertKind,
    subject: str,
    measured: float,
    *,
    warning: float,
    critical: float,
    detail: str = "",
) -> Observation:
    """Return how a measure stands to its two thresholds."""
    return Observation(
        kind=kind,
        subject=subject,
        reached=_level(measured, warning, critical),
        kept=_level(measured, warning * _MARGIN, critical * _MARGIN),
        measured=int(measured),
        detail=detail,
    )


def missing_soon(missing: CountersMissing) -> Observation:
    """Return that counters will be missing: each half hour is an alert of its own."""
    return Observation(
        kind=AlertKind.STAFFING,
        subject=f"{missing.begins:%H:%M}",
        reached=AlertLevel.WARNING,
        kept=AlertLevel.WARNING,
        measured=missing.missing,
        missing=missing,
    )


def found(kind: AlertKind, subject: str, level: AlertLevel | None, detail: str) -> Observation:
    """Return a condition that is there or not, without a measure."""
    return Observation(kind=kind, subject=subject, reached=level, kept=level, detail=detail)


def change(
    alert: Alert | None, seen: Observation | None, now: datetime, *, hold: timedelta = HOLD
) -> Change | None:
    """Return what becomes of one subject's open alert, if anything.

    Args:
        alert: the open one; None when there is none.
        seen: how it stands now; None when there is nothing more to look at.
        now: the present instant.
        hold: how long it must have been calmer before it falls or ends.
    """
    reached = seen.reached if seen else None
    if alert is None:
        return Begun(seen=seen, level=reached) if seen and reached else None
    if reached and reached.rank > alert.level.rank:
        return Moved(alert=alert, level=reached, easing_since=None, seen=seen)
    kept = max((reached, seen.kept if seen else None), key=_rank)
    if _rank(kept) >= alert.level.rank:
        if alert.easing_since is None:
            return None
        return Moved(alert=alert, level=alert.level, easing_since=None, seen=None)
    # A clock that was set back begins the wait for calm anew.
    if alert.easing_since is None or now < alert.easing_since:
        return Moved(alert=alert, level=alert.level, easing_since=now, seen=None)
    if now - alert.easing_since < hold:
        return None
    if kept is None:
        return AlertEnd(alert=alert, at=now)
    return Moved(alert=alert, level=kept, easing_since=None, seen=seen)


def _level(measured: float, warning: float, critical: float) -> AlertLevel | None:
    if measured >= critical:
        return AlertLevel.CRITICAL
    return AlertLevel.WARNING if measured >= warning else None


def _rank(level: AlertLevel | None) -> int:
    return level.rank if level else 0
