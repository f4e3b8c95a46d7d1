"""What every process of the demonstration knows: the morning, and its part in it."""

import os
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from lab.printer.address import real_address
from reception.clock import clock_named
from reception.ports import Clock
from reception.settings import Settings, settings_from

_SEED, _STARTS, _MINUTES = "NOUBA_DEMO_SEED", "NOUBA_DEMO_STARTS", "NOUBA_DEMO_MINUTES"


@dataclass(frozen=True, kw_only=True, slots=True)
class Morning:
    """From when to when visitors come, and the seed of it all."""

    starts_at: datetime
    length: timedelta
    seed: int

    @property
    def ends_at(self) -> datetime:
        """Return when the last visitor may come."""
        return self.starts_at + self.length

    def environment(self) -> dict[str, str]:
        """Return how other processes learn of it."""
        return {
            _SEED: str(self.seed),
            _STARTS: self.starts_at.isoformat(),
            _MINUTES: str(self.length / timedelta(minutes=1)),
        }


def morning() -> Morning:
    """Return the morning this process was started for."""
    return Morning(
        starts_at=datetime.fromisoformat(os.environ[_STARTS]),
        length=timedelta(minutes=float(os.environ[_MINUTES])),
        seed=int(os.environ[_SEED]),
    )


def part(name: str) -> str:
    """Return this process's own part, such as its login."""
    return os.environ[f"NOUBA_DEMO_{name.upper()}"]


def settings_and_clock() -> tuple[Settings, Clock]:
    """Return the station's settings and the morning's clock."""
    settings = settings_from()
    if settings.printer:
        settings = replace(settings, printer=real_address(settings.printer))
    return settings, clock_named(settings.clock)
