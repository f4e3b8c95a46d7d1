"""What watching the hall needs: the log of alerts, signs of life, and who acted last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from reception.domain.alerts import Alert, AlertLevel, Change


class App(StrEnum):
    """What runs at a station and gives a sign of life."""

    KIOSK = "kiosk"
    BOARD = "board"
    CLERK = "clerk"


@dataclass(frozen=True, kw_only=True, slots=True)
class StationLife:
    """When something was last heard from a station's app."""

    station: str
    app: App
    part: str
    """Which of several of one kind, such as a board's code; empty for the only one."""
    since: datetime
    """When it was started."""
    heard_at: datetime
    unheard: timedelta
    """For how long, by the clock that timed it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StationOutage:
    """A time in which a station could not reach the database, as it has told since."""

    id: UUID
    station: str
    began_at: datetime
    """By the clock of the station, set right by what is known of it."""
    ended_at: datetime | None
    """None while what it has given alone is still being handed over."""
    tickets: int
    """How many numbers it gave by itself."""
    waiting: int = 0
    """How many of them are still to be handed over."""
    aside: int = 0
    """How many wait at the station for a decision."""


def station_subject(app: App, part: str, station: str) -> str:
    """Return how alerts name a station's app."""
    return f"{app}:{part}:{station}"


def station_named(subject: str) -> tuple[App, str, str]:
    """Return the app, its part and the station that an alert names."""
    app, part, station = subject.split(":", 2)
    return App(app), part, station


class AlertStore(Protocol):
    """Keeps the log of alerts; of several who watch, one writes each change."""

    def open(self, unit: str) -> tuple[Alert, ...]:
        """Return the alerts that are not over, in the order in which they began."""
        ...

    def alert(self, unit: str, number: int) -> Alert | None:
        """Return an alert of the log."""
        ...

    def log(self, unit: str, begins: datetime, ends: datetime) -> tuple[Alert, ...]:
        """Return the alerts that were open at some time of a period, the latest first."""
        ...

    def write(self, unit: str, changes: Sequence[Change], at: datetime) -> int:
        """Write what nobody else has written yet; return how many changes that were."""
        ...

    def acknowledge(
        self, unit: str, number: int, level: AlertLevel, *, by: str, at: datetime
    ) -> bool:
        """Write who has seen an alert at a level; false: somebody had before."""
        ...

    def last_acts(self, unit: str) -> Mapping[str, datetime]:
        """Return when everybody who is at a counter acted last, by login."""
        ...

    def parked(self, unit: str) -> Sequence[date]:
        """Return the days of the tickets that could not be taken in, and wait for a decision."""
        ...


class StationStore(Protocol):
    """Keeps signs of life, timed by one clock for all stations."""

    def beat(self, unit: str, station: str, app: App, part: str, *, starts: bool) -> None:
        """Write that an app runs at a station."""
        ...

    def leave(self, unit: str, station: str, app: App, part: str) -> None:
        """Write that an app was ended in good order."""
        ...

    def lives(self, unit: str) -> tuple[StationLife, ...]:
        """Return what runs, or did until it fell silent."""
        ...

    def tell_outage(self, unit: str, outage: StationOutage) -> None:
        """Write how an outage stands; told again, it stands so from now on."""
        ...

    def outages(self, unit: str, since: datetime) -> tuple[StationOutage, ...]:
        """Return the outages that lasted until then at least, the latest first."""
        ...
