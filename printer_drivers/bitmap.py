"""A picture as a thermal head burns it: rows of packed dots."""

import time
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Bitmap:
    """Dots of a ticket, row by row from the top; 1 is black, the first dot is the highest bit."""

    width_px: int
    height_px: int
    rows: bytes

    def __post_init__(self) -> None:
        if self.width_px <= 0 or self.width_px % 8:
            raise ValueError(f"a row is whole bytes wide, not {self.width_px} dots")
        if len(self.rows) != self.stride * self.height_px:
            raise ValueError(f"{len(self.rows)} bytes are not {self.height_px} rows")

    @property
    def stride(self) -> int:
        """Return the length of a row in bytes."""
        return self.width_px // 8

    def row(self, y: int) -> bytes:
        """Return the dots of row ``y``."""
        return self.rows[y * self.stride : (y + 1) * self.stride]


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
