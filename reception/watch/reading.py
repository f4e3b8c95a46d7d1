"""The hall at one instant, as whoever leads it sees it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from reception.domain.alerts import Alert, AlertKind, AlertLevel, Observation
from reception.domain.unit import Unit
from reception.hall import CounterNow, ServiceOutlook
from reception.ports import StationLife, StationOutage, StationPrinter, station_subject


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceWatched:
    """A service's line, and how it stands to the thresholds."""

    outlook: ServiceOutlook
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

    @property
    def waiting(self) -> int:
        """Return how many wait, for whatever service."""
        return sum(one.outlook.waiting for one in self.services)

    @property
    def longest(self) -> ServiceWatched | None:
        """Return the service with the longest wait; None when nobody waits."""
        lines = [one for one in self.services if one.outlook.waiting]
        return max(lines, key=lambda one: one.outlook.longest_wait, default=None)

    @property
    def open_counters(self) -> int:
        """Return at how many counters somebody calls: not those on a break."""
        return sum(one.now.clerk is not None and not one.now.on_break for one in self.counters)

    def seen(self, kind: AlertKind, subject: str) -> Observation | None:
        """Return how something stands now; None when there is nothing to look at."""
        return next(
            (one for one in self.observations if (one.kind, one.subject) == (kind, subject)), None
        )
