"""How long a job may take at this very printer."""

from collections import deque
from datetime import timedelta

from printer_drivers.encode import Profile

_MM_PER_INCH = 25.4
_CUT_S = 0.5
_GRACE_S = 2.0
_REMEMBERED_JOBS = 8
_SLOWEST = 10.0


class Pace:
    """Bytes by the line, paper by the head, and what was measured at the printer itself."""

    def __init__(self, profile: Profile, line_bytes_s: float | None = None) -> None:
        self._profile = profile
        self.line_bytes_s = line_bytes_s or profile.line_bytes_s
        self._measured: deque[float] = deque(maxlen=_REMEMBERED_JOBS)

    def time_for(self, byte_count: int, rows: int) -> timedelta:
        """Return how long a job may take until the printer has said that it is printed."""
        return timedelta(seconds=self._physical_s(byte_count, rows) * self._slowness + _GRACE_S)

    def learn(self, byte_count: int, rows: int, took: timedelta) -> None:
        """Note how long a confirmed job took: some printers are slower than their papers say."""
        self._measured.append(took.total_seconds() / self._physical_s(byte_count, rows))

    @property
    def _slowness(self) -> float:
        return min(max((1.0, *self._measured)), _SLOWEST)

    def _physical_s(self, byte_count: int, rows: int) -> float:
        feeding_s = rows * _MM_PER_INCH / self._profile.dpi / self._profile.paper_mm_s
        return byte_count / self.line_bytes_s + feeding_s + _CUT_S
