"""A moment by which something must have happened: no wait is longer."""

import time
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment on the monotonic clock, in seconds."""

    at_s: float

    @classmethod
    def after(cls, duration: timedelta) -> "Deadline":
        """Return the moment ``duration`` from now."""
        return cls(time.monotonic() + duration.total_seconds())

    def or_at(self, other: "Deadline") -> "Deadline":
        """Return the sooner of the two."""
        return self if self.at_s <= other.at_s else other

    def or_after(self, duration: timedelta) -> "Deadline":
        """Return this deadline, or the moment ``duration`` from now where that is sooner."""
        return self.or_at(Deadline.after(duration))

    @property
    def left_s(self) -> float:
        """Return the seconds that remain, never below zero."""
        return max(0.0, self.at_s - time.monotonic())

    @property
    def passed(self) -> bool:
        """Return whether it is over."""
        return self.left_s == 0.0
