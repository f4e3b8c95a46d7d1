"""The only reader of the wall clock; and what else a subject is given: identifiers, changes."""

import logging
import time
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from pathlib import PurePosixPath
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

TRIPS = logging.getLogger("nouba.trips")
"""Told, below its warnings, how far a trip is that somebody waits for; whoever measures listens."""


class SystemClock:
    """This computer's clock."""

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        return datetime.now(UTC)


class StoppedClock:
    """A clock that stands still: what is told later is done at the instant it was done."""

    def __init__(self, at: datetime) -> None:
        self._at = at.astimezone(UTC)

    def now(self) -> datetime:
        """Return its instant in UTC."""
        return self._at


class ScaledClock:
    """A clock for trials: it starts at a chosen instant and runs faster than the real one.

    Processes that share the three figures share the time.
    """

    def __init__(self, starts_at: datetime, real_start_s: float, speed: float) -> None:
        self._starts_at = starts_at.astimezone(UTC)
        self._real_start_s = real_start_s
        self.speed = speed

    def now(self) -> datetime:
        """Return the instant that the trial has reached, in UTC."""
        elapsed_s = (time.time() - self._real_start_s) * self.speed
        return self._starts_at + timedelta(seconds=elapsed_s)


def speed_of(clock: "Clock") -> float:
    """Return how many of a clock's seconds pass in a real one."""
    return clock.speed if isinstance(clock, ScaledClock) else 1.0


def scaled_from_now(starts_at: datetime, speed: float) -> str:
    """Return the text by which other processes join a trial that starts now."""
    return f"{starts_at.astimezone(UTC).isoformat()}/{time.time()!r}/{speed!r}"


def clock_named(text: str) -> SystemClock | ScaledClock:
    """Return the clock a setting names: empty for the system's, else a trial's three figures.

    Raises:
        ValueError: the text is neither.
    """
    if not text:
        return SystemClock()
    starts_at, real_start, speed = text.split("/")
    return ScaledClock(datetime.fromisoformat(starts_at), float(real_start), float(speed))


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        ...


class Ids(Protocol):
    """Makes identifiers."""

    def new(self) -> UUID:
        """Return an identifier never returned before; later ones sort later."""
        ...


class Topic(StrEnum):
    """What a change notice may be about."""

    TICKETS = "tickets"
    UNIT = "unit"
    COUNTERS = "counters"
    PRINTS = "prints"
    ALERTS = "alerts"
    SESSIONS = "sessions"


class ChangeFeed(Protocol):
    """Hears what other processes announced."""

    def wait(self, timeout_s: float) -> frozenset[Topic]:
        """Return what changed since the last call; empty when nothing did in time."""
        ...

    def close(self) -> None:
        """Give back the connection."""
        ...


@lru_cache
def unit_zone(name: str) -> ZoneInfo:
    """Return the zone called ``name``, such as ``Africa/Casablanca``.

    Raises:
        ZoneInfoNotFoundError: the ``tzdata`` package has no such zone.
    """
    parts = PurePosixPath(name).parts
    file = resources.files("tzdata").joinpath("zoneinfo", *parts)
    if not parts or ".." in parts or name.startswith("/") or not file.is_file():
        raise ZoneInfoNotFoundError(f"No time zone found with key {name}")
    with file.open("rb") as data:
        return ZoneInfo.from_file(data, key=name)
