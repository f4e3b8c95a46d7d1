"""Watching the hall: what is going on, what alarms, and the log of it."""

from reception.watch.reading import (
    CounterWatched,
    LiveReading,
    ServiceWatched,
    StationWatched,
)
from reception.watch.watching import Watch

__all__ = [
    "CounterWatched",
    "LiveReading",
    "ServiceWatched",
    "StationWatched",
    "Watch",
]
